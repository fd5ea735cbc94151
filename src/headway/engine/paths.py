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
    O_ES,
    O_FREE,
    O_LATE_DONE,
    O_LATE_WORK,
    O_LF,
    O_LS,
    R_FROM,
    R_INTERNAL,
    R_LAG,
    R_LAG_CALENDAR,
    R_RULE,
    R_TO,
    R_TYPE,
    SS,
    W_LOGIC,
)
from headway.engine.lookups import finish_at, start_at, work_at
from headway.engine.relations import UNBOUND, late_work, relation_work, slack_work


@kernel
def relate(tables, act, rel, out, allowed, finish, driving, stale, as_msp):
    """Fill `driving` (per relation) and O_FREE (per node, to `finish` [nodes] where there is no successor).

    `allowed` as the forward pass left it; stale: dates moved since. as_msp: finished successors bind nobody, and without any successor the free float is the total float (S).

    A relation drives when no working minute of the successor's calendar lies between the instant it
    allows and the successor's early date.
    """
    nodes = act.shape[0]
    for i in range(nodes):
        out[i, O_FREE] = UNBOUND
    for k in range(rel.shape[0]):
        before, after, kind = rel[k, R_FROM], rel[k, R_TO], rel[k, R_TYPE]
        reached = out[after, O_EARLY_WORK if kind in (FS, SS) else O_EARLY_DONE]
        if stale:
            allowed[k] = relation_work(tables, act, rel, out, k)
        driving[k] = allowed[k] >= reached
        if not rel[k, R_INTERNAL] and not (as_msp and act[after, A_MODE] & M_COMPLETE):
            calendar = act[before, A_CALENDAR]
            alike = calendar == act[after, A_CALENDAR] and (rel[k, R_LAG] == 0 or rel[k, R_LAG_CALENDAR] == calendar)
            alike = alike and rel[k, R_RULE] == W_LOGIC
            slack = reached - allowed[k] if alike else slack_work(tables, act, rel, out, k)
            if as_msp:  # free to the successor's late date where that is the earlier one (M)
                to_late = late_work(tables, act, rel, out, k) - out[before, O_EARLY_DONE]
                slack = to_late if act[after, A_MODE] & M_GATE else min(slack, to_late)
            out[before, O_FREE] = min(np.int64(out[before, O_FREE]), slack)
    for i in range(nodes):
        if act[i, A_MODE] & M_OUT:
            continue
        if out[i, O_FREE] == UNBOUND:
            last = out[i, O_LATE_DONE] if as_msp else work_at(tables, act[i, A_CALENDAR], finish[i])
            out[i, O_FREE] = last - out[i, O_EARLY_DONE]
        if as_msp:
            total = min(out[i, O_LATE_DONE] - out[i, O_EARLY_DONE], out[i, O_LATE_WORK] - out[i, O_EARLY_WORK])
            if not act[i, A_MODE] & M_STARTED:
                out[i, O_FREE] = min(out[i, O_FREE], total)  # never more than the total float (M)
        out[i, O_FREE] = max(0, out[i, O_FREE])


@kernel
def extremes(tables, act, out):
    """The earliest and the latest of all dates of nodes that take part; without any, later and earlier than all.

    Third, whether a date lies where the work of its node's calendar begins or ends: a look-up that was cut off at
    the horizon may have put it there.
    """
    calendars, days = tables[0].shape[0], tables[1].shape[1]
    first, last = np.empty(calendars, np.int64), np.empty(calendars, np.int64)
    for c in range(calendars):
        first[c] = start_at(tables, c, np.int64(0))
        last[c] = finish_at(tables, c, np.int64(tables[0][c, days]))
    earliest, latest, is_cut = np.int64(2**31), np.int64(NO_INSTANT), False
    for i in range(act.shape[0]):
        if act[i, A_MODE] & M_OUT:
            continue
        calendar = act[i, A_CALENDAR]
        for date in (O_ES, O_EF, O_LS, O_LF):
            instant = np.int64(out[i, date])
            earliest, latest = min(earliest, instant), max(latest, instant)
            is_cut = is_cut or instant <= first[calendar] or instant >= last[calendar]
    return earliest, latest, is_cut


@kernel
def latest_finish(act, out, otherwise):
    """The latest early finish of all activities; `otherwise` without any."""
    latest = np.int64(NO_INSTANT)
    for i in range(act.shape[0]):
        if not act[i, A_MODE] & (M_OUT | M_GATE):
            latest = max(latest, np.int64(out[i, O_EF]))
    return latest if latest != NO_INSTANT else np.int64(otherwise)


@kernel
def has_mode(act, bit):
    """Whether any node has the mode `bit`."""
    for i in range(act.shape[0]):  # noqa: SIM110 - numba compiles no generators
        if act[i, A_MODE] & bit:
            return True
    return False


@kernel
def longest_path(order, pointer, act, rel, out, driving, latest, on_path):
    """Mark every node that reaches one with the early finish `latest` [nodes] of its project along driving relations."""
    for position in range(order.shape[0] - 1, -1, -1):
        j = order[position]
        if act[j, A_MODE] & M_OUT:
            continue
        if out[j, O_EF] == latest[j]:
            on_path[j] = True
        if on_path[j]:
            for k in range(pointer[j], pointer[j + 1]):
                if driving[k]:
                    on_path[rel[k, R_FROM]] = True


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
