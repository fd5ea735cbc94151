"""How MSPDI writes values, and the numbers by which its parts know each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from lxml import etree

Element = etree._Element
NAMESPACE = "http://schemas.microsoft.com/project"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST = 2**31 - 1


def element(name: str) -> Element:
    return etree.Element(name)


def add(parent: Element, name: str, value: str | float | bool | None) -> None:
    """A simple child; nothing for None. Truth is 1 and 0."""
    if value is not None:
        text = str(int(value)) if isinstance(value, bool) else str(value)
        etree.SubElement(parent, name).text = _FORBIDDEN.sub("", text)


def child(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, name)


def at(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat(timespec="seconds")


def span(minutes: float) -> str:
    """Minutes as `PT8H30M0S`."""
    seconds = round(abs(minutes) * 60)
    sign = "-" if minutes < 0 and seconds else ""
    return f"{sign}PT{seconds // 3600}H{seconds // 60 % 60}M{seconds % 60}S"


def clock(minute: int) -> str:
    """A minute of the day as `08:00:00`; the end of the day is `00:00:00`."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}:00"


def tenths(minutes: int) -> int:
    return minutes * 10


def plain(number: float) -> str:
    """A number without a needless point or exponent."""
    return f"{number:.10f}".rstrip("0").rstrip(".") if number else "0"


def numbered(uids: Iterable[str], *, zero: str | None = None) -> dict[str, int]:
    """A whole number for every uid: its own where it is one, else one that nobody has. `zero` gets 0."""
    known = list(dict.fromkeys(uids))
    own = {uid: int(uid) for uid in known if _is_number(uid)}
    numbers, following = {}, max(own.values(), default=0) + 1
    for uid in known:
        if uid == zero:
            numbers[uid] = 0
        elif uid in own:
            numbers[uid] = own[uid]
        else:
            numbers[uid], following = following, following + 1
    return numbers


def _is_number(uid: str) -> bool:
    return uid.isascii() and uid.isdecimal() and uid[0] != "0" and int(uid) < MOST // 2
