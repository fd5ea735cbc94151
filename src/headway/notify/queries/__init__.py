"""Reads of what people were told, and of the ways it took."""

from headway.notify.queries.inbox import InboxPage, Told, count_unread, list_inbox

__all__ = ["InboxPage", "Told", "count_unread", "list_inbox"]
