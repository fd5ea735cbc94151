# ruff: noqa: PLR0917 - kernels take their arrays by position: numba compiles no keyword calls across files
# mypy: disable-error-code="no-untyped-def"

"""What each relation and bound asks of one node, by the very code of the passes: the ground of `why`."""

from __future__ import annotations

import numpy as np

from headway.engine.backward import push_late
from headway.engine.forward import after_delay, earliest_work, pull_under_caps
from headway.engine.kernels import kernel
from headway.engine.layout import A_CALENDAR, A_DELAY, A_DURATION, A_MODE, M_CAPS_PULL, O_LATE_DONE, R_FROM, R_TO
from headway.engine.relations import relation_instant, slack_work

UNBOUND = 2**31 - 1


@kernel
def early_terms(tables, pointer, act, rel, out, j, allowed, instants):
    """Work indices of node j: logic and floors, what must be finished (-1 = nothing), after its delay, under caps.

    `allowed` [relations] takes the work index that each relation into j allows, `instants` its clock instant.
    """
    duration = np.int64(act[j, A_DURATION])
    work, done = earliest_work(tables, pointer, act, rel, out, allowed, j)
    for k in range(pointer[j], pointer[j + 1]):
        instants[k] = relation_instant(tables, act, rel, out, k)
    if done >= 0:
        work = max(work, done - duration)
    delayed = after_delay(tables, act[j, A_CALENDAR], work, act[j, A_DELAY])
    pulled = np.int64(delayed)
    if act[j, A_MODE] & M_CAPS_PULL:
        pulled = np.int64(pull_under_caps(tables, act, j, delayed, duration))
    return np.int64(work), np.int64(done), np.int64(delayed), pulled


@kernel
def late_terms(tables, pointer, act, rel, out, slots, as_msp, done):
    """done[n] = the work index by which relation `slots[n]` wants its predecessor done, UNBOUND where it binds not.

    `out` and `pointer` are the caller's copies: both are used as a slate.
    """
    for n in range(slots.shape[0]):
        k = slots[n]
        before, after = rel[k, R_FROM], rel[k, R_TO]
        first, last = pointer[after], pointer[after + 1]
        pointer[after], pointer[after + 1] = k, k + 1
        out[before, O_LATE_DONE] = UNBOUND
        push_late(tables, pointer, act, rel, out, after, as_msp)
        done[n] = out[before, O_LATE_DONE]
        pointer[after], pointer[after + 1] = first, last


@kernel
def slacks(tables, act, rel, out, slots, left):
    """left[n] = working minutes that relation `slots[n]` leaves its predecessor."""
    for n in range(slots.shape[0]):
        left[n] = slack_work(tables, act, rel, out, slots[n])
