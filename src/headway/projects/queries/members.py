"""Who works on a project, who could, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from headway.kernel.errors import NotFound
from headway.people.queries import list_active_accounts
from headway.people.roles import ADMINISTRATORS, ROLES
from headway.people.rules import PERSON
from headway.people.rules import may as role_may
from headway.projects.models import Membership, MembershipChange, Project
from headway.projects.rules import MOST_HITS, matches

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Member:
    """A person on a project, as others see him."""

    id: int
    account_id: UUID
    display_name: str
    role: str
    organization_id: UUID
    organization: str
    organization_kind: str
    role_at_home: str
    since: datetime


_COLUMNS = (
    "pk", "account_id", "account__display_name", "role", "account__organization_id", "account__organization__name",
    "account__organization__kind", "account__role", "since",
)  # fmt: skip

# by hand, because entries of a whole day ask them one by one
_WITH_ROLE = "SELECT account_id FROM projects_membership WHERE project_id = %s AND role = ANY(%s)"
_BELONGED = """
SELECT p.* FROM projects_project p WHERE p.id = %s AND (p.organization_id = %s OR EXISTS (
  SELECT FROM projects_membershipchange c WHERE c.project_id = p.id AND c.account_id = %s))
"""


def list_members(project: Project) -> list[Member]:
    """Who works on the project, by name."""
    rows = Membership.objects.filter(project=project, account__kind=PERSON)
    rows = rows.order_by("account__sort_key", "account_id")
    return [Member(*row) for row in rows.values_list(*_COLUMNS)]


def get_member(project: Project, member_id: int) -> Member:
    """One member of a project fetched with permission. Raises NotFound."""
    found = Membership.objects.filter(project=project, pk=member_id, account__kind=PERSON)
    row = found.values_list(*_COLUMNS).first()
    if row is None:
        raise NotFound
    return Member(*row)


def count_managers(project: Project) -> int:
    """How many project managers a project has."""
    return Membership.objects.filter(project=project, role="project_manager").count()


def list_accounts_who_may(project: Project, capability: str) -> list[UUID]:
    """The members whose role on the project holds a capability: whom to tell of what waits for somebody there."""
    roles = [name for name in ROLES if role_may(name, capability)]
    with connection.cursor() as cursor:
        cursor.execute(_WITH_ROLE, [project.pk, roles])
        return [row[0] for row in cursor.fetchall()]


def list_members_of(project_ids: list[int]) -> set[UUID]:
    """The accounts that work on any of these projects, which were fetched with permission."""
    return set(Membership.objects.filter(project_id__in=project_ids).values_list("account_id", flat=True))


def find_project_of(account: Account, project_id: int) -> Project | None:
    """A project that an account belongs or once belonged to, by membership or as a project of its organisation.

    No right to anything: for what somebody entered there and what others have to decide about.
    """
    return next(iter(Project.objects.raw(_BELONGED, [project_id, account.organization_id, account.pk])), None)


def list_candidates(project: Project, query: str) -> list[Account]:
    """People of the project's own organisation who are no members yet, by name or user name."""
    members = set(Membership.objects.filter(project=project).values_list("account_id", flat=True))
    asked = query.strip().lower()
    found = [
        account
        for account in list_active_accounts(project.organization_id)
        if account.pk not in members
        and account.role not in ADMINISTRATORS
        and account.joined_at is not None
        and matches(asked, code=account.username, name=account.display_name, sort_key=account.sort_key)
    ]
    return found[:MOST_HITS]


def list_member_changes(project: Project) -> list[MembershipChange]:
    """Who was added, changed and removed, the latest first."""
    return list(MembershipChange.objects.filter(project_id=project.pk).order_by("-id")[:500])
