# ruff: noqa: PLR0917 - kernels take their arrays by position: numba compiles no keyword calls across files
# mypy: disable-error-code="no-untyped-def"

"""The forward pass: early dates of all nodes in topological order."""

from __future__ import annotations

import numpy as np

from headway.engine.kernels import kernel, part
from headway.engine.layout import (
    A_CALENDAR,
    A_DELAY,
    A_DURATION,
    A_EXPECTED,
    A_FINISH_CAP,
    A_FINISH_FLOOR,
    A_FIX_FINISH,
    A_FIX_START,
    A_MODE,
    A_START_CAP,
    A_START_FLOOR,
    FF,
    FS,
    M_AS_LATE,
    M_CAPS_PULL,
    M_COMPLETE,
    M_ENDS_AT_START,
    M_FIXED_EARLY,
    M_KEEPS_FINISH,
    M_OUT,
    NO_INSTANT,
    O_DURATION,
    O_EARLY_DONE,
    O_EARLY_WORK,
    O_EF,
    O_ES,
    R_FROM,
    R_LAG,
    R_TYPE,
    SF,
    SS,
)
from headway.engine.lookups import finish_at, start_at, work_at
from headway.engine.relations import relation_instant, relation_work, slack_work


@part
def pull_under_caps(tables, act, j, work, duration):
    """MS Project, constraint dates honoured: a cap holds against logic on the forward pass too."""
    calendar = act[j, A_CALENDAR]
    if act[j, A_START_CAP] != NO_INSTANT:
        work = min(work, work_at(tables, calendar, act[j, A_START_CAP]))
    if act[j, A_FINISH_CAP] != NO_INSTANT:
        work = min(work, work_at(tables, calendar, act[j, A_FINISH_CAP]) - duration)
    return work


@part
def put_span(tables, segments, act, out, j, work, duration):
    """Early dates of node j whose work may begin at `work` on its calendar."""
    calendar, mode = act[j, A_CALENDAR], act[j, A_MODE]
    pointer, segment_calendar, segment_work = segments
    if pointer[j] < pointer[j + 1]:
        at = start_at(tables, calendar, work)
        start, finish = np.int64(2**31 - 1), np.int64(NO_INSTANT)
        for s in range(pointer[j], pointer[j + 1]):
            first = work_at(tables, segment_calendar[s], at)
            start = min(start, start_at(tables, segment_calendar[s], first))
            finish = max(finish, finish_at(tables, segment_calendar[s], first + segment_work[s]))
        out[j, O_ES], out[j, O_EF] = start, finish
        out[j, O_EARLY_WORK] = work_at(tables, calendar, start)
        out[j, O_EARLY_DONE] = work_at(tables, calendar, finish)
        return
    out[j, O_EARLY_WORK], out[j, O_EARLY_DONE] = work, work + duration
    if duration > 0:
        out[j, O_ES] = start_at(tables, calendar, work)
        out[j, O_EF] = finish_at(tables, calendar, work + duration)
        return
    instant = start_at(tables, calendar, work)
    if mode & M_KEEPS_FINISH:
        kept = finish_at(tables, calendar, work)
        floor = act[j, A_START_FLOOR]
        if kept >= floor:
            instant = kept
        elif mode & M_COMPLETE:
            instant = min(np.int64(floor), instant)  # completed work stands at the data date as it is
    out[j, O_ES] = instant
    out[j, O_EF] = instant


@part
def put_fixed(tables, act, out, j, duration):
    """Early dates that no logic moves: actual, manual and mandatory ones."""
    calendar, start, finish = act[j, A_CALENDAR], act[j, A_FIX_START], act[j, A_FIX_FINISH]
    if start == NO_INSTANT:
        work = work_at(tables, calendar, finish) - duration
        start = start_at(tables, calendar, work) if duration > 0 else finish
    if finish == NO_INSTANT:
        work = work_at(tables, calendar, start)
        if duration > 0:
            start = start_at(tables, calendar, work)
        finish = finish_at(tables, calendar, work + duration) if duration > 0 else start
    out[j, O_ES], out[j, O_EF] = start, finish
    out[j, O_EARLY_WORK] = work_at(tables, calendar, start)
    out[j, O_EARLY_DONE] = work_at(tables, calendar, finish)


@part
def stay_at_latest(tables, pointer, act, rel, out, j, work):
    """A finish milestone stands at the next work start when what decides it lies after the work finish (X)."""
    later = start_at(tables, act[j, A_CALENDAR], work)
    if later == out[j, O_ES]:
        return
    for k in range(pointer[j], pointer[j + 1]):
        if relation_instant(tables, act, rel, out, k) > out[j, O_ES]:
            out[j, O_ES] = out[j, O_EF] = later
            return


