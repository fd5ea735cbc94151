"""Baselines of a plan, and the dates of any two states of it side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.kernel.errors import NotFound
from headway.schedule.errors import NoSuchRevision
from headway.schedule.models import Activity, Baseline, Plan, PlanDates
from headway.schedule.queries.calculation import calculated_state
from headway.schedule.queries.history import contents_at
from headway.schedule.queries.window import aligned, or_null
from headway.schedule.rules.instants import iso
from headway.schedule.rules.network import state_of
from headway.schedule.rules.packed import NONE, unpack_columns

MOST_ROWS = 500
MINUTES_PER_DAY = 1440
Columns = dict[str, NDArray[np.int32]]


@dataclass(frozen=True)
class Side:
    """Dates of a plan at one time: frozen, of a revision, or the present ones."""

    label: str
    start: int | None
    finish: int | None
    columns: Columns


def list_baselines(plan: Plan) -> list[Baseline]:
    """The baselines of a plan fetched by `get_plan_for`, the latest first."""
    return list(Baseline.objects.filter(plan=plan).defer("columns").order_by("-at", "-pk"))


def list_baseline_columns(plan: Plan) -> list[Columns]:
    """What each baseline of the plan keeps, as columns."""
    return [unpack_columns(packed) for packed in Baseline.objects.filter(plan=plan).values_list("columns", flat=True)]


def get_baseline_for(plan: Plan, baseline_id: int) -> Baseline:
    """One baseline of a plan fetched by `get_plan_for`. Raises NotFound."""
    found = Baseline.objects.filter(plan=plan, pk=baseline_id).first()
    if found is None:
        raise NotFound
    found.plan = plan
    return found


def list_baseline_dates(plan: Plan, baseline_id: int) -> dict[str, Any]:
    """Start and finish of every activity in one baseline, as columns of local minutes. Raises NotFound."""
    columns = unpack_columns(get_baseline_for(plan, baseline_id).columns)
    ids = columns.get("activity", np.empty(0, dtype=np.int32))
    if plan.scope is not None:
        ids = ids[np.isin(ids, list(plan.scope))]
    dates = aligned(columns, "activity", ids, ("start", "finish"))
    return {"id": ids, **{name: or_null(column) for name, column in dates.items()}}


def get_side(plan: Plan, name: str) -> Side:
    """`current`, `revision:12` or `baseline:3`. Raises NotFound, NoSuchRevision."""
    kind, _, number = name.partition(":")
    if kind == "baseline" and number.isdecimal() and len(number) < 19:
        baseline = get_baseline_for(plan, int(number))
        return Side(baseline.name, baseline.start, baseline.finish, unpack_columns(baseline.columns))
    if kind == "current" and not number:
        return _revision(plan, plan.revision)
    if kind == "revision" and number.isdecimal() and len(number) < 10:
        return _revision(plan, int(number))
    raise NotFound


def _revision(plan: Plan, revision: int) -> Side:
    dates = PlanDates.objects.filter(plan=plan, revision=revision).first()
    if dates is None:
        raise NoSuchRevision(revision=revision)
    columns = unpack_columns(dates.columns) if dates.columns else _calculated_again(plan, revision)
    return Side(f"#{revision}", dates.start, dates.finish, columns)


def _calculated_again(plan: Plan, revision: int) -> Columns:
    """Dates of a revision whose columns are no longer kept, from its rows."""

    return dict(calculated_state(state_of(contents_at(plan, revision), revision))[0].picture)


def compare(plan: Plan, left: Side, right: Side) -> dict[str, Any]:
    """Activities whose start or finish differs between two sides, the largest difference of the finish first.

    Differences are calendar days, right minus left. `only`: the side on which an activity stands alone.
    """
    rows = _differing(left.columns, right.columns)
    names = {
        number: (code, name)
        for number, code, name in Activity.objects.filter(
            plan=plan, activity_id__in=[row[0] for row in rows[:MOST_ROWS]]
        ).values_list("activity_id", "code", "name")
    }
    return {
        "left": _told(left),
        "right": _told(right),
        "count": len(rows),
        "rows": [_line(row, *names.get(row[0], ("", ""))) for row in rows[:MOST_ROWS]],
    }


def _differing(left: Columns, right: Columns) -> list[list[int]]:
    """[number, left start, left finish, right start, right finish, on the left, on the right]."""
    nothing = np.empty(0, dtype=np.int32)
    numbers = np.union1d(left.get("activity", nothing), right.get("activity", nothing))
    columns = [numbers]
    known = []
    for side in (left, right):
        ids = side.get("activity", nothing)
        order = np.argsort(ids)
        places = np.minimum(np.searchsorted(ids[order], numbers), max(len(ids) - 1, 0))
        here = ids[order][places] == numbers if len(ids) else np.zeros(len(numbers), dtype=bool)
        known.append(here)
        for name in ("start", "finish"):
            values = side[name][order][places] if len(ids) else np.full(len(numbers), NONE)
            columns.append(np.where(here, values, NONE))
    table = np.array([*columns, *known], dtype=np.int64).T
    differs = (table[:, 1] != table[:, 3]) | (table[:, 2] != table[:, 4]) | (table[:, 5] != table[:, 6])
    table = table[differs]
    both = (table[:, 2] != NONE) & (table[:, 4] != NONE)
    weight = np.where(both, np.abs(table[:, 4] - table[:, 2]), -1)
    rows: list[list[int]] = table[np.argsort(-weight, kind="stable")].tolist()
    return rows


def _line(row: list[int], code: str, name: str) -> dict[str, Any]:
    number, left_start, left_finish, right_start, right_finish, on_left, on_right = row
    return {
        "activity_id": number,
        "code": code,
        "name": name,
        "left_start": _iso(left_start),
        "left_finish": _iso(left_finish),
        "right_start": _iso(right_start),
        "right_finish": _iso(right_finish),
        "start_days": _days(left_start, right_start),
        "finish_days": _days(left_finish, right_finish),
        "only": None if on_left and on_right else "left" if on_left else "right",
    }


def _iso(value: int) -> str | None:
    return None if value == NONE else iso(value)


def _days(left: int, right: int) -> float | None:
    return None if NONE in (left, right) else round((right - left) / MINUTES_PER_DAY, 2)


def _told(side: Side) -> dict[str, Any]:
    return {"label": side.label, "start": iso(side.start), "finish": iso(side.finish)}
