"""The portfolio and one project."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from headway.people.http import account_of
from headway.people.roles import CREATE_PROJECT
from headway.projects.queries import get_project_for, list_members, may
from headway.schedule.queries.plans import get_live_plan, get_project_line, list_calendars, list_projects
from headway.words import text

router = Router()


class ProjectOut(Schema):
    id: int
    code: str
    name: str
    organization: str
    plan_id: int | None
    revision: int
    profile: str | None
    data_date: str | None
    start: str | None
    finish: str | None
    contract_finish: date | None
    lateness_days: int | None
    activity_count: int
    critical_count: int
    percent_complete: float
    changed_at: datetime | None
    may: dict[str, bool]


class ProjectListOut(Schema):
    projects: list[ProjectOut]
    may: dict[str, bool]


class PlanOut(Schema):
    id: int
    name: str
    revision: int


class MemberOut(Schema):
    display_name: str
    role_name: str
    organization: str


class CalendarOut(Schema):
    id: int
    name: str


class ProjectDetailOut(ProjectOut):
    plan: PlanOut | None
    members: list[MemberOut]
    calendars: list[CalendarOut]
    settings: dict[str, Any]


@router.get("/projects", response=ProjectListOut)
def list_my_projects(request: HttpRequest) -> dict[str, Any]:
    """Every project that the person may see."""
    return {
        "projects": list_projects(account_of(request)),
        "may": {"create_project": may(account_of(request), CREATE_PROJECT)},
    }


@router.get("/projects/{int:project_id}", response=ProjectDetailOut)
def get_project(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """One project with its members, calendars and the settings of its plan."""
    project = get_project_for(account_of(request), project_id)
    plan = get_live_plan(project)
    line = get_project_line(account_of(request), project)
    members = [
        {
            "display_name": member.display_name,
            "role_name": text(f"people.role.{member.role}", account_of(request).language),
            "organization": member.organization,
        }
        for member in list_members(project)
    ]
    return {
        **vars_of(line),
        "plan": plan,
        "members": members,
        "calendars": list_calendars(plan) if plan else [],
        "settings": plan.options if plan else {},
    }


def vars_of(line: Any) -> dict[str, Any]:
    """The fields of a frozen dataclass, not copied."""
    return {name: getattr(line, name) for name in line.__dataclass_fields__}
