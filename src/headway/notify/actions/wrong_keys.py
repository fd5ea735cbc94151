"""Slows down who tries keys: wrong ones are counted per network."""

from __future__ import annotations

from datetime import datetime

from headway.notify.errors import TooManyWrongKeys
from headway.notify.models import WrongKey
from headway.notify.rules.links import WINDOW, WRONG_KEYS, WRONG_KEYS_KEPT
from headway.people.rules import network_of

HOOKS = "hooks"
"""Calls of messengers are counted apart: their networks are shared by all customers of a vendor."""


def count_wrong_key(*, source: str, door: str = "", now: datetime) -> None:
    """Count a key that opened nothing. Outside of any transaction that a refusal rolls back.

    Raises TooManyWrongKeys when this network tried too many at this door already. A right key is never asked: behind
    one address stands a whole building site, and nobody guesses 256 bits.
    """
    counted = _counted(source, door)
    if WrongKey.objects.filter(source=counted, at__gt=now - WINDOW).count() >= WRONG_KEYS:
        raise TooManyWrongKeys
    WrongKey.objects.create(source=counted, at=now)


def _counted(source: str, door: str) -> str:
    network = network_of(source)
    return f"{door} {network}"[:45] if door else network


def forget_wrong_keys(*, now: datetime) -> int:
    """Remove those that count no more; returns how many."""
    return WrongKey.objects.filter(at__lt=now - WRONG_KEYS_KEPT).delete()[0]
