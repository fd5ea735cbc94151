"""Announcements of a project: who sees them, whom they reach."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from headway.kernel.subjects import Described, Subject
from headway.notify.queries.announcements import Board, described, list_told
from headway.notify.rules.announcements import PROJECT
from headway.people.queries import list_active_organizations
from headway.people.roles import ANNOUNCE, SEE_HISTORY
from headway.people.rules import PERSON
from headway.projects.models import Membership
from headway.projects.queries.projects import get_project_for, may, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account


def board_of_project(user: Account, project_id: int, capability: str | None = None) -> Board:
    """The board of a project that `user` sees; all of it for who sees the whole plan, else what was addressed to him.

    Raises NotFound, NotAllowed, ProjectArchived.
    """
    project = get_project_for(user, project_id, capability)
    return Board(
        user, project.organization_id, project.pk, may(user, ANNOUNCE, project), may(user, SEE_HISTORY, project)
    )


def list_people_of_project(project_id: int) -> list[tuple[UUID, str]]:
    """The members who can sign in, with their roles there; of a project fetched with permission."""
    rows = Membership.objects.filter(project_id=project_id, account__kind=PERSON).order_by("pk")
    members = dict(rows.values_list("account_id", "role"))
    active = list_active_organizations(members)
    return [(account, role) for account, role in members.items() if account in active]


def describe_of_project(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """Announcements on projects that `account` still sees; see `kernel.subjects`."""
    rows = list_told(account, PROJECT, [subject.id for subject in subjects])
    projects = visible_projects(account).filter(pk__in={one.project_id for one in rows})
    names = dict(projects.values_list("pk", "name"))
    return {(told := described(one, names[one.project_id])).place: told for one in rows if one.project_id in names}
