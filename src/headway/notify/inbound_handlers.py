"""What becomes of words that a group said to its robot. Rooms above say, once, what they make of them.

Handlers are asked in the order of their rank until one has taken the words: first what is about one activity, last who
looks after the project.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class GroupWords:
    """`post_id`: the row that keeps them. `account`: who said it, when that is known; `sender`: as the group calls him.
    `language`: of the group."""

    post_id: int
    organization_id: UUID
    project_id: int
    account: Any | None
    sender: str
    group: str
    words: str
    language: str


@dataclass(frozen=True)
class Taken:
    """outcome: comment or inbox. `answer`: what the group is told, where its messenger lets us."""

    outcome: str
    answer: str


Handler = Callable[[GroupWords, datetime], Taken | None]
"""Asks for the rights of `account` itself. None: not for this handler. Runs in the transaction of the call."""

_handlers: dict[int, Handler] = {}


def register_inbound(rank: int, handler: Handler) -> None:
    """Take words of groups. Raises ValueError when somebody has this rank already."""
    if _handlers.get(rank, handler) is not handler:
        raise ValueError(f"two handlers of rank {rank}")
    _handlers[rank] = handler


def take_words(words: GroupWords, now: datetime) -> Taken | None:
    """The first handler that takes them; None: nobody did."""
    for rank in sorted(_handlers):
        if taken := _handlers[rank](words, now):
            return taken
    return None
