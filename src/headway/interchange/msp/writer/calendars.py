"""Calendars as Microsoft Project has them: base calendars stand alone, calendars of resources inherit from one."""

from __future__ import annotations

from itertools import groupby, pairwise, takewhile

from headway.engine.document import Calendar, CalendarException, ScheduleProject, Shift
from headway.engine.flat_calendars import exception_days, flattened, overlap, spans_of
from headway.interchange.msp.calendars import DAY_TYPES
from headway.interchange.msp.writer.elements import Element, add, child, clock, element
from headway.interchange.report import Findings

MOST_SHIFTS = 5


def written_calendars(project: ScheduleProject, findings: Findings) -> list[Calendar]:
    """The calendars with what inheritance Microsoft Project allows; the rest is written out."""
    by_uid = {calendar.uid: calendar for calendar in project.calendars}
    used = {activity.calendar_uid for activity in project.activities} | {project.default_calendar_uid}
    found = []
    for calendar in project.calendars:
        parent = by_uid.get(calendar.parent_uid or "")
        personal = calendar.kind == "resource" and calendar.uid not in used
        if parent is None or (personal and parent.parent_uid not in by_uid and parent.kind != "resource"):
            found.append(calendar)
        else:
            findings.loss("export_calendar_flattened", {"name": calendar.name})
            found.append(flattened(calendar, by_uid))
    return found


def calendar_element(calendar: Calendar, numbers: dict[str, int], findings: Findings) -> Element:
    """One `Calendar`."""
    part = element("Calendar")
    parent = numbers.get(calendar.parent_uid or "")
    add(part, "UID", numbers[calendar.uid])
    add(part, "Name", calendar.name)
    add(part, "IsBaseCalendar", parent is None)
    add(part, "BaseCalendarUID", -1 if parent is None else parent)
    _add_week(child(part, "WeekDays"), calendar, findings)
    weeks, exceptions = _parted(calendar)
    findings.count("exception_days", sum((item.last_day - item.first_day).days + 1 for item in calendar.exceptions))
    if exceptions:
        _add_exceptions(child(part, "Exceptions"), exceptions)
    if weeks:
        _add_weeks(child(part, "WorkWeeks"), weeks)
    return part


def _add_week(week: Element, calendar: Calendar, findings: Findings) -> None:
    for index in (6, 0, 1, 2, 3, 4, 5):  # Sunday first
        shifts = calendar.week[index]
        if shifts is None and calendar.parent_uid:
            continue
        if len(shifts or ()) > MOST_SHIFTS:
            findings.loss("export_many_shifts", {"name": calendar.name}, severity="warning")
        _add_day(week, DAY_TYPES[index], shifts or ())


def _add_day(week: Element, day_type: str, shifts: tuple[Shift, ...]) -> None:
    day = child(week, "WeekDay")
    add(day, "DayType", day_type)
    add(day, "DayWorking", bool(shifts))
    _add_times(day, shifts)


def _add_times(day: Element, shifts: tuple[Shift, ...]) -> None:
    if shifts:
        times = child(day, "WorkingTimes")
        for start, finish in shifts:
            time = child(times, "WorkingTime")
            add(time, "FromTime", clock(start))
            add(time, "ToTime", clock(finish))


def _parted(calendar: Calendar) -> tuple[list[CalendarException], list[CalendarException]]:
    """Work weeks, and exceptions of which no two touch the same day (Microsoft Project refuses those)."""
    weeks = list(takewhile(lambda item: item.weekdays is not None, calendar.exceptions))
    rest = calendar.exceptions[len(weeks) :]
    if any(len(item.weekdays or ()) != 1 for item in weeks) or _weeks_overlap(weeks):
        weeks, rest = [], calendar.exceptions
    if overlap(rest):
        rest = spans_of(exception_days(Calendar(calendar.uid, calendar.name, calendar.week, rest)))
    return weeks, rest


def _weeks_overlap(weeks: list[CalendarException]) -> bool:
    """Whether two work weeks share a day, or the days of one do not stand together."""
    runs = [key for key, _ in groupby(weeks, key=lambda item: (item.first_day, item.last_day))]
    return len(set(runs)) < len(runs) or any(later[0] <= earlier[1] for earlier, later in pairwise(sorted(runs)))


def _add_period(part: Element, item: CalendarException) -> None:
    period = child(part, "TimePeriod")
    add(period, "FromDate", f"{item.first_day.isoformat()}T00:00:00")
    add(period, "ToDate", f"{item.last_day.isoformat()}T23:59:00")


def _add_exceptions(parent: Element, exceptions: list[CalendarException]) -> None:
    for item in exceptions:
        part = child(parent, "Exception")
        add(part, "EnteredByOccurrences", False)
        _add_period(part, item)
        add(part, "Occurrences", (item.last_day - item.first_day).days + 1)
        add(part, "Name", item.name)
        add(part, "Type", 1)
        add(part, "DayWorking", bool(item.shifts))
        _add_times(part, item.shifts)


def _add_weeks(parent: Element, weeks: list[CalendarException]) -> None:
    for _, days in groupby(weeks, key=lambda item: (item.first_day, item.last_day, item.name)):
        listed = list(days)
        week = child(parent, "WorkWeek")
        _add_period(week, listed[0])
        add(week, "Name", listed[0].name)
        inside = child(week, "WeekDays")
        for item in listed:
            _add_day(inside, DAY_TYPES[(item.weekdays or (0,))[0]], item.shifts)
