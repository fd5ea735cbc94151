"""What was answered before: the log, what is parked, what waits behind a gap."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db import connection


@dataclass(frozen=True)
class Answer:
    """The answer to one operation. `status`: applied, applied_with_conflict, parked, held."""

    op_id: UUID
    status: str
    reason: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)
    waits_for: int | None = None
    version: int | None = None
    conflict_id: int | None = None
    parked_id: int | None = None


@dataclass(frozen=True)
class Mark:
    """A locked watermark."""

    last_seq: int
    held: int
    last_client_time: datetime | None
    last_monotonic_ms: int


@dataclass(frozen=True)
class Before:
    """What is known of an operation before it is looked at: its earlier answer, whether its record is buried."""

    answer: Answer | None
    payload_hash: str
    is_buried: bool


_MARK = """
SELECT last_seq, held, last_client_time, last_monotonic_ms FROM field_watermark WHERE id = %s FOR UPDATE
"""
_BEFORE = """
SELECT o.status, o.reason, o.parameters, o.version, o.conflict_id, o.parked_id, o.payload_hash,
       EXISTS (SELECT FROM field_feedentry
                WHERE project_id = %s AND kind = %s AND record_id = %s AND gone_at IS NOT NULL)
  FROM (SELECT 1) one LEFT JOIN field_operationentry o ON o.op_id = %s
"""
_REUSED = "SELECT id, reason, parameters FROM field_parkedoperation WHERE op_id = %s AND payload_hash = %s"


def lock_mark(watermark_id: int) -> Mark:
    """The watermark of a device's epoch, locked until the end of the transaction: one operation after the other."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [watermark_id])
        return Mark(*cursor.fetchone())


def look_back(op_id: UUID, project_id: int, record_kind: str, record_id: str) -> Before:
    """What is known of an operation; read after the lock."""
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [project_id, record_kind, record_id, op_id])
        status, reason, parameters, version, conflict, parked, digest, is_buried = cursor.fetchone()
    if status is None:
        return Before(None, "", is_buried)
    answer = Answer(op_id, status, reason, _json(parameters), None, version, conflict, parked)
    return Before(answer, digest, is_buried)


def find_parked(op_id: UUID, payload_hash: str) -> Answer | None:
    """The answer to an operation that was parked with exactly this content."""
    with connection.cursor() as cursor:
        cursor.execute(_REUSED, [op_id, payload_hash])
        row = cursor.fetchone()
    return Answer(op_id, "parked", row[1], _json(row[2]), parked_id=row[0]) if row else None


def _json(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(value) if isinstance(value, str) else value
    return found
