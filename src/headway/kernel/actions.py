"""Writes of the kernel; each joins the transaction of its caller."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.db import connection

from headway.kernel.clock import uuid7
from headway.kernel.errors import AnswerShownOnce, KeyReused, StillAtWork, TooLarge
from headway.kernel.models import Attachment, IdempotencyKey

_CHUNK = 1 << 20
_CLAIM = """
INSERT INTO kernel_idempotencykey (actor_id, key, fingerprint, at) VALUES (%s, %s, %s, %s)
ON CONFLICT (actor_id, key) DO NOTHING RETURNING id
"""
# written by hand: a model instance costs as much again as the insertion, in every edit
_EVENT = """
INSERT INTO kernel_outboxevent (kind, organization_id, project_id, subject, at) VALUES (%s, %s, %s, %s::jsonb, %s)
"""
_ENTRY = """
INSERT INTO kernel_auditentry (action, actor_id, organization_id, subject, source, at)
VALUES (%s, %s, %s, %s::jsonb, %s, %s)
"""


class Stream(Protocol):
    """Bytes that come in pieces."""

    def read(self, size: int, /) -> bytes: ...


def record_event(
    *, kind: str, organization_id: UUID, project_id: int | None, subject: dict[str, object], now: datetime
) -> None:
    """Tell that something happened; seen by others when the caller's transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute(_EVENT, [kind, organization_id, project_id, json.dumps(subject, default=str), now])


def record_audit(
    *,
    action: str,
    actor_id: UUID | None,
    organization_id: UUID | None,
    now: datetime,
    subject: dict[str, object] | None = None,
    source: str = "",
) -> None:
    """Append one line to the audit trail."""
    words = json.dumps(subject or {}, default=str)
    with connection.cursor() as cursor:
        cursor.execute(_ENTRY, [action, actor_id, organization_id, words, source, now])


def begin_once(*, actor_id: UUID, key: UUID, fingerprint: str, now: datetime) -> tuple[int, bytes] | None:
    """Claim an idempotency key in the caller's transaction; the earlier answer when this very request was answered.

    The same request sent twice at once waits here until the first one has ended. Raises KeyReused for another
    request under the same key, AnswerShownOnce when the earlier answer held a secret that is not kept.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [actor_id, key, fingerprint, now])
        if cursor.fetchone() is not None:
            return None
    earlier = IdempotencyKey.objects.get(actor_id=actor_id, key=key)
    if earlier.fingerprint != fingerprint:
        raise KeyReused
    if earlier.status is None:
        raise StillAtWork
    if earlier.answer is None:
        raise AnswerShownOnce
    return earlier.status, bytes(earlier.answer)


def answer_once(*, actor_id: UUID, key: UUID, status: int, answer: bytes | None) -> None:
    """Keep the answer of a claimed key; None = it held a secret and is not kept."""
    IdempotencyKey.objects.filter(actor_id=actor_id, key=key).update(status=status, answer=answer)


def store_attachment(
    *,
    stream: Stream,
    file_name: str,
    folder: Path,
    limit_bytes: int,
    actor_id: UUID,
    organization_id: UUID,
    now: datetime,
) -> Attachment:
    """Keep a file under the hash of its content; the same content is stored once.

    Raises TooLarge after `limit_bytes`; nothing is left behind then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / f".{uuid7()}"
    try:
        sha256, size = _copy(stream, scratch, limit_bytes)
        lock_content(sha256)
        target = attachment_path(folder, sha256)
        target.parent.mkdir(exist_ok=True)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)
    return Attachment.objects.create(
        organization_id=organization_id,
        actor_id=actor_id,
        sha256=sha256,
        size_bytes=size,
        file_name=Path(file_name).name[-255:],
        at=now,
    )


def lock_content(sha256: str) -> None:
    """Until the caller's transaction ends nobody else keeps or removes the content with this hash."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"content {sha256}"])


def is_attached(sha256: str) -> bool:
    """Whether a stored file is this content; asked under its lock before the content is removed."""
    return Attachment.objects.filter(sha256=sha256).exists()


def attachment_path(folder: Path, sha256: str) -> Path:
    """Where the content with this hash stands."""
    return folder / sha256[:2] / sha256


def _copy(stream: Stream, target: Path, limit_bytes: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as out:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit_bytes:
                raise TooLarge(limit_mb=limit_bytes // 1024 // 1024)
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest(), size
