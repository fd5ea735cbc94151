"""Days since 1970-01-01, their civil dates, and which of them rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

MINUTES_PER_DAY = 1440
_FIRST = date(1970, 1, 1)
Shifts = Sequence[Sequence[int]]


def civil(day: int) -> date:
    """The date of a day number."""
    return _FIRST + timedelta(days=day)


def number_of(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _FIRST).days


def weekday(day: int) -> int:
    """0 = Monday; 1970-01-01 was a Thursday."""
    return (day + 3) % 7


@dataclass(frozen=True)
class SiteCalendar:
    """Shifts of a week from Monday on, and of runs of days [first, last, shifts]; the last run that covers wins."""

    week: Sequence[Shifts]
    exceptions: Sequence[tuple[int, int, Shifts]] = ()

    def rests(self, first_day: int, end_day: int) -> NDArray[np.bool_]:
        """Of each day in [first, end): nobody works."""
        usual = np.array([not (self.week[day] if day < len(self.week) else ()) for day in range(7)])
        rest: NDArray[np.bool_] = usual[(np.arange(first_day, end_day) + 3) % 7]
        for first, last, shifts in self.exceptions:
            rest[max(first - first_day, 0) : max(last + 1 - first_day, 0)] = not shifts
        return rest

    def hours(self) -> tuple[int, int]:
        """First and last minute of the usual day; the whole day when the week has no shifts."""
        shifts = [shift for day in self.week for shift in day]
        if not shifts:
            return 0, MINUTES_PER_DAY
        return min(shift[0] for shift in shifts), max(shift[1] for shift in shifts)


def spread(instants: NDArray[np.int64], hours: tuple[int, int]) -> NDArray[np.int64]:
    """Instants with the working hours stretched over their day, so that a day's work fills its column.

    Midnight stays midnight: work that ends there still ends on the day before. Example: 17:00 of a day of
    08:00-17:00 becomes the day's end.
    """
    first, last = hours
    day = instants // MINUTES_PER_DAY * MINUTES_PER_DAY
    part = np.clip((instants - day - first) / (last - first), 0.0, 1.0)
    return day + np.round(part * MINUTES_PER_DAY).astype(np.int64)


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Half-open runs of true entries."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
