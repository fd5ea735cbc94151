"""Putting two values before a person; both are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headway.field.actions.parking import CONFLICT, tell_desk
from headway.field.kinds import Acting, FoundConflict, Operation, RecordKey
from headway.field.models import Conflict, OperationEntry


@dataclass(frozen=True)
class Opened:
    """The conflicts of one operation: the first one's number, and the records by which devices hear of them."""

    first: int | None = None
    touched: Sequence[RecordKey] = ()


def open_conflicts(operation: Operation, acting: Acting, found: Sequence[FoundConflict]) -> Opened:
    """Keep both values of each conflict and tell who decides."""
    if not found:
        return Opened()
    others = [one.their_op_id for one in found if one.their_op_id is not None]
    authors = dict(OperationEntry.objects.filter(op_id__in=others).values_list("op_id", "author_id"))
    rows = Conflict.objects.bulk_create(
        Conflict(
            organization_id=acting.project.organization_id,
            project_id=acting.project.pk,
            record_kind=one.record.kind,
            record_id=one.record.id,
            field=one.field,
            base=one.base,
            mine=one.mine,
            theirs=one.theirs,
            until_decided=one.until_decided,
            mine_op_id=operation.op_id,
            their_op_id=one.their_op_id,
            mine_author_id=acting.author.pk,
            their_author_id=authors.get(one.their_op_id) if one.their_op_id else None,
            subject_kind=one.subject[0] if one.subject else "",
            subject_id=one.subject[1] if one.subject else None,
            at=acting.now,
        )
        for one in found
    )
    for row in rows:
        tell_desk(acting.project, CONFLICT, row.pk, None, key=f"conflict:{row.pk}", now=acting.now)
    return Opened(rows[0].pk, [RecordKey(CONFLICT, str(row.pk)) for row in rows])
