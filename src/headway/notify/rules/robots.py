"""Signatures, bodies and answers of the robots of DingTalk, WeCom and Feishu, as their vendors state them.

- DingTalk (custom robot): key = secret, message = milliseconds + newline + secret, HMAC-SHA256, base64, url-encoded,
  sent as `timestamp` and `sign` in the address; valid for an hour. 20 messages a minute per robot, else none for 10.
- Feishu (custom bot): key = seconds + newline + secret, empty message, HMAC-SHA256, base64; `timestamp` and `sign` in
  the body; valid for an hour. 100 a minute, 5 a second; 20 kB.
- WeCom (group robot): the key is part of the address, no signature. 20 a minute; 4,096 bytes of markdown.
All three answer 200 with a code of their own in the body, Feishu's gateway also 400. Where each code was found, and what
could not be confirmed, is told in docs/decisions/1117.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote_plus

from headway.notify.rules.tries import Tried, seconds_asked

HOSTS = {
    "dingtalk": ("oapi.dingtalk.com",),
    "wecom": ("qyapi.weixin.qq.com",),
    "feishu": ("open.feishu.cn", "open.larksuite.com"),
}
"""Where a robot's address may lead; a gateway of the house is allowed by the installation's settings."""
_WECOM_BYTES = 4_096
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Card:
    """What a group is shown: a title, lines of markdown, a link with its label, phone numbers to be woken."""

    title: str
    lines: Sequence[str]
    link: str
    label: str
    phones: Sequence[str] = ()


def dingtalk_sign(secret: str, milliseconds: int) -> str:
    """As it stands in the address."""
    return quote_plus(_hmac(secret.encode(), f"{milliseconds}\n{secret}".encode()))


def feishu_sign(secret: str, seconds: int) -> str:
    """As it stands in the body."""
    return _hmac(f"{seconds}\n{secret}".encode(), b"")


def request_of(kind: str, address: str, secret: str, card: Card, now: datetime) -> tuple[str, bytes]:
    """The address and the body of one post. `secret` may be empty: the robot is then guarded by words or networks."""
    seconds = int(now.timestamp())
    card = replace(card, title=_plain(card.title), lines=[_plain(one) for one in card.lines])
    body = {"dingtalk": _dingtalk, "wecom": _wecom, "feishu": _feishu}[kind](card)
    if kind == "dingtalk" and secret:
        milliseconds = int(now.timestamp() * 1000)
        address += (
            f"{'&' if '?' in address else '?'}timestamp={milliseconds}&sign={dingtalk_sign(secret, milliseconds)}"
        )
    if kind == "feishu" and secret:
        body |= {"timestamp": str(seconds), "sign": feishu_sign(secret, seconds)}
    return address, json.dumps(body, ensure_ascii=False).encode()


def tried_of(kind: str, status: int, headers: Mapping[str, str], body: bytes) -> Tried:
    """What an answer means, by the vendors' tables of errors."""
    if status == 429 or status >= 500:
        return Tried("later", f"http_{status}", seconds_asked(headers))
    if status in (401, 403, 404, 410):
        return Tried("token", f"http_{status}")
    code = _code_of(body) if status in (200, 400) else None
    if code is None:  # with status 200 a portal's page, or a gateway that holds back too many calls
        return Tried("later", "not_an_answer") if status == 200 else Tried("never", f"http_{status}")
    if code == 0:
        return Tried("sent") if status == 200 else Tried("never", f"http_{status}")
    return _VERDICTS[kind].get(code, Tried("never", f"{kind}_{code}"))


def _code_of(body: bytes) -> int | None:
    try:
        answer = json.loads(body)
        return int(answer.get("errcode", answer.get("code", answer.get("StatusCode"))))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _hmac(key: bytes, message: bytes) -> str:
    return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode("ascii")


