"""Reads of projects. Permission stands in the query that fetches; there is no other way to get one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.roles import ROLES
from headway.people.rules import is_organization_wide
from headway.people.rules import may as role_may
from headway.projects.models import Membership, Project, Resource

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Member:
    """A person on a project, as others see him."""

    display_name: str
    role: str
    organization: str


def visible_projects(user: Account) -> QuerySet[Project]:
    """The projects that `user` may see, each with `role_here`, his role on it.

    A member by his membership, an organisation-wide role by its organisation; roles that see no plan
    (the three administrators but the auditor) see none.
    """
    mine = Membership.objects.filter(account_id=user.pk, project_id=OuterRef("pk")).values("role")[:1]
    projects = Project.objects.filter(archived_at=None).annotate(membership_role=Subquery(mine))
    at_home = Q(organization_id=user.organization_id) if is_organization_wide(user.role) else Q(pk__in=[])
    seeing = [name for name, role in ROLES.items() if role_may(name, "plan.see")]
    wide_role = Case(When(at_home, then=Value(user.role)), default=None, output_field=CharField())
    return projects.annotate(role_here=Coalesce("membership_role", wide_role)).filter(role_here__in=seeing)


def get_project_for(user: Account, project_id: int, capability: str | None = None, *, lock: bool = False) -> Project:
    """One project that `user` may see and, with `capability`, do that to.

    Raises NotFound (foreign or unknown), NotAllowed (own, without the capability).
    """
    found = visible_projects(user).filter(pk=project_id)
    project = (found.select_for_update(of=("self",)) if lock else found).first()
    if project is None:
        raise NotFound
    if capability is not None and not role_may(role_here(project), capability):
        raise NotAllowed
    return project


def may(user: Account, capability: str, project: Project | None = None) -> bool:
    """Whether `user` holds a capability, on a project fetched by `visible_projects` or by his own role."""
    return role_may(role_here(project) if project is not None else user.role, capability)


def is_code_taken(organization_id: UUID, code: str) -> bool:
    """Whether a project of the organisation has this code, archived ones included."""
    return Project.objects.filter(organization_id=organization_id, code=code.strip()[:80]).exists()


def list_resource_names(resource_ids: list[int]) -> dict[int, Resource]:
    """Resources by id, for rows of a plan that was fetched with permission."""
    return Resource.objects.only("name", "kind", "unit").in_bulk(resource_ids)


def get_resource_kind(project: Project, resource_id: int) -> str:
    """The kind of a resource of the project's organisation. Raises NotFound."""
    kind = Resource.objects.filter(pk=resource_id, organization_id=project.organization_id).values_list(
        "kind", flat=True
    )
    if not kind:
        raise NotFound
    return str(kind[0])


def role_here(project: Project) -> str:
    """The role, on a project fetched by `visible_projects`, of who fetched it."""
    return str(project.role_here)  # type: ignore[attr-defined]


def list_members(project: Project) -> list[Member]:
    """Who works on the project, by name."""
    rows = Membership.objects.filter(project=project).order_by("account__sort_key", "account_id")
    return [Member(*row) for row in rows.values_list("account__display_name", "role", "account__organization__name")]
