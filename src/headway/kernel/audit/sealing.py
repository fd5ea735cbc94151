"""Seals the audit trail: a job's work, in commit order, so that no request waits for another one's seal."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction

from headway.kernel.actions import record_audit
from headway.kernel.anchors import AnchoredCounts, append_anchors, read_anchors
from headway.kernel.rules import FIRST_HASH, NO_ORGANIZATION, Entry, seal_hash

_LOCK = 0x4865616477617901  # of the sealing, among the advisory locks of the database
BATCH = 5_000
_COLUMNS = "e.id, e.organization_id, e.actor_id, e.action, e.subject::text, e.source, e.at"
# Entries become visible at the commit, so an id below the last sealed one may still come. What is certain:
# every transaction before the horizon (the oldest one still open when we looked) had ended.
_WAITING = f"""
SELECT {_COLUMNS}, pg_snapshot_xmin(pg_current_snapshot())::text
  FROM kernel_auditentry e
 WHERE e.transaction_id >= (%s::text)::xid8
   AND NOT EXISTS (SELECT FROM kernel_auditseal s WHERE s.entry_id = e.id)
 ORDER BY e.id LIMIT {BATCH}
"""
_HORIZON = """
SELECT s.horizon::text::numeric, pg_snapshot_xmin(pg_current_snapshot())::text::numeric
  FROM kernel_auditseal s ORDER BY s.id DESC LIMIT 1
"""
_TAILS = """
SELECT DISTINCT ON (chain) chain, number, hash FROM kernel_auditseal WHERE chain = ANY(%s) ORDER BY chain, number DESC
"""
_ALL_TAILS = """
WITH RECURSIVE chains AS (
  (SELECT chain FROM kernel_auditseal ORDER BY chain LIMIT 1)
  UNION ALL
  SELECT (SELECT s.chain FROM kernel_auditseal s WHERE s.chain > c.chain ORDER BY s.chain LIMIT 1)
    FROM chains c WHERE c.chain IS NOT NULL
)
SELECT c.chain, t.number, t.hash FROM chains c,
  LATERAL (SELECT number, hash FROM kernel_auditseal s WHERE s.chain = c.chain ORDER BY number DESC LIMIT 1) t
"""
_INSERT = """
INSERT INTO kernel_auditseal (chain, number, entry_id, hash, horizon, at)
SELECT chain, number, entry_id, hash, (%s::text)::xid8, %s
  FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[], %s::text[]) AS new (chain, number, entry_id, hash)
"""
_anchored = AnchoredCounts()


def seal_audit(*, now: datetime, whole: bool = False) -> int:
    """Seal every entry that is visible and not sealed yet; returns how many.

    Several workers may call at once: one works, the others go home with 0. `whole` looks at every entry
    instead of those since the last horizon (once a day, for a database that was moved between clusters).
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
        cursor.execute(_WAITING, [str(since)])
        rows = cursor.fetchall()
        if not rows:
            return 0
        # a full batch leaves entries behind: then the horizon does not move yet
        horizon = str(since) if len(rows) == BATCH else rows[0][7]
        columns = _seals([entry_of(row) for row in rows])
        cursor.execute(_INSERT, [horizon, now, *columns])
    return len(rows)


def entry_of(row: tuple[object, ...]) -> Entry:
    """An entry from its columns in the order of the table, the subject as JSON text."""
    number, organization_id, actor_id, action, subject, source, at = row[:7]
    return Entry(number, organization_id, actor_id, action, json.loads(str(subject)), source, at)  # type: ignore[arg-type]


def _last_horizon() -> int:
    """The transaction before which everything is sealed; 0 when the database does not know that transaction yet
    (it came from another cluster, whose transactions had higher numbers)."""
    with connection.cursor() as cursor:
        cursor.execute(_HORIZON)
        row = cursor.fetchone()
    return int(row[0]) if row is not None and row[0] <= row[1] else 0


def _seals(entries: list[Entry]) -> tuple[list[UUID], list[int], list[int], list[str]]:
    tails = _tails({entry.chain for entry in entries})
    chains, numbers, ids, hashes = [], [], [], []
    for entry in entries:
        number, previous = tails.get(entry.chain, (0, FIRST_HASH))
        tails[entry.chain] = number + 1, seal_hash(previous, entry)
        chains.append(entry.chain)
        numbers.append(number + 1)
        ids.append(entry.id)
        hashes.append(tails[entry.chain][1])
    return chains, numbers, ids, hashes


def _tails(chains: Iterable[UUID] | None = None) -> dict[UUID, tuple[int, str]]:
    """Length and last hash of the chains, of all of them when none is named."""
    with connection.cursor() as cursor:
        if chains is None:
            cursor.execute(_ALL_TAILS)
        else:
            cursor.execute(_TAILS, [list(chains)])
        return {chain: (number, last) for chain, number, last in cursor.fetchall()}


def anchor_chains(*, path: Path, now: datetime) -> int:
    """Write a line into the anchor file for each chain that has grown; returns how many.

    A chain that is shorter than its last line is left alone: `headway audit verify` tells it.
    """
    known, new_file = _anchored.read(path), not path.exists()
    records: list[dict[str, object]] = []
    for chain, (count, last) in _tails().items():
        if count > known.get(chain, 0):
            kind = "begun" if new_file and _stood_before(chain, now) else "anchor"
            records.append({"kind": kind, "chain": chain, "count": count, "hash": last, "at": now.isoformat()})
    if records:
        append_anchors(path, records)
    return len(records)


def _stood_before(chain: UUID, now: datetime) -> bool:
    """Whether the chain had seals before this run: a file that begins now is no witness of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM kernel_auditseal WHERE chain = %s AND at < %s)", [chain, now])
        return bool(cursor.fetchone()[0])


def accept_state(*, path: Path, reason: str, now: datetime) -> int:
    """Take the chains as they stand for true from now on, and record that in each of them; returns how many.

    An anchor file that cannot be read is put aside under another name.
    """
    file = read_anchors(path)
    gone = {line.chain for line in file.lines if line.chain is not None}
    chains = set(_tails()) | {NO_ORGANIZATION}
    for chain in chains:
        record_audit(
            action="kernel.audit_accepted",
            actor_id=None,
            organization_id=None if chain == NO_ORGANIZATION else chain,
            subject={"reason": reason, "anchored": _anchored.read(path).get(chain, 0)},
            source="command",
            now=now,
        )
    seal_audit(now=now)
    if file.unreadable:
        path.rename(path.with_name(f"{path.name}.{now:%Y%m%dT%H%M%S}.unreadable"))
    told = {"kind": "accepted", "reason": reason, "at": now.isoformat()}
    tails = dict.fromkeys(gone - chains, (0, FIRST_HASH)) | _tails()
    append_anchors(path, [{**told, "chain": c, "count": n, "hash": last} for c, (n, last) in tails.items()])
    return len(tails)
