"""Forward and backward pass over nodes in topological order.

Working time is added in the *work index* of the node's own calendar (see lookups): between two nodes
on one calendar a relation is one integer addition; otherwise it goes through the clock instant.
"""

# ruff: noqa: PLR0917 - kernels take their arrays by position: numba compiles no keyword calls across files

from __future__ import annotations

import numpy as np
from numba import njit

from headway.engine.layout import (
    A_CALENDAR,
    A_DEADLINE,
    A_DELAY,
    A_DURATION,
    A_EXPECTED,
    A_FINISH_CAP,
    A_FINISH_FLOOR,
    A_FIX_FINISH,
    A_FIX_START,
    A_MODE,
    A_RESUME,
    A_START_CAP,
    A_START_FLOOR,
    FF,
    FS,
    M_AS_LATE,
    M_CAPS_PULL,
    M_COMPLETE,
    M_FIXED_EARLY,
    M_FIXED_LATE,
    M_FIXED_LATE_START,
    M_KEEPS_FINISH,
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
    R_LAG,
    R_LAG_CALENDAR,
    R_TO,
    R_TYPE,
    SF,
    SS,
)
from headway.engine.lookups import MINUTES_PER_DAY, finish_at, shift_by_lag, start_at, work_at


@njit(cache=True, nogil=True)
def relation_instant(tables, act, rel, out, k):
    """The clock instant that relation k hands to its successor."""
    before = rel[R_FROM, k]
    from_finish = rel[R_TYPE, k] in (FS, FF)
    instant = np.int64(out[O_EF if from_finish else O_ES, before])
    if not from_finish and out[O_DURATION, before] == 0 and not act[A_MODE, before] & (M_COMPLETE | M_FIXED_EARLY):
        # a milestone that stands at a work finish starts others at the next work start (X)
        instant = start_at(tables, act[A_CALENDAR, before], np.int64(out[O_EARLY_WORK, before]))
    return shift_by_lag(tables, rel[R_LAG_CALENDAR, k], instant, rel[R_LAG, k])


@njit(cache=True, nogil=True)
def relation_work(tables, act, rel, out, k):
    """Earliest work index on the successor's calendar that relation k allows its start or finish."""
    before, after, lag = rel[R_FROM, k], rel[R_TO, k], rel[R_LAG, k]
    kind, lag_calendar = rel[R_TYPE, k], rel[R_LAG_CALENDAR, k]
    from_finish = kind in (FS, FF)
    calendar = act[A_CALENDAR, after]
    if calendar == act[A_CALENDAR, before] and (lag == 0 or lag_calendar == calendar):
        return np.int64(out[O_EARLY_DONE if from_finish else O_EARLY_WORK, before]) + lag
    return work_at(tables, calendar, relation_instant(tables, act, rel, out, k))


@njit(cache=True, nogil=True)
def pull_under_caps(tables, act, j, work, duration):
    """MS Project, constraint dates honoured: a cap holds against logic on the forward pass too."""
    calendar = act[A_CALENDAR, j]
    if act[A_START_CAP, j] != NO_INSTANT:
        work = min(work, work_at(tables, calendar, act[A_START_CAP, j]))
    if act[A_FINISH_CAP, j] != NO_INSTANT:
        work = min(work, work_at(tables, calendar, act[A_FINISH_CAP, j]) - duration)
    return work


@njit(cache=True, nogil=True)
def put_span(tables, segments, act, out, j, work, duration):
    """Early dates of node j whose work may begin at `work` on its calendar."""
    calendar, mode = act[A_CALENDAR, j], act[A_MODE, j]
    pointer, segment_calendar, segment_work = segments
    if pointer[j] < pointer[j + 1]:
        at = start_at(tables, calendar, work)
        start, finish = np.int64(2**31 - 1), np.int64(NO_INSTANT)
        for s in range(pointer[j], pointer[j + 1]):
            first = work_at(tables, segment_calendar[s], at)
            start = min(start, start_at(tables, segment_calendar[s], first))
            finish = max(finish, finish_at(tables, segment_calendar[s], first + segment_work[s]))
        out[O_ES, j], out[O_EF, j] = start, finish
        out[O_EARLY_WORK, j] = work_at(tables, calendar, start)
        out[O_EARLY_DONE, j] = work_at(tables, calendar, finish)
        return
    out[O_EARLY_WORK, j], out[O_EARLY_DONE, j] = work, work + duration
    if duration > 0:
        out[O_ES, j] = start_at(tables, calendar, work)
        out[O_EF, j] = finish_at(tables, calendar, work + duration)
        return
    instant = start_at(tables, calendar, work)
    if mode & M_KEEPS_FINISH:
        kept = finish_at(tables, calendar, work)
        floor = act[A_START_FLOOR, j]
        if kept >= floor:
            instant = kept
        elif mode & M_COMPLETE:
            instant = min(np.int64(floor), instant)  # completed work stands at the data date as it is
    out[O_ES, j] = instant
    out[O_EF, j] = instant


