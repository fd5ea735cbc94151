"""Calendars of Microsoft Project: week, work weeks, exceptions (also recurring ones), base calendar."""

from __future__ import annotations

from datetime import date

from headway.engine.document import Calendar, CalendarException, Shift
from headway.interchange.msp.recurrence import days_of_exception
from headway.interchange.msp.values import clock_minute, day, flag
from headway.interchange.worktime import merged_shifts
from headway.interchange.xml_parts import Part

USUAL_DAY: tuple[Shift, ...] = ((480, 720), (780, 1020))
DAY_TYPES = ("2", "3", "4", "5", "6", "7", "1")  # Monday first; MSPDI counts from Sunday = 1
FULL_DAY = ((0, 1440),)


def read_calendar(part: Part) -> Calendar:
    """One `Calendar` element."""
    parent = part["BaseCalendarUID"].strip()
    has_parent = parent not in ("", "-1", "0") or (parent == "0" and not flag(part["IsBaseCalendar"]))
    week_days = part.parts("WeekDays", "WeekDay")
    listed = part.parts("Exceptions", "Exception")
    exceptions = _work_weeks(part.parts("WorkWeeks", "WorkWeek"))
    if listed:
        exceptions += [item for exception in listed for item in _exception(exception)]
    else:
        exceptions += [item for given in week_days if given["DayType"] == "0" for item in _old_exception(given)]
    return Calendar(
        uid=part["UID"].strip(),
        name=part["Name"].strip() or part["UID"],
        week=_week(week_days, has_parent=has_parent),
        exceptions=exceptions,
        parent_uid=parent if has_parent else None,
        kind="global" if flag(part["IsBaseCalendar"]) else "resource",
    )


def _week(week_days: list[Part], *, has_parent: bool) -> tuple[tuple[Shift, ...] | None, ...]:
    """Days that are not given are as in the base calendar; without one, the usual working week."""
    given = {part["DayType"]: _shifts_of(part) for part in week_days if part["DayType"] != "0"}
    usual: list[tuple[Shift, ...] | None] = [None] * 7 if has_parent else [*[USUAL_DAY] * 5, (), ()]
    return tuple(given.get(number, usual[index]) for index, number in enumerate(DAY_TYPES))


def _shifts_of(part: Part) -> tuple[Shift, ...]:
    if not flag(part["DayWorking"]):
        return ()
    times = part.parts("WorkingTimes", "WorkingTime")
    found = [
        (clock_minute(item["FromTime"], 0), clock_minute(item["ToTime"], 0) or 1440)
        for item in times
        if item["FromTime"]
    ]
    return merged_shifts(found) if found else USUAL_DAY


def _work_weeks(weeks: list[Part]) -> list[CalendarException]:
    found: list[CalendarException] = []
    for week in weeks:
        span = _span(week)
        for part in week.parts("WeekDays", "WeekDay"):
            if span and part["DayType"] in DAY_TYPES:
                weekday = DAY_TYPES.index(part["DayType"])
                found.append(CalendarException(*span, _shifts_of(part), week["Name"].strip(), (weekday,)))
    return found


def _exception(part: Part) -> list[CalendarException]:
    span = _span(part)
    if span is None:
        return []
    shifts, name = _shifts_of(part), part["Name"].strip()
    return [CalendarException(first, last, shifts, name) for first, last in days_of_exception(part, *span)]


def _old_exception(part: Part) -> list[CalendarException]:
    span = _span(part)
    return [CalendarException(*span, _shifts_of(part))] if span else []


def _span(part: Part) -> tuple[date, date] | None:
    period = part.parts("TimePeriod")
    first, last = (day(period[0][name]) for name in ("FromDate", "ToDate")) if period else (None, None)
    return None if first is None or last is None or last < first else (first, last)
