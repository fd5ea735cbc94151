"""Removes what has served its time: events, answers kept for repeated writes."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from headway.kernel.models import IdempotencyKey
from headway.kernel.outbox import KEPT

# The newest of the old events stays: a position after it is known to have lost nothing (see `outbox.is_known`).
OLD_EVENTS = """
DELETE FROM kernel_outboxevent
 WHERE at < %s
   AND id <> (SELECT id FROM kernel_outboxevent WHERE at < %s ORDER BY transaction_id DESC, id DESC LIMIT 1)
"""


def prune_events(*, now: datetime) -> int:
    """Remove events older than `KEPT`; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(OLD_EVENTS, [now - KEPT, now - KEPT])
        return int(cursor.rowcount)


def prune_idempotency_keys(*, now: datetime) -> int:
    """Remove the kept answers of writes older than `KEPT`; returns how many."""
    return IdempotencyKey.objects.filter(at__lt=now - KEPT).delete()[0]
