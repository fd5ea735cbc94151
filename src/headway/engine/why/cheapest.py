"""The cheapest numbers of days that meet a set of cuts: exact, best first, without a solver."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MOST_NODES = 20_000
_PER_COST = 10_000
"""A hundredth of the currency weighs 100; a day weighs 1 more, so that of equal costs the fewest days win."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A sum: days of `longer` minus days of `shorter` make at least `need`. Or a choice (`need` None): one of `longer`
    reaches its number in `beyond`, or one of `shorter` falls below its own in `below`; an empty choice cannot be met."""

    longer: tuple[int, ...]
    need: int | None
    shorter: tuple[int, ...] = ()
    beyond: Mapping[int, int] = field(default_factory=dict)
    below: Mapping[int, int] = field(default_factory=dict)

    def missing(self, days: Mapping[int, int]) -> int:
        """Days that are still to come for a sum, 1 or 0 for a choice."""
        if self.need is None:
            met = any(days.get(row, 0) >= least for row, least in self.beyond.items())
            return 0 if met or any(days.get(row, 0) < most for row, most in self.below.items()) else 1
        have = sum(days.get(row, 0) for row in self.longer) - sum(days.get(row, 0) for row in self.shorter)
        return max(0, self.need - have)


@dataclass(slots=True)
class _Node:
    """`days` so far; the activities in `closed` get no more."""

    days: dict[int, int]
    closed: frozenset[int]


def cheapest(
    cuts: Sequence[Cut], costs: Mapping[int, float], most: Mapping[int, int]
) -> tuple[dict[int, int], bool] | None:
    """Days per activity that meet every cut for the least cost; True = proven so. None: the cuts cannot be met.

    Of equal costs the fewest days, then the activities that stand first in the cuts.
    """
    search = _Best(cuts, {row: round(cost * _PER_COST) + 1 for row, cost in costs.items()}, most)
    return search.run()


class _Best:
    def __init__(self, cuts: Sequence[Cut], weight: Mapping[int, int], most: Mapping[int, int]) -> None:
        self.cuts, self.weight, self.most = cuts, weight, most

    def run(self) -> tuple[dict[int, int], bool] | None:
        """Best first. Each way of meeting one cut is a branch; the activities of earlier branches are closed in
        later ones, so that no set is looked at twice."""
        root = _Node({}, frozenset())
        bound = self._bound(root)
        if bound is None:
            return None
        heap = [(bound, 0, 0, root)]
        number = 0
        while heap:
            _, _, _, node = heapq.heappop(heap)
            cut = next((cut for cut in self.cuts if cut.missing(node.days)), None)
            if cut is None:
                return node.days, True
            if number > MOST_NODES:
                break
            closed = set(node.closed)
            for row in cut.longer:
                if row in closed or node.days.get(row, 0) >= self.most.get(row, 0):
                    continue
                child = _Node({**node.days, row: node.days.get(row, 0) + 1}, frozenset(closed))
                closed.add(row)
                bound = self._bound(child)
                if bound is not None:
                    number += 1
                    heapq.heappush(heap, (bound, -self._cost(child), number, child))
        return None if not heap else self._greedy()

    def _cost(self, node: _Node) -> int:
        return sum(self.weight[row] * count for row, count in node.days.items())

    def _bound(self, node: _Node) -> int | None:
        """No set of this branch costs less: its own cost and that of cuts without a common activity."""
        total, touched = self._cost(node), set[int]()
        asked = [(self._least(cut, node), cut) for cut in self.cuts if cut.missing(node.days)]
        if any(least is None for least, _ in asked):
            return None
        for least, cut in sorted(asked, key=lambda pair: -(pair[0] or 0)):
            if touched.isdisjoint(cut.longer):
                touched.update(cut.longer)
                total += least or 0
        return total

    def _least(self, cut: Cut, node: _Node) -> int | None:
        """The least that meets one cut alone; None = it cannot be met."""
        open_rows = [row for row in cut.longer if row not in node.closed]
        if cut.need is None:
            steps = [
                self.weight[row] * (cut.beyond[row] - node.days.get(row, 0))
                for row in open_rows
                if cut.beyond[row] <= self.most.get(row, 0)
            ]
            return min(steps, default=None)
        missing, total = cut.missing(node.days), 0
        for row in sorted(open_rows, key=lambda row: self.weight[row]):
            more = min(missing, self.most.get(row, 0) - node.days.get(row, 0))
            total, missing = total + self.weight[row] * more, missing - more
        return None if missing else total

    def _greedy(self) -> tuple[dict[int, int], bool] | None:
        """Where the search is too wide: cut after cut the cheapest day, not proven to be the cheapest in all."""
        days: dict[int, int] = {}
        while (cut := next((cut for cut in self.cuts if cut.missing(days)), None)) is not None:
            rows = [row for row in cut.longer if days.get(row, 0) < self.most.get(row, 0)]
            if not rows:
                return None
            row = min(rows, key=lambda row: self.weight[row])
            days[row] = days.get(row, 0) + 1
        return days, False
