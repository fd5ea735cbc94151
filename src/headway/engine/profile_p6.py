"""Rules of Primavera P6 (and of JGJ/T 121, which adds none): how a plan's fields become node columns.

Sources, marked in this package: O Oracle's P6 documentation, X behaviour of another scheduler that agrees with
P6's own dates, M measured on dates that the tools stored (docs/decisions/0104), H papers of Eastwood Harris,
B Boyle on hard constraints, S Microsoft's field reference. Progress: retained logic. Work that is done takes part with a duration of zero, as
P6 stores its early and late dates; work in progress takes part with its remaining duration.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from headway.engine import layout
from headway.engine.bounds import Ints, Mask, constraint_code, having, lower_cap, raise_floor
from headway.engine.calendars import CalendarTables
from headway.engine.columns import KINDS, NO_INSTANT
from headway.engine.document import ActivityKind, ConstraintKind, Profile, ProgressLogic, ScheduleOptions, SsLagRule
from headway.engine.lookups import shifted_instants, work_between
from headway.engine.plan import Plan

_FINISH_MILESTONE = KINDS.index(ActivityKind.FINISH_MILESTONE)


def fill_p6(plan: Plan, act: Ints, floor: int) -> None:
    """Fill `act` for P6: floors, caps, fixed dates and modes. `floor`: the data date."""
    size = plan.size
    complete, running = plan.complete, plan.in_progress
    act[layout.A_DURATION, :size] = np.where(complete, 0, np.where(running, plan.remaining, _unstarted(plan)))
    act[layout.A_START_FLOOR] = floor
    mode = act[layout.A_MODE, :size]
    mode[complete] |= layout.M_COMPLETE | layout.M_STARTED | layout.M_KEEPS_FINISH
    mode[running] |= layout.M_STARTED
    if plan.columns.options.profile is Profile.P6:
        mode |= layout.M_ENDS_AT_START
    mode[plan.kind == _FINISH_MILESTONE] |= layout.M_KEEPS_FINISH
    takes_external = ~complete & (not plan.columns.options.ignores_external_relations)
    raise_floor(act[layout.A_START_FLOOR, :size], plan.external_early_start, takes_external)
    raise_floor(act[layout.A_START_FLOOR, :size], plan.resume, running)
    lower_cap(act[layout.A_FINISH_CAP, :size], plan.external_late_finish, takes_external)
    for kinds, at in (
        (plan.constraint, plan.constraint_at),
        (plan.secondary_constraint, plan.secondary_constraint_at),
    ):
        if kinds.any():
            _constrain(act[:, :size], kinds, at, open_start=~complete & ~running, unfinished=~complete)
    if plan.columns.options.progress_logic is ProgressLogic.ACTUAL_DATES:
        _stand_at_actual_dates(plan, act[:, :size])
    if plan.columns.options.use_expected_finish:
        wanted = (plan.expected_finish >= floor) & ~complete & (mode & layout.M_AS_LATE == 0)
        act[layout.A_EXPECTED, :size][wanted] = plan.expected_finish[wanted]


def _unstarted(plan: Plan) -> Ints:
    """Unstarted work lasts its remaining duration where the file gives one, as P6 schedules it."""
    return np.where(plan.remaining > 0, plan.remaining, plan.duration)


def _constrain(act: Ints, kinds: Ints, at: Ints, *, open_start: Mask, unfinished: Mask) -> None:
    """Soft constraints bind one pass each, mandatory ones fix both. Source: O, X (engine.md 4.1)."""
    kind = ConstraintKind

    def has(*names: ConstraintKind) -> Mask:
        return having(kinds, at, *names)

    raise_floor(act[layout.A_START_FLOOR], at, open_start & has(kind.START_ON_OR_AFTER, kind.START_ON))
    raise_floor(act[layout.A_FINISH_FLOOR], at, unfinished & has(kind.FINISH_ON_OR_AFTER, kind.FINISH_ON))
    lower_cap(act[layout.A_START_CAP], at, open_start & has(kind.START_ON_OR_BEFORE, kind.START_ON))
    lower_cap(act[layout.A_FINISH_CAP], at, unfinished & has(kind.FINISH_ON_OR_BEFORE, kind.FINISH_ON))
    for name, row, open_to in (
        (kind.MANDATORY_START, layout.A_FIX_START, open_start),
        (kind.MANDATORY_FINISH, layout.A_FIX_FINISH, unfinished),
    ):
        fixed = has(name) & open_to
        act[row][fixed] = at[fixed]
        act[layout.A_MODE][fixed] |= layout.M_FIXED_EARLY | layout.M_FIXED_LATE
    late = (kinds == constraint_code(kind.AS_LATE_AS_POSSIBLE)) & unfinished
    act[layout.A_MODE][late] |= layout.M_AS_LATE


def _stand_at_actual_dates(plan: Plan, act: Ints) -> None:
    """Actual dates: finished work stands at its own dates in both passes, also behind the data date. Source: H."""
    done = plan.complete & (act[layout.A_MODE] & layout.M_OUT == 0)
    act[layout.A_FIX_FINISH][done] = plan.actual_finish[done]
    began = plan.actual_start != NO_INSTANT
    act[layout.A_FIX_START][done] = np.where(began, plan.actual_start, plan.actual_finish)[done]
    act[layout.A_MODE][done] |= layout.M_FIXED_EARLY | layout.M_FIXED_LATE


class Progress(Protocol):
    """What the rules of progress ask of activities: columns of one length."""

    @property
    def complete(self) -> Mask: ...
    @property
    def in_progress(self) -> Mask: ...
    @property
    def actual_start(self) -> Ints: ...
    @property
    def actual_finish(self) -> Ints: ...
    @property
    def actual(self) -> Ints: ...


def overtaken(plan: Progress, before: Ints, after: Ints) -> Mask:
    """Relations whose successor has begun, or is done, while the predecessor is not: out of sequence."""
    begun = plan.in_progress | plan.complete
    return np.asarray(begun[after] & ~plan.complete[before], np.bool_)


def mark_progress(plan: Progress, options: ScheduleOptions, tables: CalendarTables, rel: Ints, data_date: int) -> None:
    """What progress makes of relations: lags used up, starts counted from what has happened, logic overtaken."""
    uses_actual_dates = options.progress_logic is ProgressLogic.ACTUAL_DATES
    if uses_actual_dates:
        _overtake(plan, rel)
    if options.ss_lag_rule is SsLagRule.ACTUAL_START:
        _count_from_actual_start(plan, tables, rel)
    _consume_lags(plan, tables, rel, data_date, keeps_lags=uses_actual_dates)


def _overtake(plan: Progress, rel: Ints) -> None:
    """Actual dates: work done out of sequence stands where it stood, in the backward pass too.

    It waits for nothing; its predecessor should have been done by then, and gets negative float. Source: H, O.
    """
    rows = np.flatnonzero(rel[layout.R_INTERNAL] == 0)
    late = rows[overtaken(plan, rel[layout.R_FROM, rows], rel[layout.R_TO, rows])]
    after = rel[layout.R_TO, late]
    began = np.where(plan.actual_start[after] != NO_INSTANT, plan.actual_start[after], plan.actual_finish[after])
    rel[layout.R_RULE, late], rel[layout.R_AT, late] = layout.W_OVERTAKEN, began


def _count_from_actual_start(plan: Progress, tables: CalendarTables, rel: Ints) -> None:
    """The option "start-to-start lag from the actual start": behind running work the lag runs on whatever comes. O."""
    starts = (rel[layout.R_TYPE] == layout.SS) | (rel[layout.R_TYPE] == layout.SF)
    running = plan.in_progress[rel[layout.R_FROM]]
    rows = np.flatnonzero(starts & running & (rel[layout.R_RULE] == layout.W_LOGIC))
    at = np.empty(len(rows), np.int64)
    since = plan.actual_start[rel[layout.R_FROM, rows]]
    calendars, lags = rel[layout.R_LAG_CALENDAR, rows], rel[layout.R_LAG, rows]
    shifted_instants(tables.for_kernels, calendars, since, lags, at)
    rel[layout.R_RULE, rows], rel[layout.R_AT, rows] = layout.W_COUNTED, at


def _consume_lags(plan: Progress, tables: CalendarTables, rel: Ints, data_date: int, *, keeps_lags: bool) -> None:
    """What progress leaves of positive lags: time already spent since the predecessor's actual dates.

    After a finished predecessor: lag - working time from its actual instant to the data date; from the
    start of a running one: lag - its actual duration; never below zero, so that a finished predecessor's
    lead is gone as well. keeps_lags: finished work stands at its actual dates, from which the whole lag runs. Source: O, X, M.
    """
    row, kind, lag = rel[layout.R_FROM], rel[layout.R_TYPE], rel[layout.R_LAG]
    from_finish = (kind == layout.FS) | (kind == layout.FF)
    since = np.where(from_finish, plan.actual_finish[row], plan.actual_start[row])
    done = plan.complete[row] & (since != NO_INSTANT) & (not keeps_lags)
    running = plan.in_progress[row] & (lag > 0) & ~from_finish
    spent = np.zeros(len(lag), np.int64)
    slots = np.flatnonzero(done)
    if len(slots):
        out = np.empty(len(slots), np.int64)
        ends = np.full(len(slots), data_date, np.int32)
        work_between(tables.for_kernels, rel[layout.R_LAG_CALENDAR][slots], since[slots].astype(np.int32), ends, out)
        spent[slots] = np.maximum(out, 0)
    spent[running] = plan.actual[row][running]
    rel[layout.R_LAG] = np.where(done | running, np.maximum(0, lag - spent), lag)
