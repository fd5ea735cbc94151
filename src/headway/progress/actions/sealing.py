"""Seals the logs of facts: one hash chain per project, in the order of commits, by a job (decision 1021)."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from headway.kernel.actions import record_audit
from headway.kernel.sealing import Content, Row, SealedLog, chain_ends, seal_log
from headway.progress.queries.sealing import ANCHORED, FORMS, list_anchors, sealed_row
from headway.projects.queries import get_project

_WAITING = " UNION ALL ".join(
    f"""(SELECT '{kind}' AS sealed, r.id, r.transaction_id::text::numeric AS written
     FROM progress_{kind} r WHERE r.transaction_id >= (%(since)s::text)::xid8
      AND NOT EXISTS (SELECT FROM progress_factseal s WHERE s.sealed = '{kind}' AND s.row_id = r.id))"""
    for kind in FORMS
)


def _read(rows: list[Row]) -> list[tuple[int, Content]]:
    """Project and what is sealed of the rows, in their order."""
    found: dict[tuple[str, int], Content] = {}
    with connection.cursor() as cursor:
        for kind, statement in FORMS.items():
            cursor.execute(f"{statement} WHERE r.id = ANY(%s)", [[row[1] for row in rows if row[0] == kind]])
            found |= {(kind, row[0]): sealed_row(kind, row) for row in cursor.fetchall()}
    contents = [found[row[0], row[1]] for row in rows]
    return [(content["project_id"], content) for content in contents]


_FACTS = SealedLog(
    lock=0x4865616477617902, seals="progress_factseal", chain=("project_id", "bigint"),
    row={"sealed": "text", "row_id": "bigint"},
    waiting=f"SELECT w.* FROM ({_WAITING}) w ORDER BY w.written, w.sealed DESC, w.id", read=_read, batch=2_000,
)  # fmt: skip


def seal_facts(*, now: datetime, whole: bool = False) -> int:
    """Seal every fact and decision that is not sealed yet; returns how many. `whole`: see `seal_log`."""
    return seal_log(_FACTS, now=now, whole=whole)


@transaction.atomic
def anchor_facts(*, now: datetime) -> int:
    """Take down in the audit trail how far each chain reaches that has grown since; returns how many.

    The audit trail is anchored in a file outside the database: so the end of a log cannot be cut off unseen.
    """
    known = {(one.project_id, one.count, one.hash) for one in list_anchors()}
    grown = [(chain, *end) for chain, end in sorted(chain_ends(_FACTS).items()) if (chain, *end) not in known]
    for project_id, count, last in grown:
        record_audit(
            action=ANCHORED, actor_id=None, organization_id=get_project(project_id).organization_id,
            subject={"project_id": project_id, "count": count, "hash": last}, source="worker", now=now,
        )  # fmt: skip
    return len(grown)
