"""Seals the logs of facts: one hash chain per project, in the order of commits, by a job (decision 16)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from headway.progress.queries.sealing import FIRST_HASH, FORMS, sealed_row
from headway.progress.rules.sealing import seal_hash

_LOCK = 0x4865616477617902  # of the sealing, among the advisory locks of the database; the audit has …01
BATCH = 2_000
# as in the audit: rows become visible at the commit, so what is certain is what every transaction before the
# horizon had written
_WAITING = " UNION ALL ".join(
    f"""(SELECT r.transaction_id::text::numeric AS written, '{kind}' AS sealed, r.id
     FROM progress_{kind} r WHERE r.transaction_id >= (%(since)s::text)::xid8
      AND NOT EXISTS (SELECT FROM progress_factseal s WHERE s.sealed = '{kind}' AND s.row_id = r.id))"""
    for kind in FORMS
)
_HORIZON = """
SELECT s.horizon::text::numeric, pg_snapshot_xmin(pg_current_snapshot())::text::numeric
  FROM progress_factseal s ORDER BY s.id DESC LIMIT 1
"""
_TAILS = """
SELECT DISTINCT ON (project_id) project_id, number, hash FROM progress_factseal WHERE project_id = ANY(%s)
 ORDER BY project_id, number DESC
"""
_INSERT = """
INSERT INTO progress_factseal (project_id, number, sealed, row_id, hash, horizon, at)
SELECT project_id, number, sealed, row_id, hash, (%s::text)::xid8, %s
  FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::bigint[], %s::text[])
    AS new (project_id, number, sealed, row_id, hash)
"""


def seal_facts(*, now: datetime, whole: bool = False) -> int:
    """Seal every fact and decision that is visible and not sealed yet; returns how many.

    Several workers may call at once: one works. `whole` looks at every row instead of those since the last horizon
    (for a database that was moved between clusters).
    """
    sealed = 0
    while (batch := _seal_batch(now, whole)) > 0:
        sealed += batch
    return sealed


@transaction.atomic
def _seal_batch(now: datetime, whole: bool) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        since = 0 if whole else _last_horizon()
        statement = (
            "SELECT sealed, id, pg_snapshot_xmin(pg_current_snapshot())::text FROM "
            f"({_WAITING}) w ORDER BY written, sealed DESC, id LIMIT {BATCH}"
        )
        cursor.execute(statement, {"since": str(since)})
        rows = cursor.fetchall()
        if not rows:
            return 0
        horizon = str(since) if len(rows) == BATCH else rows[0][2]  # a full batch leaves rows behind
        cursor.execute(_INSERT, [horizon, now, *_seals([(sealed, number) for sealed, number, _ in rows])])
    return len(rows)


def _last_horizon() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_HORIZON)
        row = cursor.fetchone()
    return int(row[0]) if row is not None and row[0] <= row[1] else 0


def _seals(rows: list[tuple[str, int]]) -> tuple[list[Any], ...]:
    contents = _contents(rows)
    tails = _tails({content["project_id"] for content in contents})
    columns: tuple[list[Any], ...] = ([], [], [], [], [])
    for (sealed, number), content in zip(rows, contents, strict=True):
        project_id = content["project_id"]
        place, previous = tails.get(project_id, (0, FIRST_HASH))
        tails[project_id] = place + 1, seal_hash(previous, content)
        for column, value in zip(columns, (project_id, place + 1, sealed, number, tails[project_id][1]), strict=True):
            column.append(value)
    return columns


def _contents(rows: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """What is sealed of the rows, in their order."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    with connection.cursor() as cursor:
        for kind, statement in FORMS.items():
            cursor.execute(f"{statement} WHERE r.id = ANY(%s)", [[n for sealed, n in rows if sealed == kind]])
            found |= {(kind, row[0]): sealed_row(kind, row) for row in cursor.fetchall()}
    return [found[key] for key in rows]


def _tails(projects: Iterable[int]) -> dict[int, tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_TAILS, [list(projects)])
        return {project_id: (number, last) for project_id, number, last in cursor.fetchall()}
