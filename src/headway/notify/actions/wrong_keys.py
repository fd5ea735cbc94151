"""Slows down who tries keys: wrong ones are counted per network."""

from __future__ import annotations

from datetime import datetime

from headway.notify.errors import TooManyWrongKeys
from headway.notify.models import WrongKey
from headway.notify.rules.links import WINDOW, WRONG_KEYS, WRONG_KEYS_KEPT
from headway.people.rules import network_of


def refuse_guessers(*, source: str, now: datetime) -> None:
    """Raises TooManyWrongKeys when this network tried too many keys that open nothing."""
    tried = WrongKey.objects.filter(source=network_of(source), at__gt=now - WINDOW)
    if tried.count() >= WRONG_KEYS:
        raise TooManyWrongKeys


def note_wrong_key(*, source: str, now: datetime) -> None:
    """Count a key that opened nothing. Outside of any transaction that a refusal rolls back."""
    WrongKey.objects.create(source=network_of(source), at=now)


def forget_wrong_keys(*, now: datetime) -> int:
    """Remove those that count no more; returns how many."""
    return WrongKey.objects.filter(at__lt=now - WRONG_KEYS_KEPT).delete()[0]
