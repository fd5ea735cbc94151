"""What the vendors' robots are told, and what their answers mean (docs/decisions/1117)."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from office import NOON, Office
from peers import Messenger

from headway.notify.rules.robots import Card, request_of, tried_of
from headway.notify.rules.tries import after_try


@pytest.mark.parametrize("kind", ["dingtalk", "wecom", "feishu"])
def test_names_are_no_markup_of_a_group(kind: str) -> None:
    card = Card("<at id=all></at>", ["<@all> [开门](https://evil.example)"], "https://headway.example.cn/x", "打开")
    _, body = request_of(kind, "https://x", "", card, NOON)
    told = body.decode()
    assert "<at" not in told and "<@all" not in told and "](https://evil" not in told
    assert "https://headway.example.cn/x" in told


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("120", 120.0), ("9" * 400, 0.0), ("999999999999", 86_400.0), ("²", 0.0), ("-1", 0.0), ("", 0.0),
     ("Fri, 20 Nov 2026 04:00:00 GMT", 0.0)],
)  # fmt: skip
def test_nobody_is_waited_for_longer_than_a_day(words: str, seconds: float) -> None:
    tried = tried_of("wecom", 429, {"retry-after": words}, b"")
    assert (tried.outcome, tried.wait_seconds) == ("later", seconds)
    assert tried_of("wecom", 503, {"x-ogw-ratelimit-reset": words}, b"").wait_seconds == seconds
    assert after_try(tried, 1, NOON).due_at == NOON + timedelta(seconds=max(seconds, 30))


@pytest.mark.parametrize(
    ("kind", "code", "outcome", "error", "seconds"),
    [
        ("dingtalk", 0, "sent", "", 0),
        ("dingtalk", -1, "later", "dingtalk_busy", 0),
        ("dingtalk", 130101, "later", "dingtalk_too_often", 600),
        ("dingtalk", 410100, "later", "dingtalk_too_often", 600),
        ("dingtalk", 310000, "token", "dingtalk_refused", 0),
        ("dingtalk", 300001, "token", "dingtalk_no_such_robot", 0),
        ("dingtalk", 300005, "token", "dingtalk_no_such_robot", 0),
        ("dingtalk", 400013, "token", "dingtalk_group_gone", 0),
        ("dingtalk", 400101, "token", "dingtalk_no_such_robot", 0),
        ("dingtalk", 400102, "token", "dingtalk_stopped", 0),
        ("dingtalk", 400106, "token", "dingtalk_no_such_robot", 0),
        ("dingtalk", 40035, "never", "dingtalk_malformed", 0),
        ("dingtalk", 430102, "never", "dingtalk_unsuitable_words", 0),
        ("dingtalk", 987654, "never", "dingtalk_987654", 0),
        ("wecom", 93000, "token", "wecom_no_such_robot", 0),
        ("wecom", 93004, "token", "wecom_stopped", 0),
        ("wecom", 93008, "token", "wecom_not_in_group", 0),
        ("wecom", 45009, "later", "wecom_too_often", 60),
        ("wecom", 40008, "never", "wecom_malformed", 0),
        ("wecom", 40058, "never", "wecom_malformed", 0),
        ("feishu", 19001, "token", "feishu_no_such_robot", 0),
        ("feishu", 19021, "token", "feishu_signature", 0),
        ("feishu", 19022, "token", "feishu_network", 0),
        ("feishu", 19024, "token", "feishu_word", 0),
        ("feishu", 11232, "later", "feishu_too_often", 60),
        ("feishu", 9499, "never", "feishu_malformed", 0),
    ],
)
def test_a_code_of_a_vendor_means_what_its_table_says(
    kind: str, code: int, outcome: str, error: str, seconds: float
) -> None:
    name = "code" if kind == "feishu" else "errcode"
    tried = tried_of(kind, 200, {}, json.dumps({name: code, "msg": "x"}).encode())
    assert (tried.outcome, tried.error, tried.wait_seconds) == (outcome, error, seconds)


@pytest.mark.parametrize(
    ("status", "body", "outcome", "error"),
    [
        (200, b'{"status":1111,"wait":5,"source":"x5","punish":"deny"}', "later", "not_an_answer"),
        (200, b'{"errcode": 1e999}', "later", "not_an_answer"),
        (400, b'{"code":99991400,"msg":"request trigger frequency limit"}', "later", "feishu_too_often"),
        (400, b'{"code":0}', "never", "http_400"),
        (400, b"<html>", "never", "http_400"),
        (404, b'{"code":0}', "token", "http_404"),
        (302, b'{"code":0}', "never", "http_302"),
    ],
)
def test_what_is_no_answer_of_the_vendor_is_not_believed(status: int, body: bytes, outcome: str, error: str) -> None:
    tried = tried_of("feishu", status, {}, body)
    assert (tried.outcome, tried.error) == (outcome, error)


def test_dingtalks_ten_minutes_of_silence_are_waited_for_and_nothing_is_lost(
    office: Office, messenger: Messenger
) -> None:
    messenger.now = office.clock
    messenger.most_per_minute = 2
    office.robot("dingtalk", messenger.address("dingtalk"), Messenger.DINGTALK_SECRET)
    for number in range(4):
        office.tell(office.foreman, key=f"k{number}")
    office.later(seconds=61)
    for _ in range(8):
        office.work()
        office.later(minutes=10, seconds=5)

    assert len(messenger.posts) == 4
    assert {state for _, state, _ in office.states()} == {"sent"}
