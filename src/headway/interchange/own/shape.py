"""Values of the document module from and to plain JSON, by their types alone.

A dataclass is an object with its fields' names; a field at its default may be left out. Instants are
`2026-01-05T08:00` (to the minute), days `2026-01-05`, shifts `[start, finish]` in minutes after midnight.
Nothing is guessed: a value of another type, an unknown name and a missing one are refused with their place.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

Decode = Callable[[Any, str], Any]
LARGEST = 2**53  # what every reader of JSON keeps exactly


class ShapeRefused(ValueError):
    """`where`: the place as `projects[0].activities[3].kind`; `expected`: what should stand there."""

    def __init__(self, where: str, expected: str) -> None:
        super().__init__(where, expected)
        self.where, self.expected = where.lstrip(".") or "document", expected


def to_plain(value: Any) -> Any:
    """A dataclass as dicts and lists, fields at their default left out; the same value gives the same JSON."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        held = ((item.name, getattr(value, item.name), usual) for item, usual in _usual(type(value)))
        return {name: to_plain(found) for name, found, usual in held if not _same(found, usual)}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[Any], raw: Any, where: str = "") -> Any:
    """The opposite of `to_plain`. Raises ShapeRefused."""
    return _decoder(typing.cast("Any", kind))(raw, where)


def _same(found: Any, usual: Any) -> bool:
    return type(found) is type(usual) and bool(found == usual)


@cache
def _usual(kind: Any) -> tuple[tuple[dataclasses.Field[Any], Any], ...]:
    return tuple(
        (
            item,
            item.default_factory() if item.default_factory is not dataclasses.MISSING else item.default,
        )
        for item in dataclasses.fields(kind)
    )


@cache
def _decoder(kind: Any) -> Decode:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = _decoder(next(part for part in arguments if part is not type(None)))
        return lambda raw, where: None if raw is None else inner(raw, where)
    if origin is list:
        return _list_of(_decoder(arguments[0]))
    if origin is tuple:
        return _tuple_of(arguments)
    if origin is dict:
        return _dict_of(_decoder(arguments[1]))
    if dataclasses.is_dataclass(kind):
        return _object_of(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _one_of(kind)
    return _PLAIN[kind]


def _list_of(one: Decode) -> Decode:
    def decode(raw: Any, where: str) -> list[Any]:
        if not isinstance(raw, list):
            raise ShapeRefused(where, "list")
        return [one(item, f"{where}[{position}]") for position, item in enumerate(raw)]

    return decode


def _tuple_of(arguments: tuple[Any, ...]) -> Decode:
    if arguments[-1] is Ellipsis:
        many = _list_of(_decoder(arguments[0]))
        return lambda raw, where: tuple(many(raw, where))
    parts = [_decoder(part) for part in arguments]

    def decode(raw: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(raw, list) or len(raw) != len(parts):
            raise ShapeRefused(where, f"list of {len(parts)}")
        return tuple(one(item, where) for one, item in zip(parts, raw, strict=True))

    return decode


def _dict_of(one: Decode) -> Decode:
    def decode(raw: Any, where: str) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise ShapeRefused(where, "object")
        return {key: one(item, f"{where}.{key}") for key, item in raw.items()}

    return decode


def _object_of(kind: Any) -> Decode:
    hints = typing.get_type_hints(kind)
    fields = {item.name: _decoder(hints[item.name]) for item in dataclasses.fields(kind)}
    needed = [item.name for item, usual in _usual(kind) if usual is dataclasses.MISSING]

    def decode(raw: Any, where: str) -> Any:
        if not isinstance(raw, dict):
            raise ShapeRefused(where, "object")
        values = {}
        for name, item in raw.items():
            one = fields.get(name)
            if one is None:
                raise ShapeRefused(f"{where}.{name}", "no such name")
            values[name] = one(item, f"{where}.{name}")
        for name in needed:
            if name not in values:
                raise ShapeRefused(f"{where}.{name}", "a value")
        return kind(**values)

    return decode


def _one_of(kind: type[StrEnum]) -> Decode:
    known = {member.value: member for member in kind}

    def decode(raw: Any, where: str) -> StrEnum:
        found = known.get(raw) if isinstance(raw, str) else None
        if found is None:
            raise ShapeRefused(where, " | ".join(known))
        return found

    return decode


def _text(raw: Any, where: str) -> str:
    if not isinstance(raw, str):
        raise ShapeRefused(where, "text")
    return raw


def _whole(raw: Any, where: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or abs(raw) > LARGEST:
        raise ShapeRefused(where, "whole number")
    return raw


def _number(raw: Any, where: str) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        raise ShapeRefused(where, "number")
    return float(raw)


def _truth(raw: Any, where: str) -> bool:
    if not isinstance(raw, bool):
        raise ShapeRefused(where, "true | false")
    return raw


def _instant(raw: Any, where: str) -> datetime:
    try:
        found = datetime.fromisoformat(_text(raw, where))
    except ValueError:
        raise ShapeRefused(where, "2026-01-05T08:00") from None
    if found.tzinfo is not None or found.second or found.microsecond:
        raise ShapeRefused(where, "2026-01-05T08:00")
    return found


def _day(raw: Any, where: str) -> date:
    try:
        return date.fromisoformat(_text(raw, where))
    except ValueError:
        raise ShapeRefused(where, "2026-01-05") from None


_PLAIN: dict[Any, Decode] = {str: _text, int: _whole, float: _number, bool: _truth, datetime: _instant, date: _day}
