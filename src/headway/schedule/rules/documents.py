"""The rows of a plan as a document again: the opposite of `contents_of`, for files of other tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from headway.engine.columns import CONSTRAINTS, KINDS, LAG_CALENDARS, RELATION_TYPES
from headway.engine.document import (
    Activity,
    Assignment,
    Calendar,
    Constraint,
    ExternalRelation,
    LagCalendar,
    RecordedDates,
    Relation,
    Resource,
    ResourceKind,
    ScheduleProject,
    Split,
)
from headway.schedule.rules.contents import COLUMNS, ESTIMATED, Contents
from headway.schedule.rules.instants import instant_of
from headway.schedule.rules.network import calendar_of, options_of, parsed
from headway.schedule.rules.packed import NONE

Values = dict[str, Any]
_INSTANTS = (
    "actual_start", "actual_finish", "stop", "suspend", "resume", "deadline", "expected_finish",
    "external_early_start", "external_late_finish", "manual_start", "manual_finish",
)  # fmt: skip
_SAME = (
    "code", "name", "percent_complete", "percent_kind", "priority", "quantity", "unit", "weight", "location", "trade",
    "responsible", "notes", "source_row",
)  # fmt: skip
DATES = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")


@dataclass(frozen=True)
class ResourceFacts:
    """What a resource is, as far as the reader may know; `price` None for who sees none."""

    name: str
    kind: str
    code: str
    unit: str
    capacity: float
    price: float | None


def document_of(
    contents: Contents, resources: Mapping[int, ResourceFacts], *, code: str, with_costs: bool
) -> ScheduleProject:
    """A plan as a document. Rows keep the uid of the file they came from; others get one from their number.

    `code` is the project's; `with_costs` is for who sees prices.
    """
    calendars = _uids(_rows(contents, "plancalendar"), "calendar_id")
    activities = _uids(_rows(contents, "activity"), "activity_id")
    plan = contents.plan
    return ScheduleProject(
        id=code,
        name=plan["name"],
        default_calendar_uid=calendars.get(plan["default_calendar_id"]),
        start=instant_of(plan["start"]),
        data_date=instant_of(plan["data_date"]),
        must_finish_by=instant_of(plan["must_finish_by"]),
        finish=instant_of(plan["finish"]),
        options=options_of(plan["options"]),
        calendars=[_calendar(row, calendars) for row in _rows(contents, "plancalendar")],
        activities=[_activity(row, activities, calendars) for row in _rows(contents, "activity")],
        relations=[_relation(row, activities) for row in _rows(contents, "relation")],
        external_relations=[
            _external(row, activities) for row in _rows(contents, "externalrelation") if row["other_plan_id"] is None
        ],
        resources=_resources(contents, resources, calendars),
        assignments=[_assignment(row, activities, with_costs=with_costs) for row in _rows(contents, "assignment")],
        time_zone=plan["time_zone"],
    )


def activity_uids(contents: Contents) -> dict[int, str]:
    """What each activity is called in the document, by its number."""
    return _uids(_rows(contents, "activity"), "activity_id")


def within(contents: Contents, scope: frozenset[int]) -> Contents:
    """Only the activities of a scope, as a flat list, with the relations and assignments among them."""
    place = {table: {name: i for i, name in enumerate(names)} for table, names in COLUMNS.items()}
    parent = place["activity"]["parent_id"]
    tables = dict(contents.tables)
    tables["activity"] = [
        (*row[:parent], row[parent] if row[parent] in scope else None, *row[parent + 1 :])
        for row in contents.tables["activity"]
        if row[0] in scope
    ]
    for table, ends in (
        ("relation", ("predecessor_id", "successor_id")),
        ("assignment", ("activity_id",)),
        ("externalrelation", ("activity_id",)),
    ):
        columns = [place[table][end] for end in ends]
        tables[table] = [row for row in contents.tables[table] if all(row[column] in scope for column in columns)]
    used = {row[place["assignment"]["resource_id"]] for row in tables["assignment"]}
    tables["planresource"] = [row for row in contents.tables["planresource"] if row[0] in used]
    return Contents(contents.plan, tables)


def dates_of(columns: Mapping[str, Any], uids: Mapping[int, str]) -> dict[str, RecordedDates]:
    """The calculated columns of a plan by activity uid."""
    found: dict[str, RecordedDates] = {}
    for row, number in enumerate(columns["activity"].tolist() if "activity" in columns else ()):
        if number in uids:
            at: Values = {name: instant_of(_known(columns[name][row])) for name in DATES if name in columns}
            found[uids[number]] = RecordedDates(
                **at,
                total_float_minutes=_known(columns["total_float"][row]) if "total_float" in columns else None,
                free_float_minutes=_known(columns["free_float"][row]) if "free_float" in columns else None,
                critical=bool(columns["critical"][row]) if "critical" in columns else None,
            )
    return found


def durations_of(columns: Mapping[str, Any], uids: Mapping[int, str]) -> dict[str, int]:
    """The durations that a baseline of a file keeps, by activity uid."""
    if "duration" not in columns:
        return {}
    pairs = zip(columns["activity"].tolist(), columns["duration"].tolist(), strict=True)
    return {uids[number]: minutes for number, minutes in pairs if number in uids and minutes != NONE}


def _known(value: Any) -> int | None:
    return None if int(value) == NONE else int(value)


def _rows(contents: Contents, table: str) -> list[Values]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in contents.tables[table]]


def _uids(rows: Iterable[Values], key: str) -> dict[int, str]:
    listed = list(rows)
    times = Counter(row["source_uid"] for row in listed)
    return {
        row[key]: row["source_uid"] if row["source_uid"] and times[row["source_uid"]] == 1 else f"headway:{row[key]}"
        for row in listed
    }


def _calendar(row: Values, uids: dict[int, str]) -> Calendar:
    calendar = calendar_of(row)
    calendar.uid = uids[row["calendar_id"]]
    calendar.parent_uid = uids.get(row["parent_id"])
    return calendar


def _activity(row: Values, uids: dict[int, str], calendars: dict[int, str]) -> Activity:
    flags = row["flags"]
    same: Values = {name: row[name] for name in _SAME} | {name: instant_of(row[name]) for name in _INSTANTS}
    return Activity(
        uid=uids[row["activity_id"]],
        kind=KINDS[row["kind"]],
        parent_uid=uids.get(row["parent_id"]),
        calendar_uid=calendars.get(row["calendar_id"]),
        duration_minutes=row["duration"],
        remaining_minutes=row["remaining"],
        actual_minutes=row["actual"],
        manual=bool(flags & 1),
        inactive=bool(flags & 2),
        duration_elapsed=bool(flags & 4),
        ignores_resource_calendars=not flags & 8,
        levelling_delay_elapsed=not flags & 16,
        duration_estimated=bool(flags & ESTIMATED),
        levelling_delay_minutes=row["levelling_delay"],
        constraint=_constraint(row["constraint"], row["constraint_at"]),
        secondary_constraint=_constraint(row["secondary_constraint"], row["secondary_constraint_at"]),
        splits=[_split(*span) for span in parsed(row["splits"]) or ()],
        codes=parsed(row["codes"]) or {},
        custom=parsed(row["custom"]) or {},
        **same,
    )


def _split(start: int, finish: int) -> Split:
    first, last = instant_of(start), instant_of(finish)
    assert first is not None
    assert last is not None
    return Split(first, last)


def _constraint(kind: int, at: int | None) -> Constraint | None:
    return Constraint(CONSTRAINTS[kind - 1], instant_of(at)) if kind else None


def _relation(row: Values, uids: dict[int, str]) -> Relation:
    calendar = LAG_CALENDARS[row["lag_calendar"]] if row["lag_calendar"] >= 0 else None
    elapsed = calendar is LagCalendar.ELAPSED
    return Relation(
        uid=str(row["relation_id"]),
        predecessor_uid=uids[row["predecessor_id"]],
        successor_uid=uids[row["successor_id"]],
        type=RELATION_TYPES[row["type"]],
        lag_minutes=row["lag"],
        lag_elapsed=elapsed,
        lag_percent=row["lag_percent"],
        lag_calendar=None if elapsed else calendar,
    )


def _external(row: Values, uids: dict[int, str]) -> ExternalRelation:
    return ExternalRelation(
        uids[row["activity_id"]],
        row["other_project"],
        row["other_activity"],
        row["direction"],
        RELATION_TYPES[row["type"]],
        row["lag"],
    )


def _resources(contents: Contents, facts: Mapping[int, ResourceFacts], calendars: dict[int, str]) -> list[Resource]:
    found = []
    for row in _rows(contents, "planresource"):
        fact = facts.get(row["resource_id"])
        if fact is not None:
            found.append(
                Resource(
                    uid=str(row["resource_id"]),
                    name=fact.name,
                    kind=ResourceKind(fact.kind),
                    code=fact.code,
                    calendar_uid=calendars.get(row["calendar_id"]),
                    unit=fact.unit,
                    capacity=fact.capacity,
                    price=fact.price,
                )
            )
    return found


def _assignment(row: Values, uids: dict[int, str], *, with_costs: bool) -> Assignment:
    return Assignment(
        uid=str(row["assignment_id"]),
        activity_uid=uids[row["activity_id"]],
        resource_uid=str(row["resource_id"]),
        units=row["units"],
        work_minutes=row["work"],
        remaining_work_minutes=row["remaining_work"],
        actual_work_minutes=row["actual_work"],
        quantity=row["quantity"],
        delay_minutes=row["delay"],
        drives_dates=bool(row["drives_dates"]),
        cost=float(row["cost"]) if with_costs and row["cost"] is not None else None,
    )
