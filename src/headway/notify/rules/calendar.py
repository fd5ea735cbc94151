"""A person's calendar as a file of RFC 5545. Rule 7.17."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from headway.notify.calendar_sources import CalendarItem

MOST_ITEMS = 500
BACK, AHEAD = timedelta(days=31), timedelta(days=366)
READS_PER_HOUR = 60
"""Calendar programs ask a few times an hour."""
_PRODUCT = "-//Headway//Headway//ZH"


@dataclass(frozen=True)
class Entry:
    """An item as it is told: `sequence` grows, and `changed_at` moves, when its content changes."""

    item: CalendarItem
    sequence: int
    changed_at: datetime


def digest_of(item: CalendarItem) -> str:
    """sha256 of what is told of an item."""
    told = {name: str(value) for name, value in asdict(item).items()}
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def within(items: Iterable[CalendarItem], now: datetime) -> list[CalendarItem]:
    """Those from a month ago to a year ahead, the nearest 500."""
    first, last = (now - BACK).date(), (now + AHEAD).date()
    near = [one for one in items if _day(one.ends) >= first and _day(one.starts) <= last]
    return sorted(sorted(near, key=lambda one: _distance(one, now))[:MOST_ITEMS], key=lambda one: one.uid)


def calendar_file(entries: Iterable[Entry], *, name: str, address: str, host: str) -> bytes:
    """The file. Whole days carry no zone: they are the site's days everywhere; instants are in UTC."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", name)
    calendar.add("REFRESH-INTERVAL", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for one in entries:
        item, event = one.item, Event()
        event.add("UID", f"{uuid5(NAMESPACE_URL, f'{host}/{item.uid}')}@{host}")
        event.add("DTSTAMP", one.changed_at.astimezone(UTC).replace(microsecond=0))
        event.add("LAST-MODIFIED", one.changed_at.astimezone(UTC).replace(microsecond=0))
        event.add("SEQUENCE", one.sequence)
        event.add("SUMMARY", item.title)
        event.add("DTSTART", _start(item))
        event.add("DTEND", _end(item))
        event.add("TRANSP", "TRANSPARENT")
        if item.words or item.project:
            event.add("DESCRIPTION", "\n".join(part for part in (item.project, item.words) if part))
        if address:
            event.add("URL", f"{address}{item.path}")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def etag_of(body: bytes) -> str:
    """A strong entity tag."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _start(item: CalendarItem) -> date:
    return item.starts.astimezone(UTC) if isinstance(item.starts, datetime) else item.starts


def _end(item: CalendarItem) -> date:
    """RFC 5545: the end of whole days is the day after."""
    return item.ends.astimezone(UTC) if isinstance(item.ends, datetime) else item.ends + timedelta(days=1)


def _day(value: date) -> date:
    return value.astimezone(UTC).date() if isinstance(value, datetime) else value


def _distance(item: CalendarItem, now: datetime) -> int:
    today = now.date()
    return max((_day(item.starts) - today).days, (today - _day(item.ends)).days, 0)
