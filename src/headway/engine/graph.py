# ruff: noqa: PLR0917 - kernels take their arrays by position: numba compiles no keyword calls across files
# mypy: disable-error-code="no-untyped-def"

"""The shape of a network: relations sorted by successor (CSR), topological order, loops by name."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.engine.kernels import kernel
from headway.engine.layout import (
    A_CALENDAR,
    NO_INSTANT,
    R_AT,
    R_FROM,
    R_INTERNAL,
    R_LAG,
    R_LAG_CALENDAR,
    R_RULE,
    R_TO,
    R_TYPE,
    W_LOGIC,
)


@kernel
def lay_relations(before, after, kind, lag, source, takes_part, pointer, rel, slot_relation):
    """Relations between nodes that take part into `rel`, by successor (counting sort, stable); returns how many.

    `pointer` [nodes + 1] zeros, becomes the CSR pointer; `source` the plan's position of each, -1 = internal.
    """
    for k in range(after.shape[0]):
        if takes_part[before[k]] and takes_part[after[k]]:
            pointer[after[k] + 1] += 1
    for j in range(pointer.shape[0] - 1):
        pointer[j + 1] += pointer[j]
    place = pointer[:-1].copy()
    for k in range(after.shape[0]):
        if takes_part[before[k]] and takes_part[after[k]]:
            slot = place[after[k]]
            place[after[k]] += 1
            rel[slot, R_FROM], rel[slot, R_TO] = before[k], after[k]
            rel[slot, R_TYPE], rel[slot, R_LAG] = kind[k], lag[k]
            rel[slot, R_LAG_CALENDAR] = 0
            rel[slot, R_INTERNAL] = 1 if source[k] < 0 else 0
            rel[slot, R_RULE], rel[slot, R_AT] = W_LOGIC, NO_INSTANT
            slot_relation[slot] = source[k]
    return pointer[-1]


@kernel
def choose_lag_calendars(rel, act, slot_relation, choice, default, project, round_the_clock):
    """Fill R_LAG_CALENDAR; `choice` by the plan's relation: predecessor, successor, project, elapsed, -1 = `default`."""
    for slot in range(rel.shape[0]):
        chosen = default
        if slot_relation[slot] >= 0 and choice[slot_relation[slot]] >= 0:
            chosen = choice[slot_relation[slot]]
        if chosen == 0:
            rel[slot, R_LAG_CALENDAR] = act[rel[slot, R_FROM], A_CALENDAR]
        elif chosen == 1:
            rel[slot, R_LAG_CALENDAR] = act[rel[slot, R_TO], A_CALENDAR]
        else:
            rel[slot, R_LAG_CALENDAR] = project if chosen == 2 else round_the_clock


@kernel
def topological(pointer, before, order):
    """Fill `order` with predecessors first; returns how many nodes it holds (fewer = there is a loop)."""
    nodes = order.shape[0]
    state = np.zeros(nodes, np.uint8)  # 0 unseen, 1 open, 2 placed
    stack = np.empty(nodes, np.int32)
    at = np.empty(nodes, np.int32)
    placed = 0
    for root in range(nodes):
        if state[root]:
            continue
        depth = 0
        stack[0], at[0], state[root] = root, pointer[root], 1
        while depth >= 0:
            j = stack[depth]
            k = at[depth]
            if k == pointer[j + 1]:
                state[j] = 2
                order[placed] = j
                placed += 1
                depth -= 1
                continue
            at[depth] = k + 1
            p = before[k]
            if state[p] == 1:
                return placed
            if state[p] == 0:
                depth += 1
                stack[depth], at[depth], state[p] = p, pointer[p], 1
    return placed


@kernel
def rerank(pointer, before, order):
    """Mend `order`, topological before some relations were changed, in place; False when there is a loop.

    Only the stretch between the ends of relations that run backwards is ordered anew: nodes outside it stay, and
    no relation leaves or enters it backwards. After Pearce and Kelly, J. Exp. Algorithmics 11 (2006), 1.7, for
    many relations at once.
    """
    nodes = order.shape[0]
    place = np.empty(nodes, np.int32)
    for position in range(nodes):
        place[order[position]] = position
    low, high = nodes, -1
    for j in range(nodes):
        for k in range(pointer[j], pointer[j + 1]):
            if place[before[k]] >= place[j]:
                low = min(low, place[j])
                high = max(high, place[before[k]])
    if high < 0:
        return True
    count = high - low + 1
    seen = np.zeros(count, np.uint8)  # by former place in the stretch: 0 unseen, 1 open, 2 placed
    stack = np.empty(count, np.int32)
    at = np.empty(count, np.int32)
    former = order[low : high + 1].copy()
    placed = low
    for root in range(count):
        if seen[root]:
            continue
        depth = 0
        stack[0], at[0], seen[root] = root, pointer[former[root]], 1
        while depth >= 0:
            j = former[stack[depth]]
            k = at[depth]
            if k == pointer[j + 1]:
                seen[stack[depth]] = 2
                order[placed] = j
                placed += 1
                depth -= 1
                continue
            at[depth] = k + 1
            step = place[before[k]] - low
            if step < 0:
                continue
            if seen[step] == 1:
                return False
            if seen[step] == 0:
                depth += 1
                stack[depth], at[depth], seen[step] = step, pointer[former[step]], 1
    return True


@kernel
def longest_span(order, pointer, before, length, lag):
    """Longest path with elapsed minutes only: an estimate of how far the calendars must reach."""
    reach = np.zeros(order.shape[0], np.float64)
    longest = 0.0
    for position in range(order.shape[0]):
        j = order[position]
        start = 0.0
        for k in range(pointer[j], pointer[j + 1]):
            start = max(start, reach[before[k]] + lag[k])
        reach[j] = start + length[j]
        longest = max(longest, reach[j])
    return longest


def loops_of(nodes: int, before: NDArray[Any], after: NDArray[Any]) -> list[list[int]]:
    """Every strongly connected group of more than one node or with a relation to itself, in path order.

    Tarjan's algorithm (SIAM J. Comput. 1972), iterative; runs only when a plan is refused.
    """
    following: list[list[int]] = [[] for _ in range(nodes)]
    for p, j in zip(before.tolist(), after.tolist(), strict=True):
        following[p].append(j)
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    open_nodes: list[int] = []
    is_open: set[int] = set()
    groups: list[list[int]] = []
    for root in range(nodes):
        if root in index:
            continue
        work = [(root, iter(following[root]))]
        index[root] = low[root] = len(index)
        open_nodes.append(root)
        is_open.add(root)
        while work:
            node, rest = work[-1]
            step = next(rest, None)
            if step is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    group = [open_nodes.pop()]
                    while group[-1] != node:
                        group.append(open_nodes.pop())
                    is_open.difference_update(group)
                    groups.append(group)
            elif step not in index:
                index[step] = low[step] = len(index)
                open_nodes.append(step)
                is_open.add(step)
                work.append((step, iter(following[step])))
            elif step in is_open:
                low[node] = min(low[node], index[step])
    return [_path_order(sorted(g), following) for g in groups if len(g) > 1 or g[0] in following[g[0]]]


def _path_order(group: list[int], following: list[list[int]]) -> list[int]:
    """The group's nodes in the order a walk along its relations first meets them, lowest node first."""
    members = set(group)
    seen: dict[int, None] = {}
    stack = [group[0]]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen[node] = None
            stack.extend(step for step in reversed(following[node]) if step in members and step not in seen)
    return list(seen)
