"""Several projects at once, for work of the installation itself; people come by `visible_projects`.

Each function is one statement, however many the projects.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from headway.kernel.subjects import Described, Subject
from headway.people.rules import PERSON
from headway.projects.models import CrewMember, Membership, Project, Subcontractor
from headway.projects.queries.projects import visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account

PROJECT = "project"


@dataclass(frozen=True, slots=True)
class RunningProject:
    """A project that is neither archived nor deleted nor a pattern."""

    id: int
    organization_id: UUID
    name: str
    time_zone: str


class Belonging(NamedTuple):
    """A person on a project."""

    account_id: UUID
    role: str
    organization_id: UUID


def list_running_projects(ids: Collection[int] | None = None) -> dict[int, RunningProject]:
    """All projects that run, or those of `ids`, by id."""
    rows = Project.objects.filter(archived_at=None, deleted_at=None, is_template=False)
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    told = rows.order_by("pk").values_list("pk", "organization_id", "name", "time_zone")
    return {row[0]: RunningProject(*row) for row in told}


def list_belonging(project_ids: Collection[int]) -> dict[int, list[Belonging]]:
    """The people of each project who can sign in."""
    rows = Membership.objects.filter(
        project_id__in=list(project_ids),
        account__kind=PERSON,
        account__is_active=True,
        account__joined_at__isnull=False,
    ).order_by("account_id")
    found: dict[int, list[Belonging]] = {}
    columns = ("project_id", "account_id", "role", "account__organization_id")
    for project, account, role, home in rows.values_list(*columns):
        found.setdefault(project, []).append(Belonging(account, role, home))
    return found


def list_leaders_of(account_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """The leaders of the crews in which these accounts work."""
    rows = CrewMember.objects.filter(account_id__in=list(account_ids), resource__leader_id__isnull=False)
    found: dict[UUID, set[UUID]] = {}
    for account, leader in rows.values_list("account_id", "resource__leader_id"):
        if account is not None and leader is not None:
            found.setdefault(account, set()).add(leader)
    return found


def list_firms_of(subcontractor_ids: Collection[int]) -> dict[int, UUID]:
    """The organisations whose people sign in for these subcontractors."""
    rows = Subcontractor.objects.filter(pk__in=list(subcontractor_ids), firm_id__isnull=False)
    return {pk: firm for pk, firm in rows.values_list("pk", "firm_id") if firm is not None}


def list_projects_of(account_ids: Collection[UUID]) -> dict[UUID, set[int]]:
    """The running projects that each account belongs to."""
    rows = Membership.objects.filter(
        account_id__in=list(account_ids),
        project__archived_at=None,
        project__deleted_at=None,
        project__is_template=False,
    )
    found: dict[UUID, set[int]] = {}
    for account, project in rows.values_list("account_id", "project_id"):
        found.setdefault(account, set()).add(project)
    return found


def describe_projects(account: Account, subjects: Iterable[Subject]) -> dict[Subject, Described]:
    """Projects as what messages are about: those that `account` may see; see `kernel.subjects`."""
    asked = {subject.project_id: subject for subject in subjects if subject.id == subject.project_id}
    rows = visible_projects(account).filter(pk__in=asked).values_list("pk", "code", "name")
    return {asked[pk]: Described(project=name, code=code, name=name, place=asked[pk]) for pk, code, name in rows}
