"""Writes of the log and of what waits behind a gap; by hand, because they happen for every entry of everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
from django.db import connection

from headway.field.models import HeldOperation
from headway.field.queries.log import Answer, Mark

if TYPE_CHECKING:
    from headway.field.actions.operations import Bringing, Sent


class TakenMeanwhile(Exception):
    """Another device brought the same operation at the same moment and has written it."""


@dataclass(frozen=True)
class Logged:
    """One line of the log."""

    answer: Answer
    digest: str
    payload: dict[str, Any]
    organization_id: UUID
    project_id: int | None
    author_id: UUID
    sender_id: UUID
    device_pk: int
    epoch: UUID
    seq: int
    record: tuple[str, str]
    kind: str
    flags: list[str]
    offset_ms: int
    now: datetime


_APPEND = """
INSERT INTO field_operationentry
  (op_id, payload_hash, organization_id, project_id, author_id, sent_by_id, device_id, epoch, seq, record_kind,
   record_id, kind, payload, status, reason, parameters, version, conflict_id, parked_id, flags, clock_offset_ms, at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s::jsonb, %s, %s, %s, %s::jsonb, %s, %s)
ON CONFLICT (op_id) DO NOTHING
"""
_HOLD = """
INSERT INTO field_heldoperation
  (watermark_id, seq, op_id, payload, payload_hash, sent_by_id, author_is_proven, clock_offset_ms, at)
VALUES (%s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s) ON CONFLICT (watermark_id, op_id) DO NOTHING
"""
_COUNT = "UPDATE field_watermark SET held = held + %s WHERE id = %s"
_LET_GO = "DELETE FROM field_heldoperation WHERE watermark_id = %s AND op_id = %s"
_ADVANCE = """
UPDATE field_watermark SET last_seq = %s, held = %s, last_client_time = coalesce(%s, last_client_time),
       last_monotonic_ms = %s WHERE id = %s
"""


def append(line: Logged) -> None:
    """Write an answer that is final. Raises TakenMeanwhile."""
    answer = line.answer
    values: list[Any] = [
        answer.op_id, line.digest, line.organization_id, line.project_id, line.author_id, line.sender_id,
        line.device_pk, line.epoch, line.seq, line.record[0], line.record[1], line.kind, _json(line.payload),
        answer.status, answer.reason, _json(answer.parameters), answer.version, answer.conflict_id, answer.parked_id,
        _json(line.flags), line.offset_ms, line.now,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, values)
        if cursor.rowcount == 0:
            raise TakenMeanwhile


def hold(bringing: Bringing, sent: Sent) -> int:
    """Keep an operation until the ones before it have come; returns 1 when it was not kept yet."""
    values: list[Any] = [
        bringing.watermark_id, sent.seq, sent.op_id, _json(sent.raw), sent.digest, sent.sender_id, sent.is_proven,
        sent.offset_ms, bringing.now,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, values)
        added = int(cursor.rowcount)
        if added:
            cursor.execute(_COUNT, [added, bringing.watermark_id])
    return added


def first_held(watermark_id: int, *, until: int) -> HeldOperation | None:
    """The first operation behind a watermark up to the number `until`."""
    waiting = HeldOperation.objects.filter(watermark_id=watermark_id, seq__lte=until)
    return waiting.order_by("seq", "pk").first()


def advance(bringing: Bringing, sent: Sent, mark: Mark) -> int:
    """Move the watermark to what was answered and let that go; returns how many still wait."""
    assert sent.seq is not None
    told, ticks = _clock_of(sent.raw)
    with connection.cursor() as cursor:
        held = mark.held
        if held:
            cursor.execute(_LET_GO, [bringing.watermark_id, sent.op_id])
            held -= int(cursor.rowcount)
        last = max(mark.last_seq, sent.seq)
        cursor.execute(_ADVANCE, [last, held, told, ticks, bringing.watermark_id])
    return held


def _clock_of(raw: dict[str, Any]) -> tuple[datetime | None, int]:
    try:
        told = datetime.fromisoformat(raw["client_time"])
        ticks = raw.get("monotonic_ms")
        return (told if told.tzinfo else None), ticks if type(ticks) is int and 0 <= ticks < 2**53 else 0
    except (KeyError, ValueError, TypeError):
        return None, 0


def _json(value: object) -> str:
    return orjson.dumps(value).decode()
