"""Messengers that call us, from their vendors' descriptions and never from our reader: each makes a request and knows
whether it can read the answer."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.test import Client


@dataclass
class WeCom:
    token: str = "QDG6eKqwertyQDG6eK"
    aes_key: str = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
    receiver: str = "wx5823bf96d3bd56c7"
    form: str = "xml"

    @property
    def keys(self) -> dict[str, str]:
        return {"token": self.token, "aes_key": self.aes_key, "receiver": self.receiver}

    def encrypt(self, message: bytes, receiver: str | None = None) -> str:
        key = base64.b64decode(self.aes_key + "=")
        told = (
            os.urandom(16)
            + len(message).to_bytes(4)
            + message
            + (self.receiver if receiver is None else receiver).encode()
        )
        padder = padding.PKCS7(256).padder()
        cipher = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
        return base64.b64encode(cipher.update(padder.update(told) + padder.finalize()) + cipher.finalize()).decode()

    def decrypt(self, sealed: str) -> bytes:
        key = base64.b64decode(self.aes_key + "=")
        cipher = Cipher(algorithms.AES(key), modes.CBC(key[:16])).decryptor()
        plain = cipher.update(base64.b64decode(sealed)) + cipher.finalize()
        remover = padding.PKCS7(256).unpadder()
        told = remover.update(plain) + remover.finalize()
        length = int.from_bytes(told[16:20])
        assert told[20 + length :].decode() == self.receiver
        return told[20 : 20 + length]

    def sign(self, stamp: str, nonce: str, sealed: str) -> str:
        return hashlib.sha1("".join(sorted((self.token, stamp, nonce, sealed))).encode()).hexdigest()

    def query(self, sealed: str, at: float, **more: str) -> str:
        stamp, nonce = str(int(at)), "1597212914"
        signature = self.sign(stamp, nonce, sealed)
        return urlencode({"msg_signature": signature, "timestamp": stamp, "nonce": nonce} | more)

    def verify(self, path: str, at: float, echo: str = "1616140317555161061") -> Any:
        sealed = self.encrypt(echo.encode())
        return Client().get(f"{path}?{self.query(sealed, at, echostr=sealed)}")

    def say(self, path: str, words: str, at: float, *, user: str = "li", number: str = "CIGABC", **more: Any) -> Any:
        if self.form == "json":
            inner = json.dumps(
                {"msgid": number, "aibotid": "AIBOT", "chattype": "group", "from": {"userid": user},
                 "msgtype": "text", "text": {"content": words}}
            ).encode()  # fmt: skip
        else:
            inner = (
                f"<xml><MsgId>{number}</MsgId><ChatId><![CDATA[wrk]]></ChatId><ChatType>group</ChatType><From><UserId>"
                f"{user}</UserId><Name><![CDATA[{user}]]></Name></From><MsgType>{more.get('kind', 'text')}</MsgType>"
                f"<Text><Content>{escape(words)}</Content></Text></xml>"
            ).encode()
        sealed = self.encrypt(more.get("inner", inner), more.get("receiver"))
        body = (
            json.dumps({"encrypt": sealed})
            if self.form == "json"
            else f"<xml><ToUserName>x</ToUserName><AgentID>1</AgentID><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
        )
        return Client().post(f"{path}?{self.query(sealed, at)}", body, content_type="text/xml")

    def answered(self, answer: Any) -> str:
        """What the group is shown: only when signature and cipher are right."""
        told = answer.content.decode()
        if self.form == "json":
            return self._answered_json(json.loads(told))
        part = {name: re.search(f"<{name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</{name}>", told) for name in
                ("Encrypt", "MsgSignature", "TimeStamp", "Nonce")}  # fmt: skip
        values = {name: found[1] for name, found in part.items() if found}
        assert values["MsgSignature"] == self.sign(values["TimeStamp"], values["Nonce"], values["Encrypt"])
        inner = re.search(r"<Content><!\[CDATA\[(.*)\]\]></Content>", self.decrypt(values["Encrypt"]).decode())
        assert inner is not None
        return inner[1]

    def _answered_json(self, told: dict[str, Any]) -> str:
        """Documents 101033 (the four names) and 101031 (to a person's message a stream or a card, no plain text)."""
        assert told.keys() == {"encrypt", "msgsignature", "timestamp", "nonce"} and isinstance(told["timestamp"], int)
        assert told["msgsignature"] == self.sign(str(told["timestamp"]), told["nonce"], told["encrypt"])
        inner = json.loads(self.decrypt(told["encrypt"]))
        assert inner["msgtype"] == "stream" and inner["stream"]["finish"] is True and inner["stream"]["id"]
        content: str = inner["stream"]["content"]
        assert len(content.encode()) <= 20_480
        return content


@dataclass
class Feishu:
    encrypt_key: str = "kudryavka-0123456789"
    token: str = "v-token-0123"

    @property
    def keys(self) -> dict[str, str]:
        return {"encrypt_key": self.encrypt_key, "verification_token": self.token}

    def body(self, message: dict[str, Any]) -> bytes:
        key, vector = hashlib.sha256(self.encrypt_key.encode()).digest(), os.urandom(16)
        padder = padding.PKCS7(128).padder()
        plain = padder.update(json.dumps(message).encode()) + padder.finalize()
        cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
        return json.dumps(
            {"encrypt": base64.b64encode(vector + cipher.update(plain) + cipher.finalize()).decode()}
        ).encode()

    def post(self, path: str, message: dict[str, Any], at: float, **headers: str) -> Any:
        body, stamp, nonce = self.body(message), str(int(at)), "4a2b8c"
        signature = hashlib.sha256((stamp + nonce + self.encrypt_key).encode() + body).hexdigest()
        told = {"X-Lark-Request-Timestamp": stamp, "X-Lark-Request-Nonce": nonce, "X-Lark-Signature": signature}
        return Client().post(path, body, content_type="application/json", headers=told | headers)

    def verify(self, path: str, at: float, echo: str = "ajls384kdjx98XX") -> Any:
        message = {"challenge": echo, "token": self.token, "type": "url_verification"}
        return Client().post(path, self.body(message), content_type="application/json")

    def say(self, path: str, words: str, at: float, *, user: str = "li", number: str = "5e3702a8", **more: str) -> Any:
        message = {
            "schema": "2.0",
            "header": {"event_id": number, "event_type": "im.message.receive_v1", "token": self.token,
                       "create_time": str(int(at * 1000)), "app_id": "cli_a", "tenant_key": "t"},
            "event": {
                "sender": {"sender_id": {"open_id": "ou_1", "union_id": "on_1", "user_id": user},
                           "sender_type": "user", "tenant_key": "t"},
                "message": {"message_id": "om_1", "chat_id": "oc_1", "chat_type": "group", "message_type": "text",
                            "content": json.dumps({"text": f"@_user_1 {words}"}),
                            "mentions": [{"key": "@_user_1", "name": "Headway", "id": {"open_id": "ou_2"}}]},
            },
        }  # fmt: skip
        return self.post(path, message, at, **more)


@dataclass
class DingTalk:
    secret: str = "app-secret-0123456789"
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> dict[str, str]:
        return {"secret": self.secret}

    def say(self, path: str, words: str, at: float, *, user: str = "li", number: str = "msgABC==", **more: str) -> Any:
        stamp = str(int(at * 1000))
        sign = hmac.new(self.secret.encode(), f"{stamp}\n{self.secret}".encode(), hashlib.sha256).digest()
        body = {"msgId": number, "msgtype": "text", "text": {"content": f" {words}"}, "senderNick": user,
                "senderId": "$:LWCP_v1:$x", "senderStaffId": user, "conversationType": "2", "conversationId": "cid",
                "createAt": int(at * 1000), "sessionWebhook": "https://oapi.dingtalk.com/robot/sendBySession?x"}  # fmt: skip
        told = {"timestamp": stamp, "sign": base64.b64encode(sign).decode()} | more
        return Client().post(path, json.dumps(body), content_type="application/json", headers=told)
