"""Decisions about crews' links, from plain values."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

LONGEST_WINDOW = timedelta(days=366)
GRACE = timedelta(days=7)
"""After the last day a phone that had no network still hands in what was entered in time."""
HANDED_OVER_WITHIN = timedelta(days=30)
"""After a link was taken back a phone that hears of it hands over what was entered before, for the desk."""
MOST_ACTIVITIES = 500
LONGEST_REPORTER = 80


def token_hash_of(token: str) -> str:
    """What is kept of a link's token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def is_window(first_day: date, last_day: date) -> bool:
    """Whether a link may be made for these days, both counted."""
    return first_day <= last_day and last_day - first_day < LONGEST_WINDOW


def is_over(last_day: date, *, today: date) -> bool:
    """Whether nobody signs in by the link any more. `today`: the day at the site."""
    return today > last_day + GRACE


def is_within(day: date, *, first_day: date, last_day: date) -> bool:
    """Whether something may be reported for this site day."""
    return first_day <= day <= last_day
