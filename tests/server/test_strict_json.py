"""JSON that two readers could understand in two ways, or that costs more than it is worth, is not taken."""

from __future__ import annotations

import time

import pytest

from headway.server.strict_json import DEEPEST, JsonUnreadable, read_json

pytestmark = pytest.mark.quick

BIG = 2 * 1024 * 1024


def nested(depth: int) -> bytes:
    return b'{"a":' * depth + b"1" + b"}" * depth


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "syntax"),
        (b"{", "syntax"),
        (b'{"a": NaN}', "syntax"),
        (b'{"a": -Infinity}', "syntax"),
        (b'{"a": 1e999}', "syntax"),
        (b'{"a": "\xff"}', "syntax"),
        (b'{"a": "\\ud800"}', "syntax"),
        (b'{"a": "\\udc00\\ud800"}', "syntax"),
        (b'{"a": "\x00"}', "syntax"),
        (b"null", "not_an_object"),
        (b"[1]", "not_an_object"),
        (b'"x"', "not_an_object"),
        (nested(DEEPEST + 1), "depth"),
        (nested(1000), "depth"),
        (b'{"a": ' + b"[" * DEEPEST + b"]" * DEEPEST + b"}", "depth"),
        (b'{"a": "x\\u0000"}', "nul"),
        (b'{"a\\u0000": 1}', "nul"),
        (b'{"a": ["\\\\\\u0000"]}', "nul"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'{"a" \n: 1, "a": 1}', "twice"),
        (b'{"b": [{"a": 1, "\\u0061": 2}]}', "twice"),
        (b'{"b:": "\\":", "a": 1, "a": 2}', "twice"),
    ],
)
def test_what_is_not_plain_json_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(JsonUnreadable) as refused:
        read_json(body)

    assert (refused.value.status, refused.value.parameters) == (400, {"reason": reason})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"revision": 1}', {"revision": 1}),
        (b"{}", {}),
        (b'{"a": {"x": 1}, "b": {"x": 2}}', {"a": {"x": 1}, "b": {"x": 2}}),
        (b'{"at": "08:00", "\\":": ":"}', {"at": "08:00", '":': ":"}),
        (b'{"a": "\\\\u0000"}', {"a": "\\u0000"}),
        (b'{"a": "\\ud83c\\udfd7"}', {"a": "🏗"}),
        (b'{"a": "' + b"[" * 500 + b'"}', {"a": "[" * 500}),
    ],
)
def test_plain_json_is_read(body: bytes, expected: object) -> None:
    assert read_json(body) == expected


def test_the_deepest_allowed_is_read() -> None:
    assert read_json(nested(DEEPEST))


@pytest.mark.parametrize(
    "body", [b"[" * BIG, b'{"a":' * (BIG // 5), b'"' * BIG, b'{"a":' + b"9" * BIG + b"}", b'{"' + b'\\"' * (BIG // 2)]
)
def test_two_megabytes_of_malice_are_refused_in_less_than_50_milliseconds(body: bytes) -> None:
    fastest = 1.0
    for _ in range(3):  # the machine may be busy with something else once
        began = time.process_time()
        with pytest.raises(JsonUnreadable):
            read_json(body)
        fastest = min(fastest, time.process_time() - began)

    assert fastest < 0.05
