"""The demo's projects: a plan, its contract, baselines, the weekly meetings since and a scenario."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from django.db import transaction

from headway.engine import calculate_project
from headway.engine.document import ScheduleProject
from headway.people.roles import ADMINISTRATORS
from headway.projects.actions import ProjectFacts, add_member, create_project
from headway.projects.queries import is_code_taken, visible_projects
from headway.schedule.actions import ImportPlan, apply_edit, ensure_live_plan, freeze_baseline
from headway.schedule.demo import (
    CONTRACT_FINISH,
    Week,
    hospital,
    hospital_site,
    meetings_until_data_date,
    residential_block,
    station,
    station_site,
)
from headway.schedule.demo.meetings import hold_meetings, told_at
from headway.server.demo.people import CLEAN_FOREMAN
from headway.server.demo.scenario import branch_change_of_firm
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project
    from headway.schedule.models import Plan

_NOT_OF_OTHERS = frozenset({"client", CLEAN_FOREMAN})
_REBASELINED_AFTER = 4
"""The hospital's plan was agreed anew with the client after so many of the weekly meetings."""


@dataclass(frozen=True)
class Frozen:
    """A baseline: the dates of `plan` under the text `name`, agreed at `at`; the last one is the active one."""

    name: str
    plan: Callable[[], ScheduleProject]
    at: datetime | None = None


@dataclass(frozen=True)
class DemoProject:
    """`plan` gives the plan as first written; `weeks` what was told of it since."""

    code: str
    name: str
    plan: Callable[[], ScheduleProject]
    kind: str = "residential"
    address: str = ""
    contract_start: date | None = None
    contract_finish: date | None = None
    frozen: Sequence[Frozen] = ()
    weeks: Callable[[], Sequence[Week]] = field(default=list)
    without: frozenset[str] = frozenset({CLEAN_FOREMAN})
    afterwards: Callable[[Plan, Account], None] | None = None


def three_projects() -> list[DemoProject]:
    """The block, the station and the hospital; nothing is generated before it is asked for."""
    return [_block(), _station(), _hospital()]


def _block() -> DemoProject:
    return DemoProject(
        "YQ-3",
        "云栖雅苑 3# 楼",
        residential_block,
        contract_finish=CONTRACT_FINISH.date(),
        frozen=[Frozen("schedule.demo.baseline", lambda: residential_block(progress=False))],
    )


def _station() -> DemoProject:
    site = cache(station_site)
    dates = meetings_until_data_date(4)
    return DemoProject(
        station.CODE,
        station.NAME,
        lambda: site().seen_from(dates[0]),
        kind="transport",
        address="江州市梧桐路与科苑大道交叉口",
        contract_start=station.START.date(),
        contract_finish=station.CONTRACT_FINISH.date(),
        frozen=[Frozen("schedule.demo.baseline", lambda: site().plan)],
        weeks=lambda: site().weeks(dates[0], dates[1:]),
        without=_NOT_OF_OTHERS,
    )


def _hospital() -> DemoProject:
    site = cache(hospital_site)
    dates = meetings_until_data_date(10)
    agreed = dates[_REBASELINED_AFTER]
    return DemoProject(
        hospital.CODE,
        hospital.NAME,
        lambda: site().seen_from(dates[0]),
        kind="renovation",
        address="江州市第二人民医院，人民路 66 号",
        contract_start=hospital.START.date(),
        contract_finish=hospital.CONTRACT_FINISH.date(),
        frozen=[
            Frozen("schedule.demo.baseline", lambda: site().plan, hospital.START),
            Frozen("schedule.demo.rebaseline", lambda: site().seen_from(agreed), agreed),
        ],
        weeks=lambda: site().weeks(dates[0], dates[1:]),
        without=frozenset({"client"}),
        afterwards=branch_change_of_firm,
    )


@transaction.atomic
def ensure_project(people: dict[str, Account], demo: DemoProject, now: datetime) -> str:
    """A line that tells what was loaded, or that it was there."""
    planner = people["planner"]
    if is_code_taken(planner.organization_id, demo.code):
        return text("schedule.demo.there", code=demo.code, name=demo.name)
    document = demo.plan()
    live = _write_plan(people, demo, document, now)
    for frozen in demo.frozen:
        _freeze(live, frozen, planner, now)
    hold_meetings(plan=live, weeks=demo.weeks(), author=planner)
    if demo.afterwards is not None:
        live.refresh_from_db()
        demo.afterwards(live, planner)
    return text("schedule.demo.loaded", code=demo.code, name=demo.name, activities=len(document.activities))


def find_project_by_code(user: Account, code: str) -> Project | None:
    """One of the demo's projects, when it is there and not deleted."""
    return visible_projects(user).filter(code=code, archived_at=None).first()


def _write_plan(people: dict[str, Account], demo: DemoProject, document: ScheduleProject, now: datetime) -> Plan:
    facts = ProjectFacts(
        code=demo.code,
        name=demo.name,
        kind=demo.kind,
        address=demo.address,
        contract_start=demo.contract_start,
        contract_finish=demo.contract_finish,
    )
    project = create_project(user=people["planner"], facts=facts, now=now)
    for key, account in people.items():
        if account.role not in ADMINISTRATORS and key not in demo.without:
            add_member(project=project, account=account, role=account.role, now=now)
    live = ensure_live_plan(project=project, now=now)
    operation = ImportPlan(plan_id=live.pk, project=document, file_name=demo.name)
    at = told_at(document.data_date, document.time_zone) if demo.frozen and document.data_date else now
    apply_edit(bases={live.pk: 0}, operations=[operation], author=people["planner"], source="demo", now=at)
    live.refresh_from_db()
    return live


def _freeze(live: Plan, frozen: Frozen, planner: Account, now: datetime) -> None:
    document = frozen.plan()
    picture = calculate_project(document).picture
    dates = {
        activity.uid: (int(picture.start[row]), int(picture.finish[row]))
        for row, activity in enumerate(document.activities)
    }
    at = told_at(frozen.at, live.time_zone) if frozen.at else now
    freeze_baseline(plan=live, name=text(frozen.name), dates=dates, author_name=planner.display_name, now=at)
