"""What follows from the dates: driving relations, free float, longest path, roll-up of the WBS."""

# ruff: noqa: PLR0917 - kernels take their arrays by position: numba compiles no keyword calls across files
# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations

import numpy as np

from headway.engine.kernels import kernel
from headway.engine.layout import (
    A_CALENDAR,
    A_MODE,
    FS,
    M_COMPLETE,
    M_GATE,
    M_OUT,
    M_STARTED,
    NO_INSTANT,
    O_EARLY_DONE,
    O_EARLY_WORK,
    O_EF,
    O_FREE,
    O_LATE_DONE,
    O_LATE_WORK,
    R_FROM,
    R_INTERNAL,
    R_LAG,
    R_LAG_CALENDAR,
    R_TO,
    R_TYPE,
    SS,
)
from headway.engine.lookups import work_at
from headway.engine.relations import late_work, relation_work, slack_work

UNBOUND = 2**31 - 1


@kernel
def relate(tables, act, rel, out, allowed, finish, driving, stale, as_msp):
    """Fill `driving` (per relation) and O_FREE (per node, to `finish` where there is no successor).

    `allowed` as the forward pass left it; stale: dates moved since. as_msp: finished successors bind nobody, and without any successor the free float is the total float (S).

    A relation drives when no working minute of the successor's calendar lies between the instant it
    allows and the successor's early date.
    """
    nodes = act.shape[1]
    for i in range(nodes):
        out[O_FREE, i] = UNBOUND
    for k in range(rel.shape[1]):
        before, after, kind = rel[R_FROM, k], rel[R_TO, k], rel[R_TYPE, k]
        reached = out[O_EARLY_WORK if kind in (FS, SS) else O_EARLY_DONE, after]
        if stale:
            allowed[k] = relation_work(tables, act, rel, out, k)
        driving[k] = allowed[k] >= reached
        if not rel[R_INTERNAL, k] and not (as_msp and act[A_MODE, after] & M_COMPLETE):
            calendar = act[A_CALENDAR, before]
            alike = calendar == act[A_CALENDAR, after] and (rel[R_LAG, k] == 0 or rel[R_LAG_CALENDAR, k] == calendar)
            slack = reached - allowed[k] if alike else slack_work(tables, act, rel, out, k)
            if as_msp:  # free to the successor's late date where that is the earlier one (M)
                to_late = late_work(tables, act, rel, out, k) - out[O_EARLY_DONE, before]
                slack = to_late if act[A_MODE, after] & M_GATE else min(slack, to_late)
            out[O_FREE, before] = min(np.int64(out[O_FREE, before]), slack)
    for i in range(nodes):
        if act[A_MODE, i] & M_OUT:
            continue
        if out[O_FREE, i] == UNBOUND:
            last = out[O_LATE_DONE, i] if as_msp else work_at(tables, act[A_CALENDAR, i], finish)
            out[O_FREE, i] = last - out[O_EARLY_DONE, i]
        if as_msp:
            total = min(out[O_LATE_DONE, i] - out[O_EARLY_DONE, i], out[O_LATE_WORK, i] - out[O_EARLY_WORK, i])
            if not act[A_MODE, i] & M_STARTED:
                out[O_FREE, i] = min(out[O_FREE, i], total)  # never more than the total float (M)
        out[O_FREE, i] = max(0, out[O_FREE, i])


@kernel
def longest_path(order, pointer, act, rel, out, driving, on_path):
    """Mark every node that reaches a node with the latest early finish along driving relations."""
    latest = NO_INSTANT
    for i in range(order.shape[0]):
        if not act[A_MODE, i] & M_OUT:
            latest = max(latest, out[O_EF, i])
    for position in range(order.shape[0] - 1, -1, -1):
        j = order[position]
        if act[A_MODE, j] & M_OUT:
            continue
        if out[O_EF, j] == latest:
            on_path[j] = True
        if on_path[j]:
            for k in range(pointer[j], pointer[j + 1]):
                if driving[k]:
                    on_path[rel[R_FROM, k]] = True


@kernel
def roll_up(order, parent, counted, earliest, latest):
    """Extend each parent's [earliest, latest] by its children's; `order` = children before parents."""
    for position in range(order.shape[0]):
        i = order[position]
        above = parent[i]
        if above < 0 or not counted[i]:
            continue
        if earliest[i] != NO_INSTANT and (earliest[above] == NO_INSTANT or earliest[i] < earliest[above]):
            earliest[above] = earliest[i]
        if latest[i] != NO_INSTANT and (latest[above] == NO_INSTANT or latest[i] > latest[above]):
            latest[above] = latest[i]
