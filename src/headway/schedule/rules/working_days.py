"""The working time of a plan's calendar by its number."""

from __future__ import annotations

from collections.abc import Mapping

from headway.engine.document import Calendar
from headway.engine.why.working_time import WorkingTime


def working_time(calendars: Mapping[int, Calendar], number: int | None, *, elapsed: bool = False) -> WorkingTime:
    """The calendar with those that it inherits from; without any, the standard week or round the clock."""
    if elapsed:
        return WorkingTime((), elapsed=True)
    chain: list[Calendar] = []
    at = None if number is None else calendars.get(number)
    while at is not None and at not in chain:
        chain.append(at)
        at = calendars.get(int(at.parent_uid)) if at.parent_uid else None
    return WorkingTime(tuple(chain))
