# ruff: noqa: PLR0917 - kernels take their arrays by position: numba compiles no keyword calls across files
# mypy: disable-error-code="no-untyped-def"

"""The backward pass: late dates, pushed from each node to its predecessors."""

from __future__ import annotations

import numpy as np

from headway.engine.kernels import kernel, part
from headway.engine.layout import (
    A_CALENDAR,
    A_DEADLINE,
    A_FINISH_CAP,
    A_FIX_START,
    A_MODE,
    A_RESUME,
    A_START_CAP,
    M_COMPLETE,
    M_FIXED_LATE,
    M_FIXED_LATE_START,
    M_KEEPS_FINISH,
    M_OPEN_END,
    M_OUT,
    NO_INSTANT,
    O_DURATION,
    O_EARLY_DONE,
    O_EARLY_WORK,
    O_EF,
    O_ES,
    O_LATE_DONE,
    O_LATE_START_CAP,
    O_LATE_WORK,
    O_LF,
    O_LS,
    R_FROM,
    R_INTERNAL,
    R_TYPE,
    SF,
    SS,
)
from headway.engine.lookups import finish_at, start_at, work_at
from headway.engine.relations import late_work


@part
def put_late(tables, segments, act, out, i, done, finish):
    """Late dates of node i whose work must be done by work index `done` on its calendar."""
    calendar, mode = act[i, A_CALENDAR], act[i, A_MODE]
    duration = np.int64(out[i, O_DURATION])
    pointer, segment_calendar, segment_work = segments
    if pointer[i] < pointer[i + 1]:
        at = finish_at(tables, calendar, done)
        start, finish = np.int64(2**31 - 1), np.int64(NO_INSTANT)
        for s in range(pointer[i], pointer[i + 1]):
            last = work_at(tables, segment_calendar[s], at)
            start = min(start, start_at(tables, segment_calendar[s], last - segment_work[s]))
            finish = max(finish, finish_at(tables, segment_calendar[s], last))
        out[i, O_LS], out[i, O_LF] = start, finish
        out[i, O_LATE_WORK] = work_at(tables, calendar, start)
        out[i, O_LATE_DONE] = work_at(tables, calendar, finish)
        return
    out[i, O_LATE_WORK], out[i, O_LATE_DONE] = done - duration, done
    if duration > 0:
        out[i, O_LS] = min(start_at(tables, calendar, done - duration), np.int64(out[i, O_LATE_START_CAP]))
        out[i, O_LF] = finish_at(tables, calendar, done)
        return
    instant = start_at(tables, calendar, done)
    if mode & M_KEEPS_FINISH and not mode & M_COMPLETE:
        instant = finish_at(tables, calendar, done)
    out[i, O_LS] = out[i, O_LF] = min(instant, np.int64(finish))
    cap = np.int64(out[i, O_LATE_START_CAP])
    if cap < 2**31 - 1 and work_at(tables, calendar, cap) == done:
        out[i, O_LS] = cap  # what it must start by may lie after what it must finish by, with no work between (X)


@part
def push_late(tables, pointer, act, rel, out, i, as_msp):
    """Hand node i's late dates to its predecessors and leave i with its own late start.

    MS Project: work in progress binds its predecessors by where it resumes, its summary by its actual
    start; a start that has happened neither binds nor is bound; finished work binds its summary only (M).
    """
    mode, calendar = act[i, A_MODE], act[i, A_CALENDAR]
    running = mode & M_FIXED_LATE_START
    for pulled in range(2 if running else 1):
        if running:
            at = act[i, A_FIX_START if pulled else A_RESUME]
            out[i, O_LS], out[i, O_LATE_WORK] = at, work_at(tables, calendar, at)
        for k in range(pointer[i], pointer[i + 1]):
            before, internal = rel[k, R_FROM], rel[k, R_INTERNAL]
            if running and bool(internal) != bool(pulled):
                continue
            if as_msp and not internal:
                starts_started = running and rel[k, R_TYPE] == SS
                from_started = rel[k, R_TYPE] in (SS, SF) and act[before, A_MODE] & M_FIXED_LATE_START
                if mode & M_COMPLETE or starts_started or from_started:
                    continue
            out[before, O_LATE_DONE] = min(np.int64(out[before, O_LATE_DONE]), late_work(tables, act, rel, out, k))


@kernel
def backward(tables, segments, order, pointer, act, rel, out, finish, drops_complete):
    """Late dates of all nodes from the instants `finish` [nodes]; each node pushes its bound to its predecessors.

    drops_complete: completed successors bind nobody (MS Project).
    """
    nodes = order.shape[0]
    has_successor = np.zeros(nodes, np.bool_)
    for i in range(nodes):
        out[i, O_LATE_START_CAP] = 2**31 - 1
        out[i, O_LATE_DONE] = 0 if act[i, A_MODE] & M_OUT else work_at(tables, act[i, A_CALENDAR], finish[i])
    for k in range(rel.shape[0]):
        if not rel[k, R_INTERNAL]:
            has_successor[rel[k, R_FROM]] = True
    for position in range(nodes - 1, -1, -1):
        i = order[position]
        mode, calendar = act[i, A_MODE], act[i, A_CALENDAR]
        if mode & M_OUT:
            continue
        done = np.int64(out[i, O_LATE_DONE])
        if mode & M_OPEN_END and not has_successor[i]:
            done = min(done, np.int64(out[i, O_EARLY_DONE]))
        if act[i, A_FINISH_CAP] != NO_INSTANT:
            done = min(done, work_at(tables, calendar, act[i, A_FINISH_CAP]))
        if act[i, A_DEADLINE] != NO_INSTANT:
            done = min(done, work_at(tables, calendar, act[i, A_DEADLINE]))
        if act[i, A_START_CAP] != NO_INSTANT:
            done = min(done, work_at(tables, calendar, act[i, A_START_CAP]) + out[i, O_DURATION])
        put_late(tables, segments, act, out, i, done, np.int64(finish[i]))
        if mode & M_FIXED_LATE:
            out[i, O_LS], out[i, O_LF] = out[i, O_ES], out[i, O_EF]
            out[i, O_LATE_WORK], out[i, O_LATE_DONE] = out[i, O_EARLY_WORK], out[i, O_EARLY_DONE]
        push_late(tables, pointer, act, rel, out, i, drops_complete)
        if mode & M_FIXED_LATE_START:
            out[i, O_LF] = max(out[i, O_LF], out[i, O_EF])  # running work is never late before it can finish (M)
