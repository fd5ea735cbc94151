"""Which projects a person may see, and what he may do there. The one permission query of the product."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Case, CharField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.roles import ARCHIVE_PROJECT, CREATE_PROJECT, ROLES, SEE
from headway.people.rules import is_organization_wide
from headway.people.rules import may as role_may
from headway.projects import rules
from headway.projects.errors import ProjectArchived
from headway.projects.models import Membership, Project, ProjectStateChange

if TYPE_CHECKING:
    from headway.people.models import Account

_MOST_OWN = 50
_SOMEBODY, _SOMEWHERE, _SOMETHING = UUID(int=1), UUID(int=2), -1
"""Stand for what a statement is asked with."""


def visible_projects(user: Account) -> QuerySet[Project]:
    """The projects that `user` may see, each with `role_here`, his role on it. Archived ones too; deleted never.

    A member by his membership, an organisation-wide role by its organisation; roles that see no plan
    (the three administrators but the auditor) see none.
    """
    seeing = [name for name in ROLES if role_may(name, SEE)]
    return _projects_with_role(user, seeing).filter(deleted_at=None)


def _projects_with_role(user: Account, roles: list[str]) -> QuerySet[Project]:
    mine = Membership.objects.filter(account_id=user.pk, project_id=OuterRef("pk")).values("role")[:1]
    role_here: Subquery | Coalesce = Subquery(mine)
    if is_organization_wide(user.role):
        at_home = When(organization_id=user.organization_id, then=Value(user.role))
        role_here = Coalesce(role_here, Case(at_home, default=None, output_field=CharField()))
    return Project.objects.annotate(role_here=role_here).filter(role_here__in=roles)


def list_own_projects(user: Account) -> list[Project]:
    """The open projects on which `user` works as a member, at most 50, the latest first; each with `role_here`."""
    mine = Membership.objects.filter(account_id=user.pk).values("project_id")
    rows = visible_projects(user).filter(pk__in=mine, archived_at=None, is_template=False)
    return list(rows.order_by("-created_at", "-pk")[:_MOST_OWN])


def get_project_for(user: Account, project_id: int, capability: str | None = None, *, lock: bool = False) -> Project:
    """One project that `user` may see and, with `capability`, do that to.

    Raises NotFound (foreign, unknown or deleted), NotAllowed (own, without the capability),
    ProjectArchived (own and allowed, but the project is only read any more).
    """
    if lock and visible_projects(user).filter(pk=project_id).select_for_update(of=("self",)).first() is None:
        raise NotFound
    project = _find(user, project_id)  # after waiting for the lock the right may be gone: read again
    if project is None:
        raise NotFound
    if capability is not None:
        _require(project, capability)
    return project


def _find(user: Account, project_id: int) -> Project | None:
    """One of `visible_projects`, whose statement is written once for each role: every request asks it."""
    statement, values = _statement_of(user.role)
    given = {_SOMEBODY: user.pk, _SOMEWHERE: user.organization_id, _SOMETHING: project_id}
    return next(iter(Project.objects.raw(statement, [given.get(one, one) for one in values])), None)


@cache
def _statement_of(role: str) -> tuple[str, tuple[Any, ...]]:
    stand_in: Any = SimpleNamespace(pk=_SOMEBODY, organization_id=_SOMEWHERE, role=role)
    return visible_projects(stand_in).filter(pk=_SOMETHING).query.sql_with_params()


def get_project(project_id: int) -> Project:
    """A project for the installation itself (the demo, the command line, jobs); people come by `get_project_for`."""
    return Project.objects.get(pk=project_id)


def existing_projects(project_ids: Collection[int]) -> set[int]:
    """Those that have not been removed for good."""
    return set(Project.objects.filter(pk__in=list(project_ids)).values_list("pk", flat=True))


def list_open_projects_of(organization_id: UUID) -> set[int]:
    """Ids of an organisation's projects that are neither archived nor deleted nor a pattern; names nobody anything."""
    rows = Project.objects.filter(organization_id=organization_id, archived_at=None, deleted_at=None)
    return set(rows.filter(is_template=False).values_list("pk", flat=True))


