"""Decisions about messages and their ways, from plain values."""

from headway.notify.rules.messages import INBOX_CHANGED, KINDS, LARGEST_PAGE, MOST_COUNTED, PAGE

__all__ = ["INBOX_CHANGED", "KINDS", "LARGEST_PAGE", "MOST_COUNTED", "PAGE"]
