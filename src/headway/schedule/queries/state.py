"""The state of a plan, kept in this process between edits and brought forward by what others did since."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

import numpy as np
from django.db import connection

from headway.engine.columns import NO_INSTANT
from headway.schedule.errors import PlanChangesTooFast
from headway.schedule.models import Edit, Plan, PlanDates
from headway.schedule.queries.contents import calendar_rows, plan_settings
from headway.schedule.rules.changes import RowChange, changes_from_json
from headway.schedule.rules.network import calendar_of, parsed
from headway.schedule.rules.outline import in_outline_order
from headway.schedule.rules.packed import unpack_columns, unpack_json
from headway.schedule.rules.state import KEYS, TYPES, PlanState, Table, pictured, with_changes

MOST_BYTES = 48 * 1024 * 1024
"""Of states kept by one process: some fifty plans of 2,000 activities, or eight of 10,000."""
MOST_TO_REPLAY = 200
_TRIES = 3


class _Kept:
    """States by plan, the least recently used one first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._states: OrderedDict[int, PlanState] = OrderedDict()

    def get(self, plan_id: int) -> PlanState | None:
        with self._lock:
            state = self._states.get(plan_id)
            if state is not None:
                self._states.move_to_end(plan_id)
            return state

    def put(self, plan_id: int, state: PlanState) -> None:
        with self._lock:
            earlier = self._states.get(plan_id)
            if earlier is None or earlier.revision <= state.revision:
                self._states[plan_id] = state
                self._states.move_to_end(plan_id)
            held = sum(one.bytes() for one in self._states.values())
            while held > MOST_BYTES and len(self._states) > 1:
                held -= self._states.popitem(last=False)[1].bytes()

    def drop(self, plan_id: int) -> None:
        with self._lock:
            self._states.pop(plan_id, None)


_kept = _Kept()


def keep_state(plan_id: int, state: PlanState) -> None:
    """Keep a state that has been committed."""
    _kept.put(plan_id, state)


def forget_state(plan_id: int) -> None:
    """Read the plan anew the next time."""
    _kept.drop(plan_id)


def get_state(plan: Plan) -> PlanState:
    """The state at `plan.revision`; the plan's row must be locked (or its revision checked afterwards)."""
    state = _kept.get(plan.pk)
    if state is None or state.revision > plan.revision or plan.revision - state.revision > MOST_TO_REPLAY:
        return load_state(plan)
    if state.revision == plan.revision:
        return state
    return _brought_forward(state, plan) or load_state(plan)


def get_steady_state(plan: Plan) -> PlanState:
    """The state of the present revision, read while no edit came between. Raises PlanChangesTooFast."""
    for _ in range(_TRIES):
        state = get_state(plan)
        plan.revision = Plan.objects.values_list("revision", flat=True).get(pk=plan.pk)
        if plan.revision == state.revision:
            keep_state(plan.pk, state)  # whoever looks through a plan asks again
            return state
    raise PlanChangesTooFast


def list_changes_since(plan: Plan, revision: int) -> list[RowChange] | None:
    """What edits after `revision` did, in order; None when one of them replaced the whole plan or the log is short."""
    rows = list(
        Edit.objects.filter(plan=plan, revision__gt=revision, revision__lte=plan.revision)
        .order_by("revision")
        .values_list("changes", flat=True)
    )
    if len(rows) != plan.revision - revision or any(packed is None for packed in rows):
        return None
    return [change for packed in rows for change in changes_from_json(unpack_json(packed or b""))]


def _brought_forward(state: PlanState, plan: Plan) -> PlanState | None:
    changes = list_changes_since(plan, state.revision)
    if changes is None:
        return None
    forward: PlanState | None = state
    for step in _steps(changes):
        forward = None if forward is None else with_changes(forward, step, plan.revision)
    return None if forward is None else _pictured(forward, plan)


def _steps(changes: Iterable[RowChange]) -> list[list[RowChange]]:
    """Runs of changes in which no row comes twice: within a run the order does not matter."""
    steps: list[list[RowChange]] = []
    seen: set[Any] = set()
    for change in changes:
        if not steps or change.key in seen:
            steps.append([])
            seen = set()
        seen.add(change.key)
        steps[-1].append(change)
    return steps


def _pictured(state: PlanState, plan: Plan) -> PlanState:
    packed = (
        PlanDates.objects.filter(plan_id=plan.pk, revision=state.revision).values_list("columns", flat=True).first()
    )
    return pictured(state, unpack_columns(packed)) if packed else state


def load_state(plan: Plan) -> PlanState:
    """The state read from the rows, with the stored picture of its revision."""
    activity = _table(plan, "activity", "sort_key")
    order = in_outline_order(activity.positions(activity["parent_id"]), activity["sort_key"], activity.ids)
    with connection.cursor() as cursor:
        cursor.execute("SELECT resource_id, calendar_id FROM schedule_planresource WHERE plan_id = %s", [plan.pk])
        resources = dict(cursor.fetchall())
        cursor.execute(
            "SELECT activity_id, splits FROM schedule_activity WHERE plan_id = %s AND splits IS NOT NULL", [plan.pk]
        )
        splits = {number: parsed(raw) for number, raw in cursor.fetchall()}
    state = PlanState(
        revision=plan.revision,
        settings=plan_settings(plan),
        activity=activity if order is None else activity.reordered(order),
        relation=_table(plan, "relation", "relation_id"),
        assignment=_table(plan, "assignment", "assignment_id"),
        calendars={row["calendar_id"]: calendar_of(row) for row in calendar_rows(plan)},
        resource_calendars=resources,
        splits=splits,
    )
    return _pictured(state, plan)


def _table(plan: Plan, name: str, order: str) -> Table:
    listed = ", ".join(_expression(column, kind) for column, kind in TYPES[name].items())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {listed} FROM schedule_{name} WHERE plan_id = %s ORDER BY {order}", [plan.pk])
        rows = cursor.fetchall()
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(TYPES[name])
    return Table(
        KEYS[name],
        {
            column: np.array(values, dtype=kind)
            for (column, kind), values in zip(TYPES[name].items(), columns, strict=True)
        },
    )


def _expression(column: str, kind: Any) -> str:
    if column == "drives_dates":
        return "drives_dates::int"
    if kind == np.float64:
        return f"coalesce(\"{column}\", 'NaN')"
    return f'coalesce("{column}", {NO_INSTANT})'