def _dingtalk(card: Card) -> dict[str, Any]:
    # of the kinds that a custom robot sends, only text and markdown can wake people
    mentions = "".join(f" @{phone}" for phone in card.phones)
    words = "\n\n".join([f"### {card.title}", *card.lines, f"[{card.label}]({card.link})"]) + mentions
    return {
        "msgtype": "markdown",
        "markdown": {"title": card.title, "text": words},
        "at": {"atMobiles": list(card.phones), "isAtAll": False},
    }


def _wecom(card: Card) -> dict[str, Any]:
    tail = f"\n[{card.label}]({card.link})"
    words = _cut("\n".join([f"**{card.title}**", *card.lines]), _WECOM_BYTES - len(tail.encode())) + tail
    return {"msgtype": "markdown", "markdown": {"content": words}}


def _feishu(card: Card) -> dict[str, Any]:
    return {
        "msg_type": "interactive",
        "card": {
            "config": {"wide_screen_mode": True},
            "header": {"title": {"tag": "plain_text", "content": card.title}, "template": "orange"},
            "elements": [
                {"tag": "div", "text": {"tag": "lark_md", "content": "\n".join(card.lines)}},
                {
                    "tag": "action",
                    "actions": [
                        {
                            "tag": "button",
                            "text": {"tag": "plain_text", "content": card.label},
                            "url": card.link,
                            "type": "primary",
                        }
                    ],
                },
            ],
        },
    }


def _plain(words: str) -> str:
    """Names of plans and people are no markup: none of them wakes everybody (`<at id=all>`) or hides an address."""
    return words.replace("<", "＜").replace("](", "] (")


def _cut(words: str, most: int) -> str:
    """At most `most` bytes of UTF-8, never half a sign."""
    if len(words.encode()) <= most:
        return words
    return words.encode()[: most - len(_ELLIPSIS.encode())].decode(errors="ignore") + _ELLIPSIS


_VERDICTS: dict[str, dict[int, Tried]] = {
    "dingtalk": {
        -1: Tried("later", "dingtalk_busy"),
        130101: Tried("later", "dingtalk_too_often", 600),
        410100: Tried("later", "dingtalk_too_often", 600),
        90030: Tried("later", "dingtalk_too_often", 3_600),
        300001: Tried("token", "dingtalk_no_such_robot"),
        300005: Tried("token", "dingtalk_no_such_robot"),
        310000: Tried("token", "dingtalk_refused"),  # signature, word or network: the robot's own settings
        400013: Tried("token", "dingtalk_group_gone"),
        400101: Tried("token", "dingtalk_no_such_robot"),
        400102: Tried("token", "dingtalk_stopped"),
        40035: Tried("never", "dingtalk_malformed"),
        43004: Tried("never", "dingtalk_malformed"),
        400105: Tried("never", "dingtalk_malformed"),
        400106: Tried("token", "dingtalk_no_such_robot"),
        430101: Tried("never", "dingtalk_unsafe_link"),
        430102: Tried("never", "dingtalk_unsuitable_words"),
        430103: Tried("never", "dingtalk_unsuitable_picture"),
        430104: Tried("never", "dingtalk_unsuitable"),
    },
    "wecom": {
        -1: Tried("later", "wecom_busy"),
        45009: Tried("later", "wecom_too_often", 60),
        45033: Tried("later", "wecom_too_often", 60),
        93000: Tried("token", "wecom_no_such_robot"),
        93004: Tried("token", "wecom_stopped"),
        93008: Tried("token", "wecom_not_in_group"),
        40008: Tried("never", "wecom_malformed"),
        40058: Tried("never", "wecom_malformed"),
        44004: Tried("never", "wecom_malformed"),
        45002: Tried("never", "wecom_too_long"),
    },
    "feishu": {
        9499: Tried("never", "feishu_malformed"),
        11232: Tried("later", "feishu_too_often", 60),
        11233: Tried("later", "feishu_too_often", 60),
        19001: Tried("token", "feishu_no_such_robot"),
        19021: Tried("token", "feishu_signature"),
        19022: Tried("token", "feishu_network"),
        19024: Tried("token", "feishu_word"),
        19036: Tried("later", "feishu_busy"),
        99991400: Tried("later", "feishu_too_often", 60),
    },
}
