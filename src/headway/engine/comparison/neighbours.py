"""Dates of each activity by itself: by our rules, if its neighbours stood where somebody else says they stand.

Every activity gets a twin that is fixed at the supposed dates, and relations are hung on the twins:

    A -> B -> C    becomes    A' -> B,  B' -> C    (forward; backward: A -> B', B -> C')

So one pass answers for all activities at once whether a date follows from its neighbours, without any of them
passing its own difference on. The answers are compared and thrown away; they never become a plan's dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.backward import backward
from headway.engine.columns import NO_INSTANT
from headway.engine.document import Profile
from headway.engine.forward import forward
from headway.engine.network import Network

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Supposed:
    """Starts and finishes that are taken for given, one value per activity; NO_INSTANT = as calculated."""

    start: Ints
    finish: Ints


@dataclass(frozen=True, slots=True)
class Twins:
    """A network with a twin behind its nodes for each row of `rows`."""

    act: Ints
    node_of: Ints  # node -> its twin, or itself
    segments: tuple[Ints, Ints, Ints]
    count: int


def early_behind(network: Network, supposed: Supposed) -> Supposed:
    """Early start and finish of each activity if its predecessors stood at the supposed dates.

    Example: A 2 d -> B 3 d from Monday; A supposed to finish on Thursday: B from Friday to Tuesday.
    """
    twins = _twins(network, supposed, layout.M_FIXED_EARLY)
    rel = network.rel.copy(order="F")
    rel[layout.R_FROM] = twins.node_of[rel[layout.R_FROM]]
    pointer = np.concatenate([network.pointer, np.full(twins.count, network.pointer[-1], np.int32)]).astype(np.int32)
    order = np.concatenate([_twin_nodes(network, twins), network.order]).astype(np.int32)
    out = _forward(network, twins, order, pointer, rel)
    return _dates(network, out, layout.O_ES, layout.O_EF)


def without_neighbours(network: Network) -> Supposed:
    """Early start and finish of each activity if nothing went before it: what data date and constraints allow."""
    nothing = np.zeros(network.act.shape[1] + 1, np.int32)
    twins = Twins(network.act, np.arange(network.act.shape[1], dtype=np.int32), network.segments, 0)
    empty = np.zeros((layout.REL_ROWS, 0), np.int32, order="F")
    return _dates(network, _forward(network, twins, network.order, nothing, empty), layout.O_ES, layout.O_EF)


def late_before(network: Network, supposed: Supposed, project_finish: int) -> Supposed:
    """Late start and finish of each activity if its successors stood at the supposed late dates.

    `project_finish`: where activities without successors end.
    """
    twins = _twins(network, supposed, layout.M_FIXED_EARLY | layout.M_FIXED_LATE)
    after = twins.node_of[network.rel[layout.R_TO]]
    by_successor = np.argsort(after, kind="stable")
    rel = np.asfortranarray(network.rel[:, by_successor])
    rel[layout.R_TO] = after[by_successor]
    nodes = twins.act.shape[1]
    pointer = np.zeros(nodes + 1, np.int32)
    np.cumsum(np.bincount(rel[layout.R_TO], minlength=nodes), out=pointer[1:])
    order = np.concatenate([network.order, _twin_nodes(network, twins)]).astype(np.int32)
    out = _forward(network, twins, order, pointer, rel)
    finish = np.full(nodes, project_finish, np.int32)
    is_msp, tables = network.profile is Profile.MSP, network.tables.for_kernels
    backward(tables, twins.segments, order, pointer, twins.act.T, rel.T, out.T, finish, is_msp)
    return _dates(network, out, layout.O_LS, layout.O_LF)


def _twins(network: Network, supposed: Supposed, mode: int) -> Twins:
    size, nodes = network.size, network.act.shape[1]
    modes = network.act[layout.A_MODE, :size]
    known = (supposed.start != NO_INSTANT) & (supposed.finish != NO_INSTANT)
    rows = np.flatnonzero((modes & layout.M_OUT == 0) & known)
    ends = modes[rows] & layout.M_GATE != 0  # the node of a linked summary is its end
    twin = network.act[:, rows].copy(order="F")
    twin[layout.A_MODE] |= mode
    twin[layout.A_FIX_START] = np.where(ends, supposed.finish[rows], supposed.start[rows])
    twin[layout.A_FIX_FINISH] = supposed.finish[rows]
    node_of = np.arange(nodes, dtype=np.int32)
    node_of[rows] = nodes + np.arange(len(rows), dtype=np.int32)
    pointer, calendars, works = network.segments
    longer = np.concatenate([pointer, np.full(len(rows), pointer[-1], np.int32)]).astype(np.int32)
    act = np.asfortranarray(np.concatenate([network.act, twin], axis=1))
    return Twins(act, node_of, (longer, calendars, works), len(rows))


def _twin_nodes(network: Network, twins: Twins) -> Ints:
    first = network.act.shape[1]
    return np.arange(first, first + twins.count, dtype=np.int32)


def _forward(network: Network, twins: Twins, order: Ints, pointer: Ints, rel: Ints) -> Ints:
    out = np.full((layout.OUT_ROWS, twins.act.shape[1]), NO_INSTANT, np.int32, order="F")
    allowed = np.zeros(rel.shape[1], np.int32)
    forward(
        network.tables.for_kernels, twins.segments, order, pointer, twins.act.T, rel.T, out.T, allowed
    )  # fmt: skip
    return out


def _dates(network: Network, out: Ints, start: int, finish: int) -> Supposed:
    return Supposed(out[start, : network.size].copy(), out[finish, : network.size].copy())
