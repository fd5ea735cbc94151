"""Links and constraints on summaries (MS Project): they hold for everything under the summary.

A linked summary gets a *start gate* before its children; its own row becomes the node after them:

    predecessor -> gate(S) -> children of S -> S -> successor

Both are nodes without duration on the 24-hour calendar, so that they hand instants on untouched.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import FLAG_INACTIVE, KINDS, NO_ROW
from headway.engine.document import ActivityKind, Profile
from headway.engine.layout import FS, SF, SS
from headway.engine.plan import Plan

Ints = NDArray[np.int32]
_WBS = KINDS.index(ActivityKind.WBS)
_NONE = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True)
class Gates:
    """`summary`: rows of the linked summaries; their gates are the nodes size, size + 1, ..."""

    summary: Ints
    inner_from: Ints
    inner_to: Ints
    inner_type: Ints

    def redirected(self, plan: Plan) -> tuple[Ints, Ints]:
        """Ends of the plan's relations: into a summary = into its gate; from its start = from its gate."""
        if not len(self.summary):
            return plan.predecessor, plan.successor
        node = np.arange(plan.size, dtype=np.int32)
        node[self.summary] = plan.size + np.arange(len(self.summary), dtype=np.int32)
        starts = (plan.relation_type == SS) | (plan.relation_type == SF)
        return np.where(starts, node[plan.predecessor], plan.predecessor), node[plan.successor]

    def row_of(self, node: int, size: int) -> int:
        """The activity's row of a node, gates included."""
        return int(self.summary[node - size]) if node >= size else node


def gates_of(plan: Plan) -> Gates:
    """Gates for every summary when some summary is linked or constrained; none under other profiles."""
    wbs = (plan.kind == _WBS) & ((plan.flags & FLAG_INACTIVE) == 0)
    if plan.columns.options.profile is not Profile.MSP or not wbs.any():
        return Gates(_NONE, _NONE, _NONE, _NONE)
    linked = np.zeros(plan.size, np.bool_)
    linked[plan.predecessor] = True
    linked[plan.successor] = True
    linked |= (plan.constraint > 0) | (plan.deadline > -(2**31))
    if not (linked & wbs).any():
        return Gates(_NONE, _NONE, _NONE, _NONE)
    summary = np.flatnonzero(wbs).astype(np.int32)
    gate = np.full(plan.size, NO_ROW, np.int32)
    gate[summary] = plan.size + np.arange(len(summary), dtype=np.int32)
    inside = np.flatnonzero((plan.parent != NO_ROW) & ((plan.flags & FLAG_INACTIVE) == 0)).astype(np.int32)
    inside = inside[gate[plan.parent[inside]] != NO_ROW]
    above = plan.parent[inside]
    first = np.where(gate[inside] != NO_ROW, gate[inside], inside)
    childless = np.setdiff1d(summary, above).astype(np.int32)  # an empty summary still passes instants on
    return Gates(
        summary=summary,
        inner_from=np.concatenate([gate[above], inside, gate[childless]]).astype(np.int32),
        inner_to=np.concatenate([first, above, childless]).astype(np.int32),
        inner_type=np.concatenate(
            [np.full(len(inside), SS), np.full(len(inside), FS), np.full(len(childless), FS)]
        ).astype(np.int32),
    )
