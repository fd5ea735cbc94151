"""Working time of one calendar, day by day, for words about a few dates; the engine has its own tables for all.

Days are numbers since 1970-01-01, instants minutes since then, both local.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headway.engine.calendars import EPOCH_ORDINAL, EPOCH_WEEKDAY, ROUND_THE_CLOCK, STANDARD_WEEK
from headway.engine.document import Calendar, CalendarException, Shift

MINUTES_PER_DAY = 1440
LONGEST_LOOK = 4_000
"""Days: a span that is longer than about eleven years is not looked through."""


@dataclass(frozen=True)
class IdleDays:
    """Days on which nobody works, both ends included; `name` of the exception, empty for the week's own rest."""

    first_day: int
    last_day: int
    name: str


@dataclass(frozen=True)
class WorkingTime:
    """A calendar followed by those that it inherits from; without any, the standard week or round the clock."""

    chain: Sequence[Calendar]
    elapsed: bool = False

    def shifts_on(self, day: int) -> tuple[Sequence[Shift], str]:
        """The shifts of a day and the name of the exception that set them: own exception, own week, the parent."""
        weekday = (day + EPOCH_WEEKDAY) % 7
        for calendar in self.chain:
            exception = _exception_on(calendar, day, weekday)
            if exception is not None:
                return exception.shifts, exception.name
            rule = calendar.week[weekday]
            if rule is not None:
                return rule, ""
        if self.elapsed:
            return ROUND_THE_CLOCK, ""
        return ((), "") if self.chain else (STANDARD_WEEK[weekday], "")

    def work_between(self, start: int, finish: int) -> int | None:
        """Working minutes from `start` to `finish`, negative when they stand the other way; None = too far apart."""
        if finish < start:
            back = self.work_between(finish, start)
            return None if back is None else -back
        first, last = start // MINUTES_PER_DAY, finish // MINUTES_PER_DAY
        if last - first > LONGEST_LOOK:
            return None
        return sum(
            max(0, min(finish, day * MINUTES_PER_DAY + to) - max(start, day * MINUTES_PER_DAY + since))
            for day in range(first, last + 1)
            for since, to in self.shifts_on(day)[0]
        )

    def after_work(self, instant: int, minutes: int) -> int | None:
        """The instant at which `minutes` (0 or more) of work are done after `instant`; None = too far away."""
        left, first = minutes, instant // MINUTES_PER_DAY
        if left == 0:
            return instant
        for day in range(first, first + LONGEST_LOOK):
            for since, to in self.shifts_on(day)[0]:
                begin = max(instant, day * MINUTES_PER_DAY + since)
                worked = day * MINUTES_PER_DAY + to - begin
                if worked >= left:
                    return begin + left
                left -= max(0, worked)
        return None

    def idle_days(self, start: int, finish: int) -> list[IdleDays]:
        """Days without work between two instants; days of one exception, or of one weekend, are told together."""
        first, last = start // MINUTES_PER_DAY, (finish - 1) // MINUTES_PER_DAY
        found: list[IdleDays] = []
        for day in range(first, min(last, first + LONGEST_LOOK) + 1):
            shifts, name = self.shifts_on(day)
            if any(to > since for since, to in shifts):
                continue
            if found and found[-1].last_day == day - 1 and found[-1].name == name:
                found[-1] = IdleDays(found[-1].first_day, day, name)
            else:
                found.append(IdleDays(day, day, name))
        return found


def working_time(calendars: Sequence[Calendar], position: int) -> WorkingTime:
    """The working time of a calendar by its position; after the last stand the standard week and round the clock."""
    if position >= len(calendars):
        return WorkingTime((), elapsed=position > len(calendars))
    by_uid = {calendar.uid: calendar for calendar in calendars}
    chain: list[Calendar] = []
    at: Calendar | None = calendars[position]
    while at is not None and at not in chain:
        chain.append(at)
        at = by_uid.get(at.parent_uid or "")
    return WorkingTime(tuple(chain))


def _exception_on(calendar: Calendar, day: int, weekday: int) -> CalendarException | None:
    for exception in reversed(calendar.exceptions):
        first, last = (edge.toordinal() - EPOCH_ORDINAL for edge in (exception.first_day, exception.last_day))
        if first <= day <= last and (exception.weekdays is None or weekday in exception.weekdays):
            return exception
    return None