def list_projects_of_firm(organization_id: UUID) -> list[Project]:
    """The living projects of a firm, for who looks after all of its devices; people come by `visible_projects`."""
    return list(Project.objects.filter(organization_id=organization_id, archived_at=None, deleted_at=None))


def _require(project: Project, capability: str) -> None:
    if not role_may(role_here(project), capability):
        raise NotAllowed
    if project.archived_at is not None and not rules.may_be_done_when_archived(capability):
        raise ProjectArchived(name=project.name)


def get_deleted_project_for(user: Account, project_id: int) -> Project:
    """A deleted project, locked, for who may take it back. Raises NotFound."""
    found = _taking_back(user).filter(pk=project_id).select_for_update(of=("self",)).first()
    if found is None:
        raise NotFound
    return found


def list_deleted_projects(user: Account) -> list[Project]:
    """Deleted projects that `user` may take back, the latest first."""
    return list(_taking_back(user).select_related("organization").order_by("-deleted_at", "pk"))


def _taking_back(user: Account) -> QuerySet[Project]:
    allowed = [name for name in ROLES if role_may(name, ARCHIVE_PROJECT)]
    return _projects_with_role(user, allowed).exclude(deleted_at=None)


def list_archived_projects(user: Account) -> list[Project]:
    """Archived projects that `user` may read, the latest first."""
    archived = visible_projects(user).exclude(archived_at=None)
    return list(archived.select_related("organization").order_by("-archived_at", "pk"))


def list_templates(user: Account) -> list[Project]:
    """Projects of the own organisation that stand as a pattern for new ones, for who creates projects."""
    return list(_templates(user).order_by("sort_key", "pk"))


def get_template_for(user: Account, project_id: int) -> Project:
    """A project to copy: a pattern of the own organisation, or an own project that `user` sees whole.

    Raises NotFound, NotAllowed (he sees it as a guest: another organisation's plan is not taken along).
    """
    template = _templates(user).filter(pk=project_id).first()
    if template is not None:
        return template
    project = get_project_for(user, project_id, "plan.see_history")
    if is_guest(user, project):
        raise NotAllowed
    return project


def _templates(user: Account) -> QuerySet[Project]:
    if not role_may(user.role, CREATE_PROJECT):
        return Project.objects.none()
    return Project.objects.filter(organization_id=user.organization_id, is_template=True, deleted_at=None)


def may(user: Account, capability: str, project: Project | None = None) -> bool:
    """Whether `user` holds a capability, on a project fetched by `visible_projects` or by his own role."""
    if project is None:
        return role_may(user.role, capability)
    reading = project.archived_at is None or rules.may_be_done_when_archived(capability)
    return reading and role_may(role_here(project), capability)


def role_here(project: Project) -> str:
    """The role, on a project fetched by `visible_projects`, of who fetched it."""
    return str(project.role_here)  # type: ignore[attr-defined]


def is_guest(user: Account, project: Project) -> bool:
    """Whether `user` belongs to another organisation than the project."""
    return bool(user.organization_id != project.organization_id)


def sees_own_work_only(user: Account, project: Project) -> bool:
    """Whether `user` sees only the activities of his crews there (see `list_crews_of`)."""
    return rules.sees_own_work_only(role=role_here(project), is_guest=is_guest(user, project))


def sees_prices(project: Project) -> bool:
    """Whether who fetched the project sees what things cost there."""
    return rules.sees_prices(role_here(project))


def is_code_taken(organization_id: UUID, code: str) -> bool:
    """Whether a project of the organisation has this code, archived and deleted ones included."""
    return Project.objects.filter(organization_id=organization_id, code=code.strip()[:80]).exists()


def list_state_changes(project: Project) -> list[ProjectStateChange]:
    """When a project was archived, deleted and taken back, the latest first."""
    return list(ProjectStateChange.objects.filter(project_id=project.pk).order_by("-id")[:200])
