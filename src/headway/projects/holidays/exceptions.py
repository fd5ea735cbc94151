"""A pack and a working week become calendar exceptions; the engine knows nothing else of holidays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from headway.engine.document import CalendarException, Shift
from headway.projects.holidays.pack import HolidayDay, HolidayKind, HolidayPack

Week = Sequence[tuple[Shift, ...] | None]


def exceptions_for_week(pack: HolidayPack, week: Week) -> list[CalendarException]:
    """Exceptions that put `pack` over `week` (seven entries, Monday first, as in `Calendar.week`).

    A holiday has no work; neighbouring days of one name become one exception. A make-up workday that
    the week rests gets the shifts of the week's first working day; one that the week works anyway
    (Saturday of a six-day week) needs no exception. Example: 2026-02-14 (Saturday) in a five-day week
    gets Monday's shifts.
    """
    normal = next((shifts for shifts in week if shifts), None)
    exceptions: list[CalendarException] = []
    for day in pack.days:
        if day.kind is HolidayKind.HOLIDAY:
            _add_holiday(exceptions, day)
        elif normal is not None and not week[day.date.weekday()]:
            exceptions.append(CalendarException(day.date, day.date, normal, f"{day.name}（调休上班）"))
    return exceptions


def _add_holiday(exceptions: list[CalendarException], day: HolidayDay) -> None:
    last = exceptions[-1] if exceptions else None
    continues = last is not None and not last.shifts and last.name == day.name
    if last is not None and continues and last.last_day + timedelta(days=1) == day.date:
        last.last_day = day.date
    else:
        exceptions.append(CalendarException(day.date, day.date, (), day.name))
