"""What stands in a person's calendar. Rooms above say, once, what they put there.

`register_calendar_source("work", list_own_work)`. Of two entries with one uid the source that was registered later wins:
an accepted offer says more precisely than the plan when somebody works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class CalendarItem:
    """One entry. `uid`: stable as long as it is the same thing. Whole days: `starts` and `ends` are dates, both included;
    else instants with a zone. `path`: the page about it."""

    uid: str
    title: str
    starts: date
    ends: date
    words: str = ""
    path: str = "/"
    project: str = ""


Source = Callable[[Any, datetime], Iterable[CalendarItem]]
"""(account, now) -> what he may see at this moment, from a month ago to a year ahead."""

_sources: dict[str, Source] = {}


def register_calendar_source(name: str, source: Source) -> None:
    """Put something into everybody's calendars. Raises ValueError when another source has this name."""
    if _sources.get(name, source) is not source:
        raise ValueError(f"two calendar sources {name}")
    _sources[name] = source


def list_calendar_items(account: Any, now: datetime) -> list[CalendarItem]:
    """Everything for an account, by day."""
    found = {item.uid: item for source in _sources.values() for item in source(account, now)}
    return sorted(found.values(), key=lambda one: (one.starts.isoformat(), one.uid))
