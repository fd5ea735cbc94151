"""The Gantt window: a whole plan as columns, straight from rows and packed dates; no engine, no objects.

Flags of an activity: 1 critical, 2 longest path, 4 started, 8 complete, 16 manual, 32 inactive,
64 constrained, 128 has notes, 256 its duration counts around the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any

import numpy as np
import orjson
from django.db import connection
from numpy.typing import NDArray

from headway.engine.columns import KINDS
from headway.projects.queries import list_resource_names
from headway.schedule.errors import PlanChangesTooFast
from headway.schedule.models import Baseline, Plan, PlanCalendar, PlanDates
from headway.schedule.queries.row_columns import (
    ASSIGNMENT_COLUMNS,
    ASSIGNMENTS,
    CONSTRAINT_NAMES,
    RELATION_COLUMNS,
    RELATIONS,
    ROW_COLUMNS,
    ROWS,
    RowsByColumn,
    by_column,
    lags_of,
    with_codes,
    without_empty,
)
from headway.schedule.rules.instants import day_number
from headway.schedule.rules.outline import in_outline_order
from headway.schedule.rules.packed import NONE, unpack_columns
from headway.schedule.rules.state import Table
from headway.schedule.rules.summaries import PERCENT_SCALE, WBS

Json = dict[str, Any]
_DATES = ("start", "finish", "late_start", "late_finish", "total_float", "free_float")
_TRIES = 3


def get_window(plan: Plan) -> bytes:
    """The window of a plan fetched by `get_plan_for`, as JSON; rows and dates are of one revision.

    Raises PlanChangesTooFast.
    """
    for _ in range(_TRIES):
        window = _read(plan)
        revision = Plan.objects.values_list("revision", flat=True).get(pk=plan.pk)
        if revision == plan.revision:
            return orjson.dumps(window, option=orjson.OPT_SERIALIZE_NUMPY)
        plan.refresh_from_db()
    raise PlanChangesTooFast


def _read(plan: Plan) -> Json:
    activities = _in_outline(with_codes(_rows(plan, f"{ROWS} ORDER BY sort_key", ROW_COLUMNS)))
    relations = _rows(plan, f"{RELATIONS} ORDER BY relation_id", RELATION_COLUMNS)
    assignments = _rows(plan, f"{ASSIGNMENTS} ORDER BY assignment_id", ASSIGNMENT_COLUMNS)
    if plan.scope is not None:
        activities, relations, assignments = _within(plan.scope, activities, relations, assignments)
    calendars = list_window_calendars(plan)
    dates = PlanDates.objects.filter(plan=plan, revision=plan.revision).first()
    columns = unpack_columns(dates.columns) if dates else {}
    row_of = {number: row for row, number in enumerate(activities["id"])}
    return plan_heading(plan, columns, dates) | {
        "activities": _tree(plan, activities, row_of, calendars) | _pictured(plan, activities, columns),
        "kinds": [kind.value for kind in KINDS],
        "constraints": CONSTRAINT_NAMES,
        "relations": _related(relations, row_of, columns),
        "assignments": {
            "id": assignments["id"],
            "activity": [row_of[number] for number in assignments["activity_id"]],
            "resource_id": assignments["resource_id"],
            "units": assignments["units"],
        },
        "resources": list_resources_shown(assignments["resource_id"]),
        "calendars": calendars,
    }


def _related(relations: RowsByColumn, row_of: dict[int, int], columns: dict[str, NDArray[np.int32]]) -> Json:
    return {
        "id": relations["id"],
        "predecessor": [row_of[number] for number in relations["predecessor_id"]],
        "successor": [row_of[number] for number in relations["successor_id"]],
        "type": relations["type"],
        **lags_of(relations),
        "driving": aligned(columns, "relation", np.array(relations["id"], dtype=np.int32), ("driving",))["driving"],
    }


def list_resources_shown(resource_ids: Iterable[int]) -> list[Json]:
    """Name, kind and unit of the resources that assignments name, by number."""
    names = list_resource_names(sorted(set(resource_ids)))
    return [
        {"id": number, "name": one.name, "kind": one.kind, "unit": one.unit} for number, one in sorted(names.items())
    ]


def _rows(plan: Plan, statement: str, names: Sequence[str]) -> RowsByColumn:
    with connection.cursor() as cursor:
        cursor.execute(statement, [plan.pk])
        return by_column(names, cursor.fetchall())


def _in_outline(rows: RowsByColumn) -> RowsByColumn:
    """The columns of rows that came by sort key, in outline order."""
    ids = np.array(rows["id"], dtype=np.int32)
    table = Table("activity_id", {"activity_id": ids})
    above = np.array([NONE if parent is None else parent for parent in rows["parent_id"]], dtype=np.int32)
    order = in_outline_order(table.positions(above), np.array(rows["sort_key"], dtype=np.int64), ids)
    if order is None:
        return rows
    places = order.tolist()
    return {name: [column[place] for place in places] for name, column in rows.items()}


def _within(
    scope: frozenset[int], activities: RowsByColumn, relations: RowsByColumn, assignments: RowsByColumn
) -> tuple[RowsByColumn, RowsByColumn, RowsByColumn]:
    """The rows of a scope as a flat list, with the relations among them and their assignments."""
    rows = _chosen(activities, [number in scope for number in activities["id"]])
    rows["parent_id"] = [parent if parent in scope else None for parent in rows["parent_id"]]
    ends = zip(relations["predecessor_id"], relations["successor_id"], strict=True)
    links = _chosen(relations, [before in scope and after in scope for before, after in ends])
    return rows, links, _chosen(assignments, [number in scope for number in assignments["activity_id"]])


def _chosen(columns: RowsByColumn, wanted: Sequence[bool]) -> RowsByColumn:
    return {name: list(compress(column, wanted)) for name, column in columns.items()}


def plan_heading(plan: Plan, columns: Mapping[str, NDArray[np.int32]], dates: PlanDates | None = None) -> Json:
    """The plan as a whole: names, settings that the picture needs, and where it begins and ends."""
    project = plan.project
    contract = project.contract_finish
    start, finish = _span(columns, dates) if plan.scope is None else (None, None)
    return {
        "plan_id": plan.pk,
        "project_id": project.pk,
        "project_code": project.code,
        "project_name": project.name,
        "plan_name": plan.name,
        "revision": plan.revision,
        "profile": plan.profile,
        "time_zone": plan.time_zone,
        "default_calendar_id": plan.default_calendar_id,
        "minutes_per_day": plan.options.get("minutes_per_day", 480),
        "data_date": plan.data_date,
        "start": start,
        "finish": finish,
        "contract_finish": None if contract is None else (day_number(contract) + 1) * 1440,
        "calculated_at": dates.calculated_at.isoformat() if dates else None,
        "calculation_ms": round(dates.calculation_ms, 1) if dates else None,
    }


def _span(columns: Mapping[str, NDArray[np.int32]], dates: PlanDates | None) -> tuple[int | None, int | None]:
    if dates is not None:
        return dates.start, dates.finish
    if "project" not in columns or not len(columns["activity"]):
        return None, None
    start, finish = (None if value == NONE else value for value in columns["project"].tolist())
    return start, finish


def _tree(plan: Plan, rows: RowsByColumn, row_of: dict[int, int], calendars: list[Json]) -> Json:
    """What the rows hold."""
    calendar_rows = {calendar["id"]: row for row, calendar in enumerate(calendars)}
    default = calendar_rows.get(plan.default_calendar_id or 0, -1)
    parents = [row_of.get(parent, -1) for parent in rows["parent_id"]]
    return {
        "parent": parents,
        "depth": _depths(parents),
        "calendar": [default if number is None else calendar_rows[number] for number in rows["calendar_id"]],
        **{name: rows[name] for name in ("id", "sort_key", "kind", "code", "name")},
        **without_empty(rows),
    }


def _pictured(plan: Plan, rows: RowsByColumn, columns: dict[str, NDArray[np.int32]]) -> Json:
    """What was calculated, and the active baseline, in the order of the rows."""
    ids = np.array(rows["id"], dtype=np.int32)
    dates = aligned(columns, "activity", ids, (*_DATES, "critical", "longest_path"))
    flags = np.array(rows["flags"], dtype=np.int32)
    flags = flags | (dates["critical"] == 1) | ((dates["longest_path"] == 1) * np.int32(2))
    shown = {name: or_null(dates[name]) for name in _DATES} | {"flags": flags}
    return shown | _summed(rows, ids, columns) | _baseline(plan, ids)


def _summed(rows: RowsByColumn, ids: NDArray[np.int32], columns: dict[str, NDArray[np.int32]]) -> Json:
    """Duration, remaining duration and percent: of WBS rows as calculated from what lies under them."""
    told = aligned(columns, "activity", ids, ("wbs_duration", "wbs_remaining", "wbs_percent"))
    wbs = (np.array(rows["kind"], dtype=np.int32) == WBS) & (told["wbs_percent"] != NONE)
    percent = np.where(wbs, told["wbs_percent"] / PERCENT_SCALE, np.array(rows["percent"], dtype=np.float64))
    return {
        "duration": np.where(wbs, told["wbs_duration"], np.array(rows["duration"], dtype=np.int32)),
        "remaining": np.where(wbs, told["wbs_remaining"], np.array(rows["remaining"], dtype=np.int32)),
        "percent": np.round(percent, 4),
    }


def _depths(parents: Sequence[int]) -> list[int]:
    """Parents stand before their children in the outline order."""
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent < 0 else depths[parent] + 1)
    return depths


def aligned(
    columns: Mapping[str, NDArray[np.int32]], key: str, ids: NDArray[np.int32], names: Iterable[str]
) -> dict[str, NDArray[np.int32]]:
    """RowsByColumn of packed dates in the order of `ids`; NONE where the picture has no such row."""
    stored = columns.get(key, np.empty(0, dtype=np.int32))
    if np.array_equal(stored, ids):
        return {name: columns[name] if name in columns else _nothing(len(ids)) for name in names}
    order = np.argsort(stored, kind="stable")
    places = np.searchsorted(stored, ids, sorter=order)
    known = np.isin(ids, stored)
    rows = order[np.minimum(places, max(len(stored) - 1, 0))] if len(stored) else np.zeros(len(ids), dtype=np.int64)
    return {name: np.where(known, columns[name][rows], NONE) if len(stored) else _nothing(len(ids)) for name in names}


def _nothing(count: int) -> NDArray[np.int32]:
    return np.full(count, NONE, dtype=np.int32)


def or_null(column: NDArray[np.int32]) -> Any:
    if not (column == NONE).any():
        return np.ascontiguousarray(column, dtype=np.int32)
    return [None if value == NONE else value for value in column.tolist()]


def _baseline(plan: Plan, ids: NDArray[np.int32]) -> Json:
    dates = active_baseline_of(plan, ids)
    return {"baseline_start": dates and dates["start"], "baseline_finish": dates and dates["finish"]}


def active_baseline_of(plan: Plan, ids: NDArray[np.int32]) -> Json | None:
    """Start and finish of the active baseline in the order of `ids`; None when no baseline is active."""
    frozen = Baseline.objects.filter(plan=plan, is_active=True).values_list("columns", flat=True).first()
    if frozen is None:
        return None
    dates = aligned(unpack_columns(frozen), "activity", ids, ("start", "finish"))
    return {name: or_null(column) for name, column in dates.items()}


def list_window_calendars(plan: Plan) -> list[Json]:
    """Each with its whole week and its exceptions, what it has from its parents included."""
    found = {row.calendar_id: row for row in PlanCalendar.objects.filter(plan=plan).order_by("calendar_id")}
    return [
        {"id": number, "name": row.name, "week": _week(found, row), "exceptions": _exceptions(found, row)}
        for number, row in found.items()
    ]


def _line(found: dict[int, PlanCalendar], calendar: PlanCalendar) -> list[PlanCalendar]:
    line = [calendar]
    while (parent := found.get(line[-1].parent_id or 0)) is not None and parent not in line:
        line.append(parent)
    return line


def _week(found: dict[int, PlanCalendar], calendar: PlanCalendar) -> list[Any]:
    line = _line(found, calendar)
    return [next((c.week[day] for c in line if c.week[day] is not None), []) for day in range(7)]


def _exceptions(found: dict[int, PlanCalendar], calendar: PlanCalendar) -> list[Any]:
    """From the farthest ancestor to the calendar itself; a later one wins, as in the engine."""
    told: list[Any] = []
    for one in reversed(_line(found, calendar)):
        for first, last, shifts, _name, weekdays in one.exceptions:
            told += [[a, b, shifts] for a, b in _runs(first, last, weekdays)]
    return told


def _runs(first: int, last: int, weekdays: list[int] | None) -> list[tuple[int, int]]:
    """Runs of days; 1970-01-01 was a Thursday."""
    if weekdays is None:
        return [(first, last)]
    runs: list[tuple[int, int]] = []
    for day in range(first, last + 1):
        if (day + 3) % 7 not in weekdays:
            continue
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
