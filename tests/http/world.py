"""Two firms for the tests of HTTP: ours with a block, its people by role, and a stranger with full rights elsewhere."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from channel_cases import robot_on
from crew_link_cases import crew_link_on
from django.test import Client
from field_cases import desk_on
from lists import lists_of
from site_day_cases import site_day_on
from talk_cases import talk_on

from headway.interchange.wire import pack
from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account
from headway.people.roles import ADMINISTRATORS, ROLES
from headway.projects.actions import add_member, create_project
from headway.projects.models import Project
from headway.schedule.actions import (
    ImportPlan,
    ImportTarget,
    apply_edit,
    ensure_live_plan,
    freeze_current_dates,
    start_import,
)
from headway.schedule.demo import load_plan
from headway.schedule.models import Activity, ImportPart, ImportRun, Plan
from headway.schedule.rules.packed import pack_json

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
UNKNOWN = 2_000_000_000


@dataclass(frozen=True)
class Site:
    """A project with a plan and an import that waits for its confirmation."""

    project: Project
    plan: Plan
    activity_id: int
    run: ImportRun
    baseline_id: int
    edit_id: int
    lists: dict[str, Any] = field(default_factory=dict)  # of members, places, resources, calendars, comments, files

    def ids(self) -> dict[str, Any]:
        return {
            "project_id": self.project.pk,
            "plan_id": self.plan.pk,
            "activity_id": self.activity_id,
            "import_id": self.run.pk,
            "baseline_id": self.baseline_id,
            "edit_id": self.edit_id,
            "rule": "overdue",
        } | self.lists


@dataclass(frozen=True)
class World:
    ours: Site
    theirs: Site
    people: dict[str, Account]  # ours, by role, all members of our project
    stranger: Account  # a planner of the other firm


def build_world() -> World:
    people = {role: _person(role, role, "三公司") for role in ROLES}
    stranger = _person("stranger", "planner", "别的公司")
    ours = _site(people["planner"], "YQ-3", "云栖雅苑 3# 楼")
    for role, account in people.items():
        if role not in ADMINISTRATORS:
            add_member(project=ours.project, account=account, role=role, now=NOW)
    ours.lists.update(lists_of(ours.project, people["planner"], people["foreman"]))
    theirs = _site(stranger, "XX-9", "保密项目")
    theirs.lists.update(lists_of(theirs.project, stranger, stranger))
    ours.lists.update(talk_on(ours, people["project_manager"]))
    theirs.lists.update(talk_on(theirs, stranger))
    ours.lists.update(crew_link_on(ours, people["planner"]))
    theirs.lists.update(crew_link_on(theirs, stranger))
    ours.lists.update(site_day_on(ours, people["planner"]))
    theirs.lists.update(site_day_on(theirs, stranger))
    ours.lists.update(desk_on(ours, people["project_manager"]))
    theirs.lists.update(desk_on(theirs, stranger))
    ours.lists.update(robot_on(ours, people["project_manager"]))
    theirs.lists.update(robot_on(theirs, stranger))
    return World(ours, theirs, people, stranger)


def _person(name: str, role: str, firm: str) -> Account:
    organization = ensure_organization(name=firm)
    return ensure_account(username=name, display_name=f"{firm}{role}", role=role, organization=organization, now=NOW)


def _site(planner: Account, code: str, name: str) -> Site:
    project = create_project(user=planner, code=code, name=name, now=NOW)
    plan = ensure_live_plan(project=project, now=NOW)
    operation = ImportPlan(plan_id=plan.pk, project=load_plan(0, 60), file_name=f"{name}.xer")
    edit = apply_edit(bases={plan.pk: 0}, operations=[operation], author=planner, source="file", now=NOW)[0]
    plan.refresh_from_db()
    target = ImportTarget(project_id=project.pk)
    run = start_import(user=planner, stream=BytesIO(b"x"), file_name=f"{name}.xer", target=target, now=NOW)
    ImportRun.objects.filter(pk=run.pk).update(state="ready")
    ImportPart.objects.create(
        run=run,
        index=0,
        organization_id=run.organization_id,
        document=pack_json(pack(load_plan(0, 60))),
        differences=pack_json([]),
    )
    activity_id = Activity.objects.filter(plan=plan).values_list("activity_id", flat=True)[0]
    baseline = freeze_current_dates(user=planner, plan_id=plan.pk, name="基线", activate=True, now=NOW)
    return Site(project, plan, activity_id, run, baseline.pk, edit.edit_id)


def client_of(account: Account | None, **options: Any) -> Client:
    client = Client(**options)
    if account is not None:
        client.force_login(account)
    return client


def send(client: Client, method: str, path: str, body: Any = None, **headers: str) -> Any:
    """A request as our client makes it; `body` a dict is JSON, a tuple of (form, files) multipart."""
    told = {"Idempotency-Key": str(uuid.uuid4())} | {name.replace("_", "-"): value for name, value in headers.items()}
    if isinstance(body, tuple):
        return client.post(path, body[0], headers=told)
    return client.generic(method, path, _json(body), content_type="application/json", headers=told)


def _json(body: Any) -> bytes:
    import orjson

    return b"" if body is None else orjson.dumps(body)
