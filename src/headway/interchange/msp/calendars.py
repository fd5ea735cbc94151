"""Calendars of Microsoft Project: week, work weeks, exceptions (also recurring ones), base calendar."""

from __future__ import annotations

from datetime import date

from headway.engine.document import Calendar, CalendarException, Shift
from headway.interchange.msp.recurrence import days_of_exception
from headway.interchange.msp.values import clock_minute, flag, instant
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
        exceptions += [item for day in week_days if day["DayType"] == "0" for item in _old_exception(day)]
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
    given = {day["DayType"]: _shifts_of(day) for day in week_days if day["DayType"] != "0"}
    usual: list[tuple[Shift, ...] | None] = [None] * 7 if has_parent else [*[USUAL_DAY] * 5, (), ()]
    return tuple(given.get(number, usual[index]) for index, number in enumerate(DAY_TYPES))


def _shifts_of(day: Part) -> tuple[Shift, ...]:
    if not flag(day["DayWorking"]):
        return ()
    times = day.parts("WorkingTimes", "WorkingTime")
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
        for day in week.parts("WeekDays", "WeekDay"):
            if span and day["DayType"] in DAY_TYPES:
                weekday = DAY_TYPES.index(day["DayType"])
                found.append(CalendarException(*span, _shifts_of(day), week["Name"].strip(), (weekday,)))
    return found


def _exception(part: Part) -> list[CalendarException]:
    span = _span(part)
    if span is None:
        return []
    shifts, name = _shifts_of(part), part["Name"].strip()
    return [CalendarException(first, last, shifts, name) for first, last in days_of_exception(part, *span)]


def _old_exception(day: Part) -> list[CalendarException]:
    span = _span(day)
    return [CalendarException(*span, _shifts_of(day))] if span else []


def _span(part: Part) -> tuple[date, date] | None:
    period = part.parts("TimePeriod")
    first, last = (instant(period[0][name]) for name in ("FromDate", "ToDate")) if period else (None, None)
    if first is None or last is None or last < first:
        return None
    return first.date(), last.date()
