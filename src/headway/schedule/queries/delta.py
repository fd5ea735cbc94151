"""What a client at one revision needs to stand at another: rows that changed, dates that moved, rows that went.

Columns as in the window, but rows are named by their numbers: `parent_id`, `calendar_id`, `predecessor_id`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from headway.schedule.models import Plan, PlanDates
from headway.schedule.queries.row_columns import (
    ASSIGNMENT_COLUMNS,
    ASSIGNMENTS,
    RELATION_COLUMNS,
    RELATIONS,
    ROW_COLUMNS,
    ROWS,
    RowsByColumn,
    by_column,
    with_codes,
)
from headway.schedule.queries.state import list_changes_since
from headway.schedule.queries.window import (
    active_baseline_of,
    aligned,
    list_resources_shown,
    list_window_calendars,
    or_null,
    plan_heading,
)
from headway.schedule.rules.changes import PLAN, RowChange, composed
from headway.schedule.rules.packed import unpack_columns

Json = dict[str, Any]
Columns = Mapping[str, NDArray[np.int32]]
MOVED = (
    "start", "finish", "late_start", "late_finish", "total_float", "free_float", "critical", "longest_path",
    "wbs_duration", "wbs_remaining", "wbs_percent",
)  # fmt: skip
_ROWS = f"{ROWS} AND activity_id = ANY(%s) ORDER BY activity_id"
_RELATIONS = f"{RELATIONS} AND relation_id = ANY(%s) ORDER BY relation_id"
_ASSIGNMENTS = f"{ASSIGNMENTS} AND assignment_id = ANY(%s) ORDER BY assignment_id"


@dataclass(frozen=True)
class Step:
    """Two revisions of a plan: their computed columns, and what happened to rows between them."""

    since: int
    before: Columns
    after: Columns
    changes: Iterable[RowChange]


def get_delta(plan: Plan, since: int) -> Json | None:
    """The delta from revision `since` to `plan.revision`; None = load the window anew.

    That is so when the plan was replaced in between, or when the dates of `since` are no longer kept.
    """
    changes = list_changes_since(plan, since) if 0 <= since <= plan.revision else None
    if changes is None:
        return None
    before, after = _dates(plan, since), _dates(plan, plan.revision)
    if before is None or after is None:
        return None
    dates = PlanDates.objects.filter(plan=plan, revision=plan.revision).defer("columns").first()
    return delta_of(plan, Step(since, before, after, changes), dates)


def delta_of(plan: Plan, step: Step, dates: PlanDates | None = None) -> Json:
    """The delta of a step that ends at `plan.revision`; `dates`: the stored figures of that revision."""
    net = composed(step.changes)
    rows, removed = _touched(net.values(), "activity")
    relations, removed_relations = _touched(net.values(), "relation")
    assigned, removed_assignments = _touched(net.values(), "assignment")
    assignments = _columns(_ASSIGNMENTS, plan, assigned, ASSIGNMENT_COLUMNS)
    settings = (PLAN, 0) in net or any(change.table == "plancalendar" for change in net.values())
    return {
        **plan_heading(plan, step.after, dates),
        "since": step.since,
        "rows": _rows(plan, rows),
        "removed": removed,
        "dates": _moved(step, rows),
        "relations": _columns(_RELATIONS, plan, relations, RELATION_COLUMNS),
        "removed_relations": removed_relations,
        "driving": _driving(step, relations),
        "assignments": assignments,
        "removed_assignments": removed_assignments,
        "resources": list_resources_shown(assignments["resource_id"]) if assigned else [],
        "baseline": _baseline(plan, rows),
        "calendars": list_window_calendars(plan) if settings else None,
    }


def _dates(plan: Plan, revision: int) -> Columns | None:
    packed = PlanDates.objects.filter(plan=plan, revision=revision).values_list("columns", flat=True).first()
    if packed:
        return unpack_columns(packed)
    return {} if revision == 0 else None


def _touched(net: Iterable[RowChange], table: str) -> tuple[list[int], list[int]]:
    """Numbers of rows that are there with other values, and of rows that are gone."""
    here: list[int] = []
    gone: list[int] = []
    for change in net:
        if change.table == table:
            (gone if change.after is None else here).append(change.row_id)
    return sorted(here), sorted(gone)


def _rows(plan: Plan, row_ids: Sequence[int]) -> Json:
    rows = with_codes(_columns(_ROWS, plan, row_ids, ROW_COLUMNS))
    return rows | {"percent": np.round(np.array(rows["percent"], dtype=np.float64), 4)}  # as in the window


def _columns(statement: str, plan: Plan, row_ids: Sequence[int], names: Sequence[str]) -> RowsByColumn:
    if not row_ids:
        return {name: [] for name in names}
    with connection.cursor() as cursor:
        cursor.execute(statement, [plan.pk, list(row_ids)])
        rows = cursor.fetchall()
    return by_column(names, rows)


def _baseline(plan: Plan, row_ids: Sequence[int]) -> Json | None:
    """Dates of the active baseline of the rows that the delta brings; None = no baseline is active."""
    dates = active_baseline_of(plan, np.array(row_ids, dtype=np.int32))
    return dates and {"id": row_ids, **dates}


def _moved(step: Step, rows: Sequence[int]) -> Json:
    """Computed columns of every activity whose figures differ, and of all new ones."""
    ids = step.after.get("activity", np.empty(0, dtype=np.int32))
    former = aligned(step.before, "activity", ids, MOVED)
    differs = np.isin(ids, rows)
    for name in MOVED:
        differs |= step.after[name] != former[name] if name in step.after else False
    chosen = np.flatnonzero(differs)
    if not len(chosen):
        return {name: [] for name in ("id", *MOVED[:6], "flags", *MOVED[8:])}
    moved: Json = {name: or_null(step.after[name][chosen]) for name in (*MOVED[:6], *MOVED[8:])}
    critical, longest = step.after["critical"][chosen] == 1, step.after["longest_path"][chosen] == 1
    return {"id": ids[chosen], "flags": critical + longest * np.int32(2), **moved}


def _driving(step: Step, touched: Sequence[int]) -> Json:
    ids = step.after.get("relation", np.empty(0, dtype=np.int32))
    former = aligned(step.before, "relation", ids, ("driving",))["driving"]
    driving = step.after.get("driving", np.empty(0, dtype=np.int32))
    chosen = np.flatnonzero((driving != former) | np.isin(ids, touched))
    return {"id": ids[chosen], "driving": driving[chosen]}
