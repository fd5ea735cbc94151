"""Writes of the log and of what waits behind a gap; by hand, because they happen for every entry of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
from django.db import connection

from headway.field.actions.bringing import Bringing, Sent
from headway.field.queries.log import Answer, Mark
from headway.field.rules.wire import clock_of, record_of, words_of

if TYPE_CHECKING:
    from headway.projects.models import Project


class TakenMeanwhile(Exception):
    """Another device brought the same operation at the same moment and has written it."""


_APPEND = """
INSERT INTO field_operationentry
  (op_id, payload_hash, organization_id, project_id, author_id, sent_by_id, device_id, epoch, seq, record_kind,
   record_id, kind, payload, status, reason, parameters, version, conflict_id, parked_id, flags, clock_offset_ms, at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s::jsonb, %s, %s, %s, %s::jsonb, %s, %s)
ON CONFLICT (op_id) DO NOTHING
"""
_HOLD = """
INSERT INTO field_heldoperation
  (watermark_id, seq, op_id, payload, payload_hash, sent_by_id, author_is_proven, clock_offset_ms, flags, at)
VALUES (%s, %s, %s, %s::jsonb, %s, %s, %s, %s, %s::jsonb, %s) ON CONFLICT (watermark_id, op_id) DO NOTHING
"""
_FIRST = """
SELECT payload, op_id, payload_hash, seq, sent_by_id, author_is_proven, clock_offset_ms, flags FROM field_heldoperation
 WHERE watermark_id = %s AND seq <= %s ORDER BY seq, id LIMIT 1
"""
_COUNT = "UPDATE field_watermark SET held = held + %s WHERE id = %s"
_LET_GO = "DELETE FROM field_heldoperation WHERE watermark_id = %s AND op_id = %s"
_ADVANCE = """
UPDATE field_watermark SET last_seq = %s, held = %s, last_client_time = coalesce(%s, last_client_time),
       last_monotonic_ms = %s WHERE id = %s
"""


def append(bringing: Bringing, sent: Sent, answer: Answer, *, project: Project | None, author_id: UUID) -> None:
    """Write an answer that is final. Raises TakenMeanwhile."""
    values: list[Any] = [
        answer.op_id, sent.digest, project.organization_id if project else bringing.sender.organization_id,
        project.pk if project else None, author_id, sent.sender_id, bringing.device_pk, bringing.epoch, sent.seq or 0,
        *record_of(sent.raw), words_of(sent.raw, "kind", 40), _json(sent.raw), answer.status, answer.reason,
        _json(answer.parameters), answer.version, answer.conflict_id, answer.parked_id, _json(sorted(sent.flags)),
        sent.offset_ms, bringing.now,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, values)
        if cursor.rowcount == 0:
            raise TakenMeanwhile


def hold(bringing: Bringing, sent: Sent) -> int:
    """Keep an operation until the ones before it have come; returns 1 when it was not kept yet."""
    values: list[Any] = [
        bringing.watermark_id, sent.seq, sent.op_id, _json(sent.raw), sent.digest, sent.sender_id, sent.is_proven,
        sent.offset_ms, _json(sorted(sent.flags)), bringing.now,
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, values)
        added = int(cursor.rowcount)
        if added:
            cursor.execute(_COUNT, [added, bringing.watermark_id])
    return added


def first_held(watermark_id: int, *, until: int) -> Sent | None:
    """The first operation behind a watermark up to the number `until`, as it came."""
    with connection.cursor() as cursor:
        cursor.execute(_FIRST, [watermark_id, until])
        row = cursor.fetchone()
    if row is None:
        return None
    payload, op_id, digest, seq, sender_id, is_proven, offset_ms, flags = row
    flagged = frozenset(orjson.loads(flags))
    return Sent(orjson.loads(payload), op_id, digest, seq, sender_id, is_proven, offset_ms, flagged)


def advance(bringing: Bringing, sent: Sent, mark: Mark) -> int:
    """Move the watermark to what was answered and let that go; returns how many still wait."""
    assert sent.seq is not None
    told, ticks = clock_of(sent.raw)
    with connection.cursor() as cursor:
        held = mark.held
        if held:
            cursor.execute(_LET_GO, [bringing.watermark_id, sent.op_id])
            held -= int(cursor.rowcount)
        last = max(mark.last_seq, sent.seq)
        cursor.execute(_ADVANCE, [last, held, told, ticks, bringing.watermark_id])
    return held


def _json(value: object) -> str:
    return orjson.dumps(value).decode()