@njit(cache=True, nogil=True)
def put_fixed(tables, act, out, j, duration):
    """Early dates that no logic moves: actual, manual and mandatory ones."""
    calendar, start, finish = act[A_CALENDAR, j], act[A_FIX_START, j], act[A_FIX_FINISH, j]
    if start == NO_INSTANT:
        work = work_at(tables, calendar, finish) - duration
        start = start_at(tables, calendar, work) if duration > 0 else finish
    if finish == NO_INSTANT:
        work = work_at(tables, calendar, start)
        if duration > 0:
            start = start_at(tables, calendar, work)
        finish = finish_at(tables, calendar, work + duration) if duration > 0 else start
    out[O_ES, j], out[O_EF, j] = start, finish
    out[O_EARLY_WORK, j] = work_at(tables, calendar, start)
    out[O_EARLY_DONE, j] = work_at(tables, calendar, finish)


@njit(cache=True, nogil=True)
def stay_at_latest(tables, pointer, act, rel, out, j, work):
    """A finish milestone stands at the next work start when what decides it lies after the work finish (X)."""
    later = start_at(tables, act[A_CALENDAR, j], work)
    if later == out[O_ES, j]:
        return
    for k in range(pointer[j], pointer[j + 1]):
        if relation_instant(tables, act, rel, out, k) > out[O_ES, j]:
            out[O_ES, j] = out[O_EF, j] = later
            return


@njit(cache=True, nogil=True)
def finish_at_latest(tables, pointer, act, rel, out, j, done):
    """Work whose finish follows a *-to-finish relation from an idle day ends at the next work start (X).

    So it does when the instant is a work start itself, unless it is a predecessor's start (SF). A positive
    lag lands on a finish anyway.
    """
    later = start_at(tables, act[A_CALENDAR, j], done)
    for k in range(pointer[j], pointer[j + 1]):
        decides = rel[R_TYPE, k] in (FF, SF) and relation_work(tables, act, rel, out, k) == done
        if decides and rel[R_LAG, k] <= 0:
            instant = relation_instant(tables, act, rel, out, k)
            if instant // MINUTES_PER_DAY > out[O_EF, j] // MINUTES_PER_DAY and not (
                instant == later and rel[R_TYPE, k] == SF
            ):
                out[O_EF, j] = later
                return


@njit(cache=True, nogil=True)
def forward(tables, segments, order, pointer, act, rel, out):
    """Early dates of all nodes. `order` topological, `pointer` CSR over `rel` by successor."""
    for position in range(order.shape[0]):
        j = order[position]
        mode, calendar = act[A_MODE, j], act[A_CALENDAR, j]
        duration = np.int64(act[A_DURATION, j])
        out[O_DURATION, j] = duration
        if mode & M_OUT:
            continue
        if mode & M_FIXED_EARLY:
            put_fixed(tables, act, out, j, duration)
            continue
        work = work_at(tables, calendar, act[A_START_FLOOR, j])
        done = np.int64(-1)
        for k in range(pointer[j], pointer[j + 1]):
            allowed = relation_work(tables, act, rel, out, k)
            if rel[R_TYPE, k] in (FS, SS):
                work = max(work, allowed)
            else:
                done = max(done, allowed)
        if act[A_FINISH_FLOOR, j] != NO_INSTANT:
            done = max(done, work_at(tables, calendar, act[A_FINISH_FLOOR, j]))
        if done >= 0:
            work = max(work, done - duration)
        if act[A_DELAY, j] > 0:
            work = work_at(tables, calendar, start_at(tables, calendar, work) + act[A_DELAY, j])
        elif act[A_DELAY, j] < 0:
            work -= act[A_DELAY, j]
        if mode & M_CAPS_PULL:
            work = pull_under_caps(tables, act, j, work, duration)
        if act[A_EXPECTED, j] != NO_INSTANT:
            expected = work_at(tables, calendar, act[A_EXPECTED, j])
            if expected >= work and done < 0:
                duration = expected - work
                out[O_DURATION, j] = duration
        put_span(tables, segments, act, out, j, work, duration)
        if duration == 0 and mode & M_KEEPS_FINISH and not mode & M_COMPLETE:
            stay_at_latest(tables, pointer, act, rel, out, j, work)
        elif done >= 0 and done == work + duration:
            finish_at_latest(tables, pointer, act, rel, out, j, done)


