"""Rows that only span others: WBS rows, level of effort, WBS summary activities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.columns import FLAG_INACTIVE, KINDS, NO_INSTANT, NO_ROW
from headway.engine.document import ActivityKind
from headway.engine.lookups import work_between
from headway.engine.network import Network
from headway.engine.paths import roll_up
from headway.engine.picture import Picture

_WBS = KINDS.index(ActivityKind.WBS)
_LEVEL_OF_EFFORT = KINDS.index(ActivityKind.LEVEL_OF_EFFORT)
_WBS_ACTIVITY = KINDS.index(ActivityKind.WBS_SUMMARY_ACTIVITY)


def summary_rows(network: Network, picture: Picture) -> None:
    """Fill the WBS rows of `picture`: earliest start and latest finish of what stands under them."""
    plan = network.plan
    wbs = plan.kind == _WBS
    if not wbs.any():
        return
    order = _children_first(plan.parent)
    counted = (plan.flags & FLAG_INACTIVE) == 0
    for first, last in (
        (picture.start, picture.finish),
        (picture.early_start, picture.early_finish),
        (picture.late_start, picture.late_finish),
    ):
        first[wbs], last[wbs] = NO_INSTANT, NO_INSTANT
        roll_up(order, plan.parent, counted, first, last)
    _summary_floats(network, picture, wbs)


def _summary_floats(network: Network, picture: Picture, wbs: NDArray[np.bool_]) -> None:
    """A summary's total float is its late finish - early finish on the default calendar; critical by a child."""
    plan = network.plan
    rows = np.flatnonzero(wbs & (picture.early_finish != NO_INSTANT) & (picture.late_finish != NO_INSTANT))
    calendar = network.act[layout.A_CALENDAR, rows]
    out = np.zeros(len(rows), np.int64)
    work_between(network.tables.for_kernels, calendar, picture.early_finish[rows], picture.late_finish[rows], out)
    picture.total_float[rows] = out
    for column in (picture.critical, picture.longest_path):
        level = column.astype(np.int32)
        nothing = np.zeros(len(level), np.int32)
        roll_up(_children_first(plan.parent), plan.parent, (plan.flags & FLAG_INACTIVE) == 0, nothing, level)
        column[wbs] = level[wbs] > 0


def _children_first(parent: NDArray[np.int32]) -> NDArray[np.int32]:
    """Rows ordered so that every row stands before its parent, however deep the outline."""
    rows = np.arange(len(parent), dtype=np.int32)
    if (parent < rows).all():  # in outline order
        return np.ascontiguousarray(rows[::-1])
    depth, above = (parent != NO_ROW).astype(np.int32), parent.copy()
    while (inside := above != NO_ROW).any():  # each step doubles the levels that are looked up
        depth[inside] += depth[above[inside]]
        above[inside] = above[above[inside]]
    return np.argsort(-depth, kind="stable").astype(np.int32)


def spanning_rows(network: Network, picture: Picture, late_finish: int) -> None:
    """Fill level-of-effort and WBS summary activities: they drive nothing, their float is their span's."""
    plan = network.plan
    if len(rows := np.flatnonzero(plan.kind == _WBS_ACTIVITY)):
        _span_wbs(network, picture, rows)
    if len(rows := np.flatnonzero(plan.kind == _LEVEL_OF_EFFORT)):
        into, outof = _by_end(plan.successor, rows), _by_end(plan.predecessor, rows)
        for row, before, after in zip(rows.tolist(), into, outof, strict=True):
            _span_relations(network, picture, row, before, after)


