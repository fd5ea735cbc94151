"""The demo: firms, one account for each role, the residential block; with `load`, 20 plans of 2,000 activities.

Everything goes the way that people's work goes: accounts by `people`, plans through the one door. A
second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from headway.engine import calculate_project
from headway.engine.document import ScheduleProject
from headway.kernel.clock import now as present
from headway.people.actions import ensure_account, ensure_organization
from headway.people.roles import ADMINISTRATORS
from headway.projects.actions import add_member, create_project, ensure_crew
from headway.projects.queries import is_code_taken
from headway.schedule.actions import ImportPlan, apply_edit, ensure_live_plan, freeze_baseline
from headway.schedule.demo import CONTRACT_FINISH, load_plan, residential_block
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.schedule.models import Plan

CONTRACTOR, SUPERVISION, CLIENT, SUBCONTRACTOR = (
    "华东建工第三分公司",
    "诚信工程监理有限公司",
    "云栖置业有限公司",
    "永固劳务有限公司",
)
_KINDS = {CONTRACTOR: "contractor", SUPERVISION: "supervision", CLIENT: "client", SUBCONTRACTOR: "subcontractor"}
_PEOPLE = (
    # user name, name, role, firm
    ("demo-project-manager", "周建国", "project_manager", CONTRACTOR),
    ("demo-planner", "李雪梅", "planner", CONTRACTOR),
    ("demo-executive", "陈志远", "executive", CONTRACTOR),
    ("demo-technical-lead", "王立新", "technical_lead", CONTRACTOR),
    ("demo-foreman", "赵大勇", "foreman", CONTRACTOR),
    ("demo-worker", "孙小军", "worker", SUBCONTRACTOR),
    ("demo-supervisor", "郑国平", "supervisor", SUPERVISION),
    ("demo-client", "吴海燕", "client", CLIENT),
    ("demo-finance", "钱慧", "finance", CONTRACTOR),
    ("demo-purchasing", "冯敏", "purchasing", CONTRACTOR),
    ("demo-coordinator", "许晓东", "coordinator", CONTRACTOR),
    ("demo-it-admin", "何磊", "it_admin", CONTRACTOR),
    ("demo-security-admin", "吕静", "security_admin", CONTRACTOR),
    ("demo-auditor", "沈正华", "auditor", CONTRACTOR),
)
_OF_SUBCONTRACTOR = {"钢筋一班": "钢筋工", "钢筋二班": "钢筋工", "铝模一班": "模板工", "铝模二班": "模板工"}
_OF_FOREMAN = {"混凝土班": "混凝土工", "砌筑一班": "砌筑工", "砌筑二班": "砌筑工"}
"""Crew -> trade; the crews are resources of the block's plan."""
_LOAD_PLANS = 20


def load_demo(*, load: bool = False) -> Iterator[str]:
    """Lines that tell what is there now."""
    now = present()
    people = _people(now)
    yield text("schedule.demo.people", count=len(people))
    yield _project(people, residential_block(), CONTRACT_FINISH.date(), now, planned=residential_block(progress=False))
    _crews(people)
    for index in range(_LOAD_PLANS if load else 0):
        plan = load_plan(index)
        yield _project(people, plan, _contract_finish(plan), now)


def _people(now: datetime) -> dict[str, Account]:
    home = ensure_organization(name=CONTRACTOR, kind=_KINDS[CONTRACTOR])
    firms = {CONTRACTOR: home} | {
        name: ensure_organization(name=name, kind=kind, registered_by=home)
        for name, kind in _KINDS.items()
        if name != CONTRACTOR
    }
    return {
        role: ensure_account(
            username=username,
            display_name=name,
            role=role,
            organization=firms[firm],
            now=now + timedelta(milliseconds=order),
            is_demo=True,
        )
        for order, (username, name, role, firm) in enumerate(_PEOPLE)
    }


def _crews(people: dict[str, Account]) -> None:
    """The subcontractor's crews of the residential block; its worker is in some, the foreman leads others."""
    home = people["project_manager"].organization_id
    for crew, trade in _OF_SUBCONTRACTOR.items():
        ensure_crew(
            organization_id=home,
            name=crew,
            firm=people["worker"].organization,
            trade=trade,
            people=[people["worker"]],
        )
    for crew, trade in _OF_FOREMAN.items():
        ensure_crew(organization_id=home, name=crew, leader=people["foreman"], trade=trade)


def _contract_finish(plan: ScheduleProject) -> date | None:
    """The load plans carry the contract's date as the deadline of their last milestone, if at all."""
    deadlines = [activity.deadline for activity in plan.activities if activity.deadline]
    return max(deadlines).date() if deadlines else None


@transaction.atomic
def _project(
    people: dict[str, Account],
    plan: ScheduleProject,
    contract_finish: date | None,
    now: datetime,
    *,
    planned: ScheduleProject | None = None,
) -> str:
    planner = people["planner"]
    if is_code_taken(planner.organization_id, plan.id):
        return text("schedule.demo.there", code=plan.id, name=plan.name)
    project = create_project(user=planner, code=plan.id, name=plan.name, now=now, contract_finish=contract_finish)
    for role, account in people.items():
        if role not in ADMINISTRATORS:
            add_member(project=project, account=account, role=role, now=now)
    live = ensure_live_plan(project=project, now=now)
    operation = ImportPlan(plan_id=live.pk, project=plan, file_name=plan.name)
    apply_edit(bases={live.pk: 0}, operations=[operation], author=planner, source="demo", now=now)
    if planned is not None:
        live.refresh_from_db()
        _freeze(live, planned, planner, now)
    return text("schedule.demo.loaded", code=plan.id, name=plan.name, activities=len(plan.activities))


def _freeze(live: Plan, planned: ScheduleProject, planner: Account, now: datetime) -> None:
    """The dates of the plan as it was before anything happened, as its baseline."""
    picture = calculate_project(planned).picture
    dates = {
        activity.uid: (int(picture.start[row]), int(picture.finish[row]))
        for row, activity in enumerate(planned.activities)
    }
    name = text("schedule.demo.baseline")
    freeze_baseline(plan=live, name=name, dates=dates, author_name=planner.display_name, now=now)
