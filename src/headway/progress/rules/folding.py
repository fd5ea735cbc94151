"""From what was accepted of an activity to what the plan is told (rules 6.58-6.62)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from headway.schedule.rules.instants import day_number, day_of, iso

MINUTES_PER_DAY = 1440
NOON = 720


@dataclass(frozen=True, slots=True)
class Row:
    """An activity of the plan as folding needs it: instants in local minutes, durations in working minutes."""

    actual_start: int | None
    actual_finish: int | None
    start: int | None  # where the plan puts it
    minutes_per_day: int
    suspend: int | None = None
    duration: int = 0


Shifts = Callable[[int], tuple[int, int] | None]
"""Day number → first and last working minute of that day (minutes since midnight); None on a day of rest."""


def last_known_day(data_date: int | None) -> date | None:
    """The last day of the site that is known at a data date: its own from noon on, else the day before.

    Example: 2026-03-06 17:00 → 2026-03-06; 2026-03-09 08:00 → 2026-03-08.
    """
    if data_date is None:
        return None
    day, minute = divmod(data_date, MINUTES_PER_DAY)
    return day_of(day) if minute >= NOON else day_of(day) - timedelta(days=1)


def progress_told(accepted: Mapping[str, Any], row: Row, shifts: Shifts, data_date: int) -> dict[str, Any]:
    """The values of the operation `record_progress` that make the plan say what was accepted.

    Days become the beginning and end of their shifts, never after the data date; an instant that the row holds on
    that day stays. Work with percent and without a start began when the plan says, at the latest on the day of the
    report. Example: 40 % of the 5th, 3 days remaining at 480 min → percent 0.4, remaining 1440.
    """
    told: dict[str, Any] = {}
    percent, remaining = accepted.get("percent"), accepted.get("remaining_days")
    finish = accepted.get("finished_on")
    if percent is not None and percent >= 1 and finish is None:
        finish = accepted.get("day")
    start = _start(accepted, row, shifts, data_date)
    if start is not None:
        told["actual_start"] = iso(start)
    if finish is not None and (percent is None or percent >= 1):
        end = _finish(date.fromisoformat(finish), row, shifts, data_date)
        return told | {"actual_finish": iso(max(end, start if start is not None else end))}
    if row.actual_finish is not None and (percent is not None or remaining is not None):
        told["actual_finish"] = None
    if percent is not None:
        told["percent_complete"] = percent
    if remaining is not None:
        told["remaining_minutes"] = round(remaining * row.minutes_per_day)
    return told | _pause(accepted, row, shifts, data_date)


def _start(accepted: Mapping[str, Any], row: Row, shifts: Shifts, data_date: int) -> int | None:
    day = accepted.get("started_on")
    if day is not None:
        number = day_number(date.fromisoformat(day))
        for known in (row.actual_start, row.start):
            if known is not None and known // MINUTES_PER_DAY == number and known <= data_date:
                return known
        return min(_edge(number, shifts, 0), data_date)
    begun = bool(accepted.get("percent")) or accepted.get("remaining_days") is not None
    if row.actual_start is not None or not begun or "day" not in accepted:
        return None
    reported = min(_edge(day_number(date.fromisoformat(accepted["day"])), shifts, 0), data_date)
    return reported if row.start is None else min(row.start, reported)


def _finish(day: date, row: Row, shifts: Shifts, data_date: int) -> int:
    number = day_number(day)
    if row.actual_finish is not None and (row.actual_finish - 1) // MINUTES_PER_DAY == number:
        return row.actual_finish
    return min(_edge(number, shifts, 1), data_date)


def _pause(accepted: Mapping[str, Any], row: Row, shifts: Shifts, data_date: int) -> dict[str, Any]:
    """A pause holds the work back from the beginning of its day; the resumption ends it."""
    told: dict[str, Any] = {}
    if accepted.get("paused_on"):
        told["suspend"] = iso(_within(accepted["paused_on"], shifts, data_date))
        told["resume"] = None
    if accepted.get("resumed_on") and row.suspend is not None:
        told["resume"] = iso(max(row.suspend, _within(accepted["resumed_on"], shifts, data_date)))
    return told


def _within(day: str, shifts: Shifts, data_date: int) -> int:
    return min(_edge(day_number(date.fromisoformat(day)), shifts, 0), data_date)


def _edge(number: int, shifts: Shifts, end: int) -> int:
    """Beginning (0) or end (1) of work on a day; a day of rest counts from 8 to 17."""
    minute = (shifts(number) or (480, 1020))[end]
    return number * MINUTES_PER_DAY + minute
