"""Saying that records changed, so that devices read them anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from headway.field.kinds import RecordKey
from headway.field.models import ServerEpoch
from headway.kernel.clock import uuid7

# The counter's row stays locked until the commit: numbers become visible in their order, and a reader who has seen
# one has seen all before it.
_TOUCH = """
WITH given AS (
  INSERT INTO field_feedcounter AS c (project_id, last) VALUES (%(project)s, %(count)s)
  ON CONFLICT (project_id) DO UPDATE SET last = c.last + EXCLUDED.last RETURNING last),
written AS (
  INSERT INTO field_feedentry AS e (project_id, kind, record_id, sequence, at, gone_at)
  SELECT %(project)s, k.kind, k.id, given.last - %(count)s + k.n, %(now)s, %(gone)s
    FROM given, unnest(%(kinds)s::text[], %(ids)s::text[]) WITH ORDINALITY AS k(kind, id, n)
  ON CONFLICT (project_id, kind, record_id) DO UPDATE
     SET sequence = EXCLUDED.sequence, at = EXCLUDED.at,
         gone_at = CASE WHEN %(back)s THEN NULL ELSE coalesce(e.gone_at, EXCLUDED.gone_at) END)
SELECT last FROM given
"""


def touch_records(project_id: int, keys: Iterable[RecordKey], now: datetime) -> int | None:
    """Devices read these records anew. Inside the caller's transaction, as its last write: the project's counter
    stays locked until the commit. A buried record stays gone.

    Returns the last number that the project's feed gave for them, None when nothing was named.
    """
    return _touch(project_id, keys, now)


def bury_records(project_id: int, keys: Iterable[RecordKey], now: datetime) -> None:
    """These records were deleted: devices remove them, and operations on them are parked, for good."""
    _touch(project_id, keys, now, gone=now)


def bring_back_records(project_id: int, keys: Iterable[RecordKey], now: datetime) -> None:
    """The office has taken a deletion back: devices receive these records again."""
    _touch(project_id, keys, now, back=True)


def begin_server_epoch(*, now: datetime) -> UUID:
    """This database has lived a life that devices do not know of (a restored backup): they offer again what they sent.

    The feeds go on far behind every number of the life that was lost: what a device had `seen` then never speaks for
    what is written from now on. `server.backup` does the same.
    """
    epoch = uuid7()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE field_feedcounter SET last = last + 1000000")
    ServerEpoch.objects.update_or_create(id=1, defaults={"epoch": epoch, "began_at": now})
    return epoch


def _touch(
    project_id: int, keys: Iterable[RecordKey], now: datetime, *, gone: datetime | None = None, back: bool = False
) -> int | None:
    wanted = sorted({(key.kind, key.id) for key in keys})
    if not wanted:
        return None
    values: dict[str, Any] = {
        "project": project_id,
        "count": len(wanted),
        "kinds": [kind for kind, _ in wanted],
        "ids": [record_id for _, record_id in wanted],
        "now": now,
        "gone": gone,
        "back": back,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TOUCH, values)
        return int(cursor.fetchone()[0])
