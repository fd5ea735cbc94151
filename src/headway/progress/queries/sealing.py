"""Checks the logs of facts: every fact and decision against its seal, every chain for gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db import connection

from headway.kernel.sealing import check_chain

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


def verify_facts() -> FactVerdict:
    """Read every log once and compare it with its chain."""
    verdict = FactVerdict()
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT project_id FROM progress_factseal ORDER BY project_id")
        projects = [row[0] for row in cursor.fetchall()]
        cursor.execute(_UNSEALED)
        verdict.unsealed = cursor.fetchone()[0]
    for project_id in projects:
        verdict.chains += 1
        _verify_chain(project_id, verdict)
    return verdict


@dataclass(frozen=True, slots=True)
class _Seal:
    number: int
    sealed: str
    row_id: int
    hash: str
    content: dict[str, Any] | None


def _verify_chain(project_id: int, verdict: FactVerdict) -> None:
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
    verdict.rows += len(seals)


def _contents(project_id: int) -> Iterator[tuple[tuple[str, int], dict[str, Any]]]:
    with connection.cursor() as cursor:
        for kind, statement in FORMS.items():
            cursor.execute(f"{statement} WHERE r.project_id = %s", [project_id])
            for row in cursor.fetchall():
                yield (kind, row[0]), sealed_row(kind, row)
