"""Lines of the log name nobody from outside and open no door."""

from __future__ import annotations

import json
import logging

import pytest

from headway.server.logs import JsonFormatter, LineFormatter, masked_line, request_id

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("call 13812345678 now", "call 138****5678 now"),
        ("li.wei@example.cn", "l***@example.cn"),
        ("id 11010519900307123X", "id 110105********123X"),
        ("https://qyapi.weixin.qq.com/send?key=693a-91f6", "https://qyapi.weixin.qq.com/send?key=***"),
        ("access_token=abc&x=1", "access_token=***&x=1"),
        ('{"password": "geheim", "a": 1}', '{"password": "***", "a": 1}'),
        ("Authorization: Bearer abc.def", "Authorization: ***"),
        ("GET /links/0123456789abcdef0123 404", "GET /links/*** 404"),
        ("1380000 m3 of concrete, 20261130123456 done", "1380000 m3 of concrete, 20261130123456 done"),
    ],
)
def test_what_names_a_person_or_opens_a_door_is_masked(words: str, expected: str) -> None:
    assert masked_line(words) == expected


@pytest.mark.parametrize(
    "path",
    ["/links/", "/api/links/", "/act/", "/api/action-links/", "/c/", "/site/c/", "/api/crew-links/", "/hooks/",
     "/open-apis/bot/v2/hook/"],
)  # fmt: skip
def test_no_key_of_an_address_stands_in_the_log(path: str) -> None:
    key = "aB3-_" * 8 + "xyz"
    assert masked_line(f"Not Found: {path}{key}/uses") == f"Not Found: {path}***/uses"
    assert key not in masked_line(f"Forbidden: /calendar/{key}.ics")


def record(words: str, **extra: object) -> logging.LogRecord:
    made = logging.makeLogRecord({"name": "headway.x", "levelname": "INFO", "msg": words, **extra})
    made.created = 0.0
    return made


def test_lines_of_one_request_carry_its_number() -> None:
    token = request_id.set("a1b2")
    try:
        assert LineFormatter().format(record("sent")) == "1970-01-01T00:00:00.000+00:00 INFO headway.x [a1b2] sent"
        told = json.loads(JsonFormatter().format(record("sent to 13812345678", milliseconds=3)))
    finally:
        request_id.reset(token)
    assert told["request"] == "a1b2" and told["milliseconds"] == 3 and told["message"] == "sent to 138****5678"


def test_a_fault_brings_its_trace_masked_too() -> None:
    try:
        raise ValueError("token=abcdef")
    except ValueError as error:
        fault = record("failed")
        fault.exc_info = (ValueError, error, error.__traceback__)
    told = json.loads(JsonFormatter().format(fault))
    assert "Traceback" in told["trace"] and "abcdef" not in told["trace"]