@njit(cache=True, nogil=True)
def late_work(tables, act, rel, out, k):
    """Latest work index on the predecessor's calendar at which relation k lets it finish.

    A start-to-start relation whose instant is not a work start of the predecessor also leaves that
    instant (on an idle day the work finish before it): the late start is no later (X).
    """
    before, after, lag = rel[R_FROM, k], rel[R_TO, k], rel[R_LAG, k]
    kind, lag_calendar = rel[R_TYPE, k], rel[R_LAG_CALENDAR, k]
    to_start = kind in (FS, SS)
    calendar = act[A_CALENDAR, before]
    binds_start = kind in (SS, SF)
    by_instant = binds_start and (
        lag < 0
        or out[O_DURATION, before] == 0
        or out[O_DURATION, after] == 0
        or out[O_LATE_START_CAP, after] != 2**31 - 1
    )
    if calendar == act[A_CALENDAR, after] and (lag == 0 or lag_calendar == calendar) and not by_instant:
        work = np.int64(out[O_LATE_WORK if to_start else O_LATE_DONE, after]) - lag
    else:
        instant = np.int64(out[O_LS if to_start else O_LF, after])
        if lag != 0:
            moved = work_at(tables, lag_calendar, instant) - lag
            instant = start_at(tables, lag_calendar, moved) if lag > 0 else finish_at(tables, lag_calendar, moved)
        work = work_at(tables, calendar, instant)
        if kind == SS and lag <= 0:
            following = start_at(tables, calendar, work)
            same_day = following // MINUTES_PER_DAY == instant // MINUTES_PER_DAY
            instant = following if same_day else finish_at(tables, calendar, work)
            out[O_LATE_START_CAP, before] = min(np.int64(out[O_LATE_START_CAP, before]), instant)
    if binds_start:
        work += out[O_DURATION, before]
    return work


@njit(cache=True, nogil=True)
def put_late(tables, segments, act, out, i, done, finish):
    """Late dates of node i whose work must be done by work index `done` on its calendar."""
    calendar, mode = act[A_CALENDAR, i], act[A_MODE, i]
    duration = np.int64(out[O_DURATION, i])
    pointer, segment_calendar, segment_work = segments
    if pointer[i] < pointer[i + 1]:
        at = finish_at(tables, calendar, done)
        start, finish = np.int64(2**31 - 1), np.int64(NO_INSTANT)
        for s in range(pointer[i], pointer[i + 1]):
            last = work_at(tables, segment_calendar[s], at)
            start = min(start, start_at(tables, segment_calendar[s], last - segment_work[s]))
            finish = max(finish, finish_at(tables, segment_calendar[s], last))
        out[O_LS, i], out[O_LF, i] = start, finish
        out[O_LATE_WORK, i] = work_at(tables, calendar, start)
        out[O_LATE_DONE, i] = work_at(tables, calendar, finish)
        return
    out[O_LATE_WORK, i], out[O_LATE_DONE, i] = done - duration, done
    if duration > 0:
        out[O_LS, i] = min(start_at(tables, calendar, done - duration), np.int64(out[O_LATE_START_CAP, i]))
        out[O_LF, i] = finish_at(tables, calendar, done)
        return
    instant = start_at(tables, calendar, done)
    if mode & M_KEEPS_FINISH and not mode & M_COMPLETE:
        instant = finish_at(tables, calendar, done)
    out[O_LS, i] = out[O_LF, i] = min(instant, np.int64(finish))
    cap = np.int64(out[O_LATE_START_CAP, i])
    if cap < 2**31 - 1 and work_at(tables, calendar, cap) == done:
        out[O_LS, i] = cap  # what it must start by may lie after what it must finish by, with no work between (X)


@njit(cache=True, nogil=True)
def push_late(tables, pointer, act, rel, out, i, as_msp):
    """Hand node i's late dates to its predecessors and leave i with its own late start.

    MS Project: work in progress binds its predecessors by where it resumes, its summary by its actual
    start; a start that has happened neither binds nor is bound; finished work binds its summary only (M).
    """
    mode, calendar = act[A_MODE, i], act[A_CALENDAR, i]
    running = mode & M_FIXED_LATE_START
    for pulled in range(2 if running else 1):
        if running:
            at = act[A_FIX_START if pulled else A_RESUME, i]
            out[O_LS, i], out[O_LATE_WORK, i] = at, work_at(tables, calendar, at)
        for k in range(pointer[i], pointer[i + 1]):
            before, internal = rel[R_FROM, k], rel[R_INTERNAL, k]
            if running and bool(internal) != bool(pulled):
                continue
            if as_msp and not internal:
                starts_started = running and rel[R_TYPE, k] == SS
                from_started = rel[R_TYPE, k] in (SS, SF) and act[A_MODE, before] & M_FIXED_LATE_START
                if mode & M_COMPLETE or starts_started or from_started:
                    continue
            out[O_LATE_DONE, before] = min(np.int64(out[O_LATE_DONE, before]), late_work(tables, act, rel, out, k))


