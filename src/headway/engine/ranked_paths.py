"""Multiple float paths: the chains that lead to one activity, ranked by how near each is to driving it."""

# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations

import heapq
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.cpm import Passed, calculated_passes
from headway.engine.kernels import kernel
from headway.engine.network import Network
from headway.engine.relations import slack_work

Ints = NDArray[np.int32]
_DONE = layout.M_COMPLETE
_OUT = layout.M_OUT | layout.M_GATE


class PathRule(StrEnum):
    """What ranks the paths: the free float of the relations, or the total float of the activities."""

    FREE_FLOAT = "free_float"
    TOTAL_FLOAT = "total_float"


@dataclass(frozen=True, slots=True)
class FloatPaths:
    """Per activity, 0 = on no path. `path`: 1 = drives the chosen end; `order`: 1-based place on its path."""

    path: Ints
    order: Ints


def float_paths(network: Network, end: int, most: int = 10, rule: PathRule = PathRule.FREE_FLOAT) -> FloatPaths:
    """The first `most` paths to the activity in row `end` of `network`'s plan.

    A path is walked from its last activity back along the relations of the least float; the next path
    begins where the least float of all relations leads into what is ranked already, so a near-critical
    branch of path 2 may be path 3. By free float a path goes back along driving relations (no float) only,
    by total float along the predecessor of the least total float. Among equals: the predecessor with the less
    free float, then the later early finish, the longer one, the smaller uid. Completed work is on a path only between open work.

    Source: Oracle's "multiple float paths"; the ranking by free float and its ties are measured on the float
    paths that P6 stored (docs/fidelity.md), by total float no stored example is known.
    """
    network, passed, _ = calculated_passes(network)
    ways = _Ways(network, passed, rule)
    path, order = np.zeros(network.size, np.int32), np.zeros(network.size, np.int32)
    chain: list[int] | None = ways.chain(end)
    number = 0
    while chain is not None and number < most:
        number += 1
        path[chain] = number
        order[chain] = np.arange(len(chain), 0, -1)
        chain = ways.next_chain(chain)
    return FloatPaths(path, order)


class _Ways:
    """Relations by the activity they lead into, each with its rank."""

    def __init__(self, network: Network, passed: Passed, rule: PathRule) -> None:
        out, mode = passed.out, network.act[layout.A_MODE]
        slack = np.zeros(network.rel.shape[1], np.int64)
        _slacks(network.tables.for_kernels, network.act.T, network.rel.T, out.T, slack)
        total = out[layout.O_LATE_DONE] - out[layout.O_EARLY_DONE]
        before = network.rel[layout.R_FROM]
        self.by_total = rule is PathRule.TOTAL_FLOAT
        rank = total[before] if self.by_total else np.maximum(slack, 0)
        free = np.where(mode & _DONE, layout.NO_INSTANT, np.maximum(out[layout.O_FREE], 0))
        names = [network.plan.uid(row) for row in range(network.size)]
        by_name = np.zeros(len(mode), np.int32)
        by_name[sorted(range(network.size), key=lambda row: (len(names[row]), names[row]))] = np.arange(network.size)
        keys = (rank, free[before], -out[layout.O_EF][before], out[layout.O_ES][before], by_name[before], before)
        self.relations = list(zip(*(column.tolist() for column in keys), strict=True))
        self.pointer = network.pointer.tolist()
        self.done = (mode & _DONE != 0).tolist()
        self.usable = (mode & _OUT == 0).tolist()
        self.taken: set[int] = set()
        self.waiting: list[tuple[int, ...]] = []

    def chain(self, last: int) -> list[int]:
        """From `last` back; what is completed at its far end is left off."""
        found = [last]
        self.taken.add(last)
        while (before := self._driver(found[-1])) is not None:
            found.append(before)
            self.taken.add(before)
        while found and self.done[found[-1]]:
            self.taken.discard(found.pop())
        return found

    def next_chain(self, ranked: list[int]) -> list[int] | None:
        """The chain behind the nearest relation into anything ranked, `ranked` just now among it."""
        for row in ranked:
            for relation in self._into(row):
                heapq.heappush(self.waiting, relation)
        while self.waiting:
            before = heapq.heappop(self.waiting)[-1]
            if before not in self.taken and (found := self.chain(before)):
                return found
        return None

    def _into(self, row: int) -> list[tuple[int, ...]]:
        ways = self.relations[self.pointer[row] : self.pointer[row + 1]]
        return [way for way in ways if way[-1] not in self.taken and self.usable[way[-1]]]

    def _driver(self, row: int) -> int | None:
        ways = [way for way in self._into(row) if self.by_total or way[0] == 0]
        return min(ways)[-1] if ways else None


@kernel
def _slacks(tables, act, rel, out, slack):
    """Free float of each relation: working minutes on its predecessor's calendar."""
    for k in range(rel.shape[0]):
        slack[k] = slack_work(tables, act, rel, out, k)
