"""The other sides, as strict as they are: written from the vendors' tables of errors, never from our sender."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import socket
import threading
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as Protocol
from aiosmtpd.smtp import Envelope, Session


class _AtAnyPort(Controller):
    """A controller that knocks at the port that it was given, not at the one that it asked for."""

    def _trigger_server(self) -> None:
        with socket.create_connection(self.server.sockets[0].getsockname(), 2) as line:
            line.recv(1_024)


class Mailbox:
    """A real SMTP server on a free port."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuse = ""  # the answer to RCPT
        self.break_after_data = False
        self._controller = _AtAnyPort(self, hostname="127.0.0.1", port=0, ready_timeout=10)

    @property
    def port(self) -> int:
        assert self._controller.server is not None
        return int(self._controller.server.sockets[0].getsockname()[1])

    async def handle_RCPT(
        self, server: Protocol, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Protocol, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(message_from_bytes(content, policy=policy.default))  # type: ignore[arg-type]
        if self.break_after_data:
            assert server.transport is not None
            server.transport.close()
        return "250 OK"

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._controller.stop()


class Messenger:
    """One http server for the robots of all three vendors: /dingtalk, /wecom, /feishu."""

    DINGTALK_SECRET, FEISHU_SECRET, KEY = (
        "SEC-ding-0123456789",
        "feishu-secret-01234",
        "693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa",
    )

    def __init__(self) -> None:
        self.posts: list[tuple[str, dict[str, Any]]] = []
        self.now = time.time
        self.most_per_minute = 20
        self.answer: tuple[int, bytes] | None = None  # said instead, whatever comes
        self.hang_up = False
        self._times: dict[str, list[float]] = {}
        self._held_until = 0.0
        peer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if peer.hang_up:
                    self.connection.close()
                    return
                status, words = peer.answer or (200, json.dumps(peer.judge(self.path, body)).encode())
                self.send_response(status)
                self.send_header("Content-Length", str(len(words)))
                self.end_headers()
                self.wfile.write(words)

            def log_message(self, *values: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def address(self, kind: str) -> str:
        base = f"http://127.0.0.1:{self._server.server_port}"
        return {
            "dingtalk": f"{base}/robot/send?access_token={self.KEY}",
            "wecom": f"{base}/cgi-bin/webhook/send?key={self.KEY}",
            "feishu": f"{base}/open-apis/bot/v2/hook/{self.KEY}",
        }[kind]

    def judge(self, path: str, raw: bytes) -> dict[str, Any]:
        parts, body = urlsplit(path), json.loads(raw)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/robot/send":
            return self._dingtalk(query, body)
        if parts.path == "/cgi-bin/webhook/send":
            return self._wecom(query, body)
        if parts.path.startswith("/open-apis/bot/v2/hook/"):
            return self._feishu(parts.path.rsplit("/", 1)[1], body, len(raw))
        return {"errcode": 404, "errmsg": "not found"}

    def _dingtalk(self, query: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
        if query.get("access_token") != self.KEY:
            return {"errcode": 300005, "errmsg": "token is not exist"}
        stamp = query.get("timestamp", "")
        if not stamp.isdigit() or len(stamp) != 13:
            return {"errcode": 310000, "errmsg": "sign not match"}
        if abs(self.now() * 1000 - int(stamp)) > 3_600_000:
            return {"errcode": 310000, "errmsg": "invalid timestamp"}
        message = f"{stamp}\n{self.DINGTALK_SECRET}".encode()
        if query.get("sign") != _b64(self.DINGTALK_SECRET.encode(), message):
            return {"errcode": 310000, "errmsg": "sign not match"}
        if body.get("msgtype") not in ("text", "markdown", "link", "actionCard", "feedCard"):
            return {"errcode": 400105, "errmsg": "unsupported msgtype"}
        if body["msgtype"] == "markdown" and not (body["markdown"].get("title") and body["markdown"].get("text")):
            return {"errcode": 40035, "errmsg": "invalid markdown"}
        if self._too_often("dingtalk") or self.now() < self._held_until:  # too many: none for ten minutes
            self._held_until = max(self._held_until, self.now() + 600)
            return {"errcode": 410100, "errmsg": "send too fast, exceed 20 times per minute"}
        return self._take("dingtalk", body, {"errcode": 0, "errmsg": "ok"})

    def _wecom(self, query: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
        if query.get("key") != self.KEY:
            return {"errcode": 93000, "errmsg": "invalid webhook url"}
        if body.get("msgtype") not in ("text", "markdown", "news", "template_card"):
            return {"errcode": 40008, "errmsg": "invalid message type"}
        if body["msgtype"] == "markdown" and len(body["markdown"]["content"].encode()) > 4096:
            return {"errcode": 40058, "errmsg": "markdown.content exceed max length 4096. invalid Request Parameter"}
        if self._too_often("wecom"):
            return {"errcode": 45009, "errmsg": "api freq out of limit"}
        return self._take("wecom", body, {"errcode": 0, "errmsg": "ok"})

    def _feishu(self, key: str, body: dict[str, Any], size: int) -> dict[str, Any]:
        if key != self.KEY:
            return {"code": 19001, "msg": "param invalid: incoming webhook access token invalid"}
        if size > 20 * 1024 or body.get("msg_type") not in ("text", "post", "image", "share_chat", "interactive"):
            return {"code": 9499, "msg": "Bad Request"}
        stamp = body.get("timestamp", "")
        if not isinstance(stamp, str) or not stamp.isdigit() or abs(self.now() - int(stamp)) > 3600:
            return {"code": 19021, "msg": "sign match fail or timestamp is not within one hour from current time"}
        if body.get("sign") != _b64(f"{stamp}\n{self.FEISHU_SECRET}".encode(), b""):
            return {"code": 19021, "msg": "sign match fail or timestamp is not within one hour from current time"}
        if self._too_often("feishu"):
            return {"code": 11232, "msg": "frequency limited psm"}
        return self._take("feishu", body, {"StatusCode": 0, "StatusMessage": "success", "code": 0, "msg": "success"})

    def _take(self, kind: str, body: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
        self.posts.append((kind, body))
        return answer

    def _too_often(self, kind: str) -> bool:
        times = [one for one in self._times.get(kind, []) if one > self.now() - 60]
        self._times[kind] = [*times, self.now()]
        return len(times) >= self.most_per_minute

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _b64(key: bytes, message: bytes) -> str:
    return base64.b64encode(hmac.new(key, message, hashlib.sha256).digest()).decode()


class PushService:
    """The side of a browser maker (RFC 8030): believes nobody whose token does not verify, and wakes one browser, which
    decrypts with its own key. Written from RFC 8188, 8291 and 8292."""

    def __init__(self) -> None:
        from cryptography.hazmat.primitives.asymmetric import ec

        self.private = ec.generate_private_key(ec.SECP256R1())
        self.auth = secrets.token_bytes(16)
        self.told: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.refusals: list[str] = []
        self.status = 201
        self.now = time.time
        peer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = peer.judge(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                self.send_response(status)
                if status == 429:
                    self.send_header("Retry-After", "600")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *values: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def endpoint(self) -> str:
        return f"{self.origin}/wpush/v2/gAAAA"

    @property
    def p256dh(self) -> str:
        return _url64(_point(self.private.public_key()))

    def subscription(self) -> dict[str, Any]:
        return {"endpoint": self.endpoint, "p256dh": self.p256dh, "auth": _url64(self.auth)}

    def judge(self, path: str, headers: dict[str, str], body: bytes) -> int:
        fault = self._fault(path, headers, body)
        if fault:
            self.refusals.append(fault)
            return {"too large": 413, "token": 403}.get(fault, 400)
        if self.status not in (200, 201, 202):
            return self.status
        self.headers.append(headers)
        self.told.append(json.loads(self._decrypted(body)))
        return self.status

    def _fault(self, path: str, headers: dict[str, str], body: bytes) -> str:
        if len(body) > 4096:
            return "too large"
        if not headers.get("ttl", "").isdigit() or headers.get("content-encoding") != "aes128gcm":
            return "headers"
        if len(headers.get("topic", "")) > 32 or headers.get("urgency") not in ("very-low", "low", "normal", "high"):
            return "headers"
        return "" if self._is_token(headers.get("authorization", "")) else "token"

    def _is_token(self, told: str) -> bool:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

        scheme, _, rest = told.partition(" ")
        parts = dict(one.strip().split("=", 1) for one in rest.split(","))
        head, claims, signature = parts["t"].split(".")
        raw = _unurl64(signature)
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _unurl64(parts["k"]))
        der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
        try:
            key.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            return False
        said, header = json.loads(_unurl64(claims)), json.loads(_unurl64(head))
        is_in_time = self.now() < said["exp"] <= self.now() + 24 * 3600
        who = str(said["sub"]).startswith(("mailto:", "https:"))
        return scheme == "vapid" and header["alg"] == "ES256" and said["aud"] == self.origin and is_in_time and who

    def _decrypted(self, body: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt, length = body[:16], body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        other = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self.private.exchange(ec.ECDH(), other)
        info = b"WebPush: info\0" + _point(self.private.public_key()) + sender
        first = _hmac(_hmac(self.auth, shared), info + b"\1")
        pseudo = _hmac(salt, first)
        key, nonce = (
            _hmac(pseudo, b"Content-Encoding: aes128gcm\0\1")[:16],
            _hmac(pseudo, b"Content-Encoding: nonce\0\1")[:12],
        )
        plain = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        assert plain.endswith(b"\2")  # the last record
        return plain[:-1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _point(key: Any) -> bytes:
    from cryptography.hazmat.primitives import serialization

    told: bytes = key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return told


def _hmac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _url64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _unurl64(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))
