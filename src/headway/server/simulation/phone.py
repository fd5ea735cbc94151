"""A phone that speaks Headway-Sync 1: outbox, sent log, cache. The protocol's client side in one page.

An entry is saved once it stands in the outbox; it leaves it by a final answer only. A page of the feed and its cursor
are kept together. What a restored server asks for, and what a phone finds after it was itself restored, goes out
again under a new epoch with numbers from 1, in the order in which it was entered.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from headway.kernel.clock import uuid7_of
from headway.server.simulation.network import Lost, Network, Reply

FINAL = frozenset({"applied", "applied_with_conflict", "parked"})
PROTOCOL = 1
DIES = 0.04


@dataclass
class Kept:
    """What stands in the phone's storage, and nothing else: a backup of it is a copy of this."""

    epoch: UUID
    next_seq: int = 1
    outbox: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, Any]] = field(default_factory=list)  # answered finally; kept thirty days
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    cache: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    cursor: int = 0
    scope: str = ""
    server_epoch: str | None = None


@dataclass
class Phone:
    """One phone. `offset`: how far its clock is wrong; `sign_in` lets its present user in."""

    name: str
    rng: random.Random
    network: Network
    clock: Callable[[], datetime]
    sign_in: Callable[[Phone], Client]
    project_id: int
    device: UUID
    user_id: UUID
    kept: Kept
    offset: timedelta = timedelta()
    client: Client | None = None
    started_at: datetime | None = None

    def new_id(self) -> UUID:
        """A UUIDv7 by the phone's own clock; never twice, also when a seed is run twice on one database."""
        return uuid7_of(int(self.told_time().timestamp() * 1000), secrets.randbits(80))

    def told_time(self) -> datetime:
        """What the phone's clock shows."""
        return self.clock() + self.offset

    def save(self, *, record: tuple[str, str], kind: str, changes: dict[str, Any], **others: Any) -> dict[str, Any]:
        """Put an entry into the outbox; once this returns, the person reads "saved"."""
        entry: dict[str, Any] = {
            "op_id": str(self.new_id()),
            "seq": self.kept.next_seq,
            "user_id": str(self.user_id),
            "reporter": "",
            "project_id": self.project_id,
            "record": {"kind": record[0], "id": record[1]},
            "kind": kind,
            "base_version": self.kept.cache.get(record, {}).get("version"),
            "changes": changes,
            "seen": self.kept.cursor,
            "client_time": self.told_time().isoformat(),
            "time_zone": "Asia/Shanghai",
            "monotonic_ms": self._ticks(),
            "app_version": "0.5.0",
            "schema_version": 1,
            "blobs": [],
        } | others
        self.kept.next_seq += 1
        self.kept.outbox.append(entry)
        return entry

    def flush(self, *, first: int = 0, most: int = 50) -> bool:
        """Send some of the outbox and take its answers; False when nothing final came back."""
        slice_ = self.kept.outbox[first : first + most]
        body = {
            "protocol": PROTOCOL,
            "device": str(self.device),
            "epoch": str(self.kept.epoch),
            "server_epoch": self.kept.server_epoch,
            "app_version": "0.5.0",
            "schema_version": 1,
            "sent_at": self.told_time().isoformat(),
            "monotonic_ms": self._ticks(),
            "ops": list(slice_),  # an entry is never changed in its place
            "pending": {"ops": len(self.kept.outbox), "photos": 0, "bytes": 0, "oldest_at": None},
            "storage": {"used_bytes": 10_000, "quota_bytes": 10_000_000, "is_persisted": True},
        }
        epoch = self.kept.epoch
        reply = self._ask("POST", "/api/field/exchanges", body)
        if reply is None or self._dies():
            return False
        if self.kept.epoch == epoch:
            self._take_answers(reply["answers"])
        self._know_server(reply)
        return True

    def pull(self, *, limit: int = 500) -> bool:
        """Read one page of the feed; False when nothing came or there is more to read."""
        asked = {
            "project": self.project_id,
            "device": str(self.device),
            "cursor": self.kept.cursor,
            "scope": self.kept.scope,
            "limit": limit,
        }
        reply = self._ask("GET", "/api/field/feed", asked)
        if reply is None:
            return False
        return self._keep_page(reply) and not reply["more"]

    def begin_epoch(self, *, reoffer: bool = False) -> None:
        """Another life of the outbox: everything that waits (and, for a restored server, everything that was sent) goes
        out again, in the order in which it was entered, numbered from 1."""
        kept = self.kept
        entries = [*kept.sent, *kept.outbox] if reoffer else kept.outbox
        entries = sorted(entries, key=lambda entry: entry["made"])
        kept.epoch, kept.sent = self.new_id(), [] if reoffer else kept.sent
        kept.outbox = [entry | {"seq": number} for number, entry in enumerate(entries, 1)]
        kept.next_seq = len(kept.outbox) + 1

    def forget(self) -> None:
        """Remove what was kept for reading; what was entered stays."""
        self.kept.cache, self.kept.cursor, self.kept.scope = {}, 0, ""

    def _ask(self, method: str, path: str, told: dict[str, Any]) -> dict[str, Any] | None:
        """The reply as an object of the protocol; None for everything else, which is tried again later."""
        if self.client is None:
            self.client = self.sign_in(self)
        try:
            reply = self.network.ask(self.client, method, path, told)
        except Lost:
            return None
        if reply.status == 401:
            self.client = None  # signs in again; nothing is parked or dropped for it
            return None
        if reply.status in (403, 404) and method == "GET":
            self.forget()
            return None
        return reply.body if _is_of_protocol(reply) else None

    def _take_answers(self, answers: list[dict[str, Any]]) -> None:
        final = {one["op_id"]: one for one in answers if one["status"] in FINAL}
        self.kept.answers |= final
        self.kept.sent += [entry for entry in self.kept.outbox if entry["op_id"] in final]
        self.kept.outbox = [entry for entry in self.kept.outbox if entry["op_id"] not in final]

    def _know_server(self, reply: dict[str, Any]) -> None:
        if reply["reoffer_since"] is not None:
            self.begin_epoch(reoffer=True)
            self.forget()
        self.kept.server_epoch = reply["server_epoch"]

    def _keep_page(self, reply: dict[str, Any]) -> bool:
        """Keep a page and its cursor in one local transaction; False when the phone dies before its end."""
        if self._dies():
            return False
        kept = self.kept
        if reply["visible"] is not None:
            stays = {(kind, one) for kind, ids in reply["visible"].items() for one in ids}
            kept.cache = {key: value for key, value in kept.cache.items() if key in stays}
            kept.scope, kept.cursor = reply["scope"], 0
            return True
        for record in reply["records"]:
            key = (record["kind"], record["id"])
            if record["value"] is None:
                kept.cache.pop(key, None)
            else:
                kept.cache[key] = {"version": record["version"], "value": record["value"]}
        kept.cursor = reply["cursor"]
        return True

    def _dies(self) -> bool:
        """Whether the app is killed at this moment: what was not kept by then is gone, what was kept stands."""
        return self.network.is_bad and self.rng.random() < DIES

    def _ticks(self) -> int:
        self.started_at = self.started_at or self.clock()
        return int((self.clock() - self.started_at).total_seconds() * 1000)


def _is_of_protocol(reply: Reply) -> bool:
    """A captive portal answers 200, too; only an object that names the protocol is an answer."""
    return reply.status == 200 and isinstance(reply.body, dict) and reply.body.get("protocol") == PROTOCOL
