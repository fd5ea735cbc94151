"""A project is archived, deleted, taken back, and in the end removed with everything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from headway.kernel.actions import record_audit, record_event
from headway.kernel.attachments import forget_files
from headway.kernel.errors import NotFound
from headway.notify.actions import forget_project
from headway.people.roles import ARCHIVE_PROJECT
from headway.projects.actions.comments import forget_comments
from headway.projects.errors import StateNotPossible
from headway.projects.models import Location, Membership, Project, ProjectStateChange, Resource
from headway.projects.queries import get_deleted_project_for, get_project_for
from headway.projects.rules import GRACE, NEXT_STATES, state_of

if TYPE_CHECKING:
    from headway.people.models import Account

Purge = Callable[[int], None]
_purges: list[Purge] = []
_returns: list[Callable[[int], None]] = []


def on_purge(purge: Purge) -> None:
    """Have `purge` take away what an upper room keeps of a project (its id), before the project goes."""
    if purge not in _purges:
        _purges.append(purge)


def on_return(returned: Callable[[int], None]) -> None:
    """Have an upper room told, in the same transaction, of a project (its id) that may be worked on again."""
    if returned not in _returns:
        _returns.append(returned)


@transaction.atomic
def change_state(*, user: Account, project_id: int, state: str, now: datetime) -> str:
    """Archive (`archived`), delete (`deleted`) or take back (`active`) a project; returns its state then.

    A deleted project comes back as what it was before. Raises NotFound, NotAllowed, StateNotPossible.
    """
    project = _locked(user, project_id, state)
    former = state_of(archived_at=project.archived_at, deleted_at=project.deleted_at)
    if state not in NEXT_STATES[former]:
        raise StateNotPossible(state=former, wished=state[:20])
    if former == "deleted":
        project.deleted_at = None
    else:
        project.archived_at = now if state == "archived" else project.archived_at if state == "deleted" else None
        project.deleted_at = now if state == "deleted" else None
    project.save(update_fields=["archived_at", "deleted_at"])
    reached = state_of(archived_at=project.archived_at, deleted_at=project.deleted_at)
    _keep_change(project, reached, user, now)
    if reached == "active":
        for returned in _returns:
            returned(project.pk)
    return reached


def purge_deleted_projects(*, now: datetime) -> int:
    """Remove every project whose grace is over, with its plans; returns how many. Twice has no second effect."""
    over = list(Project.objects.filter(deleted_at__lte=now - GRACE).values_list("pk", flat=True).order_by("pk"))
    return sum(_purge(project_id, now) for project_id in over)


def _locked(user: Account, project_id: int, state: str) -> Project:
    try:
        return get_project_for(user, project_id, ARCHIVE_PROJECT, lock=True)
    except NotFound:
        if state != "active":
            raise
    return get_deleted_project_for(user, project_id)


@transaction.atomic
def _purge(project_id: int, now: datetime) -> int:
    project = Project.objects.select_for_update().filter(pk=project_id, deleted_at__lte=now - GRACE).first()
    if project is None:
        return 0
    for purge in _purges:
        purge(project_id)
    forget_project(project_id)
    forget_comments(project_id)
    forget_files(project_id)
    Resource.objects.filter(created_for=project).update(created_for=None)
    Location.objects.filter(project=project).delete()
    Membership.objects.filter(project=project).delete()
    Project.objects.filter(pk=project_id)._raw_delete("default")
    _keep_change(project, "purged", None, now)
    return 1


def _keep_change(project: Project, state: str, by: Account | None, now: datetime) -> None:
    ProjectStateChange.objects.create(
        project_id=project.pk,
        organization_id=project.organization_id,
        project_code=project.code,
        state=state,
        actor_id=by.pk if by else None,
        actor_name=by.display_name if by else "",
        at=now,
    )
    record_audit(
        action=f"projects.{state}",
        actor_id=by.pk if by else None,
        organization_id=project.organization_id,
        subject={"project_id": project.pk},
        now=now,
    )
    record_event(
        kind="projects.state_changed",
        organization_id=project.organization_id,
        project_id=project.pk,
        subject={"project_id": project.pk},
        now=now,
    )
