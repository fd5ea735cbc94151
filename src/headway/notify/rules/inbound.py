"""Calls of messengers to us: who they are from, and what a person said. As the vendors state them. Rule 7.19.

- WeCom: sha1 over the sorted parts token, timestamp, nonce, encrypt; AES-256-CBC, key = base64(EncodingAESKey + "="),
  initial vector = its first 16 bytes, PKCS7 to 32 bytes; 16 random bytes + length (4 bytes) + message + receiver.
- Feishu: sha256 over timestamp + nonce + key + body; AES-256-CBC, key = sha256(key), initial vector = first 16 bytes.
- DingTalk: HMAC-SHA256 with the secret over milliseconds + newline + secret. It does not cover the body.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from headway.kernel.rules import readable_text

SECONDS = 300
"""A call that is older or newer is refused: whoever recorded one gains nothing later."""
LARGEST_CALL = 64 * 1024
LONGEST_WORDS = 2_000
FIELDS = {
    "wecom": ("token", "aes_key", "receiver"),
    "feishu": ("encrypt_key", "verification_token"),
    "dingtalk": ("secret",),
}
"""What signs the calls of each vendor."""
_OPTIONAL = frozenset({"receiver", "verification_token"})
_AES_KEY = re.compile(r"[A-Za-z0-9]{43}")
_ENCRYPTED = re.compile(rb"<Encrypt>\s*(?:<!\[CDATA\[)?([A-Za-z0-9+/=\s]+?)(?:\]\]>)?\s*</Encrypt>")
_CALLED = re.compile(r"^\s*(?:@\S+\s*)+")


class CallRefused(Exception):
    """signature, time or body: the call is not from whom it says, not of now, or nothing that the vendor sends."""


@dataclass(frozen=True)
class Call:
    """A request as it came. Names of headers in small letters."""

    method: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Said:
    """What a person said to the robot. `key`: the vendor's number of it; `user`: his id there."""

    key: str
    sender: str
    user: str
    words: str


@dataclass(frozen=True)
class Heard:
    """`said` None: nothing to act on (a check of the address, a picture); `reply`: what the vendor waits for then."""

    said: Said | None
    reply: bytes = b""
    form: str = "json"  # of the vendor's body: an answer has the same


def fault_of_keys(kind: str, told: Mapping[str, str]) -> str:
    """The field that is wrong, or nothing."""
    for name in FIELDS[kind]:
        value = told.get(name, "")
        if len(value) > 200 or (not value and name not in _OPTIONAL):
            return name
    return "aes_key" if kind == "wecom" and not _AES_KEY.fullmatch(told["aes_key"]) else ""


def hear(kind: str, keys: Mapping[str, str], call: Call, now: datetime) -> Heard:
    """Who is it, and what was said. Raises CallRefused."""
    try:
        return {"wecom": _wecom, "feishu": _feishu, "dingtalk": _dingtalk}[kind](keys, call, now)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise CallRefused("body") from error


def reply_to(kind: str, keys: Mapping[str, str], heard: Heard, *, words: str, now: datetime, nonce: str) -> bytes:
    """The answer that the messenger posts into the group; empty where it posts none."""
    if kind == "dingtalk":
        return json.dumps({"msgtype": "text", "text": {"content": words}}, ensure_ascii=False).encode()
    return _wecom_reply(keys, heard.form, words, int(now.timestamp()), nonce) if kind == "wecom" else b""


def _wecom_reply(keys: Mapping[str, str], form: str, words: str, seconds: int, nonce: str) -> bytes:
    """To a group robot in XML; to a smart robot (JSON) as a stream that is finished at once: of a person's message it takes
    no plain text (developer.work.weixin.qq.com, documents 101031 and 101033)."""
    if form == "xml":
        safe = words.replace("]]>", "]]")
        inner = f"<xml><MsgType>text</MsgType><Text><Content><![CDATA[{safe}]]></Content></Text></xml>"
    else:
        told = {"msgtype": "stream", "stream": {"id": nonce, "finish": True, "content": words}}
        inner = json.dumps(told, ensure_ascii=False)
    sealed = wecom_encrypt(keys, inner, nonce)
    signature = wecom_signature(keys["token"], str(seconds), nonce, sealed)
    if form == "json":
        return json.dumps({"encrypt": sealed, "msgsignature": signature, "timestamp": seconds, "nonce": nonce}).encode()
    return (
        f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt><MsgSignature><![CDATA[{signature}]]></MsgSignature>"
        f"<TimeStamp>{seconds}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
    ).encode()


def wecom_signature(token: str, stamp: str, nonce: str, encrypted: str) -> str:
    """sha1 over the sorted parts."""
    return hashlib.sha1("".join(sorted([token, stamp, nonce, encrypted])).encode()).hexdigest()


def wecom_encrypt(keys: Mapping[str, str], message: str, random: str) -> str:
    """As WeCom expects an answer. `random`: 16 signs."""
    told = message.encode()
    plain = random.encode()[:16].ljust(16, b"0") + len(told).to_bytes(4) + told + keys.get("receiver", "").encode()
    padding = 32 - len(plain) % 32
    key = base64.b64decode(keys["aes_key"] + "=")
    return base64.b64encode(_aes(key, key[:16], plain + bytes([padding]) * padding, encrypt=True)).decode()


