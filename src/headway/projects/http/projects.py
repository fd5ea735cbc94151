"""Facts of a project, its state, and the lists of archived and deleted ones."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import (
    ARCHIVE_PROJECT,
    CHANGE_PROJECT,
    EDIT,
    MEMBERS,
    ORGANIZATION_CALENDARS,
    RESOURCES,
    ROBOTS,
)
from headway.projects import actions
from headway.projects.http.bodies import Maybe300, StrictIn, Words80, Words300, changes_of
from headway.projects.models import Project
from headway.projects.queries import (
    get_project_for,
    is_guest,
    list_archived_projects,
    list_deleted_projects,
    list_state_changes,
    may,
    sees_prices,
)
from headway.projects.rules import GRACE, state_of
from headway.words import text

router = Router()


class FactsOut(Schema):
    id: int
    code: str
    name: str
    organization: str
    kind: str
    address: str
    time_zone: str
    contract_start: date | None
    contract_finish: date | None
    contract_days: int | None
    warning_float_days: int
    is_template: bool
    state: str
    created_at: datetime
    may: dict[str, bool]


class FactsIn(StrictIn):
    code: Words80 = ""
    name: Words300 = ""
    kind: str = Field("", max_length=20)
    address: Maybe300 = ""
    time_zone: str = Field("", max_length=60)
    contract_start: date | None = None
    contract_finish: date | None = None
    contract_days: int | None = Field(None, ge=1, le=36_500)
    warning_float_days: int = Field(0, ge=0, le=365)
    is_template: bool = False


class StateIn(StrictIn):
    state: Literal["active", "archived", "deleted"]


class StateOut(Schema):
    state: str


class StateChangeOut(Schema):
    state: str
    state_name: str
    actor: str
    at: datetime


class StateChangesOut(Schema):
    changes: list[StateChangeOut]


class AsideOut(Schema):
    id: int
    code: str
    name: str
    organization: str
    since: datetime
    purged_after: datetime | None
    may_take_back: bool


class AsideListOut(Schema):
    projects: list[AsideOut]


@router.get("/projects/{int:project_id}/facts", response=FactsOut)
def get_project_facts(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """What is told of a project and moves no date, and what the person may change there."""
    return _facts(request, get_project_for(account_of(request), project_id))


@router.patch("/projects/{int:project_id}/facts", response=FactsOut)
def change_project_facts(request: HttpRequest, project_id: int, body: FactsIn) -> dict[str, Any]:
    """Change some of them; the missing one of contract start, finish and days is computed."""
    user = account_of(request)
    return _facts(
        request, actions.change_project(user=user, project_id=project_id, changes=changes_of(body), now=now())
    )


@router.get("/projects/{int:project_id}/state-changes", response=StateChangesOut)
def list_project_state_changes(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """When the project was archived, deleted and taken back."""
    language = account_of(request).language
    return {
        "changes": [
            {
                "state": change.state,
                "state_name": text(f"projects.state.{change.state}", language),
                "actor": change.actor_name,
                "at": change.at,
            }
            for change in list_state_changes(get_project_for(account_of(request), project_id))
        ]
    }


@router.post("/projects/{int:project_id}/state-changes", response=StateOut)
def change_project_state(request: HttpRequest, project_id: int, body: StateIn) -> dict[str, str]:
    """Archive, delete, or take back; a deleted project can be taken back for 30 days."""
    user = account_of(request)
    return {"state": actions.change_state(user=user, project_id=project_id, state=body.state, now=now())}


@router.get("/archived-projects", response=AsideListOut)
def list_my_archived_projects(request: HttpRequest) -> dict[str, Any]:
    """Archived projects that the person may read."""
    user = account_of(request)
    return {"projects": [_aside(user, project, project.archived_at) for project in list_archived_projects(user)]}


@router.get("/deleted-projects", response=AsideListOut)
def list_my_deleted_projects(request: HttpRequest) -> dict[str, Any]:
    """Deleted projects that the person may take back."""
    user = account_of(request)
    return {"projects": [_aside(user, project, project.deleted_at) for project in list_deleted_projects(user)]}


def _aside(user: Any, project: Project, since: datetime | None) -> dict[str, Any]:
    return {
        "id": project.pk,
        "code": project.code,
        "name": project.name,
        "organization": project.organization.name,
        "since": since,
        "purged_after": project.deleted_at + GRACE if project.deleted_at else None,
        "may_take_back": may(user, ARCHIVE_PROJECT, project),
    }


def _facts(request: HttpRequest, project: Project) -> dict[str, Any]:
    user = account_of(request)
    columns = {name: getattr(project, name) for name in FactsOut.model_fields if hasattr(project, name)}
    return columns | {
        "organization": project.organization.name,
        "state": state_of(archived_at=project.archived_at, deleted_at=project.deleted_at),
        "may": {
            "change": may(user, CHANGE_PROJECT, project),
            "edit": may(user, EDIT, project),
            "archive": may(user, ARCHIVE_PROJECT, project),
            "members": may(user, MEMBERS, project),
            "resources": may(user, RESOURCES, project) and not is_guest(user, project),
            "robots": may(user, ROBOTS, project),
            "prices": sees_prices(project),
            "organization_calendars": may(user, ORGANIZATION_CALENDARS),
        },
    }
