"""What of a person's own entries waits for somebody: records of his devices, and subjects of messages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from headway.field.kinds import Record
from headway.field.models import Conflict, ParkedOperation
from headway.kernel.subjects import Described, Subject, describe_subjects
from headway.people.roles import SETTLE
from headway.projects.queries import may, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project


def read_parked(reader: Account, project: Project, ids: Collection[str] | None) -> Mapping[str, Record]:
    """The reader's own parked entries, with what became of them."""
    rows = ParkedOperation.objects.filter(project_id=project.pk, author_id=reader.pk)
    rows = rows.select_related("decision").prefetch_related("requests")
    return {str(row.pk): _parked(row) for row in _of(rows, ids)}


def read_conflicts(reader: Account, project: Project, ids: Collection[str] | None) -> Mapping[str, Record]:
    """The conflicts in which one of the two values is the reader's."""
    rows = Conflict.objects.filter(project_id=project.pk).select_related("settlement")
    rows = rows.filter(Q(mine_author_id=reader.pk) | Q(their_author_id=reader.pk))
    return {str(row.pk): _conflict(row, reader) for row in _of(rows, ids)}


def describe_parked(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """Parked entries for those who settle there and for their authors, named by the activity that they are about."""
    rows = {row.pk: row for row in ParkedOperation.objects.filter(pk__in=_numbers(subjects))}
    seen = [subject for subject in subjects if subject.id in rows and rows[subject.id].project_id == subject.project_id]
    about = {subject: activity_of(subject.project_id, rows[subject.id].payload) for subject in seen}
    return _described(account, about, {one: {rows[one.id].author_id} for one in seen})


def describe_conflicts(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """Conflicts for those who settle there and for the two authors."""
    rows = {row.pk: row for row in Conflict.objects.filter(pk__in=_numbers(subjects))}
    seen = [one for one in subjects if one.id in rows and rows[one.id].project_id == one.project_id]
    about = {one: subject_of(rows[one.id]) for one in seen}
    return _described(
        account, about, {one: {rows[one.id].mine_author_id, rows[one.id].their_author_id} for one in seen}
    )


def _described(
    account: Account, about: dict[Subject, Subject | None], authors: Mapping[Subject, set[UUID | None]]
) -> dict[Subject, Described]:
    wanted = {subject.project_id for subject in about}
    projects = {project.pk: project for project in visible_projects(account).filter(pk__in=wanted)}
    seen = [
        one
        for one in about
        if one.project_id in projects and (account.pk in authors[one] or may(account, SETTLE, projects[one.project_id]))
    ]
    named = describe_subjects(account, {about[one] for one in seen if about[one] is not None})  # type: ignore[misc]
    described = {}
    for one in seen:
        place = named.get(about[one]) if about[one] is not None else None  # type: ignore[arg-type]
        project = projects[one.project_id]
        name, code = (place.name, place.code) if place else (project.name, project.code)
        described[one] = Described(project.name, code, name, place.place if place else one, parts={one.kind: one.id})
    return described


def activity_of(project_id: int, payload: dict[str, Any]) -> Subject | None:
    """The activity that an entry names, if it names one."""
    changes = payload.get("changes")
    pair = changes.get("activity_id") if isinstance(changes, dict) else None
    number = pair[1] if isinstance(pair, list) and len(pair) == 2 else None
    return Subject("activity", project_id, number) if type(number) is int and 0 < number < 2**31 else None


def subject_of(row: Conflict) -> Subject | None:
    """What a conflict is about, as people call it."""
    return Subject(row.subject_kind, row.project_id, row.subject_id) if row.subject_id is not None else None


def _parked(row: ParkedOperation) -> Record:
    decision = getattr(row, "decision", None)
    asked = [one.ask for one in row.requests.all()]
    value = {
        "parked_id": row.pk,
        "op_id": str(row.op_id),
        "reason": row.reason,
        "parameters": row.parameters,
        "at": row.at.isoformat(),
        "payload": row.payload,
        "is_open": row.is_open,
        "asked": asked[-1] if asked else None,
        "decision": decision
        and {
            "action": decision.action,
            "by": decision.by_name,
            "at": decision.at.isoformat(),
            "reason": decision.reason,
        },
    }
    return Record(1 + len(asked) + (decision is not None), value)


def _conflict(row: Conflict, reader: Account) -> Record:
    settled = getattr(row, "settlement", None)
    value = {
        "conflict_id": row.pk,
        "record": {"kind": row.record_kind, "id": row.record_id},
        "subject": None if row.subject_id is None else {"kind": row.subject_kind, "id": row.subject_id},
        "field": row.field,
        "base": row.base,
        "mine": row.mine if row.mine_author_id == reader.pk else row.theirs,
        "theirs": row.theirs if row.mine_author_id == reader.pk else row.mine,
        "until_decided": row.until_decided,
        "at": row.at.isoformat(),
        "is_open": row.is_open,
        "decision": settled
        and {"choice": settled.choice, "value": settled.value, "by": settled.by_name, "at": settled.at.isoformat()},
    }
    return Record(1 + (settled is not None), value)


def _of(rows: Any, ids: Collection[str] | None) -> Iterable[Any]:
    found: Iterable[Any] = rows if ids is None else rows.filter(pk__in=[int(one) for one in ids if one.isdigit()])
    return found


def _numbers(subjects: Collection[Subject]) -> set[int]:
    return {subject.id for subject in subjects}
