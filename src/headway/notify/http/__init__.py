"""Messages and their ways over HTTP."""

from ninja import Router

from headway.notify.http.channels import router as channels
from headway.notify.http.inbox import router as inbox
from headway.notify.http.preferences import router as preferences

router = Router()
router.add_router("", inbox)
for part in (channels, preferences):
    router.add_router("", part, tags=["channels"])

__all__ = ["router"]
