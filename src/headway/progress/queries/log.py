"""The log of activities as the replay takes it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from headway.progress.rules.replay import Decided, Told

_LOG = """
SELECT e.activity_id, e.id, e.uid::text, e.day, e.author_id::text, e.author_name, e.reporter, e.at, e.supersedes_id,
       e.device_id::text, e.feed_sequence, e.seen, e.source, e.op_id::text, d.decision, d.at, d.id, d.by_name, d.values::text, d.reason_code, d.reason,
       d.doubts::text, f.entry_id IS NOT NULL,
       (SELECT coalesce(json_agg(json_build_array(k.kind, k.values) ORDER BY k.sequence), '[]')::text
          FROM progress_fact k WHERE k.entry_id = e.id)
  FROM progress_entry e
  LEFT JOIN progress_decision d ON d.entry_id = e.id
  LEFT JOIN progress_folded f ON f.entry_id = e.id
 WHERE e.project_id = %s AND e.activity_id = ANY(%s) ORDER BY e.id
"""
_ALL = _LOG.replace("e.activity_id = ANY(%s)", "e.activity_id IS NOT NULL")


def list_log(project_id: int, activity_ids: Collection[int] | None) -> dict[int, list[Told]]:
    """Entries by activity in the order in which they came to stand; None = of all activities."""
    found: dict[int, list[Told]] = {}
    with connection.cursor() as cursor:
        if activity_ids is None:
            cursor.execute(_ALL, [project_id])
        else:
            cursor.execute(_LOG, [project_id, list(activity_ids)])
        for activity_id, *row in cursor.fetchall():
            found.setdefault(activity_id, []).append(_told(*row))
    return found


def _told(  # noqa: PLR0917 - one row of the statement above
    number: int, uid: str, day: Any, author: str | None, author_name: str, reporter: str, at: datetime,
    supersedes: int | None, device: str | None, sequence: int | None, seen: int | None, source: str, op_id: str | None,
    decision: str | None, decided_at: datetime, decision_number: int, by_name: str, values: str | None, reason_code: str, reason: str, doubts: str | None,
    is_folded: bool, facts: str,
) -> Told:  # fmt: skip
    decided = None
    if decision is not None:
        decided = Decided(
            decision, decided_at, decision_number, by_name, orjson.loads(values) if values else None, reason_code, reason,
            orjson.loads(doubts or "[]"),
        )  # fmt: skip
    return Told(
        id=number, uid=uid, day=day, author_id=author, author_name=author_name, reporter=reporter, at=at,
        facts=[(kind, told) for kind, told in orjson.loads(facts)], supersedes_id=supersedes, device_id=device,
        decided=decided, is_folded=is_folded, feed_sequence=sequence, seen=seen, source=source, op_id=op_id,
    )  # fmt: skip
