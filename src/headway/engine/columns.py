"""PlanColumns: the engine's columnar input, one list or array per field, no object per row.

`schedule` fills it straight from SQL columns, `columns_of` from a `ScheduleProject`. Units: instants
are int minutes since 1970-01-01T00:00 of the project's local time, `NO_INSTANT` where there is none;
durations, lags and works are whole minutes; rows refer to each other by position (`NO_ROW` = none).

Every column may be a list or a numpy array of the stated type; columns with a default may be left
out (`None` = nothing of that kind in the whole plan).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.engine.document import (
    Activity,
    ActivityKind,
    Assignment,
    Calendar,
    Constraint,
    ConstraintKind,
    LagCalendar,
    RelationType,
    ResourceKind,
    ScheduleOptions,
    ScheduleProject,
)
from headway.engine.uids import refuse_unclear_uids

NO_INSTANT = -(2**31)
NO_FLOAT = -(2**31)
NO_ROW = -1

KINDS: tuple[ActivityKind, ...] = tuple(ActivityKind)
"""Code of an activity kind = its position: wbs 0, task 1, start milestone 2, finish milestone 3, ..."""
RELATION_TYPES: tuple[RelationType, ...] = (RelationType.FS, RelationType.SS, RelationType.FF, RelationType.SF)
CONSTRAINTS: tuple[ConstraintKind, ...] = tuple(ConstraintKind)
"""Code of a constraint = its position + 1; 0 = none."""
LAG_CALENDARS: tuple[LagCalendar, ...] = tuple(LagCalendar)
"""Code of a lag calendar = its position; -1 = the project's option."""

FLAG_MANUAL = 1
FLAG_INACTIVE = 2
FLAG_DURATION_ELAPSED = 4
FLAG_USES_RESOURCE_CALENDARS = 8
FLAG_LEVELLING_DELAY_WORKING = 16  # the delay counts working minutes, not elapsed ones

Column = Sequence[Any] | NDArray[Any]


@dataclass(frozen=True, slots=True)
class PlanColumns:
    """A plan as columns. n activities in outline order (WBS rows included), r relations.

    Only the first eight activity columns and the first two relation columns are required.
    """

    options: ScheduleOptions
    calendars: Sequence[Calendar]  # parents among them, by uid
    default_calendar: int = 0  # position in `calendars`, NO_ROW = 8 h x 5 d

    # activities, each of length n
    kind: Column = ()  # position in KINDS
    parent: Column = ()  # row of the WBS parent or NO_ROW
    calendar: Column = ()  # position in `calendars`; NO_ROW = the default calendar
    duration: Column = ()  # minutes at completion
    remaining: Column | None = None  # minutes; None = duration where not complete
    actual: Column | None = None  # actual duration, minutes
    actual_start: Column | None = None
    actual_finish: Column | None = None
    stop: Column | None = None
    resume: Column | None = None
    suspend: Column | None = None
    constraint: Column | None = None  # position in CONSTRAINTS + 1, 0 = none
    constraint_at: Column | None = None
    secondary_constraint: Column | None = None
    secondary_constraint_at: Column | None = None
    deadline: Column | None = None
    expected_finish: Column | None = None
    external_early_start: Column | None = None
    external_late_finish: Column | None = None
    manual_start: Column | None = None
    manual_finish: Column | None = None
    levelling_delay: Column | None = None  # minutes
    flags: Column | None = None  # FLAG_* bits
    percent_complete: Column | None = None  # 0..1
    uids: Sequence[str] | None = None  # for errors only; None = str(position)

    # relations, each of length r
    predecessor: Column = ()  # row
    successor: Column = ()  # row
    relation_type: Column | None = None  # position in RELATION_TYPES; None = all FS
    lag: Column | None = None  # minutes
    lag_percent: Column | None = None  # fraction of the predecessor's duration, NaN = none; wins over lag
    lag_calendar: Column | None = None  # position in LAG_CALENDARS, -1 = the project's option

    # assignments of work to resources with a calendar of their own (MS Project, P6 resource dependent)
    assignment_activity: Column = ()  # row
    assignment_calendar: Column = ()  # position in `calendars` or NO_ROW
    assignment_units: Column | None = None  # 1.0 = one full-time unit
    assignment_work: Column | None = None  # minutes
    assignment_remaining_work: Column | None = None
    assignment_delay: Column | None = None  # minutes of work after the activity's start

    # worked spans of interrupted activities, in time order within an activity
    split_activity: Column = ()  # row
    split_start: Column = ()
    split_finish: Column = ()

    # the project
    project_start: int = NO_INSTANT
    data_date: int = NO_INSTANT
    must_finish_by: int = NO_INSTANT
    project_finish: int = NO_INSTANT  # when the plan is scheduled from its finish


_EPOCH = datetime(1970, 1, 1)


def minutes_of(instant: datetime | None) -> int:
    """Minutes since the epoch of a naive local instant; seconds are cut; None gives NO_INSTANT."""
    if instant is None:
        return NO_INSTANT
    delta = instant - _EPOCH
    return delta.days * 1440 + delta.seconds // 60


@dataclass(slots=True)
class _Rows:
    """Positions of uids while a document is turned into columns."""

    activity: dict[str, int]
    calendar: dict[str, int]
    constraint: dict[ConstraintKind, int] = field(
        default_factory=lambda: {kind: i + 1 for i, kind in enumerate(CONSTRAINTS)}
    )


