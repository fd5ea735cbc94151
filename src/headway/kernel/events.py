"""What upper rooms tell about their events, once, when they are loaded.

An event of a project reaches those who see the project. An event of an organisation (without a project) reaches
nobody until its room says who may have it: `register_audience("people.account_added", may_see_accounts)`. A
personal event reaches the one account that its subject names (`account_id`), of whatever organisation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Audience = Callable[[Any], bool]
"""From an account: whether it receives that kind of event of its own organisation."""

_audiences: dict[str, Audience] = {}
_access_changes: set[str] = set()
_personal: set[str] = set()


def register_audience(kind: str, function: Audience) -> None:
    """Say who receives organisation-level events of `kind`. Raises ValueError when somebody has said so already."""
    if _audiences.get(kind, function) is not function:
        raise ValueError(f"two audiences for {kind}")
    _audiences[kind] = function


def register_access_change(*kinds: str) -> None:
    """Say that after an event of these kinds somebody may see more or less than before.

    Live streams then read their permissions anew before they pass anything on: those of the account that the
    event's subject names (`account_id`), else all that see the event's project or belong to its organisation.
    """
    _access_changes.update(kinds)


def register_personal(*kinds: str) -> None:
    """Say that an event of these kinds concerns nobody but the account that its subject names."""
    _personal.update(kinds)


def is_personal(kind: str) -> bool:
    """Whether an event of this kind is for one account only."""
    return kind in _personal


def kinds_for(account: Any) -> frozenset[str]:
    """The kinds of organisation-level events that the account receives."""
    return frozenset(kind for kind, function in _audiences.items() if function(account))


def changes_access(kind: str) -> bool:
    """Whether permissions are to be read anew after an event of this kind."""
    return kind in _access_changes
