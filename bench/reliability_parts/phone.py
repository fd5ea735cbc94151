"""A phone that speaks Headway-Sync 1, as strict as the field app: an answer that is not whole is no answer."""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import os
import random
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from typing import Any

PROTOCOL = 1
MOST_IN_BATCH = 50
PIECE_BYTES = 512 * 1024
FINAL = ("applied", "applied_with_conflict", "parked")
UPLOADS = "/api/field/uploads"


class Failed(Exception):
    """No answer of our server: nothing of what was sent is settled, it is sent again later."""


class SignedOut(Failed):
    """401: sign in again; nothing is dropped."""


class Refused(Exception):
    """Our server refused in words."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code = status, code


@dataclass
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Line:
    """Requests over one connection at a time to `port` of this machine, which may be a proxy's."""

    port: int
    timeout: float = 30.0
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    connection: http.client.HTTPConnection | None = None
    keeps_connection: bool = True

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        """Raises Failed when there is no whole answer."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        told["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method not in ("GET", "HEAD"):
            told["X-CSRF-Token"] = self.csrf
        if not self.keeps_connection:
            told["Connection"] = "close"
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
            self.connection.request(method, path, body or None, told)
            answer = self.connection.getresponse()
            reply = Reply(answer.status, answer.headers, answer.read())
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Failed(f"{type(error).__name__} {error}") from error
        if not self.keeps_connection:
            self.close()
        for line in reply.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return reply

    def json(self, method: str, path: str, body: Any = None, **headers: str) -> dict[str, Any]:
        """The object of a 2xx answer. Raises Failed, SignedOut, Refused."""
        content = b"" if body is None else json.dumps(body).encode()
        if content:
            headers["Content_Type"] = "application/json"
        reply = self.ask(method, path, content, **headers)
        return object_of(reply)

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def sign_in(self, username: str, password: str = "") -> dict[str, Any]:
        """Enter by password, without one as an account of the demo; answers the session."""
        self.csrf = str(self.json("GET", "/api/session").get("csrf_token", ""))
        key = str(uuid.uuid4())
        told = {"username": username} | ({"password": password} if password else {})
        path = "/api/session" if password else "/api/demo-sessions"
        session = self.json("POST", path, told, Idempotency_Key=key)
        if not session.get("account"):
            raise Failed("no session")
        self.csrf = str(session["csrf_token"])
        return session


def object_of(reply: Reply) -> dict[str, Any]:
    """The JSON object of an answer that is our server's; a page of somebody else is no answer."""
    told: Any = None
    if "json" in (reply.headers.get("Content-Type") or ""):
        try:
            told = json.loads(reply.body)
        except ValueError:
            told = None
    if 200 <= reply.status < 300 and isinstance(told, dict):
        return told
    code = told.get("code", "") if isinstance(told, dict) else ""
    if reply.status == 401:
        raise SignedOut("401")
    if reply.status >= 500 or reply.status in (408, 423, 429) or not code:
        raise Failed(f"{reply.status} {code}")
    raise Refused(reply.status, code)


def uuid7() -> str:
    milliseconds = time.time_ns() // 1_000_000
    number = milliseconds << 80 | 7 << 76 | random.getrandbits(12) << 64 | 2 << 62 | random.getrandbits(62)
    return str(uuid.UUID(int=number))


