"""New projects: blank, from a template, copied; and the templates there are."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.kernel.errors import NotAllowed
from headway.people.http import account_of
from headway.people.roles import CREATE_PROJECT
from headway.projects.actions import ProjectFacts
from headway.projects.http.bodies import Id, Maybe300, StrictIn, Words80, Words300
from headway.projects.queries import list_templates, may
from headway.schedule.actions.project_copies import TEMPLATES, NewPlan, start_project
from headway.schedule.http.projects import router as project_router
from headway.words import text

router = Router()


class NewProjectIn(StrictIn):
    code: Words80
    name: Words300
    kind: str = Field("residential", max_length=20)
    address: Maybe300 = ""
    time_zone: str = Field("Asia/Shanghai", max_length=60)
    contract_start: date | None = None
    contract_finish: date | None = None
    contract_days: int | None = Field(None, ge=1, le=36_500)
    template: str = Field("", max_length=40)
    source_project_id: Id | None = None
    with_progress: bool = False
    with_members: bool = False
    start: date | None = None
    profile: Literal["p6", "msp"] = "p6"
    minutes_per_day: int = Field(480, ge=60, le=1440)
    calendar_source_id: Id | None = None


class NewProjectOut(Schema):
    id: int
    plan_id: int
    revision: int


class ShippedTemplateOut(Schema):
    key: str
    name: str


class OwnTemplateOut(Schema):
    id: int
    code: str
    name: str


class TemplateListOut(Schema):
    shipped: list[ShippedTemplateOut]
    own: list[OwnTemplateOut]


@project_router.post("/projects", response={201: NewProjectOut})
def create_project(request: HttpRequest, body: NewProjectIn) -> tuple[int, dict[str, int]]:
    """A new project: blank, from a template that comes with the product, or copied from another project."""
    told = body.model_dump()
    facts = ProjectFacts(**{name: told[name] for name in ProjectFacts.__dataclass_fields__ if name in told})
    wishes = {name: told[name] for name in NewPlan.__dataclass_fields__ if name in told}
    wishes["start"] = _start(body)
    project, edit = start_project(user=account_of(request), facts=facts, new=NewPlan(**wishes), now=now())
    return 201, {"id": project.pk, "plan_id": edit.plan_id, "revision": edit.revision}


@router.get("/project-templates", response=TemplateListOut)
def list_project_templates(request: HttpRequest) -> dict[str, Any]:
    """What new projects can be made of, for who may create one."""
    user = account_of(request)
    if not may(user, CREATE_PROJECT):
        raise NotAllowed
    shipped = [{"key": key, "name": text(f"schedule.template.{key}", user.language)} for key in TEMPLATES]
    return {"shipped": shipped, "own": list_templates(user)}


def _start(body: NewProjectIn) -> datetime | None:
    """The plan begins with the contract, unless another day is wished."""
    day = body.start or body.contract_start
    return datetime.combine(day, time()) if day else None
