"""The rows of a plan as plain tuples: made from a document, or as they came from the tables.

`COLUMNS` names what each tuple holds; plan and organisation are added when they are written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson

from headway.engine.columns import CONSTRAINTS, KINDS, LAG_CALENDARS, RELATION_TYPES, known_relations
from headway.engine.document import (
    Activity,
    Assignment,
    Calendar,
    Constraint,
    LagCalendar,
    Relation,
    ScheduleProject,
)
from headway.schedule.rules.instants import day_number, minutes
from headway.schedule.rules.outline import SORT_GAP

Row = tuple[Any, ...]
ESTIMATED = 32
"""Bit of `flags` beside those of the engine: the duration is an estimate."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "plancalendar": (
        "calendar_id", "parent_id", "name", "kind", "week", "exceptions", "minutes_per_day", "minutes_per_week",
        "minutes_per_month", "source_uid", "pinned_source_id", "pinned_version",
    ),
    "planresource": ("resource_id", "calendar_id", "source_uid"),
    "activity": (
        "activity_id", "parent_id", "sort_key", "kind", "code", "name", "calendar_id", "duration", "remaining",
        "actual", "flags", "percent_complete", "percent_kind", "actual_start", "actual_finish", "stop", "suspend",
        "resume", "splits", "constraint", "constraint_at", "secondary_constraint", "secondary_constraint_at",
        "deadline", "expected_finish", "external_early_start", "external_late_finish", "manual_start",
        "manual_finish", "levelling_delay", "priority", "quantity", "unit", "weight", "location", "trade",
        "responsible", "notes", "codes", "custom", "import_run_id", "source_uid", "source_row",
    ),
    "relation": (
        "relation_id", "predecessor_id", "successor_id", "type", "lag", "lag_percent", "lag_calendar", "source_uid",
    ),
    "assignment": (
        "assignment_id", "activity_id", "resource_id", "units", "work", "remaining_work", "actual_work", "quantity",
        "delay", "drives_dates", "cost", "source_uid",
    ),
    "externalrelation": (
        "external_relation_id", "activity_id", "other_project", "other_activity", "direction", "type", "lag",
        "other_plan_id", "other_activity_id",
    ),
}  # fmt: skip
PLAN_COLUMNS = (
    "name", "profile", "options", "time_zone", "default_calendar_id", "start", "data_date", "must_finish_by", "finish",
)  # fmt: skip


@dataclass
class Contents:
    """Everything of a plan that an edit can change: its settings and the rows of each table."""

    plan: dict[str, Any]
    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def to_json(self) -> dict[str, Any]:
        """As columns: a third of the bytes of rows with names."""
        columns = {name: [list(column) for column in zip(*rows, strict=True)] for name, rows in self.tables.items()}
        return {"plan": self.plan, "tables": columns}

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Contents:
        """The opposite of `to_json`."""
        return cls(raw["plan"], {name: _rows_of(name, columns) for name, columns in raw["tables"].items()})


def _rows_of(table: str, columns: list[list[Any]]) -> list[Row]:
    """Rows from columns; what an older version did not keep is nothing."""
    if not columns:
        return []
    nothing: list[Any] = [None] * len(columns[0])
    return list(zip(*columns, *[nothing] * (len(COLUMNS[table]) - len(columns)), strict=True))


@dataclass(frozen=True)
class Numbers:
    """The identities that a document's rows get in a plan."""

    first_activity: int
    first_relation: int
    resources: dict[str, int]  # uid -> id
    import_run_id: int | None


def contents_of(project: ScheduleProject, numbers: Numbers) -> Contents:
    """The rows of one project of a file, numbered in the file's order."""
    calendars = {calendar.uid: number for number, calendar in enumerate(project.calendars, start=1)}
    activities = {a.uid: number for number, a in enumerate(project.activities, start=numbers.first_activity)}
    contents = Contents(_plan_columns(project, calendars))
    contents.tables["plancalendar"] = [_calendar(c, calendars) for c in project.calendars]
    contents.tables["planresource"] = _resource_rows(project, numbers, calendars)
    contents.tables["activity"] = _activity_rows(project, numbers, activities, calendars)
    contents.tables["relation"] = [
        _relation(project.relations[position], numbers.first_relation + number, activities)
        for number, position in enumerate(known_relations(project))
    ]
    contents.tables["assignment"] = _assignment_rows(project, numbers, activities)
    contents.tables["externalrelation"] = [
        (number, activities[e.activity_uid], e.other_project, e.other_activity, e.direction, _TYPES[e.type],
         e.lag_minutes, None, None)
        for number, e in enumerate(project.external_relations, start=1)
        if e.activity_uid in activities
    ]  # fmt: skip
    return contents


def untied(contents: Contents) -> list[Row]:
    """The external relations that a file brought; those to other projects here belong to this plan alone."""
    other = COLUMNS["externalrelation"].index("other_plan_id")
    return [row for row in contents.tables["externalrelation"] if row[other] is None]


def empty_contents(name: str) -> Contents:
    """A plan as it is made: a name, no rows, no dates."""
    return Contents(_plan_columns(ScheduleProject(id=name, name=name, default_calendar_uid=None), {}))


_KINDS = {kind: code for code, kind in enumerate(KINDS)}
_TYPES = {kind: code for code, kind in enumerate(RELATION_TYPES)}
_LAG_CALENDARS = {kind: code for code, kind in enumerate(LAG_CALENDARS)}
_CONSTRAINTS = {kind: code for code, kind in enumerate(CONSTRAINTS, start=1)}


