"""Messages over HTTP."""

from headway.notify.http.inbox import router

__all__ = ["router"]
