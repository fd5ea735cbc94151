"""Calendars as tables: cumulative work and pattern per day, minute tables per pattern, coarse inverse.

A day of a calendar follows its own exception, its own week, then the parent's rule for that day. Days
with the same shifts share one *pattern*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from headway.engine.document import Calendar, Shift
from headway.engine.errors import UnknownCalendar

MINUTES_PER_DAY = 1440
INVERSE_SHIFT = 9
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
EPOCH_WEEKDAY = 3  # 1970-01-01 was a Thursday; 0 = Monday
ROUND_THE_CLOCK: tuple[Shift, ...] = ((0, 1440),)
# 8 h x 5 d, what both tools take where a file names no calendar
STANDARD_WEEK: tuple[tuple[Shift, ...], ...] = (((480, 720), (780, 1020)),) * 5 + ((),) * 2

KernelTables = tuple[NDArray[np.int32], NDArray[np.int16], NDArray[np.int16], NDArray[np.int32], np.int64]


@dataclass(frozen=True, slots=True)
class CalendarTables:
    """Tables of c calendars over the days `first_day` .. `first_day + days` (days since the epoch).

    cumulative: int32 [c, days + 1], working minutes before each day; pattern: int16 [c, days];
    minutes: int16 [3, patterns, 1441]: minute -> work, work -> start minute, work -> finish minute;
    inverse: int32 [c, entries], the day on which working minute `entry * 512` lies.
    The two calendars after the given ones are the standard week and round the clock.
    """

    first_day: int
    days: int
    cumulative: NDArray[np.int32]
    pattern: NDArray[np.int16]
    minutes: NDArray[np.int16]
    inverse: NDArray[np.int32]
    shared: int = 0  # calendars after the two built-in ones: working time that two others have in common

    @property
    def for_kernels(self) -> KernelTables:
        return (self.cumulative, self.pattern, self.minutes, self.inverse, np.int64(self.first_minute))

    @property
    def first_minute(self) -> int:
        return self.first_day * MINUTES_PER_DAY

    @property
    def last_minute(self) -> int:
        return (self.first_day + self.days) * MINUTES_PER_DAY

    @property
    def standard(self) -> int:
        """Position of the built-in 8 h x 5 d calendar."""
        return len(self.cumulative) - self.shared - 2

    @property
    def round_the_clock(self) -> int:
        """Position of the built-in 24 h x 7 d calendar."""
        return len(self.cumulative) - self.shared - 1


class _Patterns:
    """Gives every set of shifts a number."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[Shift, ...], int] = {}

    def number(self, shifts: Sequence[Shift]) -> int:
        key = tuple(sorted((int(start), int(finish)) for start, finish in shifts if finish > start))
        return self.numbers.setdefault(key, len(self.numbers))

    def tables(self) -> NDArray[np.int16]:
        tables = np.zeros((3, max(1, len(self.numbers)), MINUTES_PER_DAY + 1), np.int16)
        for shifts, number in self.numbers.items():
            tables[:, number] = _minute_tables(shifts)
        return tables


def _minute_tables(shifts: Sequence[Shift]) -> NDArray[np.int16]:
    """minute -> work before it; work -> the minute at which it starts; work -> the minute at which it is done."""
    works = np.zeros(MINUTES_PER_DAY, bool)
    for start, finish in shifts:
        works[max(0, start) : min(MINUTES_PER_DAY, finish)] = True
    return minute_tables(works)


def minute_tables(works: NDArray[np.bool_]) -> NDArray[np.int16]:
    """int16 [3, 1441] of a day's 1,440 minutes, of which some are worked (see `CalendarTables`)."""
    minutes = np.flatnonzero(works)
    tables = np.zeros((3, MINUTES_PER_DAY + 1), np.int16)
    tables[0, 1:] = np.cumsum(works)
    tables[1, : len(minutes)] = minutes
    tables[1, len(minutes) :] = MINUTES_PER_DAY
    tables[2, 1 : len(minutes) + 1] = minutes + 1
    return tables


