"""Checks the audit trail: every entry against its seal, every chain against the anchor file."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from headway.kernel.anchors import AnchorFile, AnchorLine
from headway.kernel.audit.sealing import entry_of
from headway.kernel.rules import Entry
from headway.kernel.sealing import check_chain

LONGEST_TRANSACTION = timedelta(hours=1)
"""An entry is dated before it is committed, by at most this; an older date was written in later."""

_SEALED = """
SELECT e.id, e.organization_id, e.actor_id, e.action, e.subject::text, e.source, e.at,
       s.chain, s.number, s.entry_id, s.hash, s.at
  FROM kernel_auditseal s LEFT JOIN kernel_auditentry e ON e.id = s.entry_id
 ORDER BY s.chain, s.number
"""
_UNSEALED = """
SELECT count(*), min(e.at) FROM kernel_auditentry e
 WHERE NOT EXISTS (SELECT FROM kernel_auditseal s WHERE s.entry_id = e.id)
"""


@dataclass(frozen=True)
class AuditFinding:
    """One thing that is wrong; `code` names the text `audit.finding.<code>`."""

    code: str
    parameters: dict[str, object]


@dataclass
class AuditVerdict:
    """What was checked and found. `notes` are acceptances and the like: told, but not wrong."""

    chains: int = 0
    entries: int = 0
    unsealed: int = 0
    oldest_unsealed_at: datetime | None = None
    findings: list[AuditFinding] = field(default_factory=list)
    notes: list[AuditFinding] = field(default_factory=list)

    def find(self, code: str, **parameters: object) -> None:
        self.findings.append(AuditFinding(code, parameters))


@dataclass(frozen=True)
class _Seal:
    chain: UUID
    number: int
    entry_id: int
    hash: str
    at: datetime
    entry: Entry | None

    @property
    def content(self) -> dict[str, object] | None:
        return None if self.entry is None else self.entry.content


def verify_audit(*, anchors: AnchorFile) -> AuditVerdict:
    """Read the whole trail once. The anchors must have been read before: they may lag behind, never lead."""
    verdict = AuditVerdict()
    binding = _binding_lines(anchors, verdict)
    for chain, seals in _by_chain(_seals()):
        verdict.chains += 1
        _verify_chain(chain, seals, binding.pop(chain, {}), verdict)
    for chain, lines in binding.items():
        _find_truncated(chain, 0, lines, verdict)
    if not anchors.exists and verdict.chains:
        verdict.find("anchors_missing")
    verdict.unsealed, verdict.oldest_unsealed_at = count_unsealed()
    return verdict


def count_unsealed() -> tuple[int, datetime | None]:
    """How many entries wait for their seal, and the instant of the oldest."""
    with connection.cursor() as cursor:
        cursor.execute(_UNSEALED)
        count, oldest = cursor.fetchone()
    return count, oldest


def _binding_lines(anchors: AnchorFile, verdict: AuditVerdict) -> dict[UUID, dict[int, AnchorLine]]:
    """The lines that a chain must agree with, by its length: those from its last acceptance on."""
    accepted = max((line.number for line in anchors.lines if line.kind == "accepted"), default=0)
    for number in anchors.unreadable:
        if number > accepted:
            verdict.find("anchor_unreadable", line=number)
    for number in anchors.edited:
        if number > accepted:
            verdict.find("anchor_edited", line=number)
    found: dict[UUID, dict[int, AnchorLine]] = {}
    for line in anchors.lines:
        if line.kind == "restored" and line.number > accepted:
            verdict.find("restored", made_at=line.made_at, at=line.at)
        if line.chain is None:
            continue
        if line.kind == "accepted":
            found[line.chain] = {}
            verdict.notes.append(
                AuditFinding(
                    "accepted", {"chain": line.chain, "count": line.count, "at": line.at, "reason": line.reason}
                )
            )
        if line.kind == "begun" and line.number > accepted:
            verdict.find("anchors_begun", chain=line.chain, count=line.count, at=line.at)
        found.setdefault(line.chain, {})[line.count] = line
    return found


def _seals() -> Iterator[_Seal]:
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(_SEALED)
        for row in cursor:
            chain, number, entry_id, sealed_hash, at = row[7:12]
            entry = entry_of(row) if row[0] is not None else None
            yield _Seal(chain, number, entry_id, sealed_hash, at, entry)


def _by_chain(seals: Iterator[_Seal]) -> Iterator[tuple[UUID, Iterator[_Seal]]]:
    return itertools.groupby(seals, key=lambda seal: seal.chain)


def _verify_chain(chain: UUID, seals: Iterator[_Seal], lines: dict[int, AnchorLine], verdict: AuditVerdict) -> None:
    number = 0
    sealed_at: datetime | None = None
    sealed_before: datetime | None = None
    for seal, fault, missing in check_chain(seals):
        if seal.at != sealed_at:
            sealed_before, sealed_at = sealed_at, seal.at
        if missing is not None:
            verdict.find("seals_missing", chain=chain, first=missing[0], last=missing[1])
        _verify_entry(seal, fault, sealed_before, verdict)
        line = lines.pop(seal.number, None)
        if line is not None and line.hash != seal.hash:
            verdict.find("anchor_differs", chain=chain, number=seal.number, line=line.number, at=line.at)
        number = seal.number
        verdict.entries += 1
    _find_truncated(chain, number, lines, verdict)


def _verify_entry(seal: _Seal, fault: str, sealed_before: datetime | None, verdict: AuditVerdict) -> None:
    named = {"chain": seal.chain, "number": seal.number, "entry": seal.entry_id}
    if seal.entry is None:
        verdict.find("removed", **named)
        return
    at = seal.entry.at.isoformat(timespec="seconds")
    if fault or seal.entry.chain != seal.chain:
        verdict.find("changed", **named, action=seal.entry.action, at=at)
    elif sealed_before is not None and seal.entry.at < sealed_before - LONGEST_TRANSACTION:
        verdict.find("inserted", **named, action=seal.entry.action, at=at)


def _find_truncated(chain: UUID, count: int, lines: dict[int, AnchorLine], verdict: AuditVerdict) -> None:
    longest = max(lines.values(), key=lambda line: line.count, default=None)
    if longest is not None and longest.count > count:
        missing = longest.count - count
        verdict.find("truncated", chain=chain, count=count, anchored=longest.count, missing=missing, at=longest.at)