def columns_of(project: ScheduleProject) -> PlanColumns:
    """The columns of a document's project; relations and assignments with an unknown end are left out.

    Raises MissingCalendar and DuplicateUid (see `uids`): what a uid names must be one row.
    """
    refuse_unclear_uids(project)
    rows = _Rows(
        activity={activity.uid: row for row, activity in enumerate(project.activities)},
        calendar={calendar.uid: row for row, calendar in enumerate(project.calendars)},
    )
    default = rows.calendar.get(project.default_calendar_uid or "", 0 if project.calendars else NO_ROW)
    return PlanColumns(
        options=project.options,
        calendars=project.calendars,
        default_calendar=default,
        uids=[activity.uid for activity in project.activities],
        project_start=minutes_of(project.start),
        data_date=minutes_of(project.data_date),
        must_finish_by=minutes_of(project.must_finish_by),
        project_finish=minutes_of(project.finish),
        **_activity_columns(project.activities, rows),
        **_relation_columns(project, rows),
        **_assignment_columns(project, rows),
        **_split_columns(project.activities),
    )


def _activity_columns(activities: Sequence[Activity], rows: _Rows) -> dict[str, Column]:
    kinds = {kind: code for code, kind in enumerate(KINDS)}
    calendar = rows.calendar
    instants = [
        "actual_start",
        "actual_finish",
        "stop",
        "resume",
        "suspend",
        "deadline",
        "expected_finish",
        "external_early_start",
        "external_late_finish",
        "manual_start",
        "manual_finish",
    ]
    columns: dict[str, Column] = {
        "kind": [kinds[a.kind] for a in activities],
        "parent": [rows.activity.get(a.parent_uid, NO_ROW) if a.parent_uid is not None else NO_ROW for a in activities],
        "calendar": [
            calendar.get(a.calendar_uid, NO_ROW) if a.calendar_uid is not None else NO_ROW for a in activities
        ],
        "duration": [a.duration_minutes for a in activities],
        "remaining": [a.remaining_minutes for a in activities],
        "actual": [a.actual_minutes for a in activities],
        "levelling_delay": [a.levelling_delay_minutes for a in activities],
        "percent_complete": [a.percent_complete for a in activities],
        "flags": [_flags(a) for a in activities],
    }
    columns.update({name: [minutes_of(getattr(a, name)) for a in activities] for name in instants})
    for name in ("constraint", "secondary_constraint"):
        constraints: list[Constraint | None] = [getattr(a, name) for a in activities]
        columns[name] = [rows.constraint[c.kind] if c else 0 for c in constraints]
        columns[f"{name}_at"] = [minutes_of(c.at) if c else NO_INSTANT for c in constraints]
    return columns


def _flags(activity: Activity) -> int:
    return (
        FLAG_MANUAL * activity.manual
        + FLAG_INACTIVE * activity.inactive
        + FLAG_DURATION_ELAPSED * activity.duration_elapsed
        + FLAG_USES_RESOURCE_CALENDARS * (not activity.ignores_resource_calendars)
        + FLAG_LEVELLING_DELAY_WORKING * (not activity.levelling_delay_elapsed)
    )


def known_relations(project: ScheduleProject) -> list[int]:
    """Positions in `project.relations` of those whose both ends exist: the order of `Picture.driving`."""
    known = {activity.uid for activity in project.activities}
    return [i for i, r in enumerate(project.relations) if r.predecessor_uid in known and r.successor_uid in known]


def _relation_columns(project: ScheduleProject, rows: _Rows) -> dict[str, Column]:
    types = {kind: code for code, kind in enumerate(RELATION_TYPES)}
    calendars = {kind: code for code, kind in enumerate(LAG_CALENDARS)}
    kept = [project.relations[i] for i in known_relations(project)]
    elapsed = calendars[LagCalendar.ELAPSED]
    return {
        "predecessor": [rows.activity[r.predecessor_uid] for r in kept],
        "successor": [rows.activity[r.successor_uid] for r in kept],
        "relation_type": [types[r.type] for r in kept],
        "lag": [r.lag_minutes for r in kept],
        "lag_percent": [np.nan if r.lag_percent is None else r.lag_percent for r in kept],
        "lag_calendar": [
            elapsed if r.lag_elapsed else -1 if r.lag_calendar is None else calendars[r.lag_calendar] for r in kept
        ],
    }


def moves_dates(assignment: Assignment, kind: ResourceKind) -> bool:
    """Whether an assignment can move dates: materials and costs never do, whatever the file says of them."""
    return assignment.drives_dates and kind not in (ResourceKind.MATERIAL, ResourceKind.COST)


def _assignment_columns(project: ScheduleProject, rows: _Rows) -> dict[str, Column]:
    resources = {r.uid: r for r in project.resources}
    kept = [
        a
        for a in project.assignments
        if a.activity_uid in rows.activity
        and a.resource_uid in resources
        and moves_dates(a, resources[a.resource_uid].kind)
    ]
    return {
        "assignment_activity": [rows.activity[a.activity_uid] for a in kept],
        "assignment_calendar": [rows.calendar.get(resources[a.resource_uid].calendar_uid or "", NO_ROW) for a in kept],
        "assignment_units": [a.units for a in kept],
        "assignment_work": [a.work_minutes for a in kept],
        "assignment_remaining_work": [a.remaining_work_minutes for a in kept],
        "assignment_delay": [a.delay_minutes for a in kept],
    }


def _split_columns(activities: Sequence[Activity]) -> dict[str, Column]:
    spans = [(row, s) for row, a in enumerate(activities) for s in a.splits]
    return {
        "split_activity": [row for row, _ in spans],
        "split_start": [minutes_of(s.start) for _, s in spans],
        "split_finish": [minutes_of(s.finish) for _, s in spans],
    }