def _json(value: object) -> str | None:
    return orjson.dumps(value).decode() if value else None


def _plan_columns(project: ScheduleProject, calendars: dict[str, int]) -> dict[str, Any]:
    first = 1 if calendars else None
    return {
        "name": clean(project.name or project.id)[:300],
        "profile": project.options.profile.value,
        "options": orjson.dumps(asdict(project.options)).decode(),
        "time_zone": project.time_zone,
        "default_calendar_id": calendars.get(project.default_calendar_uid or "", first),
        "start": minutes(project.start),
        "data_date": minutes(project.data_date),
        "must_finish_by": minutes(project.must_finish_by),
        "finish": minutes(project.finish),
    }


def clean(words: str) -> str:
    """PostgreSQL keeps no NUL; everything else stays as the file has it."""
    return words.replace("\x00", "") if "\x00" in words else words


def _calendar(calendar: Calendar, numbers: dict[str, int]) -> Row:
    exceptions = [
        [day_number(e.first_day), day_number(e.last_day), e.shifts, clean(e.name), e.weekdays]
        for e in calendar.exceptions
    ]
    return (
        numbers[calendar.uid], numbers.get(calendar.parent_uid or ""), clean(calendar.name)[:200], calendar.kind,
        orjson.dumps(calendar.week).decode(), orjson.dumps(exceptions).decode(), calendar.minutes_per_day,
        calendar.minutes_per_week, calendar.minutes_per_month, clean(calendar.uid), None, None,
    )  # fmt: skip


def _resource_rows(project: ScheduleProject, numbers: Numbers, calendars: dict[str, int]) -> list[Row]:
    rows: dict[int, Row] = {}
    for resource in project.resources:
        number = numbers.resources[resource.uid]
        rows.setdefault(number, (number, calendars.get(resource.calendar_uid or ""), clean(resource.uid)))
    return list(rows.values())


def _activity_rows(
    project: ScheduleProject, numbers: Numbers, activities: dict[str, int], calendars: dict[str, int]
) -> list[Row]:
    return [
        (
            activities[a.uid], activities.get(a.parent_uid) if a.parent_uid is not None else None, row * SORT_GAP,
            _KINDS[a.kind], clean(a.code), clean(a.name),
            calendars.get(a.calendar_uid) if a.calendar_uid is not None else None, a.duration_minutes,
            a.remaining_minutes, a.actual_minutes, flags_of(a), min(1.0, max(0.0, a.percent_complete)),
            a.percent_kind, minutes(a.actual_start), minutes(a.actual_finish), minutes(a.stop), minutes(a.suspend),
            minutes(a.resume), _json([[minutes(s.start), minutes(s.finish)] for s in a.splits]),
            *_constraint(a.constraint), *_constraint(a.secondary_constraint), minutes(a.deadline),
            minutes(a.expected_finish), minutes(a.external_early_start), minutes(a.external_late_finish),
            minutes(a.manual_start), minutes(a.manual_finish), a.levelling_delay_minutes, a.priority, a.quantity,
            clean(a.unit), a.weight, clean(a.location), clean(a.trade), clean(a.responsible), clean(a.notes),
            _texts(a.codes), _texts(a.custom), numbers.import_run_id, clean(a.uid), a.source_row,
        )
        for row, a in enumerate(project.activities)
    ]  # fmt: skip


def _texts(texts: dict[str, str]) -> str | None:
    return _json({clean(key): clean(value) for key, value in texts.items()}) if texts else None


def _constraint(constraint: Constraint | None) -> tuple[int, int | None]:
    return (_CONSTRAINTS[constraint.kind], minutes(constraint.at)) if constraint else (0, None)


def flags_of(activity: Activity) -> int:
    """Bits of the row: those that the engine reads, and `ESTIMATED`."""
    return (
        1 * activity.manual
        + 2 * activity.inactive
        + 4 * activity.duration_elapsed
        + 8 * (not activity.ignores_resource_calendars)
        + 16 * (not activity.levelling_delay_elapsed)
        + ESTIMATED * activity.duration_estimated
    )


def _relation(relation: Relation, number: int, activities: dict[str, int]) -> Row:
    if relation.lag_elapsed:
        calendar = _LAG_CALENDARS[LagCalendar.ELAPSED]
    else:
        calendar = -1 if relation.lag_calendar is None else _LAG_CALENDARS[relation.lag_calendar]
    return (
        number, activities[relation.predecessor_uid], activities[relation.successor_uid], _TYPES[relation.type],
        relation.lag_minutes, relation.lag_percent, calendar, clean(relation.uid),
    )  # fmt: skip


def _assignment_rows(project: ScheduleProject, numbers: Numbers, activities: dict[str, int]) -> list[Row]:
    kept = [a for a in project.assignments if a.activity_uid in activities and a.resource_uid in numbers.resources]
    one: Callable[[int, Assignment], Row] = lambda number, a: (  # noqa: E731
        number, activities[a.activity_uid], numbers.resources[a.resource_uid], a.units, a.work_minutes,
        a.remaining_work_minutes, a.actual_work_minutes, a.quantity, a.delay_minutes, a.drives_dates,
        None if a.cost is None else f"{a.cost:.4f}", clean(a.uid),
    )  # fmt: skip
    return [one(number, a) for number, a in enumerate(kept, start=1)]
