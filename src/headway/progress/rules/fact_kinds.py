"""What kinds of facts there are and what each says. A kind is registered once; its values are checked when recorded."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Values = dict[str, Any]
LONGEST_NOTE, LONGEST_REASON = 4_000, 500
MOST_DAYS = 10_000


class FactRefused(ValueError):
    """A value that a fact cannot hold. `reason` names the text `schedule.value.<reason>`."""

    def __init__(self, name: str, reason: str, **parameters: object) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.parameters = parameters


Reader = Callable[[Mapping[str, Any]], Values]
_kinds: dict[str, Reader] = {}


def register_fact_kind(kind: str, read: Reader) -> None:
    """Say what a fact of `kind` holds. Raises ValueError when somebody has said so already."""
    if _kinds.setdefault(kind, read) is not read:
        raise ValueError(f"two kinds of facts {kind}")


def read_fact(kind: str, told: Mapping[str, Any]) -> Values:
    """The values of a fact as they are stored. Raises FactRefused; KeyError for a kind that nobody registered."""
    return _kinds[kind](told)


def fact_kinds() -> frozenset[str]:
    """All registered kinds."""
    return frozenset(_kinds)


# -- values


def number(name: str, value: Any, lowest: float, highest: float) -> float:
    """A number of a range. Raises FactRefused."""
    if isinstance(value, bool) or not isinstance(value, int | float) or math.isnan(value):
        raise FactRefused(name, "number")
    if not lowest <= value <= highest:
        raise FactRefused(name, "out_of_range", lowest=lowest, highest=highest)
    return float(value)


def whole(name: str, value: Any, lowest: int, highest: int) -> int:
    """A whole number of a range. Raises FactRefused."""
    if not number(name, value, lowest, highest).is_integer():
        raise FactRefused(name, "whole_number")
    return int(value)


def text(name: str, value: Any, longest: int) -> str:
    """Words without NUL, at most `longest` characters. Raises FactRefused."""
    if not isinstance(value, str):
        raise FactRefused(name, "text")
    if len(value) > longest:
        raise FactRefused(name, "too_long", longest=longest)
    try:
        value.encode()
    except UnicodeEncodeError as lone:
        raise FactRefused(name, "text") from lone
    return value.replace("\0", "").strip()


def site_day(name: str, value: Any) -> str:
    """A day of the site as `2026-11-22`, between 1990 and 2100. Raises FactRefused."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError as wrong:
        raise FactRefused(name, "day") from wrong
    if day is None:
        raise FactRefused(name, "day")
    if not 1990 <= day.year < 2100:
        raise FactRefused(name, "out_of_years")
    return day.isoformat()


def one_of(name: str, value: Any, words: tuple[str, ...]) -> str:
    """One of some words. Raises FactRefused."""
    if value not in words:
        raise FactRefused(name, "one_of", words=", ".join(words))
    return str(value)


def hash_of_blob(name: str, value: Any) -> str:
    """A SHA-256 in lower-case hex. Raises FactRefused."""
    if not isinstance(value, str) or len(value) != 64 or any(c not in "0123456789abcdef" for c in value):
        raise FactRefused(name, "text")
    return value


# -- the kinds of a report


def _percent(told: Mapping[str, Any]) -> Values:
    values: Values = {"percent": round(number("percent", told.get("percent"), 0, 1), 6)}
    return values | ({"from": "quantity"} if told.get("from") == "quantity" else {})


def _quantity(told: Mapping[str, Any]) -> Values:
    return {
        "quantity": number("quantity", told.get("quantity"), 0, 1e12),
        "unit": text("unit", told.get("unit", ""), 40),
    }


def _remaining(told: Mapping[str, Any]) -> Values:
    return {"remaining_days": number("remaining_days", told.get("remaining_days"), 0, MOST_DAYS)}


def _reasoned(told: Mapping[str, Any]) -> Values:
    return {
        "reason_code": text("reason_code", told.get("reason_code", ""), 40),
        "reason": text("reason", told.get("reason", ""), LONGEST_REASON),
    }


def _photo(told: Mapping[str, Any]) -> Values:
    values: Values = {"sha256": hash_of_blob("sha256", told.get("sha256"))}
    values["media_type"] = text("media_type", told.get("media_type", "image/jpeg"), 60)
    for name in ("taken_at", "position"):
        if told.get(name) is not None:
            values[name] = told[name]
    return values


register_fact_kind("start", lambda told: {"day": site_day("started_on", told.get("day"))})
register_fact_kind("finish", lambda told: {"day": site_day("finished_on", told.get("day"))})
register_fact_kind("percent", _percent)
register_fact_kind("quantity", _quantity)
register_fact_kind("remaining", _remaining)
register_fact_kind("pause", _reasoned)
register_fact_kind("resume", _reasoned)
register_fact_kind("headcount", lambda told: {"headcount": whole("headcount", told.get("headcount"), 0, 100_000)})
register_fact_kind("note", lambda told: {"text": text("note", told.get("text"), LONGEST_NOTE)})
register_fact_kind("voice", lambda told: {"sha256": hash_of_blob("voice", told.get("sha256"))})
register_fact_kind("photo", _photo)
register_fact_kind("withdrawal", _reasoned)
