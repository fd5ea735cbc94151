"""What a plan's rows must not say: circles of parents, work that finished before it started."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import KINDS, NO_INSTANT, NO_ROW
from headway.engine.document import ActivityKind
from headway.engine.errors import FinishBeforeStart, ParentCircle
from headway.engine.plan import Plan

_WBS = KINDS.index(ActivityKind.WBS)


def refuse_circles(plan: Plan) -> None:
    """Raises ParentCircle; in outline order every parent stands before its children, and nothing is to be done."""
    parent = plan.parent
    rows = np.arange(plan.size, dtype=np.int32)
    if (parent < rows).all():
        return
    above, steps = parent.copy(), 1
    while steps <= plan.size:  # doubled: after more steps than rows only circles are left
        above = np.where(above == NO_ROW, NO_ROW, above[above]).astype(np.int32)
        steps *= 2
    circles = _circles(parent, np.flatnonzero(above != NO_ROW).tolist())
    if circles:
        raise ParentCircle([[plan.uid(row) for row in circle] for circle in circles])


def _circles(parent: NDArray[np.int32], rows: Sequence[int]) -> list[list[int]]:
    """Each circle once, from its first row upwards; `rows` lie in circles or under them."""
    above, walked = parent.tolist(), dict[int, int]()
    circles = []
    for start in rows:
        path, row = [], start
        while row not in walked:
            walked[row] = start
            path.append(row)
            row = above[row]
        if walked[row] == start:
            circles.append(path[path.index(row) :])
    return circles


def refuse_finish_before_start(plan: Plan) -> None:
    """Raises FinishBeforeStart for actual dates that run backwards."""
    if plan.columns.actual_finish is None or plan.columns.actual_start is None:
        return
    backwards = (plan.actual_finish != NO_INSTANT) & (plan.actual_finish < plan.actual_start) & (plan.kind != _WBS)
    if backwards.any():
        raise FinishBeforeStart([plan.uid(row) for row in np.flatnonzero(backwards).tolist()])
