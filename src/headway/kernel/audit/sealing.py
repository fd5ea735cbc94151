"""Seals the audit trail: a job's work, in commit order, so that no request waits for another one's seal."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from headway.kernel.actions import record_audit
from headway.kernel.anchors import AnchoredCounts, append_anchors, read_anchors
from headway.kernel.rules import FIRST_HASH, NO_ORGANIZATION, Entry
from headway.kernel.sealing import Content, Row, SealedLog, chain_ends, seal_log

_WAITING = """
SELECT e.id, e.organization_id, e.actor_id, e.action, e.subject::text, e.source, e.at
  FROM kernel_auditentry e
 WHERE e.transaction_id >= (%(since)s::text)::xid8
   AND NOT EXISTS (SELECT FROM kernel_auditseal s WHERE s.entry_id = e.id)
 ORDER BY e.id
"""
_anchored = AnchoredCounts()


def entry_of(row: tuple[object, ...]) -> Entry:
    """An entry from its columns in the order of the table, the subject as JSON text."""
    number, organization_id, actor_id, action, subject, source, at = row[:7]
    return Entry(number, organization_id, actor_id, action, json.loads(str(subject)), source, at)  # type: ignore[arg-type]


def _read(rows: list[Row]) -> list[tuple[UUID, Content]]:
    return [(entry.chain, entry.content) for entry in map(entry_of, rows)]


_TRAIL = SealedLog(
    lock=0x4865616477617901, seals="kernel_auditseal", chain=("chain", "uuid"), row={"entry_id": "bigint"},
    waiting=_WAITING, read=_read, batch=5_000,
)  # fmt: skip


def seal_audit(*, now: datetime, whole: bool = False) -> int:
    """Seal what the audit trail has gained; returns how many entries. `whole`: see `seal_log`."""
    return seal_log(_TRAIL, now=now, whole=whole)


def anchor_chains(*, path: Path, now: datetime) -> int:
    """Write a line into the anchor file for each chain that has grown; returns how many.

    A chain that is shorter than its last line is left alone: `headway audit verify` tells it.
    """
    known, new_file = _anchored.read(path), not path.exists()
    records: list[dict[str, object]] = []
    for chain, (count, last) in chain_ends(_TRAIL).items():
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
    chains = set(chain_ends(_TRAIL)) | {NO_ORGANIZATION}
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
    tails = dict.fromkeys(gone - chains, (0, FIRST_HASH)) | chain_ends(_TRAIL)
    append_anchors(path, [{**told, "chain": c, "count": n, "hash": last} for c, (n, last) in tails.items()])
    return len(tails)
