"""Saved views: kept, changed, shared, deleted and taken back, and which one opens first."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from headway.people.roles import CHANGE_PROJECT, EDIT, ROLES
from headway.projects.queries import get_project_for
from headway.schedule.errors import RoleUnknown, TooManyViews, ViewNameTaken, ViewNotTaken
from headway.schedule.models import FirstView, SavedView
from headway.schedule.queries.views import get_view_for
from headway.schedule.rules.views import BUILT_IN, MOST_VIEWS, fault_in

if TYPE_CHECKING:
    from headway.people.models import Account

GRACE = timedelta(days=1)
"""How long a deleted view can be taken back."""
State = dict[str, Any]


@transaction.atomic
def save_view(*, user: Account, project_id: int, name: str, is_shared: bool, state: State, now: datetime) -> SavedView:
    """A new view of the person; shared ones need the right to edit the plan.

    Raises NotFound, NotAllowed, ProjectArchived, ViewNotTaken, ViewNameTaken, TooManyViews.
    """
    project = get_project_for(user, project_id, EDIT if is_shared else None)
    _require_state(state)
    SavedView.objects.filter(project=project, removed_at__lt=now - GRACE).delete()
    if SavedView.objects.filter(project=project, owner=user, removed_at=None).count() >= MOST_VIEWS:
        raise TooManyViews(most=MOST_VIEWS)
    view = SavedView(
        organization_id=project.organization_id, project=project, owner=user, name=name.strip(), is_shared=is_shared,
        state=state, created_at=now, changed_at=now,
    )  # fmt: skip
    return _written(view)


@transaction.atomic
def change_view(*, user: Account, view_id: int, changes: dict[str, Any], now: datetime) -> SavedView:
    """Another name, state or audience for an own view, by the names of the columns. Raises as `save_view`."""
    view = get_view_for(user, view_id, own=True)
    if changes.get("is_shared"):
        get_project_for(user, view.project_id, EDIT)
    if "state" in changes:
        _require_state(changes["state"])
    for name, value in changes.items():
        setattr(view, name, value.strip() if name == "name" else value)
    view.changed_at = now
    return _written(view)


@transaction.atomic
def remove_view(*, user: Account, view_id: int, now: datetime) -> None:
    """Delete an own view; for a day it can be taken back. Raises NotFound."""
    view = get_view_for(user, view_id, own=True)
    view.removed_at = now
    view.save(update_fields=["removed_at"])


@transaction.atomic
def take_view_back(*, user: Account, view_id: int) -> SavedView:
    """Undo the deletion of an own view. Raises NotFound, ViewNameTaken."""
    view = get_view_for(user, view_id, own=True, removed=True)
    view.removed_at = None
    return _written(view)


@transaction.atomic
def choose_first_view(*, user: Account, project_id: int, role: str, view_id: int | None, built_in: str) -> None:
    """With which view the plan opens for the person himself (`role` empty) or for everybody of a role.

    Neither a view nor a built-in name: as the product begins. For a role the view must be shared, and the person
    must have the right to change the project. Raises NotFound, NotAllowed, RoleUnknown, ViewNotTaken.
    """
    project = get_project_for(user, project_id, CHANGE_PROJECT if role else None)
    if role and role not in ROLES:
        raise RoleUnknown(role=role)
    if built_in and (built_in not in BUILT_IN or view_id is not None):
        raise ViewNotTaken(part=built_in)
    view = get_view_for(user, view_id) if view_id is not None else None
    if view is not None and (view.project_id != project.pk or (role and not view.is_shared)):
        raise ViewNotTaken(part=view.name)
    who = {"role": role, "account": None} if role else {"role": "", "account": user}
    FirstView.objects.filter(project=project, **who).delete()
    if view is not None or built_in:
        FirstView.objects.create(
            organization_id=project.organization_id, project=project, view=view, built_in=built_in, **who
        )


def _require_state(state: State) -> None:
    fault = fault_in(state)
    if fault is not None:
        raise ViewNotTaken(part=fault)


def _written(view: SavedView) -> SavedView:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as taken:
        raise ViewNameTaken(name=view.name) from taken
    return view
