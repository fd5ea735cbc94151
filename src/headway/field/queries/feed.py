"""The feed of a project, as one person may read it now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from headway.field.kinds import Record, record_kinds
from headway.field.models import FeedEntry
from headway.projects.queries import get_project_for, role_here, sees_own_work_only

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

LARGEST_PAGE = 1_000
_PAGE = """
SELECT kind, record_id, sequence, gone_at IS NOT NULL FROM field_feedentry
 WHERE project_id = %s AND sequence > %s ORDER BY sequence LIMIT %s
"""
_LAST = "SELECT project_id, last FROM field_feedcounter WHERE project_id = ANY(%s)"


@dataclass(frozen=True)
class FeedPage:
    """Changed records by their number. `visible`: given when the reader's scope is another one than he knows: he
    keeps these ids, removes the rest and reads on from `cursor` 0."""

    scope: str
    visible: dict[str, list[str]] | None
    records: list[dict[str, Any]]
    cursor: int
    more: bool


def read_feed(user: Account, project_id: int, *, cursor: int, scope: str, limit: int, epoch: UUID) -> FeedPage:
    """What changed since `cursor`, as `user` may see it now. Raises NotFound."""
    project = get_project_for(user, project_id)
    present = scope_of(user, project, epoch)
    if scope != present:
        visible = {name: sorted(kind.read(user, project, None)) for name, kind in sorted(record_kinds().items())}
        return FeedPage(present, visible, [], 0, True)
    size = max(1, min(limit, LARGEST_PAGE))
    with connection.cursor() as statement:
        statement.execute(_PAGE, [project.pk, cursor, size + 1])
        rows = statement.fetchall()
    page = rows[:size]
    return FeedPage(present, None, _records(user, project, page), page[-1][2] if page else cursor, len(rows) > size)


def scope_of(user: Account, project: Project, epoch: UUID) -> str:
    """A short text that is another one whenever `user` may see more or less of a project than before."""
    parts = [str(epoch), str(user.pk), role_here(project), str(sees_own_work_only(user, project))]
    parts += [f"{name}:{kind.scope(user, project)}" for name, kind in sorted(record_kinds().items()) if kind.scope]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def is_buried(project_id: int, kind: str, record_id: str) -> bool:
    """Whether a record was deleted."""
    entries = FeedEntry.objects.filter(project_id=project_id, kind=kind, record_id=record_id)
    return entries.exclude(gone_at=None).exists()


def last_numbers(project_ids: list[int]) -> dict[int, int]:
    """The last number of each project's feed."""
    if not project_ids:
        return {}
    with connection.cursor() as statement:
        statement.execute(_LAST, [project_ids])
        found = dict(statement.fetchall())
    return {project_id: found.get(project_id, 0) for project_id in project_ids}


def _records(user: Account, project: Project, page: list[tuple[str, str, int, bool]]) -> list[dict[str, Any]]:
    kinds = record_kinds()
    asked: dict[str, list[str]] = {}
    for kind, record_id, _, is_gone in page:
        if not is_gone and kind in kinds:
            asked.setdefault(kind, []).append(record_id)
    found: dict[str, Mapping[str, Record]] = {kind: kinds[kind].read(user, project, ids) for kind, ids in asked.items()}
    records = []
    for kind, record_id, sequence, is_gone in page:
        record = None if is_gone else found.get(kind, {}).get(record_id)
        told = {"version": record.version, "value": record.value} if record else {"version": 0, "value": None}
        records.append({"kind": kind, "id": record_id, "sequence": sequence, **told})
    return records