def _by_end(ends: NDArray[np.int32], rows: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """For each of `rows` the positions of the relations that end there, in their order."""
    order = np.argsort(ends, kind="stable")
    at = np.searchsorted(ends, rows, sorter=order), np.searchsorted(ends, rows, side="right", sorter=order)
    return [order[low:high] for low, high in zip(*at, strict=True)]


def _span_wbs(network: Network, picture: Picture, rows: NDArray[np.intp]) -> None:
    """P6's WBS summary activities span the activities under their own WBS nodes."""
    plan = network.plan
    order, everybody = _children_first(plan.parent), np.ones(plan.size, np.bool_)
    under = rows[plan.parent[rows] != NO_ROW]
    for first, last in (
        (picture.early_start, picture.early_finish),
        (picture.late_start, picture.late_finish),
        (picture.start, picture.finish),
    ):
        earliest, latest = first.copy(), last.copy()
        earliest[plan.kind == _WBS], latest[plan.kind == _WBS] = NO_INSTANT, NO_INSTANT
        roll_up(order, plan.parent, everybody, earliest, latest)
        known = under[earliest[plan.parent[under]] != NO_INSTANT]
        first[known], last[known] = earliest[plan.parent[known]], latest[plan.parent[known]]
    for row in rows.tolist():
        _keep_actuals(network, picture, row)
        _span_float(network, picture, row)


def _keep_actuals(network: Network, picture: Picture, row: int) -> None:
    plan = network.plan
    if plan.actual_start[row] != NO_INSTANT:
        picture.start[row] = plan.actual_start[row]
    if plan.actual_finish[row] != NO_INSTANT:
        picture.finish[row] = plan.actual_finish[row]
    picture.free_float[row] = 0


def _span_float(network: Network, picture: Picture, row: int) -> None:
    """Total float of a spanning row: late finish - early finish on its own calendar; none once complete."""
    plan, options = network.plan, network.plan.columns.options
    if plan.actual_finish[row] != NO_INSTANT or picture.late_finish[row] == NO_INSTANT:
        return
    out = np.zeros(1, np.int64)
    at = slice(row, row + 1)
    work_between(
        network.tables.for_kernels,
        np.ascontiguousarray(network.act[layout.A_CALENDAR, at]),
        picture.early_finish[at],
        picture.late_finish[at],
        out,
    )
    picture.total_float[row] = out[0]
    picture.critical[row] = out[0] <= options.critical_float_minutes


def _span_relations(
    network: Network, picture: Picture, row: int, into: NDArray[np.intp], outof: NDArray[np.intp]
) -> None:
    """Level of effort: from the earliest of what starts it to the latest of what finishes it (X, M)."""
    plan = network.plan
    starts: list[tuple[int, bool]] = []
    finishes: list[tuple[int, bool]] = []
    for k in into.tolist():
        other, kind = int(plan.predecessor[k]), int(plan.relation_type[k])
        (starts if kind in (layout.FS, layout.SS) else finishes).append((other, kind in (layout.FS, layout.FF)))
    for k in outof.tolist():
        other, kind = int(plan.successor[k]), int(plan.relation_type[k])
        (starts if kind in (layout.SS, layout.SF) else finishes).append((other, kind in (layout.FF, layout.SF)))
    for first, last, of_start, of_finish in (
        (picture.early_start, picture.early_finish, picture.early_start, picture.early_finish),
        (picture.late_start, picture.late_finish, picture.late_start, picture.late_finish),
    ):
        begins = [int((of_finish if at_finish else of_start)[other]) for other, at_finish in starts]
        ends = [int((of_finish if at_finish else of_start)[other]) for other, at_finish in finishes]
        begins = [b for b in begins if b != NO_INSTANT]
        ends = [e for e in ends if e != NO_INSTANT]
        first[row] = min(begins, default=network.project_start)
        last[row] = max(ends, default=first[row])
        last[row] = max(last[row], first[row])
    picture.start[row], picture.finish[row] = picture.early_start[row], picture.early_finish[row]
    _keep_actuals(network, picture, row)
    _span_float(network, picture, row)
    picture.longest_path[row] = any(
        picture.longest_path[other]
        and picture.early_finish[row] == (picture.early_finish if of_finish else picture.early_start)[other]
        for other, of_finish in finishes
    )
