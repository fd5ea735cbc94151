"""Checks the logs of facts: every fact and decision against its seal, every chain for gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db import connection

from headway.kernel.audit import EntryFilter, list_entries
from headway.kernel.sealing import check_chain
from headway.projects.queries import existing_projects

ANCHORED = "progress.facts_anchored"
"""The action under which the audit trail, which is anchored outside the database, takes down where a chain ends."""
_ENTRY = (
    "uid", "activity_id", "day", "source", "author_id", "author_name", "reporter", "device_id", "op_id",
    "supersedes_id", "at",
)  # fmt: skip
_FACT = ("id", "project_id", "kind", "values", "sequence")
_DECISION = ("id", "project_id", "decision", "values", "reason_code", "reason", "by_id", "by_name", "way", "at")
_JSON = frozenset({"values"})


def _form(table: str, columns: tuple[str, ...], entry: tuple[str, ...]) -> str:
    own = ", ".join(f"r.{name}::text" if name in _JSON else f"r.{name}" for name in columns)
    told = ", ".join(f"e.{name}" for name in entry)
    return f"SELECT {own}, {told} FROM progress_{table} r JOIN progress_entry e ON e.id = r.entry_id"


FORMS = {"fact": _form("fact", _FACT, _ENTRY), "decision": _form("decision", _DECISION, ("uid",))}
"""What is sealed of each kind of row: its own columns and those of its entry."""
_NAMES = {"fact": (*_FACT, *(f"entry_{n}" for n in _ENTRY)), "decision": (*_DECISION, "entry_uid")}
_SEALS = """
SELECT number, sealed, row_id, hash FROM progress_factseal WHERE project_id = %s ORDER BY number
"""
_UNSEALED = """
SELECT (SELECT count(*) FROM progress_fact r WHERE NOT EXISTS
         (SELECT FROM progress_factseal s WHERE s.sealed = 'fact' AND s.row_id = r.id))
     + (SELECT count(*) FROM progress_decision r WHERE NOT EXISTS
         (SELECT FROM progress_factseal s WHERE s.sealed = 'decision' AND s.row_id = r.id))
"""


@dataclass(frozen=True)
class FactFinding:
    """One thing that is wrong; `code` names the text `progress.finding.<code>`."""

    code: str
    parameters: dict[str, object]


@dataclass
class FactVerdict:
    """What was checked and found."""

    chains: int = 0
    rows: int = 0
    unsealed: int = 0
    findings: list[FactFinding] = field(default_factory=list)

    def find(self, code: str, **parameters: object) -> None:
        self.findings.append(FactFinding(code, parameters))


def sealed_row(kind: str, row: tuple[Any, ...]) -> dict[str, Any]:
    """A row of `FORMS` as it is sealed."""
    content = dict(zip(_NAMES[kind], row, strict=True)) | {"sealed": kind}
    if isinstance(content.get("values"), str):
        content["values"] = orjson.loads(content["values"])
    return content


@dataclass(frozen=True, slots=True)
class FactAnchor:
    """How far a chain reached when the audit trail took it down: its length and last hash."""

    project_id: int
    count: int
    hash: str
    at: str


def list_anchors() -> list[FactAnchor]:
    """What the audit trail has taken down of the chains, the latest first."""
    found: list[FactAnchor] = []
    before: int | None = None
    while page := list_entries(wanted=EntryFilter(action=ANCHORED), before=before):
        for entry in page:
            told: dict[str, Any] = entry.subject
            at = entry.at.isoformat(timespec="seconds")
            found.append(FactAnchor(told["project_id"], told["count"], told["hash"], at))
        before = page[-1].id
    return found


def verify_facts() -> FactVerdict:
    """Read every log once and compare it with its chain, and the chain with what the audit trail holds of it."""
    verdict = FactVerdict()
    anchors: dict[int, dict[int, FactAnchor]] = {}
    for anchor in list_anchors():  # before the seals: anchors may lag behind, never lead
        anchors.setdefault(anchor.project_id, {})[anchor.count] = anchor
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT project_id FROM progress_factseal ORDER BY project_id")
        projects = [row[0] for row in cursor.fetchall()]
        cursor.execute(_UNSEALED)
        verdict.unsealed = cursor.fetchone()[0]
    for project_id in projects:
        verdict.chains += 1
        _verify_chain(project_id, anchors.pop(project_id, {}), verdict)
    for project_id in anchors.keys() & existing_projects(anchors):  # others went with their project
        _find_truncated(project_id, 0, anchors[project_id], verdict)
    return verdict


@dataclass(frozen=True, slots=True)
class _Seal:
    number: int
    sealed: str
    row_id: int
    hash: str
    content: dict[str, Any] | None


def _verify_chain(project_id: int, anchors: dict[int, FactAnchor], verdict: FactVerdict) -> None:
    contents = dict(_contents(project_id))
    with connection.cursor() as cursor:
        cursor.execute(_SEALS, [project_id])
        seals = [
            _Seal(number, sealed, row_id, found, contents.get((sealed, row_id)))
            for number, sealed, row_id, found in cursor.fetchall()
        ]
    for seal, fault, missing in check_chain(seals):
        if missing is not None:
            verdict.find("seals_missing", project=project_id, first=missing[0], last=missing[1])
        if fault:
            verdict.find(fault, project=project_id, number=seal.number, kind=seal.sealed, row=seal.row_id)
        anchor = anchors.get(seal.number)
        if anchor is not None and anchor.hash != seal.hash:
            verdict.find("anchor_differs", project=project_id, number=seal.number, at=anchor.at)
    verdict.rows += len(seals)
    _find_truncated(project_id, seals[-1].number, anchors, verdict)


def _find_truncated(project_id: int, count: int, anchors: dict[int, FactAnchor], verdict: FactVerdict) -> None:
    longest = anchors[max(anchors)] if anchors else None
    if longest is not None and longest.count > count:
        verdict.find("truncated", project=project_id, count=count, anchored=longest.count, at=longest.at)


def _contents(project_id: int) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
    with connection.cursor() as cursor:
        for kind, statement in FORMS.items():
            cursor.execute(f"{statement} WHERE r.project_id = %s", [project_id])
            for row in cursor.fetchall():
                yield (kind, row[0]), sealed_row(kind, row)
