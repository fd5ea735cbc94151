"""Rules of Microsoft Project: how a plan's fields become node columns.

Sources: Microsoft's field reference (S), Boyle on hard constraints (B), measured on stored dates (M);
engine.md 4.2. Work that has begun stands at its actual start; what is left of it goes on at Resume.
"""

from __future__ import annotations

import numpy as np

from headway.engine import layout
from headway.engine.bounds import Ints, Mask, constraint_code, having, lower_cap, raise_floor
from headway.engine.calendars import CalendarTables
from headway.engine.columns import (
    CONSTRAINTS,
    FLAG_LEVELLING_DELAY_WORKING,
    FLAG_MANUAL,
    NO_INSTANT,
)
from headway.engine.document import ConstraintKind
from headway.engine.gates import Gates
from headway.engine.interruptions import pauses_of
from headway.engine.lookups import finish_instants
from headway.engine.plan import Plan


def fill_msp(plan: Plan, tables: CalendarTables, gates: Gates, act: Ints, floor: int) -> None:
    """Fill `act` for MS Project. `floor`: the project's start."""
    size = plan.size
    activity = act[:, :size]
    act[layout.A_START_FLOOR] = floor
    activity[layout.A_DURATION] = np.where(activity[layout.A_MODE] & layout.M_GATE, 0, plan.duration)
    act[layout.A_MODE] |= layout.M_KEEPS_FINISH
    left = np.where(plan.in_progress, plan.remaining, plan.duration)
    pauses = pauses_of(plan, tables, activity[layout.A_CALENDAR], left)
    activity[layout.A_DURATION] += np.where(plan.actual_start == NO_INSTANT, pauses, 0)
    _fix_progress(plan, tables, activity, pauses)
    _fix_manual(plan, activity)
    open_start = (plan.actual_start == NO_INSTANT) & (activity[layout.A_MODE] & layout.M_FIXED_EARLY == 0)
    _constrain(plan, activity, open_start & (activity[layout.A_MODE] & layout.M_GATE == 0))
    _constrain_summaries(plan, gates, act)
    lower_cap(activity[layout.A_DEADLINE], plan.deadline, ~plan.complete)
    working = (plan.flags & FLAG_LEVELLING_DELAY_WORKING) != 0
    activity[layout.A_DELAY] = np.where(working, -plan.levelling_delay, plan.levelling_delay)


def _fix_progress(plan: Plan, tables: CalendarTables, act: Ints, pauses: Ints) -> None:
    """Started work: early start = actual start, early finish = Resume + remaining duration (268 of 275, M).

    Pauses that lie in the rest of a split task come to it. Where the project does not split tasks in progress, work runs on from its actual start whatever Resume
    says (M).
    """
    node = act[layout.A_MODE] & (layout.M_OUT | layout.M_GATE) == 0
    complete, running = plan.complete & node, plan.in_progress & node
    mode = act[layout.A_MODE]
    started = np.where(plan.actual_start != NO_INSTANT, plan.actual_start, plan.actual_finish)
    act[layout.A_FIX_START][complete | running] = started[complete | running]
    act[layout.A_FIX_FINISH][complete] = plan.actual_finish[complete]
    mode[complete] |= layout.M_FIXED_EARLY | layout.M_FIXED_LATE | layout.M_COMPLETE | layout.M_STARTED
    mode[running] |= layout.M_FIXED_EARLY | layout.M_FIXED_LATE_START | layout.M_STARTED
    rows = np.flatnonzero(running)
    if not len(rows):
        return
    known = plan.resume[rows] != NO_INSTANT
    splits = plan.columns.options.splits_in_progress_tasks
    resume = np.where(known, plan.resume[rows], plan.actual_start[rows]).astype(np.int32)
    goes_on = resume if splits else plan.actual_start[rows]
    left = np.where(known & splits, plan.remaining[rows] + pauses[rows], plan.duration[rows]).astype(np.int32)
    out = np.empty(len(rows), np.int64)
    finish_instants(tables.for_kernels, act[layout.A_CALENDAR][rows], goes_on, left, out)
    act[layout.A_FIX_FINISH][rows] = out
    act[layout.A_RESUME][rows] = resume
    if plan.columns.options.honours_constraint_dates:
        must = np.isin(
            plan.constraint, [constraint_code(k) for k in (ConstraintKind.START_ON, ConstraintKind.MANDATORY_START)]
        )
        held = running & must  # its start is where it must be, so its finish has no slack either (M)
        act[layout.A_FINISH_CAP][held] = act[layout.A_FIX_FINISH][held]


def _fix_manual(plan: Plan, act: Ints) -> None:
    """Manual work keeps the dates as typed; its links only warn. Late dates still follow from logic."""
    node = act[layout.A_MODE] & (layout.M_OUT | layout.M_GATE) == 0
    manual = ((plan.flags & FLAG_MANUAL) != 0) & node & (plan.actual_start == NO_INSTANT)
    manual &= (plan.manual_start != NO_INSTANT) | (plan.manual_finish != NO_INSTANT)
    act[layout.A_MODE][manual] |= layout.M_FIXED_EARLY
    act[layout.A_FIX_START][manual] = plan.manual_start[manual]
    act[layout.A_FIX_FINISH][manual] = plan.manual_finish[manual]


def _constrain(plan: Plan, act: Ints, open_start: Mask) -> None:
    """With constraint dates honoured, SNLT, FNLT, MSO and MFO hold against logic on the forward pass (X, B)."""
    if not plan.constraint.any():
        return
    kind = ConstraintKind

    def has(*names: ConstraintKind) -> Mask:
        return having(plan.constraint, plan.constraint_at, *names) & open_start

    must_start, must_finish = (kind.START_ON, kind.MANDATORY_START), (kind.FINISH_ON, kind.MANDATORY_FINISH)
    at = plan.constraint_at
    raise_floor(act[layout.A_START_FLOOR], at, has(kind.START_ON_OR_AFTER, *must_start))
    raise_floor(act[layout.A_FINISH_FLOOR], at, has(kind.FINISH_ON_OR_AFTER, *must_finish))
    lower_cap(act[layout.A_START_CAP], at, has(kind.START_ON_OR_BEFORE, *must_start))
    lower_cap(act[layout.A_FINISH_CAP], at, has(kind.FINISH_ON_OR_BEFORE, *must_finish))
    if plan.columns.options.honours_constraint_dates:
        act[layout.A_MODE][open_start] |= layout.M_CAPS_PULL
    late = (plan.constraint == constraint_code(kind.AS_LATE_AS_POSSIBLE)) & open_start
    act[layout.A_MODE][late] |= layout.M_AS_LATE


def _constrain_summaries(plan: Plan, gates: Gates, act: Ints) -> None:
    """A summary may start no earlier than and finish no later than a date: its gate and its end carry it."""
    for position, row in enumerate(gates.summary):
        code, at = int(plan.constraint[row]), int(plan.constraint_at[row])
        if not code or at == NO_INSTANT:
            continue
        kind = CONSTRAINTS[code - 1]
        gate = plan.size + position
        if kind in (ConstraintKind.START_ON_OR_AFTER, ConstraintKind.START_ON, ConstraintKind.MANDATORY_START):
            act[layout.A_START_FLOOR, gate] = max(act[layout.A_START_FLOOR, gate], at)
        elif kind in (ConstraintKind.FINISH_ON_OR_BEFORE, ConstraintKind.FINISH_ON, ConstraintKind.MANDATORY_FINISH):
            act[layout.A_DEADLINE, row] = at
