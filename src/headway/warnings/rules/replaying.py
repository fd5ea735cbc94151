"""Whom a rule would have told: looks at past instants, one after the other (rule 7.30)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

from headway.warnings.rules.kinds import Step
from headway.warnings.rules.ladder import climb

C = TypeVar("C")


@dataclass
class Reached:
    """Messages and cases by person; cases at all, and those of which nobody would have been told."""

    messages: dict[str, int] = field(default_factory=dict)
    cases: dict[str, set[str]] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)

    @property
    def to_nobody(self) -> int:
        told = {key for keys in self.cases.values() for key in keys}
        return len(self.found - told)

    def add(self, key: str, people: Iterable[str]) -> None:
        for one in people:
            self.messages[one] = self.messages.get(one, 0) + 1
            self.cases.setdefault(one, set()).add(key)


@dataclass
class _Open:
    since: datetime
    rung: int = 0
    told: set[str] = field(default_factory=set)


def replayed(
    looks: Iterable[tuple[datetime, Mapping[str, C], Callable[[C, str], Collection[str]]]], ladder: Sequence[Step]
) -> Reached:
    """Each look: its instant, the cases by key, and whom a step means for a case.

    A case is open from the look that found it first until one that does not find it.
    """
    reached = Reached()
    standing: dict[str, _Open] = {}
    for at, cases, people in looks:
        standing = {key: one for key, one in standing.items() if key in cases}
        reached.found |= cases.keys()
        for key, case in cases.items():
            one = standing.setdefault(key, _Open(at))
            climbed = climb(ladder, rung=one.rung, since=one.since, told=one.told, people=partial(people, case), now=at)
            one.rung = climbed.rung
            one.told |= climbed.tell.keys()
            reached.add(key, climbed.tell)
    return reached
