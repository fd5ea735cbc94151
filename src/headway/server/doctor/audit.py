"""How the audit trail stands: sealed in time, anchored in this folder. `headway audit verify` looks at every entry."""

from __future__ import annotations

import datetime
from pathlib import Path

import psycopg

from headway.kernel.anchors import AnchoredCounts, anchor_path
from headway.server.doctor.finding import Finding, ok, warning

# the worker seals every ten seconds; after this long it does not run
LONGEST_WAIT = datetime.timedelta(minutes=10)

_UNSEALED = """
SELECT count(*), min(e.at) FROM kernel_auditentry e
 WHERE NOT EXISTS (SELECT FROM kernel_auditseal s WHERE s.entry_id = e.id)
"""


def look_at_audit(connection: psycopg.Connection, data: Path, now: datetime.datetime) -> list[Finding]:
    """Findings about seals and anchors; none before the tables are there."""
    row = connection.execute("SELECT to_regclass('kernel_auditseal') IS NOT NULL").fetchone()
    if row is None or not row[0]:
        return []
    return [_seals(connection, now), *_anchors(connection, anchor_path(data))]


def _seals(connection: psycopg.Connection, now: datetime.datetime) -> Finding:
    row = connection.execute(_UNSEALED).fetchone()
    assert row is not None
    count, oldest = row
    if oldest is not None and now - oldest > LONGEST_WAIT:
        return warning("audit_not_sealed", count=count, minutes=(now - oldest) // datetime.timedelta(minutes=1))
    return ok("audit_sealed", count=count)


def _anchors(connection: psycopg.Connection, path: Path) -> list[Finding]:
    """A chain that no anchor knows, or that is shorter than its anchor: the file or the end was lost, or another host's worker writes one elsewhere."""
    anchored = AnchoredCounts().read(path)
    rows = connection.execute("SELECT chain, max(number) FROM kernel_auditseal GROUP BY chain").fetchall()
    lost = [chain for chain, longest in rows if not longest >= anchored.get(chain, 0) > 0]
    return [warning("audit_anchors_lost", path=path)] if lost else []
