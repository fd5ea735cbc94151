"""Writes of projects."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction

from headway.engine.document import Resource as ResourceInFile
from headway.kernel.actions import record_audit
from headway.kernel.errors import NotAllowed
from headway.people.roles import CREATE_PROJECT
from headway.projects.errors import ProjectCodeTaken, ProjectNameMissing
from headway.projects.models import Membership, Project, Resource
from headway.projects.queries import may

if TYPE_CHECKING:
    from headway.people.models import Account


@transaction.atomic
def create_project(
    *, user: Account, code: str, name: str, now: datetime, contract_finish: date | None = None
) -> Project:
    """A new project of the user's organisation, with him as its member.

    Raises NotAllowed, ProjectNameMissing, ProjectCodeTaken.
    """
    if not may(user, CREATE_PROJECT):
        raise NotAllowed
    code, name = code.strip()[:80], name.strip()[:300]
    if not code or not name:
        raise ProjectNameMissing
    project = _insert_project(
        organization_id=user.organization_id, code=code, name=name, contract_finish=contract_finish, created_at=now
    )
    add_member(project=project, account=user, role=user.role, now=now)
    record_audit(
        action="projects.created",
        actor_id=user.pk,
        organization_id=user.organization_id,
        subject={"project_id": project.pk},
        now=now,
    )
    return project


def add_member(*, project: Project, account: Account, role: str, now: datetime) -> None:
    """Let an account work on a project; a second time changes nothing."""
    Membership.objects.get_or_create(project=project, account=account, defaults={"role": role, "since": now})


def ensure_resources(*, project: Project, resources: list[ResourceInFile]) -> dict[str, int]:
    """Ids of the organisation's resources by the file's uid; what is missing is created for the project."""
    wanted = {_identity(r.kind.value, r.name, r.code): r for r in resources}
    known = Resource.objects.filter(organization_id=project.organization_id)
    ids = {_identity(kind, name, code): pk for pk, kind, name, code in known.values_list("pk", "kind", "name", "code")}
    missing = [resource for identity, resource in wanted.items() if identity not in ids]
    Resource.objects.bulk_create([_resource_row(project, resource) for resource in missing], ignore_conflicts=True)
    if missing:
        ids = {
            _identity(kind, name, code): pk for pk, kind, name, code in known.values_list("pk", "kind", "name", "code")
        }
    return {r.uid: ids[_identity(r.kind.value, r.name, r.code)] for r in resources}


def drop_unused_resources(*, project: Project, still_used: set[int], candidates: set[int]) -> None:
    """Remove those of `candidates` that were created for this project and that nobody uses."""
    Resource.objects.filter(pk__in=candidates - still_used, created_for=project).delete()


def allocate_ids(*, project: Project, activities: int, relations: int) -> tuple[int, int]:
    """The first of `activities` and of `relations` new identities of the project; its row stays locked."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_IDS, [activities, relations, project.pk])
        next_activity, next_relation = cursor.fetchone()
    return next_activity - activities, next_relation - relations


_TAKE_IDS = """
UPDATE projects_project SET next_activity_id = next_activity_id + %s, next_relation_id = next_relation_id + %s
WHERE id = %s RETURNING next_activity_id, next_relation_id
"""


def _insert_project(**columns: object) -> Project:
    try:
        with transaction.atomic():
            return Project.objects.create(**columns)
    except IntegrityError as taken:
        raise ProjectCodeTaken(code=columns["code"]) from taken


def _identity(kind: str, name: str, code: str) -> tuple[str, str, str]:
    return kind, name[:200], code[:80]


def _resource_row(project: Project, resource: ResourceInFile) -> Resource:
    return Resource(
        organization_id=project.organization_id,
        created_for=project,
        name=resource.name[:200],
        code=resource.code[:80],
        kind=resource.kind.value,
        unit=resource.unit[:40],
        capacity=resource.capacity,
        price=resource.price,
    )
