"""What a saved view may hold: known parts of bounded size, nothing of the plan but numbers of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

BUILT_IN = ("all", "critical", "this_month", "late", "by_location", "by_responsible")
"""Views that come with the product; the client knows what they show."""
STATE_PARTS = frozenset({
    "columns", "frozen", "splitX", "zoom", "closed", "hidden", "rows", "chain", "front", "baseline", "labels", "scale",
})  # fmt: skip
"""The parts of a view's state; what they mean is the client's matter."""
MOST_BYTES = 16_000
MOST_VIEWS = 100
"""Of one person on one project."""
_LONGEST_WORD, _MOST_ENTRIES, _DEEPEST = 300, 2_000, 4
_LOWEST, _HIGHEST = -(10**12), 10**12


def fault_in(state: Mapping[str, Any]) -> str | None:
    """The part of a state that cannot be kept, "" when it is too large as a whole; None when it can."""
    for name, value in state.items():
        if name not in STATE_PARTS or not _is_plain(value, _DEEPEST):
            return str(name)[:40]
    return "" if len(orjson.dumps(state)) > MOST_BYTES else None


def _is_plain(value: Any, depth: int) -> bool:
    """Words, numbers, yes and no, in lists and objects that are neither long nor deep."""
    if isinstance(value, str):
        return len(value) <= _LONGEST_WORD
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _LOWEST <= value <= _HIGHEST
    if isinstance(value, dict):
        keys = all(isinstance(key, str) and len(key) <= _LONGEST_WORD for key in value)
        return depth > 0 and keys and _are_plain(list(value.values()), depth)
    return value is None or isinstance(value, bool) or (depth > 0 and _are_plain(value, depth))


def _are_plain(values: Any, depth: int) -> bool:
    fits = isinstance(values, list) and len(values) <= _MOST_ENTRIES
    return fits and all(_is_plain(one, depth - 1) for one in values)


def first_of(own: Any, of_role: Any, visible: frozenset[int]) -> Any:
    """With which view a plan opens: the person's own choice, else that of the role, as far as it may be seen.

    Both are (view, built-in name) or None; a view that is gone or not shared any more is passed over.
    """
    for choice in (own, of_role):
        if choice is not None and (choice[0] is None or choice[0] in visible):
            return choice
    return None
