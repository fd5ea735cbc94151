"""The outline: one tree of WBS rows and activities. `sort_key` orders the children of one parent.

Block 3            sort_key 0
  Ground works     sort_key 0 under it
  Frame            sort_key 1 048 576
Handover           sort_key 1 048 576
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

SORT_GAP = 1 << 20
"""Between neighbours when they are numbered anew: room for twenty rows put between the same two by halves."""

DEEPEST = 1000
"""Levels of an outline; deeper than any plan, so that a circle of parents is told in milliseconds."""

Ints = NDArray[np.int64]


def outline_order(parent: NDArray[np.int32], sort_key: Ints, identity: NDArray[np.int32]) -> Ints | None:
    """Positions of the rows in outline order: a parent, then its children by `sort_key`, equal ones by identity.

    `parent`: position of each row's parent, -1 at the top. None when parents run in a circle.
    """
    depth = depths(parent)
    if depth is None:
        return None
    size = len(parent)
    subtree = np.ones(size, dtype=np.int64)
    deepest = int(depth.max(initial=0))
    for level in range(deepest, 0, -1):
        rows = np.flatnonzero(depth == level)
        np.add.at(subtree, parent[rows], subtree[rows])
    place = np.zeros(size, dtype=np.int64)
    for level in range(deepest + 1):
        rows = np.flatnonzero(depth == level)
        rows = rows[np.lexsort((identity[rows], sort_key[rows], parent[rows]))]
        begun = np.cumsum(subtree[rows]) - subtree[rows]
        first = np.ones(len(rows), dtype=bool)
        first[1:] = parent[rows[1:]] != parent[rows[:-1]]
        since = begun - begun[np.maximum.accumulate(np.where(first, np.arange(len(rows)), 0))]
        place[rows] = since if level == 0 else place[parent[rows]] + 1 + since
    order = np.empty(size, dtype=np.int64)
    order[place] = np.arange(size)
    return order


def depths(parent: NDArray[np.int32]) -> NDArray[np.int32] | None:
    """How deep each row stands, 0 at the top; None when parents run in a circle."""
    depth = np.zeros(len(parent), dtype=np.int32)
    above = parent.astype(np.int64)
    for _ in range(min(len(parent), DEEPEST) + 1):
        under = above >= 0
        if not under.any():
            return depth
        depth[under] += 1
        above = np.where(under, parent[np.maximum(above, 0)], -1)
    return None


def in_outline_order(parent: NDArray[np.int32], sort_key: Ints, identity: NDArray[np.int32]) -> Ints | None:
    """`outline_order`, or None when the rows stand in it already (as they do until somebody moves one)."""
    order = outline_order(parent, sort_key, identity)
    if order is None or np.array_equal(order, np.arange(len(order))):
        return None
    return order


class Siblings:
    """The children of one parent by sort key, while an edit puts rows between them."""

    def __init__(self, rows: list[tuple[int, int]]) -> None:
        self._rows = sorted(rows)  # (sort_key, identity)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._rows)

    def add(self, sort_key: int, identity: int) -> None:
        insort(self._rows, (sort_key, identity))

    def remove(self, sort_key: int, identity: int) -> None:
        place = bisect_left(self._rows, (sort_key, identity))
        if place < len(self._rows) and self._rows[place] == (sort_key, identity):
            del self._rows[place]

    def key_at_end(self) -> int:
        return self._rows[-1][0] + SORT_GAP if self._rows else 0

    def key_at_start(self) -> int:
        return self._rows[0][0] - SORT_GAP if self._rows else 0

    def key_after(self, sort_key: int, identity: int) -> int | None:
        """A key between this row and the next; None when there is no room left."""
        place = bisect_left(self._rows, (sort_key, identity)) + 1
        if place >= len(self._rows):
            return sort_key + SORT_GAP
        between = (sort_key + self._rows[place][0]) // 2
        return between if between > sort_key else None