@part
def finish_at_latest(tables, pointer, act, rel, out, allowed, j, done):
    """Work whose finish follows a predecessor's finish that lies behind its own last shift ends at the next start (X).

    P6 only. So it does when the predecessor ends later on another calendar, or at a start, as a lead leaves it; of
    a predecessor's start (SF) only a lead does. A positive lag lands on a finish anyway.
    """
    for k in range(pointer[j], pointer[j + 1]):
        kind, lag = rel[k, R_TYPE], rel[k, R_LAG]
        binds = (kind == FF and lag <= 0) or (kind == SF and lag < 0)
        if binds and allowed[k] == done and relation_instant(tables, act, rel, out, k) > out[j, O_EF]:
            out[j, O_EF] = start_at(tables, act[j, A_CALENDAR], done)
            return


@part
def earliest_work(tables, pointer, act, rel, out, allowed, j):
    """Work indices before which node j cannot start, and (or -1) before which it cannot finish."""
    calendar = act[j, A_CALENDAR]
    work = work_at(tables, calendar, act[j, A_START_FLOOR])
    done = np.int64(-1)
    for k in range(pointer[j], pointer[j + 1]):
        least = relation_work(tables, act, rel, out, k)
        allowed[k] = least
        if rel[k, R_TYPE] in (FS, SS):
            work = max(work, least)
        else:
            done = max(done, least)
    if act[j, A_FINISH_FLOOR] != NO_INSTANT:
        done = max(done, work_at(tables, calendar, act[j, A_FINISH_FLOOR]))
    return work, done


@part
def after_delay(tables, calendar, work, delay):
    """The work index after a levelling delay: elapsed minutes, working ones where negative."""
    if delay > 0:
        return work_at(tables, calendar, start_at(tables, calendar, work) + delay)
    return work - delay


@kernel
def forward(tables, segments, order, pointer, act, rel, out, allowed):
    """Early dates of all nodes. `order` topological, `pointer` CSR over `rel` by successor.

    `allowed` [relations] takes the work index on the successor's calendar that each relation allows.
    """
    for position in range(order.shape[0]):
        j = order[position]
        mode, calendar = act[j, A_MODE], act[j, A_CALENDAR]
        duration = np.int64(act[j, A_DURATION])
        out[j, O_DURATION] = duration
        if mode & M_OUT:
            continue
        work, done = earliest_work(tables, pointer, act, rel, out, allowed, j)
        if mode & M_FIXED_EARLY:
            put_fixed(tables, act, out, j, duration)
            continue
        if done >= 0:
            work = max(work, done - duration)
        work = after_delay(tables, calendar, work, act[j, A_DELAY])
        if mode & M_CAPS_PULL:
            work = pull_under_caps(tables, act, j, work, duration)
        if act[j, A_EXPECTED] != NO_INSTANT:
            expected = work_at(tables, calendar, act[j, A_EXPECTED])
            if expected >= work and done < 0:
                duration = expected - work
                out[j, O_DURATION] = duration
        put_span(tables, segments, act, out, j, work, duration)
        if duration == 0 and mode & M_KEEPS_FINISH and not mode & M_COMPLETE:
            stay_at_latest(tables, pointer, act, rel, out, j, work)
        elif mode & M_ENDS_AT_START and done >= 0 and done == work + duration:
            finish_at_latest(tables, pointer, act, rel, out, allowed, j, done)


@kernel
def move_as_late(tables, segments, order, pointer, act, rel, out, finish):
    """P6: as-late-as-possible work moves up to its successors' early dates, delaying none; `finish` [nodes] without one."""
    nodes = order.shape[0]
    free = np.full(nodes, np.int64(2**62))
    for position in range(nodes - 1, -1, -1):
        j = order[position]
        mode = act[j, A_MODE]
        if mode & M_OUT:
            continue
        if mode & M_AS_LATE and not mode & (M_FIXED_EARLY | M_COMPLETE):
            room = free[j]
            if room == np.int64(2**62):
                room = work_at(tables, act[j, A_CALENDAR], finish[j]) - out[j, O_EARLY_DONE]
            if room > 0:
                work = np.int64(out[j, O_EARLY_WORK]) + room
                put_span(tables, segments, act, out, j, work, np.int64(out[j, O_DURATION]))
        for k in range(pointer[j], pointer[j + 1]):
            before = rel[k, R_FROM]
            if act[before, A_MODE] & M_AS_LATE:
                free[before] = min(free[before], slack_work(tables, act, rel, out, k))