def _wecom(keys: Mapping[str, str], call: Call, now: datetime) -> Heard:
    form = "json" if call.body.lstrip()[:1] == b"{" else "xml"
    encrypted = call.query["echostr"] if call.method == "GET" else _wecom_body(call.body, form)
    stamp, nonce = call.query["timestamp"], call.query["nonce"]
    signature = wecom_signature(keys["token"], stamp, nonce, encrypted)
    _require_same(signature, call.query["msg_signature"])
    _require_now(int(stamp), now)
    plain = _unpadded(_decrypt_wecom(keys["aes_key"], encrypted), 32)
    length = int.from_bytes(plain[16:20])
    message, receiver = plain[20 : 20 + length], plain[20 + length :].decode()
    if len(message) != length or (keys.get("receiver") and receiver != keys["receiver"]):
        raise CallRefused("signature")
    if call.method == "GET":
        return Heard(None, message)
    return Heard(_wecom_said(message, form), form=form)


def _wecom_body(body: bytes, form: str) -> str:
    if form == "json":
        return str(json.loads(body)["encrypt"])
    found = _ENCRYPTED.search(body)
    if found is None:
        raise CallRefused("body")
    return found[1].decode().strip()


def _decrypt_wecom(aes_key: str, encrypted: str) -> bytes:
    key = base64.b64decode(aes_key + "=")
    return _aes(key, key[:16], base64.b64decode(encrypted, validate=True), encrypt=False)


def _wecom_said(message: bytes, form: str) -> Said | None:
    if form == "json":
        told = json.loads(message)
        if told.get("msgtype") != "text":
            return None
        user = str(told["from"]["userid"])
        return _said(str(told["msgid"]), str(told["from"].get("name") or user), user, str(told["text"]["content"]))
    root = _xml(message)
    if root.findtext("MsgType") != "text":
        return None
    user = root.findtext("From/UserId") or root.findtext("FromUserName") or ""
    words = root.findtext("Text/Content") or root.findtext("Content") or ""
    return _said(root.findtext("MsgId") or "", root.findtext("From/Name") or user, user, words)


def _feishu(keys: Mapping[str, str], call: Call, now: datetime) -> Heard:
    told = json.loads(call.body)
    sealed = base64.b64decode(told["encrypt"], validate=True)
    key = hashlib.sha256(keys["encrypt_key"].encode()).digest()
    message = json.loads(_unpadded(_aes(key, sealed[:16], sealed[16:], encrypt=False), 16))
    token = message.get("token") or message.get("header", {}).get("token", "")
    if keys.get("verification_token"):
        _require_same(keys["verification_token"], str(token))
    if message.get("type") == "url_verification":  # comes without a signature; it has no effect
        return Heard(None, json.dumps({"challenge": str(message["challenge"])}).encode())
    stamp, nonce = call.headers["x-lark-request-timestamp"], call.headers["x-lark-request-nonce"]
    signed = f"{stamp}{nonce}{keys['encrypt_key']}".encode() + call.body
    _require_same(hashlib.sha256(signed).hexdigest(), call.headers["x-lark-signature"])
    _require_now(int(stamp), now)
    if message["header"]["event_type"] != "im.message.receive_v1":
        return Heard(None, b"{}")
    return Heard(_feishu_said(message), b"{}")


def _feishu_said(message: Mapping[str, Any]) -> Said | None:
    event = message["event"]
    if event["message"]["message_type"] != "text" or event["sender"].get("sender_type") != "user":
        return None
    words = str(json.loads(event["message"]["content"])["text"])
    for one in event["message"].get("mentions") or []:
        words = words.replace(str(one["key"]), "")
    ids = event["sender"]["sender_id"]
    user = str(ids.get("user_id") or ids.get("open_id") or "")
    return _said(str(message["header"]["event_id"]), user, user, words)


def _dingtalk(keys: Mapping[str, str], call: Call, now: datetime) -> Heard:
    stamp, secret = call.headers["timestamp"], keys["secret"]
    signed = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256).digest()
    _require_same(base64.b64encode(signed).decode(), call.headers["sign"])
    _require_now(int(stamp) / 1000, now)
    told = json.loads(call.body)
    if told["msgtype"] != "text":
        return Heard(None)
    user = str(told.get("senderStaffId") or told["senderId"])
    return Heard(_said(str(told["msgId"]), str(told["senderNick"]), user, str(told["text"]["content"])))


def _said(key: str, sender: str, user: str, words: str) -> Said:
    if not key:
        raise CallRefused("body")
    words = _CALLED.sub("", readable_text(words)).strip()[:LONGEST_WORDS]
    return Said(key, readable_text(sender)[:80], readable_text(user)[:80], words)


def _require_same(ours: str, theirs: str) -> None:
    if not hmac.compare_digest(ours.encode(), theirs.encode()):
        raise CallRefused("signature")


def _require_now(seconds: float, now: datetime) -> None:
    if abs(now.timestamp() - seconds) > SECONDS:
        raise CallRefused("time")


def _unpadded(plain: bytes, block: int) -> bytes:
    count = plain[-1] if plain else 0
    if not 1 <= count <= block or plain[-count:] != bytes([count]) * count:
        raise CallRefused("signature")
    return plain[:-count]


def _aes(key: bytes, vector: bytes, told: bytes, *, encrypt: bool) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    cipher = Cipher(algorithms.AES(key), modes.CBC(vector))
    step = cipher.encryptor() if encrypt else cipher.decryptor()
    return step.update(told) + step.finalize()


def _xml(message: bytes) -> Any:
    """An element; a document type is refused before a parser sees it."""
    from lxml import etree

    if b"<!DOCTYPE" in message.upper() or b"<!ENTITY" in message.upper():
        raise CallRefused("body")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(message, parser)
    except etree.XMLSyntaxError as error:
        raise CallRefused("body") from error
