"""The demo: firms, an account for each role, a residential block, a metro station and a hospital in trouble.

With `load`, 20 plans of 2,000 activities more. Everything goes the way that people's work goes: accounts by
`people`, plans through the one door. A second run changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from headway.engine.document import ScheduleProject
from headway.kernel.clock import now as present
from headway.schedule.demo import load_plan
from headway.server.demo.people import ensure_people, tell_crews
from headway.server.demo.projects import DemoProject, ensure_project, find_project_by_code, three_projects
from headway.server.demo.site import begin_site, set_rules
from headway.server.demo.site_day import load_site_days
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account

_LOAD_PLANS = 20


def load_demo(*, load: bool = False) -> Iterator[str]:
    """Lines that tell what is there now."""
    now = present()
    people = ensure_people(now)
    yield text("schedule.demo.people", count=len(people))
    for demo in three_projects():
        yield ensure_project(people, demo, now)
    tell_crews(people)
    for demo in three_projects():
        yield from _begin_site(people, demo.code, now)
    if line := load_site_days(people, "YQ-3"):
        yield line
    for index in range(_LOAD_PLANS if load else 0):
        plan = load_plan(index)
        told = DemoProject(plan.id, plan.name, partial(load_plan, index), contract_finish=_contract_finish(plan))
        yield ensure_project(people, told, now)


@transaction.atomic
def _begin_site(people: Mapping[str, Account], code: str, now: datetime) -> list[str]:
    project = find_project_by_code(people["planner"], code)
    told = None if project is None else begin_site(people, project)
    if project is None or told is None:
        return []
    set_rules(people, project, now)
    return [told]


def _contract_finish(plan: ScheduleProject) -> date | None:
    """The load plans carry the contract's date as the deadline of their last milestone, if at all."""
    deadlines = [activity.deadline for activity in plan.activities if activity.deadline]
    return max(deadlines).date() if deadlines else None
