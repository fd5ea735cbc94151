"""Tiny plans that between them run every kernel: they warm the cache and serve as a self-check."""

from __future__ import annotations

import numpy as np

from headway.engine.columns import CONSTRAINTS, NO_INSTANT, PlanColumns
from headway.engine.document import Calendar, ConstraintKind, Profile, ScheduleOptions, SsLagRule

_HALF_DAYS = ((480, 720),)
_DAYS = ((480, 720), (780, 1020))
_START = 29_000_000 // 1440 * 1440 + 480  # a morning in 2025
_LATE = CONSTRAINTS.index(ConstraintKind.AS_LATE_AS_POSSIBLE) + 1


def rehearsal_plans() -> list[PlanColumns]:
    """Plans with a WBS row, two calendars, all relation types, progress and work as late as possible."""
    from_actual_start = ScheduleOptions(profile=Profile.P6, ss_lag_rule=SsLagRule.ACTUAL_START)
    return [_plan(options) for options in (ScheduleOptions(), ScheduleOptions(profile=Profile.MSP), from_actual_start)]


def _plan(options: ScheduleOptions) -> PlanColumns:
    calendars = [
        Calendar("whole", "whole days", (_DAYS,) * 5 + ((), ())),
        Calendar("half", "half days", (_HALF_DAYS,) * 6 + ((),)),
    ]
    nothing = np.full(6, NO_INSTANT, np.int32)
    actual_start, actual_finish, resume = nothing.copy(), nothing.copy(), nothing.copy()
    actual_start[1], actual_finish[1] = _START, _START + 540
    actual_start[2], resume[2] = _START, _START + 1440
    return PlanColumns(
        options=options,
        calendars=calendars,
        kind=np.array([0, 1, 1, 1, 1, 3], np.int32),
        parent=np.array([-1, 0, 0, 0, 0, 0], np.int32),
        calendar=np.array([0, 0, 1, 0, 1, 0], np.int32),
        duration=np.array([0, 480, 960, 480, 240, 0], np.int32),
        remaining=np.array([0, 0, 480, 480, 240, 0], np.int32),
        actual=np.array([0, 480, 480, 0, 0, 0], np.int32),
        actual_start=actual_start,
        actual_finish=actual_finish,
        resume=resume,
        constraint=np.array([0, 0, 0, 0, _LATE, 0], np.int32),
        flags=np.array([0, 0, 0, 8, 0, 0], np.int32),
        predecessor=np.array([1, 2, 3, 3, 4], np.int32),
        successor=np.array([3, 3, 4, 5, 5], np.int32),
        relation_type=np.array([0, 1, 2, 0, 3], np.int32),
        lag=np.array([480, -60, 60, 0, 0], np.int32),
        assignment_activity=np.array([3, 3], np.int32),
        assignment_calendar=np.array([0, 1], np.int32),
        data_date=_START + 1440 if options.profile is Profile.P6 else NO_INSTANT,
        project_start=_START,
    )
