"""The way of what a job carries out for a person, from the wish to its end: an import, a print, an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST_ATTEMPTS = 3


@dataclass(frozen=True)
class Way:
    """The states and what may follow each; the codes of what the person is told when it ends badly.

    A working state leads to itself: a job that was killed half-way begins again.
    """

    following: Mapping[str, frozenset[str]]
    failed: str
    given_up: str

    def may_become(self, state: str, following: str) -> bool:
        """Whether one in `state` may go on to `following`."""
        return following in self.following[state]

    def before(self, state: str) -> list[str]:
        """The states from which one may go on to `state`."""
        return [name for name, following in self.following.items() if state in following]


def is_given_up(attempts: int) -> bool:
    """Whether a job that was killed so often is not tried again: what it works on may be what kills it."""
    return attempts > MOST_ATTEMPTS
