"""Writes of messages and their ways. One function is one intention."""

from headway.notify.actions.messages import (
    Telling,
    archive_messages,
    forget_project,
    mark_all_read,
    mark_messages,
    tell,
    tell_many,
    withdraw,
)

__all__ = [
    "Telling",
    "archive_messages",
    "forget_project",
    "mark_all_read",
    "mark_messages",
    "tell",
    "tell_many",
    "withdraw",
]
