"""JSON as the API takes it: an object, nothing in it twice, no deeper than anybody needs, numbers that are numbers."""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

from headway.kernel.errors import Refusal

DEEPEST = 100
_NAME_ENDS = re.compile(rb'"\s*:')


class JsonUnreadable(Refusal):
    """The body is not the JSON that the API takes; `reason`: syntax, not_an_object, depth, nul or twice."""

    code = "server.json_unreadable"
    status = 400


def read_json(body: bytes) -> dict[str, Any]:
    """The object in `body`.

    Raises JsonUnreadable for what is not JSON (NaN, Infinity, a lone surrogate, bytes that are not UTF-8), for
    anything but an object, for nesting over DEEPEST, for a name given twice and for a NUL in a text: PostgreSQL
    cannot keep one. An ordinary body costs a few microseconds; orjson itself gives up at a depth of 1,024.
    """
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise JsonUnreadable(reason="syntax") from error
    if not isinstance(found, dict):
        raise JsonUnreadable(reason="not_an_object")
    if body.count(b"[") + body.count(b"{") > DEEPEST and _depth(found) > DEEPEST:
        raise JsonUnreadable(reason="depth")
    if b"\\u0000" in body and b"\\u0000" in orjson.dumps(found).replace(b"\\\\", b""):
        raise JsonUnreadable(reason="nul")
    if _may_name_twice(body, found) and _names_twice(body):
        raise JsonUnreadable(reason="twice")
    return found


def _depth(value: Any) -> int:
    """How deep lists and objects nest; level by level, so that depth costs no stack."""
    depth, level = 0, [value]
    while level:
        depth += 1
        inside: list[Any] = []
        for found in level:
            inside.extend(found.values() if type(found) is dict else found)
        level = [found for found in inside if type(found) is dict or type(found) is list]
    return depth


def _may_name_twice(body: bytes, found: dict[str, Any]) -> bool:
    """False when there are as many names in the object as places in the body where a name can stand."""
    return len(_NAME_ENDS.findall(body)) != _count_names(found)


def _count_names(value: Any) -> int:
    count, waiting = 0, [value]
    while waiting:
        found = waiting.pop()
        if type(found) is dict:
            count += len(found)
            waiting.extend(found.values())
        elif type(found) is list:
            waiting.extend(inner for inner in found if type(inner) is dict or type(inner) is list)
    return count


def _names_twice(body: bytes) -> bool:
    """Whether an object gives one name two values: two readers could take different ones."""
    twice = False

    def single(pairs: list[tuple[str, Any]]) -> None:
        nonlocal twice
        twice = twice or len(pairs) != len(dict(pairs))

    json.loads(body, object_pairs_hook=single, parse_int=_number, parse_float=_number)
    return twice


def _number(words: str) -> int:
    """Numbers do not matter here, and Python's own conversion of long ones takes quadratic time."""
    return 0