@dataclass
class Phone:
    """One device in the hand of one person, with an outbox that only final answers empty."""

    line: Line
    username: str
    project_id: int
    password: str = ""
    device: str = field(default_factory=uuid7)
    epoch: str = field(default_factory=uuid7)
    user_id: str = ""
    seq: int = 0
    server_epoch: str | None = None
    clock_off: timedelta = timedelta(0)
    outbox: dict[str, dict[str, Any]] = field(default_factory=dict)
    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What was answered finally, kept for a server that was restored: op_id → operation and its `status`."""
    statuses: dict[str, str] = field(default_factory=dict)
    cursor: int = 0
    scope: str = ""
    records: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    """op_id → status of every final answer that was ever received, whatever became of the server since."""
    exchanges: int = 0

    def sign_in(self) -> None:
        self.user_id = str(self.line.sign_in(self.username, self.password)["account"]["id"])

    def enter(self, activity_id: int, day: str, percent: float, note: str, blobs: list[dict[str, Any]] | None = None,
              **others: Any) -> str:  # fmt: skip
        """Save a report; its op_id."""
        self.seq += 1
        moment = datetime.now(UTC) + self.clock_off
        operation = {
            "op_id": uuid7(), "seq": self.seq, "user_id": self.user_id, "reporter": "", "project_id": self.project_id,
            "record": {"kind": "fact", "id": uuid7()}, "kind": "report", "base_version": None,
            "changes": {"activity_id": [None, activity_id], "day": [None, day], "percent": [None, percent],
                        "note": [None, note]},
            "seen": self.cursor, "client_time": moment.isoformat(), "time_zone": "Asia/Shanghai",
            "monotonic_ms": int(time.monotonic() * 1000), "app_version": "0.5.0", "schema_version": 1,
            "blobs": blobs or [],
        } | others  # fmt: skip
        self.outbox[operation["op_id"]] = operation
        return str(operation["op_id"])

    def push(self) -> None:
        """Send everything that waits, in order. Raises Failed; what was answered until then is settled."""
        waiting = sorted(self.outbox.values(), key=lambda one: one["seq"])
        for start in range(0, max(1, len(waiting)), MOST_IN_BATCH):
            self._exchange(waiting[start : start + MOST_IN_BATCH])

    def _exchange(self, operations: list[dict[str, Any]]) -> None:
        moment = datetime.now(UTC) + self.clock_off
        body = {
            "protocol": PROTOCOL, "device": self.device, "epoch": self.epoch, "server_epoch": self.server_epoch,
            "app_version": "0.5.0", "schema_version": 1, "sent_at": moment.isoformat(),
            "monotonic_ms": int(time.monotonic() * 1000), "ops": operations,
            "pending": {"ops": len(self.outbox), "photos": 0, "bytes": 0, "oldest_at": None},
            "storage": {"used_bytes": 1000, "quota_bytes": 10**9, "is_persisted": True},
        }  # fmt: skip
        self._settle(operations, self.line.json("POST", "/api/field/exchanges", body))

    def _settle(self, operations: list[dict[str, Any]], told: dict[str, Any]) -> None:
        answers = told.get("answers")
        if told.get("protocol") != PROTOCOL or not isinstance(answers, list) or "server_epoch" not in told:
            raise Failed("not our protocol")
        if [one["op_id"] for one in answers] != [one["op_id"] for one in operations]:
            raise AssertionError(f"answers of other operations: {answers}")
        self.exchanges += 1
        for answer in answers:
            self._answered(answer)
        known, self.server_epoch = self.server_epoch, told["server_epoch"]
        if known is not None and known != told["server_epoch"]:
            self._offer_again(told["reoffer_since"], {answer["op_id"] for answer in answers})

    def _answered(self, answer: dict[str, Any]) -> None:
        op_id, status = answer["op_id"], answer["status"]
        if status not in (*FINAL, "held"):
            raise AssertionError(f"unknown status {status}")
        if status in FINAL and op_id in self.outbox:
            self.sent[op_id] = self.outbox.pop(op_id)
            self.statuses[op_id] = self.acknowledged[op_id] = status

    def _offer_again(self, since: str | None, answered: set[str]) -> None:
        """The server lives another life: everything of the last 30 days waits again."""
        if since is None:
            raise AssertionError("another server_epoch without reoffer_since")
        again = [op_id for op_id in self.sent if op_id not in answered]
        for op_id in again:
            self.outbox[op_id] = self.sent.pop(op_id)
            del self.statuses[op_id]
        self.cursor, self.scope, self.records = 0, "", {}

    def pull(self) -> None:
        """Read what changed. Raises Failed."""
        while True:
            query = f"project={self.project_id}&device={self.device}&cursor={self.cursor}&scope={self.scope}&limit=500"
            page = self.line.json("GET", f"/api/field/feed?{query}")
            if page.get("protocol") != PROTOCOL:
                raise Failed("not our protocol")
            if page["visible"] is not None:
                keeps = {(kind, one) for kind, ids in page["visible"].items() for one in ids}
                self.records = {key: value for key, value in self.records.items() if key in keeps}
            for record in page["records"]:
                key = record["kind"], record["id"]
                if record["value"] is None:
                    self.records.pop(key, None)
                else:
                    self.records[key] = record
            self.cursor, self.scope = page["cursor"], page["scope"]
            if not page["more"]:
                return

    def activities(self) -> list[int]:
        """Numbers of the activities that may be reported, from what was pulled."""
        return sorted(int(one) for kind, one in self.records if kind == "activity")

    def blob_of(self, content: bytes) -> dict[str, Any]:
        """How an operation names a photo."""
        return {"sha256": hashlib.sha256(content).hexdigest(), "size_bytes": len(content), "media_type": "image/jpeg",
                "taken_at": datetime.now(UTC).isoformat(), "position": None}  # fmt: skip

    def begin_upload(self, content: bytes) -> tuple[str, int]:
        """Place and offset of an upload; the place is empty when the server has it. Raises Failed, Refused."""
        told = {"sha256": hashlib.sha256(content).hexdigest(), "project": str(self.project_id),
                "media_type": "image/jpeg", "device": self.device}  # fmt: skip
        metadata = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())
        reply = self.line.ask("POST", UPLOADS, Tus_Resumable="1.0.0", Upload_Length=str(len(content)),
                              Upload_Metadata=metadata)  # fmt: skip
        offset = offset_of(reply, 200, 201)
        return reply.headers.get("Location") or "", offset

    def ask_offset(self, place: str) -> int:
        return offset_of(self.line.ask("HEAD", place, Tus_Resumable="1.0.0"), 200)

    def send_piece(self, place: str, offset: int, piece: bytes, checked: bytes | None = None) -> int:
        """Send one piece; `checked`: what its checksum is made of, to play a byte that fell over on the way."""
        digest = base64.b64encode(hashlib.sha256(piece if checked is None else checked).digest()).decode()
        reply = self.line.ask(
            "PATCH", place, piece, Tus_Resumable="1.0.0", Content_Type="application/offset+octet-stream",
            Upload_Offset=str(offset), Upload_Checksum=f"sha256 {digest}",
        )  # fmt: skip
        return offset_of(reply, 204)

    def upload(self, content: bytes) -> None:
        """Send a content from wherever the server is. Raises Failed, Refused."""
        place, offset = self.begin_upload(content)
        while place and offset < len(content):
            offset = self.send_piece(place, offset, content[offset : offset + PIECE_BYTES])


def offset_of(reply: Reply, *statuses: int) -> int:
    """`Upload-Offset` of an answer that is our server's. Raises Failed, Refused."""
    if reply.status not in statuses:
        object_of(reply)
    told = reply.headers.get("Upload-Offset", "")
    if reply.headers.get("Tus-Resumable") != "1.0.0" or not told.isdecimal():
        raise Failed("no tus")
    return int(told)


def until_done(work: Any, *, seconds: float = 120.0, pause: float = 0.2) -> int:
    """Repeat `work` until it raises Failed no more; returns how often it failed. Raises AssertionError after `seconds`."""
    deadline, failures = time.monotonic() + seconds, 0
    while True:
        try:
            work()
            return failures
        except Failed as failed:
            failures += 1
            if time.monotonic() > deadline:
                raise AssertionError(f"no end after {seconds:.0f} s: {failed}") from failed
            time.sleep(pause)


def noise_photo(seed: int, kilobytes: int) -> bytes:
    """A JPEG of about so many kilobytes: grain, which no compression takes away."""
    import io

    from PIL import Image

    side = max(64, int((kilobytes * 1000 / 0.47) ** 0.5))
    grain = random.Random(seed).randbytes(side * side) if kilobytes < 200 else os.urandom(side * side)
    picture = Image.frombytes("L", (side, side), grain)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=50)
    return out.getvalue()