@njit(cache=True, nogil=True)
def backward(tables, segments, order, pointer, act, rel, out, finish, open_ends, drops_complete):
    """Late dates of all nodes from the instant `finish`; each node pushes its bound to its predecessors.

    open_ends: activities without successors have late = early. drops_complete: completed successors
    bind nobody (MS Project).
    """
    nodes = order.shape[0]
    has_successor = np.zeros(nodes, np.bool_)
    for i in range(nodes):
        out[O_LATE_START_CAP, i] = 2**31 - 1
        out[O_LATE_DONE, i] = 0 if act[A_MODE, i] & M_OUT else work_at(tables, act[A_CALENDAR, i], finish)
    for k in range(rel.shape[1]):
        if not rel[R_INTERNAL, k]:
            has_successor[rel[R_FROM, k]] = True
    for position in range(nodes - 1, -1, -1):
        i = order[position]
        mode, calendar = act[A_MODE, i], act[A_CALENDAR, i]
        if mode & M_OUT:
            continue
        done = np.int64(out[O_LATE_DONE, i])
        if open_ends and not has_successor[i]:
            done = min(done, np.int64(out[O_EARLY_DONE, i]))
        if act[A_FINISH_CAP, i] != NO_INSTANT:
            done = min(done, work_at(tables, calendar, act[A_FINISH_CAP, i]))
        if act[A_DEADLINE, i] != NO_INSTANT:
            done = min(done, work_at(tables, calendar, act[A_DEADLINE, i]))
        if act[A_START_CAP, i] != NO_INSTANT:
            done = min(done, work_at(tables, calendar, act[A_START_CAP, i]) + out[O_DURATION, i])
        put_late(tables, segments, act, out, i, done, finish)
        if mode & M_FIXED_LATE:
            out[O_LS, i], out[O_LF, i] = out[O_ES, i], out[O_EF, i]
            out[O_LATE_WORK, i], out[O_LATE_DONE, i] = out[O_EARLY_WORK, i], out[O_EARLY_DONE, i]
        push_late(tables, pointer, act, rel, out, i, drops_complete)
        if mode & M_FIXED_LATE_START:
            out[O_LF, i] = max(out[O_LF, i], out[O_EF, i])  # running work is never late before it can finish (M)


@njit(cache=True, nogil=True)
def slack_work(tables, act, rel, out, k):
    """Working minutes on the predecessor's calendar that relation k leaves it before it moves its successor."""
    before, after, lag = rel[R_FROM, k], rel[R_TO, k], rel[R_LAG, k]
    kind, lag_calendar = rel[R_TYPE, k], rel[R_LAG_CALENDAR, k]
    from_finish, to_start = kind in (FS, FF), kind in (FS, SS)
    calendar = act[A_CALENDAR, before]
    own = np.int64(out[O_EARLY_DONE if from_finish else O_EARLY_WORK, before])
    if calendar == act[A_CALENDAR, after] and (lag == 0 or lag_calendar == calendar):
        return np.int64(out[O_EARLY_WORK if to_start else O_EARLY_DONE, after]) - lag - own
    instant = np.int64(out[O_ES if to_start else O_EF, after])
    if lag != 0:
        moved = work_at(tables, lag_calendar, instant) - lag
        instant = start_at(tables, lag_calendar, moved) if lag > 0 else finish_at(tables, lag_calendar, moved)
    return work_at(tables, calendar, instant) - own


@njit(cache=True, nogil=True)
def move_as_late(tables, segments, order, pointer, act, rel, out, finish):
    """P6: as-late-as-possible work moves up to its successors' early dates, delaying none of them."""
    nodes = order.shape[0]
    free = np.full(nodes, np.int64(2**62))
    for position in range(nodes - 1, -1, -1):
        j = order[position]
        mode = act[A_MODE, j]
        if mode & M_OUT:
            continue
        if mode & M_AS_LATE and not mode & (M_FIXED_EARLY | M_COMPLETE):
            room = free[j]
            if room == np.int64(2**62):
                room = work_at(tables, act[A_CALENDAR, j], finish) - out[O_EARLY_DONE, j]
            if room > 0:
                work = np.int64(out[O_EARLY_WORK, j]) + room
                put_span(tables, segments, act, out, j, work, np.int64(out[O_DURATION, j]))
        for k in range(pointer[j], pointer[j + 1]):
            before = rel[R_FROM, k]
            if act[A_MODE, before] & M_AS_LATE:
                free[before] = min(free[before], slack_work(tables, act, rel, out, k))
