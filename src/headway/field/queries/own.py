"""What of a person's own entries waits for somebody: records of his devices, and subjects of messages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
from django.db import connection

from headway.field.kinds import Record
from headway.field.models import Conflict, ParkedOperation
from headway.kernel.subjects import Described, Subject, describe_subjects
from headway.people.roles import SETTLE
from headway.projects.queries import may, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

# by hand, because every page of a feed asks them
_PARKED = """
SELECT p.id, p.op_id, p.reason, p.parameters, p.at, p.payload, p.is_open,
       asked.asks, d.action, d.by_name, d.at, d.reason
  FROM field_parkedoperation p LEFT JOIN field_parkeddecision d ON d.parked_id = p.id
  CROSS JOIN LATERAL (SELECT array_agg(ask ORDER BY id) FROM field_parkedrequest WHERE parked_id = p.id) AS asked(asks)
 WHERE p.project_id = %(project)s AND p.author_id = %(reader)s AND (%(ids)s::bigint[] IS NULL OR p.id = ANY(%(ids)s))
"""
_CONFLICTS = """
SELECT c.id, c.record_kind, c.record_id, c.subject_kind, c.subject_id, c.field, c.base,
       CASE WHEN c.mine_author_id = %(reader)s THEN c.mine ELSE c.theirs END,
       CASE WHEN c.mine_author_id = %(reader)s THEN c.theirs ELSE c.mine END,
       c.until_decided, c.at, c.is_open, s.choice, s.value, s.by_name, s.at
  FROM field_conflict c LEFT JOIN field_conflictsettlement s ON s.conflict_id = c.id
 WHERE c.project_id = %(project)s AND %(reader)s IN (c.mine_author_id, c.their_author_id)
   AND (%(ids)s::bigint[] IS NULL OR c.id = ANY(%(ids)s))
"""


def read_parked(reader: Account, project: Project, ids: Collection[str] | None) -> Mapping[str, Record]:
    """The reader's own parked entries, with what became of them."""
    return {str(row[0]): _parked(row) for row in _rows(_PARKED, project, reader, ids)}


def read_conflicts(reader: Account, project: Project, ids: Collection[str] | None) -> Mapping[str, Record]:
    """The conflicts in which one of the two values is the reader's."""
    return {str(row[0]): _conflict(row) for row in _rows(_CONFLICTS, project, reader, ids)}


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


def _parked(row: Any) -> Record:
    number, op_id, reason, parameters, at, payload, is_open, asked, action, by_name, decided_at, why = row
    decision = action and {"action": action, "by": by_name, "at": decided_at.isoformat(), "reason": why}
    value = {
        "parked_id": number,
        "op_id": str(op_id),
        "reason": reason,
        "parameters": orjson.loads(parameters),
        "at": at.isoformat(),
        "payload": orjson.loads(payload),
        "is_open": is_open,
        "asked": asked[-1] if asked else None,
        "decision": decision,
    }
    return Record(1 + len(asked or ()) + (decision is not None), value)


def _conflict(row: Any) -> Record:
    number, kind, record_id, about, about_id, field, base, mine, theirs, until_decided, at, is_open, *settling = row
    choice, value, by_name, when = settling
    settled = choice and {"choice": choice, "value": _json(value), "by": by_name, "at": when.isoformat()}
    told = {
        "conflict_id": number,
        "record": {"kind": kind, "id": record_id},
        "subject": None if about_id is None else {"kind": about, "id": about_id},
        "field": field,
        "base": _json(base),
        "mine": _json(mine),
        "theirs": _json(theirs),
        "until_decided": _json(until_decided),
        "at": at.isoformat(),
        "is_open": is_open,
        "decision": settled,
    }
    return Record(1 + (settled is not None), told)


def _json(value: str | None) -> Any:
    return None if value is None else orjson.loads(value)


def _rows(statement: str, project: Project, reader: Account, ids: Collection[str] | None) -> list[Any]:
    numbers = None if ids is None else [int(one) for one in ids if one.isdecimal()]
    with connection.cursor() as cursor:
        cursor.execute(statement, {"project": project.pk, "reader": reader.pk, "ids": numbers})
        found: list[Any] = cursor.fetchall()
    return found


def _numbers(subjects: Collection[Subject]) -> set[int]:
    return {subject.id for subject in subjects}
