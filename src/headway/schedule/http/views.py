"""Saved views of a plan: a link to one holds its number, and who opens it needs his own right."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field, StringConstraints

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import CHANGE_PROJECT, EDIT
from headway.projects.queries import get_project_for, may
from headway.schedule.actions import views as actions
from headway.schedule.http.operations import Told
from headway.schedule.models import SavedView
from headway.schedule.queries.views import Choice, list_views

router = Router()
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class ViewIn(Told):
    name: Name
    is_shared: bool = False
    state: dict[str, Any]


class ViewChangeIn(Told):
    name: Name = ""
    is_shared: bool = False
    state: dict[str, Any] = {}


class FirstViewIn(Told):
    """`role` empty: for the person himself; neither view nor built-in name: as the product begins."""

    role: str = Field("", max_length=30)
    view_id: int | None = Field(None, ge=0, le=2**63 - 1)
    built_in: str = Field("", max_length=20)


class ViewOut(Schema):
    id: int
    name: str
    is_shared: bool
    is_own: bool
    owner: str
    state: dict[str, Any]
    changed_at: datetime


class FirstViewOut(Schema):
    view_id: int | None
    built_in: str


class ViewListOut(Schema):
    """`first`: with which the plan opens for the reader; null = as the product begins."""

    views: list[ViewOut]
    first: FirstViewOut | None
    own_first: FirstViewOut | None
    first_by_role: dict[str, FirstViewOut]
    may_share: bool
    may_choose_for_roles: bool


@router.get("/projects/{int:project_id}/views", response=ViewListOut)
def list_project_views(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """The own views of a project's plan and those that others share."""
    user = account_of(request)
    project = get_project_for(user, project_id)
    found = list_views(user, project)
    return {
        "views": [_view(view, user.pk) for view in found.views],
        "first": _choice(found.first),
        "own_first": _choice(found.own),
        "first_by_role": {role: _choice(choice) for role, choice in found.by_role.items()},
        "may_share": may(user, EDIT, project),
        "may_choose_for_roles": may(user, CHANGE_PROJECT, project),
    }


@router.post("/projects/{int:project_id}/views", response={201: ViewOut})
def add_project_view(request: HttpRequest, project_id: int, body: ViewIn) -> tuple[int, dict[str, Any]]:
    """Keep what is shown under a name."""
    user = account_of(request)
    view = actions.save_view(user=user, project_id=project_id, now=now(), **body.model_dump())
    return 201, _view(view, user.pk)


@router.put("/projects/{int:project_id}/first-view", response={204: None})
def put_first_view(request: HttpRequest, project_id: int, body: FirstViewIn) -> tuple[int, None]:
    """With which view the plan opens, for oneself or for a role."""
    actions.choose_first_view(user=account_of(request), project_id=project_id, **body.model_dump())
    return 204, None


@router.patch("/views/{int:view_id}", response=ViewOut)
def change_saved_view(request: HttpRequest, view_id: int, body: ViewChangeIn) -> dict[str, Any]:
    """Another name, state or audience for an own view."""
    user = account_of(request)
    changes = body.model_dump(exclude_unset=True)
    return _view(actions.change_view(user=user, view_id=view_id, changes=changes, now=now()), user.pk)


@router.delete("/views/{int:view_id}", response={204: None})
def remove_saved_view(request: HttpRequest, view_id: int) -> tuple[int, None]:
    """Delete an own view."""
    actions.remove_view(user=account_of(request), view_id=view_id, now=now())
    return 204, None


@router.post("/views/{int:view_id}/restorations", response=ViewOut)
def restore_saved_view(request: HttpRequest, view_id: int) -> dict[str, Any]:
    """Take an own view back that was deleted just now."""
    user = account_of(request)
    return _view(actions.take_view_back(user=user, view_id=view_id), user.pk)


def _view(view: SavedView, reader: Any) -> dict[str, Any]:
    return {
        "id": view.pk,
        "name": view.name,
        "is_shared": view.is_shared,
        "is_own": view.owner_id == reader,
        "owner": view.owner.display_name,
        "state": view.state,
        "changed_at": view.changed_at,
    }


def _choice(choice: Choice | None) -> dict[str, Any] | None:
    return None if choice is None else {"view_id": choice[0], "built_in": choice[1]}
