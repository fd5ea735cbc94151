"""People who speak to the product as their phones and browsers do, without a screen: what a journey needs told."""

from __future__ import annotations

import hashlib
import http.cookiejar
import json
import urllib.request
import uuid
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from typing import Any


class Person:
    """Signed in by a demo account; his device numbers what he enters."""

    def __init__(self, address: str, username: str) -> None:
        self.address = address.rstrip("/")
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), urllib.request.ProxyHandler({})
        )
        self._csrf = self.get("/api/session")["csrf_token"]
        session = self.post("/api/demo-sessions", {"username": username})
        self._csrf = session["csrf_token"]
        self.id = session["account"]["id"]
        self.device, self.epoch, self.seq = str(uuid.uuid4()), str(uuid.uuid4()), 0
        self._began = datetime.now(UTC)

    def get(self, path: str) -> Any:
        return self._ask("GET", path)

    def post(self, path: str, body: Any) -> Any:
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        headers = {"Content-Type": "application/json"}
        if method != "GET":
            headers |= {"X-CSRF-Token": self._csrf, "Idempotency-Key": str(uuid.uuid4())}
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}{path}", content, headers, method=method)
        with self._opener.open(request, timeout=60) as answer:
            said = answer.read()
        return json.loads(said) if said else None

    # — what is entered on the phone —

    def report(
        self, project: int, activity: int, day: str, *, photos: list[bytes] | None = None, **entered: Any
    ) -> Any:
        """One report on an activity; returns the answer to it, with `entry_id`."""
        blobs = [self.send_photo(project, photo) for photo in photos or []]
        entry = str(uuid.uuid4())
        changes = {name: [None, value] for name, value in {"activity_id": activity, "day": day, **entered}.items()}
        answer = self.enter(project, {"kind": "fact", "id": entry}, "report", changes, blobs)
        return answer | {"entry_id": entry}

    def enter(
        self, project: int, record: dict[str, str], kind: str, changes: dict[str, Any], blobs: list[Any] | None = None,
        *, ago: timedelta = timedelta(0), seen: int = 0,
    ) -> Any:  # fmt: skip
        """One operation, sent at once; returns its answer."""
        self.seq += 1
        now = datetime.now(UTC)
        operation = {
            "op_id": str(uuid.uuid4()), "seq": self.seq, "user_id": self.id, "reporter": "", "project_id": project,
            "record": record, "kind": kind, "base_version": None, "changes": changes, "seen": seen,
            "client_time": (now - ago).isoformat(), "time_zone": "Asia/Shanghai", "monotonic_ms": self._elapsed(now),
            "app_version": "0.5.0", "schema_version": 1, "blobs": blobs or [],
        }  # fmt: skip
        said = self.post("/api/field/exchanges", self._exchange([operation]))
        return said["answers"][0]

    def hello(self) -> None:
        """An exchange without entries: the device is known from then on."""
        self.post("/api/field/exchanges", self._exchange([]))

    def _exchange(self, operations: list[Any]) -> dict[str, Any]:
        now = datetime.now(UTC)
        return {
            "protocol": 1, "device": self.device, "epoch": self.epoch, "server_epoch": None, "app_version": "0.5.0",
            "schema_version": 1, "sent_at": now.isoformat(), "monotonic_ms": self._elapsed(now), "ops": operations,
            "pending": {"ops": 0, "photos": 0, "bytes": 0, "oldest_at": None},
            "storage": {"used_bytes": 0, "quota_bytes": 1_000_000, "is_persisted": True},
        }  # fmt: skip

    def _elapsed(self, now: datetime) -> int:
        return int((now - self._began).total_seconds() * 1000)

    def send_photo(self, project: int, photo: bytes) -> dict[str, Any]:
        """A photo in one piece by tus; returns how an operation names it."""
        sha = hashlib.sha256(photo).hexdigest()
        told = {"sha256": sha, "project": str(project), "media_type": "image/jpeg", "device": self.device}
        metadata = ",".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in told.items())
        place = self._tus("POST", "/api/field/uploads", {"Upload-Length": str(len(photo)), "Upload-Metadata": metadata})
        checksum = b64encode(hashlib.sha256(photo).digest()).decode()
        if place:  # without one the content is here already
            headers = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
            self._tus("PATCH", place, headers | {"Upload-Checksum": f"sha256 {checksum}"}, photo)
        position = {"longitude": 121.47, "latitude": 31.23, "accuracy_m": 12}
        taken = datetime.now(UTC).isoformat()
        return {
            "sha256": sha, "size_bytes": len(photo), "media_type": "image/jpeg", "taken_at": taken, "position": position,
        }  # fmt: skip

    def _tus(self, method: str, path: str, headers: dict[str, str], content: bytes = b"") -> str:
        own = {"Tus-Resumable": "1.0.0", "X-CSRF-Token": self._csrf}
        address = path if path.startswith("http") else f"{self.address}{path}"
        request = urllib.request.Request(address, content or None, headers | own, method=method)
        with self._opener.open(request, timeout=60) as answer:
            return str(answer.headers.get("Location") or "")
