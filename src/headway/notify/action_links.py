"""What can be done straight from a mail. Rooms above say, once, what they offer with which kinds of messages.

`register_action(LinkAction("accept", accept_offer, frozenset({"offered"})))`. The texts of an action are
`notify.action.<name>` (the button), `notify.action.<name>.says` (what will happen; it may name {what}) and
`notify.action.<name>.done`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

CarryOut = Callable[[Any, Mapping[str, Any], datetime], object]
"""(account, parameters, now). Asks for the rights itself, at this moment; raises the refusals of its room. Runs in the
transaction that uses the link up. `parameters`: message_id, kind, key, project_id, subject_kind, subject_id."""


@dataclass(frozen=True)
class LinkAction:
    """Something that the recipient of a message of these kinds can do by a link."""

    name: str
    carry_out: CarryOut
    kinds: frozenset[str]


_actions: dict[str, LinkAction] = {}


def register_action(action: LinkAction) -> None:
    """Offer an action. Raises ValueError when another one has this name."""
    if _actions.get(action.name, action) != action:
        raise ValueError(f"two actions {action.name}")
    _actions[action.name] = action


def find_action(name: str) -> LinkAction | None:
    """The action of this name; None: the room that offered it is gone."""
    return _actions.get(name)


def actions_of(kind: str) -> list[LinkAction]:
    """What a message of this kind offers."""
    return [one for _, one in sorted(_actions.items()) if kind in one.kinds]
