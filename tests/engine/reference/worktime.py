"""Working time, the slow way: lists of worked spans, one day after the other.

Instants are naive `datetime`. Nothing here is shared with the engine but the dataclasses of the
document.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from headway.engine.document import Calendar, Shift

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
HORIZON_DAYS = 40 * 366


class WorkTime:
    """One calendar. `parents` holds every calendar of the project by uid."""

    def __init__(self, calendar: Calendar | None, parents: dict[str, Calendar]) -> None:
        self.calendar = calendar
        self.parents = parents
        self._spans: dict[datetime, list[tuple[datetime, datetime]]] = {}

    def spans(self, midnight: datetime) -> list[tuple[datetime, datetime]]:
        """Worked spans of one day, touching ones joined."""
        if midnight not in self._spans:
            joined: list[tuple[datetime, datetime]] = []
            for start, finish in sorted(self._shifts(self.calendar, midnight)):
                span = (midnight + start * MINUTE, midnight + finish * MINUTE)
                if joined and joined[-1][1] >= span[0]:
                    joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
                elif span[1] > span[0]:
                    joined.append(span)
            self._spans[midnight] = joined
        return self._spans[midnight]

    def _shifts(self, calendar: Calendar | None, midnight: datetime) -> tuple[Shift, ...]:
        if calendar is None:  # the 24-hour calendar
            return ((0, 1440),)
        day = midnight.date()
        for exception in reversed(calendar.exceptions):
            on_weekday = exception.weekdays is None or day.weekday() in exception.weekdays
            if exception.first_day <= day <= exception.last_day and on_weekday:
                return exception.shifts
        own = calendar.week[day.weekday()]
        if own is not None:
            return own
        if calendar.parent_uid is None:
            return ()
        return self._shifts(self.parents[calendar.parent_uid], midnight)

    def _forward(self, instant: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Worked spans from `instant` on, the first one cut."""
        midnight = datetime.combine(instant.date(), time())
        for _ in range(HORIZON_DAYS):
            for start, finish in self.spans(midnight):
                if finish > instant:
                    yield max(start, instant), finish
            midnight += DAY

    def _backward(self, instant: datetime) -> Iterator[tuple[datetime, datetime]]:
        midnight = datetime.combine(instant.date(), time())
        for _ in range(HORIZON_DAYS):
            for start, finish in reversed(self.spans(midnight)):
                if start < instant:
                    yield start, min(finish, instant)
            midnight -= DAY

    def next_start(self, instant: datetime) -> datetime:
        """The first instant from which work can be done."""
        return next(self._forward(instant))[0]

    def last_finish(self, instant: datetime) -> datetime:
        """The last instant up to which work has been done."""
        return next(self._backward(instant))[1]

    def add(self, instant: datetime, minutes: int) -> datetime:
        """Where `minutes` > 0 of work from `instant` end: the end of a worked minute."""
        assert minutes > 0
        left = minutes * MINUTE
        for start, finish in self._forward(instant):
            if finish - start >= left:
                return start + left
            left -= finish - start
        raise AssertionError("no work within the horizon")

    def subtract(self, instant: datetime, minutes: int) -> datetime:
        """Where `minutes` > 0 of work that end at `instant` began: the start of a worked minute."""
        assert minutes > 0
        left = minutes * MINUTE
        for start, finish in self._backward(instant):
            if finish - start >= left:
                return finish - left
            left -= finish - start
        raise AssertionError("no work within the horizon")

    def between(self, first: datetime, last: datetime) -> int:
        """Working minutes from `first` to `last`, negative when `last` comes first."""
        if last < first:
            return -self.between(last, first)
        total = timedelta()
        for start, finish in self._forward(first):
            if start >= last:
                break
            total += min(finish, last) - start
        return total // MINUTE

    def same(self, one: datetime, other: datetime) -> bool:
        """The end of a shift and the start of the next one are the same instant."""
        return self.between(one, other) == 0
