"""An import's way from the file to the plan."""

from __future__ import annotations

MOVING = ("queued", "reading", "queued_to_write", "writing")
NEXT_STATES: dict[str, frozenset[str]] = {
    "queued": frozenset({"reading", "cancelled", "failed"}),
    "reading": frozenset({"reading", "ready", "refused", "failed", "cancelled"}),
    "ready": frozenset({"queued_to_write", "cancelled"}),
    "queued_to_write": frozenset({"writing", "cancelled", "failed"}),
    "writing": frozenset({"writing", "done", "failed", "refused"}),
    "done": frozenset({"undone"}),
    "refused": frozenset(),
    "failed": frozenset(),
    "cancelled": frozenset(),
    "undone": frozenset(),
}
"""`reading` and `writing` lead to themselves: a job that was killed half-way begins again."""

MOST_ATTEMPTS = 3
MOST_MOVING_PER_PERSON = 5


def may_become(state: str, following: str) -> bool:
    """Whether an import in `state` may go on to `following`."""
    return following in NEXT_STATES[state]


def is_given_up(attempts: int) -> bool:
    """Whether a job that was killed so often is not tried again: the file itself may be what kills it."""
    return attempts > MOST_ATTEMPTS