def build_calendar_tables(calendars: Sequence[Calendar], first_day: int, days: int) -> CalendarTables:
    """Tables over `days` days from `first_day`; raises UnknownCalendar for a missing or circular parent.

    Example: with 08:00-12:00 and 13:00-17:00 on working days, 240 minutes done at the first working
    day finish at 12:00, and working minute 240 starts at 13:00.
    """
    patterns = _Patterns()
    pattern = np.zeros((len(calendars) + 2, days), np.int16)
    by_uid = {calendar.uid: row for row, calendar in enumerate(calendars)}
    done: set[int] = set()
    for row in range(len(calendars)):
        for member in _chain(calendars, by_uid, row):
            if member not in done:
                parent = by_uid.get(calendars[member].parent_uid or "")
                inherited = pattern[parent] if parent is not None else None
                pattern[member] = _pattern_days(calendars[member], inherited, patterns, first_day, days)
                done.add(member)
    pattern[-2] = _week_days([patterns.number(day) for day in STANDARD_WEEK], first_day, days)
    pattern[-1] = patterns.number(ROUND_THE_CLOCK)
    minutes = patterns.tables()
    cumulative = np.zeros((len(pattern), days + 1), np.int32)
    np.cumsum(minutes[0, :, -1][pattern], axis=1, out=cumulative[:, 1:], dtype=np.int32)
    return CalendarTables(first_day, days, cumulative, pattern, minutes, inverse_of(cumulative))


def _chain(calendars: Sequence[Calendar], by_uid: dict[str, int], row: int) -> list[int]:
    """The calendar and its parents, the root first."""
    chain = [row]
    while (uid := calendars[chain[-1]].parent_uid) is not None:
        if uid not in by_uid or by_uid[uid] in chain:
            raise UnknownCalendar(calendars[row].uid)
        chain.append(by_uid[uid])
    return chain[::-1]


def _pattern_days(
    calendar: Calendar, inherited: NDArray[np.int16] | None, patterns: _Patterns, first_day: int, days: int
) -> NDArray[np.int16]:
    week = [patterns.number(shifts or ()) for shifts in calendar.week]
    pattern = _week_days(week, first_day, days)
    if inherited is not None:
        own = np.array([shifts is not None for shifts in calendar.week], bool)
        pattern = np.where(own[_weekdays(first_day, days)], pattern, inherited)
    for exception in calendar.exceptions:
        low = max(0, exception.first_day.toordinal() - EPOCH_ORDINAL - first_day)
        high = min(days, exception.last_day.toordinal() - EPOCH_ORDINAL - first_day + 1)
        if low >= high:
            continue
        number = patterns.number(exception.shifts)
        if exception.weekdays is None:
            pattern[low:high] = number
        else:
            named = np.isin(_weekdays(first_day + low, high - low), exception.weekdays)
            pattern[low:high][named] = number
    return pattern


def _weekdays(first_day: int, days: int) -> NDArray[np.int64]:
    return (np.arange(first_day, first_day + days) + EPOCH_WEEKDAY) % 7


def _week_days(week: Sequence[int], first_day: int, days: int) -> NDArray[np.int16]:
    start = (first_day + EPOCH_WEEKDAY) % 7
    turned = np.array(list(week[start:]) + list(week[:start]), np.int16)
    return np.resize(turned, days)


def inverse_of(cumulative: NDArray[np.int32]) -> NDArray[np.int32]:
    """The day on which every 512th working minute of each calendar lies."""
    entries = (int(cumulative[:, -1].max(initial=0)) >> INVERSE_SHIFT) + 1
    inverse = np.zeros((len(cumulative), entries), np.int32)
    works = np.arange(entries, dtype=np.int32) << INVERSE_SHIFT
    last = cumulative.shape[1] - 2
    for row, totals in enumerate(cumulative):
        inverse[row] = np.minimum(np.searchsorted(totals[1:], works, side="right"), max(0, last))
    return inverse
