"""Splits: the pauses inside a task, which move with it (Microsoft Project)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headway.engine.calendars import CalendarTables
from headway.engine.columns import NO_INSTANT
from headway.engine.lookups import work_between
from headway.engine.plan import Plan

Ints = NDArray[np.int32]


def pauses_of(plan: Plan, tables: CalendarTables, calendars: Ints, left: Ints) -> Ints:
    """Working minutes of each activity's pauses that lie between the `left` minutes of work it still has to do.

    A pause counts as working time of the activity's calendar, begins after as much work as lies before it and moves
    with the task; one that is past (before Resume) or behind the last minute of work counts nothing. Source: S.
    """
    columns = plan.columns
    rows = np.asarray(columns.split_activity, np.int32)
    pauses = np.zeros(plan.size, np.int32)
    if not len(rows):
        return pauses
    starts, finishes = np.asarray(columns.split_start, np.int32), np.asarray(columns.split_finish, np.int32)
    resume = np.where(plan.actual_start[rows] != NO_INSTANT, plan.resume[rows], NO_INSTANT)
    begins = np.maximum(starts, resume)
    work, gap = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    work_between(tables.for_kernels, calendars[rows], begins, np.maximum(finishes, begins), work)
    same = np.flatnonzero(rows[1:] == rows[:-1]) + 1
    between = np.zeros(len(same), np.int64)
    work_between(tables.for_kernels, calendars[rows[same]], finishes[same - 1], starts[same], between)
    gap[same] = np.where(finishes[same - 1] > resume[same], between, 0)
    done: dict[int, int] = {}
    for row, minutes, pause in zip(rows.tolist(), work.tolist(), gap.tolist(), strict=True):
        if done.get(row, 0) < left[row]:
            pauses[row] += pause
        done[row] = done.get(row, 0) + minutes
    return pauses
