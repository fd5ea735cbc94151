# ruff: noqa: PLR0917 - kernels take their arrays by position: numba compiles no keyword calls across files
# mypy: disable-error-code="no-untyped-def"

"""What a relation between two projects leaves in each of them, so that each can be calculated without the other."""

from __future__ import annotations

import numpy as np

from headway.engine.kernels import kernel
from headway.engine.layout import A_CALENDAR, A_DURATION, FF, NO_INSTANT, R_FROM, R_RULE, R_TO, R_TYPE, SF, W_OVERTAKEN
from headway.engine.lookups import finish_at, start_at
from headway.engine.relations import UNBOUND, late_work, relation_instant, relation_work


@kernel
def crossing_bounds(tables, act, rel, out, places, early, late):
    """For the relations at `places` of `rel`: the external early start of the successor, the external late finish of the predecessor.

    A relation to a finish gives the start that this finish requires. NO_INSTANT where it binds nobody. `out` must be
    a copy: reading a late bound writes into it.
    """
    for position in range(places.shape[0]):
        k = places[position]
        before, after = rel[k, R_FROM], rel[k, R_TO]
        early[position] = late[position] = NO_INSTANT
        if rel[k, R_RULE] != W_OVERTAKEN:
            instant = relation_instant(tables, act, rel, out, k)
            duration = np.int64(act[after, A_DURATION])
            if rel[k, R_TYPE] in (FF, SF) and duration > 0:
                done = relation_work(tables, act, rel, out, k)
                instant = start_at(tables, act[after, A_CALENDAR], done - duration)
            early[position] = instant
        work = late_work(tables, act, rel, out, k)
        if work != UNBOUND:
            late[position] = finish_at(tables, act[before, A_CALENDAR], work)
