"""Why a recorded date differs where its neighbours do not explain it: rules that can be proved, else `unknown`."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from headway.engine import layout
from headway.engine.columns import FLAG_MANUAL, NO_INSTANT
from headway.engine.lookups import finish_instants, work_between
from headway.interchange.comparison.recorded import Beside, Ints

_Row = int


class Cause(StrEnum):
    MANUAL = "manual"  # dates as typed
    ROUNDING = "rounding"  # the file counts parts of minutes
    RUNS_ON = "runs_on"  # running work goes on from its actual start, not from where it resumes
    AGAINST_LOGIC = "against_logic"  # earlier than its own recorded predecessors allow: not rescheduled since
    BEFORE_BOUND = "before_bound"  # earlier than the data date or its own constraint allows
    CONSTRAINT = "constraint"  # stands at the date of its constraint
    EXTERNAL = "external"  # held by a link to another project
    CALENDAR = "calendar"  # lasts as long on another calendar of the file
    LAG_CALENDAR = "lag_calendar"  # its lag fits on another calendar
    AS_LATE = "as_late"  # as late as possible: depends on all that follows
    OTHER_FINISH = "other_finish"  # late dates run to another end of the project
    CARRIED = "carried"  # follows a neighbour, and that one follows ... with no first
    MISSING = "missing"  # nothing is recorded
    UNKNOWN = "unknown"


def cause_of_early(told: Beside, row: _Row, expected: tuple[int, int], alone: int) -> Cause:
    """The cause of an early date that its predecessors do not explain.

    `expected`: start and finish by our rules behind the recorded predecessors; `alone`: the start without any.
    """
    network = told.calculated.network
    plan = network.plan
    start = int(told.columns["early_start"][row])
    if plan.flags[row] & FLAG_MANUAL:
        return Cause.MANUAL
    if _within_a_minute(told, row, expected):
        return Cause.ROUNDING
    if network.act[layout.A_MODE, row] & layout.M_AS_LATE:
        return Cause.AS_LATE
    if bool(plan.in_progress[row]):
        return Cause.RUNS_ON if _runs_on(told, row) else Cause.UNKNOWN
    if _other_calendar(told, row):
        return Cause.CALENDAR
    gap = _work(told, row, start, expected[0])
    if gap and _lag_fits_elsewhere(told, row):
        return Cause.LAG_CALENDAR
    if gap > 0:
        return Cause.BEFORE_BOUND if _work(told, row, start, alone) > 0 else Cause.AGAINST_LOGIC
    if _held_by_constraint(told, row):
        return Cause.CONSTRAINT
    if _held_from_outside(told, row):
        return Cause.EXTERNAL
    return Cause.UNKNOWN


def _within_a_minute(told: Beside, row: _Row, expected: tuple[int, int]) -> bool:
    pairs = zip(("early_start", "early_finish"), expected, strict=True)
    return all(abs(_work(told, row, int(told.columns[name][row]), at)) <= 1 for name, at in pairs)


def _work(told: Beside, row: _Row, start: int, finish: int, calendar: int | None = None) -> int:
    """Working minutes between two instants on the row's calendar, or on another."""
    if NO_INSTANT in (start, finish):
        return 0
    network = told.calculated.network
    own = int(network.act[layout.A_CALENDAR, row]) if calendar is None else calendar
    out = np.zeros(1, np.int64)
    ends: list[Ints] = [np.array([value], np.int32) for value in (own, start, finish)]
    work_between(network.tables.for_kernels, *ends, out)
    return int(out[0])


def _after(told: Beside, calendar: int, start: int, minutes: int) -> int:
    out = np.zeros(1, np.int64)
    values: list[Ints] = [np.array([value], np.int32) for value in (calendar, start, minutes)]
    finish_instants(told.calculated.network.tables.for_kernels, *values, out)
    return int(out[0])


def _runs_on(told: Beside, row: _Row) -> bool:
    network = told.calculated.network
    began, lasts = int(network.plan.actual_start[row]), int(network.plan.duration[row])
    finish = _after(told, int(network.act[layout.A_CALENDAR, row]), began, lasts)
    return _work(told, row, finish, int(told.columns["early_finish"][row])) == 0


def _other_calendar(told: Beside, row: _Row) -> bool:
    """The recorded span holds the duration on another calendar of the file, not on its own."""
    network = told.calculated.network
    start, finish = int(told.columns["early_start"][row]), int(told.columns["early_finish"][row])
    lasts = int(network.act[layout.A_DURATION, row])
    if lasts == 0 or NO_INSTANT in (start, finish) or _work(told, row, start, finish) == lasts:
        return False
    own = int(network.act[layout.A_CALENDAR, row])
    others = (calendar for calendar in range(len(network.tables.cumulative)) if calendar != own)
    return any(_work(told, row, start, finish, calendar) == lasts for calendar in others)


def _held_by_constraint(told: Beside, row: _Row) -> bool:
    plan = told.calculated.network.plan
    ends = (int(told.columns["early_start"][row]), int(told.columns["early_finish"][row]))
    for code, at in (
        (plan.constraint[row], int(plan.constraint_at[row])),
        (plan.secondary_constraint[row], int(plan.secondary_constraint_at[row])),
    ):
        if code and at != NO_INSTANT and any(end != NO_INSTANT and _work(told, row, at, end) == 0 for end in ends):
            return True
    return False


def _held_from_outside(told: Beside, row: _Row) -> bool:
    plan, uid = told.calculated.network.plan, told.project.activities[row].uid
    outside = any(one.activity_uid == uid for one in told.project.external_relations)
    return outside or int(plan.external_early_start[row]) != NO_INSTANT


def _lag_fits_elsewhere(told: Beside, row: _Row) -> bool:
    """Some lag into the row, counted on another calendar from where the predecessor is recorded, gives its start."""
    network = told.calculated.network
    start = int(told.columns["early_start"][row])
    for k in range(int(network.pointer[row]), int(network.pointer[row + 1])):
        before, kind, lag = (int(network.rel[at, k]) for at in (layout.R_FROM, layout.R_TYPE, layout.R_LAG))
        if lag <= 0 or before >= network.size or kind not in (layout.FS, layout.SS):
            continue
        began = int(told.columns["early_finish" if kind == layout.FS else "early_start"][before])
        if began == NO_INSTANT:
            continue
        used = int(network.rel[layout.R_LAG_CALENDAR, k])
        for calendar in range(len(network.tables.cumulative)):
            if calendar != used and _work(told, row, _after(told, calendar, began, lag), start) == 0:
                return True
    return False
