"""Two documents set side by side, row by row in their order: what differs between a plan and its read-back file."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import fields
from typing import Any

import numpy as np

from headway.engine import calculate_project
from headway.engine.document import Activity, Calendar, RecordedDates, ScheduleProject
from headway.engine.flat_calendars import exception_days, flattened
from headway.interchange.worktime import merged_shifts
from headway.schedule.rules.instants import instant_of

NAMES_ONLY = {"uid", "parent_uid", "calendar_uid", "source_row"}
RESULTS = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish", "total_float", "free_float")
NONE = -(2**31)


def calculated(project: ScheduleProject) -> dict[str, RecordedDates]:
    """Our dates in the form in which a writer takes them."""
    picture = calculate_project(project).picture

    def at(name: str, row: int) -> Any:
        value = int(getattr(picture, name)[row])
        return None if value == NONE else instant_of(value)

    def minutes(name: str, row: int) -> int | None:
        value = int(getattr(picture, name)[row])
        return None if value == NONE else value

    return {
        activity.uid: RecordedDates(
            *(at(name, row) for name in RESULTS[:6]),
            total_float_minutes=minutes("total_float", row),
            free_float_minutes=minutes("free_float", row),
            critical=bool(picture.critical[row]),
        )
        for row, activity in enumerate(project.activities)
    }


def document_differences(
    one: ScheduleProject, other: ScheduleProject, *, but: frozenset[str] = frozenset(), calendars_by_use: bool = False
) -> list[str]:
    """In words; `but`: fields of an activity that the file is told not to hold.

    `calendars_by_use`: what counts is when each activity and resource works, not what its calendar is called.
    """
    found = [
        f"{name}: {getattr(one, name)} → {getattr(other, name)}"
        for name in ("start", "finish", "data_date", "must_finish_by")
        if getattr(one, name) != getattr(other, name) and name not in but
    ]
    if len(one.activities) != len(other.activities):
        return [f"{len(one.activities)} activities → {len(other.activities)}"]
    for left, right in zip(one.activities, other.activities, strict=True):
        found += [f"{left.code} {what}" for what in _activity(left, right, but)]
    found += _parents(one, other) + _links(one, other) + _assignments(one, other)
    found += _times_by_use(one, other) if calendars_by_use else _working_time(one, other)
    if "options" not in but and one.options != other.options:
        found += [
            f"option {f.name}: {getattr(one.options, f.name)} → {getattr(other.options, f.name)}"
            for f in fields(one.options)
            if getattr(one.options, f.name) != getattr(other.options, f.name)
        ]
    return found


def result_differences(one: ScheduleProject, other: ScheduleProject) -> list[str]:
    """Dates and floats that the engine calculates otherwise, to the minute."""
    left, right = calculate_project(one).picture, calculate_project(other).picture
    found = []
    for name in RESULTS:
        unlike = np.flatnonzero(getattr(left, name) != getattr(right, name))
        found += [f"{name} of {one.activities[row].code}" for row in unlike.tolist()]
    return found


def _activity(left: Activity, right: Activity, but: frozenset[str]) -> list[str]:
    names = [item.name for item in fields(Activity) if item.name not in NAMES_ONLY | but]
    return [
        f"{name}: {getattr(left, name)!r} → {getattr(right, name)!r}"
        for name in names
        if not _alike(getattr(left, name), getattr(right, name))
    ]


def _alike(left: Any, right: Any) -> bool:
    """Equal; Excel keeps 15 digits of a fraction."""
    return math.isclose(left, right) if isinstance(left, float) and isinstance(right, float) else left == right


def _places(project: ScheduleProject) -> dict[str | None, int]:
    return {None: -1} | {activity.uid: row for row, activity in enumerate(project.activities)}


def _parents(one: ScheduleProject, other: ScheduleProject) -> list[str]:
    left, right = _places(one), _places(other)
    return [
        f"{a.code} parent"
        for a, b in zip(one.activities, other.activities, strict=True)
        if left.get(a.parent_uid) != right.get(b.parent_uid)
    ]


def _links(one: ScheduleProject, other: ScheduleProject) -> list[str]:
    def counted(project: ScheduleProject) -> Counter[Any]:
        places = _places(project)
        return Counter(
            (places[r.predecessor_uid], places[r.successor_uid], r.type, r.lag_minutes, r.lag_percent, r.lag_elapsed)
            for r in project.relations
            if r.predecessor_uid in places and r.successor_uid in places
        )

    left, right = counted(one), counted(other)
    return [f"relation {link} lost" for link in left - right] + [f"relation {link} new" for link in right - left]


def _working_time(one: ScheduleProject, other: ScheduleProject) -> list[str]:
    left, right = _times(one), _times(other)
    found = [f"calendar {place}" for place, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    by_place = lambda p: {c.uid: n for n, c in enumerate(p.calendars)}  # noqa: E731
    a, b = by_place(one), by_place(other)
    found += [
        f"{x.code} calendar"
        for x, y in zip(one.activities, other.activities, strict=True)
        if a.get(x.calendar_uid or "") != b.get(y.calendar_uid or "")
    ]
    return found if len(left) == len(right) else [*found, f"{len(left)} calendars → {len(right)}"]


def _times_by_use(one: ScheduleProject, other: ScheduleProject) -> list[str]:
    def used(project: ScheduleProject) -> list[Any]:
        by_uid = {calendar.uid: calendar for calendar in project.calendars}
        times = {uid: _time(flattened(calendar, by_uid))[1:] for uid, calendar in by_uid.items()}
        owners = [*project.activities, *project.resources]
        return [times.get(owner.calendar_uid or "") for owner in owners] + [
            times.get(project.default_calendar_uid or "")
        ]

    unlike = [place for place, (a, b) in enumerate(zip(used(one), used(other), strict=False)) if a != b]
    return [f"working time of owner {place}" for place in unlike]


def _times(project: ScheduleProject) -> list[Any]:
    by_uid = {calendar.uid: calendar for calendar in project.calendars}
    return [_time(flattened(calendar, by_uid)) for calendar in project.calendars]


def _time(calendar: Calendar) -> Any:
    week = tuple(merged_shifts(list(day or ())) for day in calendar.week)
    days = {day: merged_shifts(list(shifts)) for day, (shifts, _) in exception_days(calendar).items()}
    return calendar.name, week, days


def _assignments(one: ScheduleProject, other: ScheduleProject) -> list[str]:
    def listed(project: ScheduleProject) -> Counter[Any]:
        places, names = _places(project), {r.uid: (r.name, r.code) for r in project.resources}
        return Counter(
            (places[a.activity_uid], names[a.resource_uid], a.units, a.work_minutes, a.remaining_work_minutes)
            for a in project.assignments
            if a.activity_uid in places and a.resource_uid in names
        )

    left, right = listed(one), listed(other)
    return [f"assignment {line} lost" for line in left - right] + [f"assignment {line} new" for line in right - left]
