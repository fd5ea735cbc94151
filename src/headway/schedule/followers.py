"""What rooms above have to say about edits of live plans. They register at start-up.

A follower is told of an edit inside its transaction, after it was logged: `register_follower(follow)`. A guard may
refuse that an edit is taken back: `register_undo_guard(guard)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.schedule.models import Edit, Plan
    from headway.schedule.rules.changes import RowChange
    from headway.schedule.rules.state import PlanState


@dataclass(frozen=True)
class FollowedEdit:
    """An edit of a live plan, logged and not yet committed.

    `changes` is None when the whole plan was replaced; `created`: numbers of new rows by their stand-ins; `before`
    and `after`: the plan on both sides (None when it was replaced).
    """

    plan: Plan
    edit_id: int
    author: Account | None
    source: str
    operations: Sequence[Any]
    changes: Sequence[RowChange] | None
    created: Mapping[int, int]
    before: PlanState | None
    after: PlanState | None
    now: datetime


Follower = Callable[[FollowedEdit], None]
UndoGuard = Callable[["Plan", "Edit"], None]
_followers: list[Follower] = []
_guards: list[UndoGuard] = []


def register_follower(follower: Follower) -> None:
    """Have `follower` told of every edit of a live plan. It may refuse the edit by raising a Refusal."""
    if follower not in _followers:
        _followers.append(follower)


def register_undo_guard(guard: UndoGuard) -> None:
    """Have `guard` asked before an edit of a live plan is taken back. It raises a Refusal when that must not be."""
    if guard not in _guards:
        _guards.append(guard)


def follow(edit: FollowedEdit) -> None:
    """Tell everybody who follows."""
    for follower in _followers:
        follower(edit)


def require_undoable(plan: Plan, edit: Edit) -> None:
    """Ask everybody who guards. Raises what they raise."""
    for guard in _guards:
        guard(plan, edit)
