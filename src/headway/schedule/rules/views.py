"""What a saved view may hold: names and sizes, nothing of the plan but numbers of its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import orjson

BUILT_IN = ("all", "critical", "this_month", "late", "by_location", "by_responsible")
"""Views that come with the product; the client knows what they show."""
MOST_BYTES = 16_000
MOST_VIEWS = 100
"""Of one person on one project."""
_LONGEST_WORD, _MOST_ENTRIES = 200, 400
_LOWEST, _HIGHEST = -(10**12), 10**12
Test = Callable[[Any], bool]


def _word(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_WORD


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and _LOWEST <= value <= _HIGHEST


def _simple(value: Any) -> bool:
    return value is None or isinstance(value, bool) or _word(value) or _number(value)


def _record(value: Any) -> bool:
    """A flat object of simple values or lists of them, such as a column with its width."""
    return (
        isinstance(value, dict)
        and len(value) <= _MOST_ENTRIES
        and all(_word(key) and (_simple(one) or _list(_simple)(one)) for key, one in value.items())
    )


def _list(fits: Test) -> Test:
    return lambda value: isinstance(value, list) and len(value) <= 5_000 and all(map(fits, value))


def _either(*tests: Test) -> Test:
    return lambda value: any(test(value) for test in tests)


def _nothing(value: Any) -> bool:
    return value is None


STATE_FIELDS: dict[str, Test] = {
    "columns": _list(_record), "frozen": _either(_number, _list(_word), _nothing), "split": _either(_number, _nothing),
    "filters": _record, "quick": _list(_word), "sort": _either(_record, _nothing), "group": _either(_word, _nothing),
    "zoom": _either(_number, _nothing), "scale": _either(_word, _nothing), "closed": _list(_number),
    "level": _either(_number, _nothing), "hidden": _list(_word), "layers": _list(_word),
    "baseline": _either(_number, _word, _nothing), "labels": _either(_simple, _record),
    "span": _either(_record, _word, _nothing), "filter_row": lambda value: isinstance(value, bool),
    "find": _either(_word, _nothing),
}  # fmt: skip
"""The parts of a view's state and what each may be; what they mean is the client's matter."""


def fault_in(state: Mapping[str, Any]) -> str | None:
    """The part of a state that cannot be kept, "" when it is too large as a whole; None when it can."""
    for name, value in state.items():
        test = STATE_FIELDS.get(name)
        if test is None or not test(value):
            return str(name)[:40]
    return "" if len(orjson.dumps(state)) > MOST_BYTES else None


def first_of(own: Any, of_role: Any, visible: frozenset[int]) -> Any:
    """With which view a plan opens: the person's own choice, else that of the role, as far as it may be seen.

    Both are (view, built-in name) or None; a view that is gone or not shared any more is passed over.
    """
    for choice in (own, of_role):
        if choice is not None and (choice[0] is None or choice[0] in visible):
            return choice
    return None
