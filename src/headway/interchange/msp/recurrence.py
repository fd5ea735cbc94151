"""Recurring exceptions of Microsoft Project's calendars, written out as days.

Kinds: 1 daily, 2 yearly on a day of a month, 3 yearly by position (third Monday of May), 4 monthly
on a day, 5 monthly by position, 6 weekly on days, 7 every so many days.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, takewhile

from headway.interchange.msp.values import flag, whole
from headway.interchange.xml_parts import Part

MOST_OCCURRENCES = 4000
DAY, WEEKDAY, WEEKEND_DAY = 0, 1, 2
"""MonthItem 0-2; 3-9 are Sunday to Saturday."""


def days_of_exception(part: Part, first: date, last: date) -> list[tuple[date, date]]:
    """Spans of days, first and last included."""
    kind, period = part["Type"].strip(), max(1, whole(part["Period"], 1))
    occurrences = whole(part["Occurrences"])
    if kind in ("", "1", "7", "9") and period == 1:
        return [(first, last)]
    days = _days(kind, part, first, period)
    if flag(part["EnteredByOccurrences"]) and occurrences > 0:
        chosen = list(islice(days, min(occurrences, MOST_OCCURRENCES)))
    else:
        chosen = list(islice(takewhile(lambda day: day <= last, days), MOST_OCCURRENCES))
    return [(day, day) for day in chosen]


def _days(kind: str, part: Part, first: date, period: int) -> Iterator[date]:
    if kind in ("2", "3"):
        found = _yearly(part, first, by_position=kind == "3")
    elif kind in ("4", "5"):
        found = _monthly(part, first, period, by_position=kind == "5")
    elif kind == "6":
        found = _weekly(whole(part["DaysOfWeek"]), first, period)
    else:
        found = (first + timedelta(days=period * step) for step in range(MOST_OCCURRENCES))
    return (day for day in found if day >= first)


def _yearly(part: Part, first: date, *, by_position: bool) -> Iterator[date]:
    month = whole(part["Month"]) + 1  # 0 = January
    for year in range(first.year, min(first.year + 200, 2200)):
        day = _day_of_month(part, year, month, by_position=by_position)
        if day:
            yield day


def _monthly(part: Part, first: date, period: int, *, by_position: bool) -> Iterator[date]:
    for step in range(0, MOST_OCCURRENCES, period):
        years, month = divmod(first.month - 1 + step, 12)
        if first.year + years >= 2200:
            return
        day = _day_of_month(part, first.year + years, month + 1, by_position=by_position)
        if day:
            yield day


def _weekly(mask: int, first: date, period: int) -> Iterator[date]:
    """`mask`: 1 = Sunday, 2 = Monday, … 64 = Saturday; weeks begin on Sunday."""
    sunday = first - timedelta(days=(first.weekday() + 1) % 7)
    for week in range(0, MOST_OCCURRENCES * period, period):
        for number in range(7):
            if mask & (1 << number):
                yield sunday + timedelta(days=7 * week + number)
        if not mask:
            return


def _day_of_month(part: Part, year: int, month: int, *, by_position: bool) -> date | None:
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if not by_position:
        wanted = whole(part["MonthDay"])
        return date(year, month, min(wanted, length)) if wanted > 0 else None
    days = [date(year, month, day) for day in range(1, length + 1)]
    fitting = [day for day in days if _fits(day, whole(part["MonthItem"]))]
    position = whole(part["MonthPosition"])  # 0-3 = first to fourth, 4 = last
    return fitting[-1] if position == 4 or position >= len(fitting) else fitting[position]


def _fits(day: date, item: int) -> bool:
    if item == DAY:
        return True
    if item in (WEEKDAY, WEEKEND_DAY):
        return (day.weekday() < 5) == (item == WEEKDAY)
    return (day.weekday() + 1) % 7 == item - 3
