"""Calendars without inheritance, and exceptions of which no two touch the same day, for files that know neither."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from headway.engine.document import Calendar, CalendarException, Shift

_Day = tuple[tuple[Shift, ...], str]


def flattened(calendar: Calendar, by_uid: dict[str, Calendar]) -> Calendar:
    """The same working time without a parent; the calendar itself when it has none.

    A day follows the nearest calendar that says something of it, an exception before the week.
    """
    line = _lineage(calendar, by_uid)
    if len(line) == 1:
        return calendar
    days: dict[int, _Day] = {}
    for above, own in enumerate(line):
        for ordinal, day in exception_days(own).items():
            nearer = line[:above]
            if ordinal in days or any(one.week[date.fromordinal(ordinal).weekday()] is not None for one in nearer):
                continue
            days[ordinal] = day
    week = tuple(next((one.week[day] for one in line if one.week[day] is not None), ()) for day in range(7))
    return Calendar(
        calendar.uid,
        calendar.name,
        week,
        spans_of(days),
        None,
        calendar.kind,
        calendar.minutes_per_day,
        calendar.minutes_per_week,
        calendar.minutes_per_month,
    )


def exception_days(calendar: Calendar) -> dict[int, _Day]:
    """Own exceptional days by their ordinal; a later entry wins."""
    days: dict[int, _Day] = {}
    for item in calendar.exceptions:
        for step in range((item.last_day - item.first_day).days + 1):
            day = item.first_day + timedelta(days=step)
            if item.weekdays is None or day.weekday() in item.weekdays:
                days[day.toordinal()] = (item.shifts, item.name)
    return days


def spans_of(days: dict[int, _Day]) -> list[CalendarException]:
    """Days in order; neighbours with the same shifts and name become one."""
    found: list[CalendarException] = []
    for ordinal in sorted(days):
        shifts, name = days[ordinal]
        day = date.fromordinal(ordinal)
        last = found[-1] if found else None
        if last and last.last_day + timedelta(days=1) == day and (last.shifts, last.name) == (shifts, name):
            last.last_day = day
        else:
            found.append(CalendarException(day, day, shifts, name))
    return found


def overlap(exceptions: list[CalendarException]) -> bool:
    """Whether some day is named twice, or an entry holds on some days of the week only."""
    spans = sorted((item.first_day, item.last_day) for item in exceptions)
    doubled = any(later[0] <= earlier[1] for earlier, later in pairwise(spans))
    return doubled or any(item.weekdays is not None for item in exceptions)


def _lineage(calendar: Calendar, by_uid: dict[str, Calendar]) -> list[Calendar]:
    line, seen = [calendar], {calendar.uid}
    while calendar.parent_uid in by_uid and calendar.parent_uid not in seen:
        calendar = by_uid[calendar.parent_uid]
        seen.add(calendar.uid)
        line.append(calendar)
    return line
