"""Documents as JSON between the child and its parent: lists of rows go as columns.

Column by column a document of 50,000 activities is a third of the size of a list of objects, and
building the rows again costs one call each. Nothing is pickled: what comes out of a child that
read a hostile file is only ever numbers, texts, dates and the classes named here.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from itertools import repeat
from typing import Any, cast

Decode = Callable[[Any], Any]
SCALARS = frozenset({str, int, float, bool, type(None), datetime, date})


def pack(value: Any) -> Any:
    """A value of the document module in the form that orjson writes: it takes dates and enums itself."""
    if type(value) in SCALARS:
        return value
    if isinstance(value, list):
        return _pack_list(value)
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: pack(getattr(value, name)) for name in _names(type(value))}
    return value


def unpack(kind: type[Any], raw: Any) -> Any:
    """The opposite of `pack` for a dataclass of the document module."""
    decode: Decode = _decoder(cast("Hashable", kind))
    return decode(raw)


def unpack_list(kind: type[Any], raw: Any) -> list[Any]:
    """The opposite of `pack` for a list of one dataclass."""
    return _rows(kind, raw)


def _pack_list(rows: list[Any]) -> Any:
    if not rows or not dataclasses.is_dataclass(rows[0]):
        return [pack(row) for row in rows]
    columns = {}
    for item in dataclasses.fields(rows[0]):
        column = [getattr(row, item.name) for row in rows]
        usual = _usual(item)
        if usual is dataclasses.MISSING or any(value != usual for value in column):
            columns[item.name] = column if _are_scalars(column) else [pack(value) for value in column]
    return {"rows": len(rows), "columns": columns}


def _are_scalars(column: list[Any]) -> bool:
    return all(kind in SCALARS or issubclass(kind, StrEnum) for kind in set(map(type, column)))


def _usual(item: dataclasses.Field[Any]) -> Any:
    if item.default_factory is not dataclasses.MISSING:
        return item.default_factory()
    return item.default


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in dataclasses.fields(kind))


@cache
def _decoder(kind: Any) -> Decode:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = _decoder(next(part for part in arguments if part is not type(None)))
        return _same if inner is _same else lambda raw: None if raw is None else inner(raw)
    if origin is list:
        return _list_decoder(arguments[0])
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is dict:
        value = _decoder(arguments[1])
        return lambda raw: {key: value(item) for key, item in raw.items()}
    return _plain_decoder(kind)


def _plain_decoder(kind: Any) -> Decode:
    if dataclasses.is_dataclass(kind):
        return _object_decoder(typing.cast("type[Any]", kind))
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return float
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return _same


def _object_decoder(kind: type[Any]) -> Decode:
    decoders = _field_decoders(cast("Hashable", kind))
    return lambda raw: kind(**{name: decode(raw[name]) for name, decode in decoders.items() if name in raw})


def _list_decoder(kind: Any) -> Decode:
    one = _decoder(kind)
    if not dataclasses.is_dataclass(kind):
        return lambda raw: [one(item) for item in raw]
    return lambda raw: _rows(typing.cast("type[Any]", kind), raw)


def _rows(kind: type[Any], raw: Any) -> list[Any]:
    """Rows of one class from its columns; an absent column keeps the class's default."""
    if not raw:
        return []
    decoders, columns, count = _field_decoders(cast("Hashable", kind)), raw["columns"], raw["rows"]
    values = [_column(item, columns.get(item.name), decoders[item.name], count) for item in dataclasses.fields(kind)]
    return list(map(kind, *values))


def _column(item: dataclasses.Field[Any], raw: list[Any] | None, decode: Decode, count: int) -> Iterable[Any]:
    """All values of one field; without a column the field's default, a fresh one for each row."""
    if raw is None:
        factory = item.default_factory
        return repeat(item.default, count) if factory is dataclasses.MISSING else (factory() for _ in range(count))
    return raw if decode is _same else map(decode, raw)


def _same(raw: Any) -> Any:
    return raw


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decode:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        one = _decoder(arguments[0])
        return lambda raw: tuple(one(item) for item in raw)
    parts = [_decoder(part) for part in arguments]
    return lambda raw: tuple(decode(item) for decode, item in zip(parts, raw, strict=True))


@cache
def _field_decoders(kind: Any) -> dict[str, Decode]:
    hints = typing.get_type_hints(kind)
    return {name: _decoder(hints[name]) for name in _names(kind)}
