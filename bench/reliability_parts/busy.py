"""Projects with a day's work for many people: what a rush reports on, and the plans that are edited meanwhile."""

from __future__ import annotations

import json
import uuid
from typing import Any

from reliability_parts.phone import Line
from reliability_parts.served import Site

REPORTS = 20
"""Activities of one person: each is reported on once in a round."""
LARGEST_SECTIONS = 300
"""Of one plan: 300 sections of 33 activities are a plan of 9,900."""
_LOAD = """
import json
from datetime import UTC, datetime, time, timedelta
from django.db import transaction
from headway.engine.document import ScheduleOptions, ScheduleProject
from headway.kernel.clock import now
from headway.people.actions import ensure_account
from headway.people.models import Account
from headway.progress.actions.reporting import switch_site_reporting
from headway.progress.actions.rules import change_rules
from headway.projects.actions import add_member, create_project
from headway.schedule.actions import ImportPlan, apply_edit, ensure_live_plan
from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE, site_calendars
from headway.schedule.demo.progress import seen_from
from headway.schedule.models import Activity, Plan

manager = Account.objects.get(username="demo-project-manager")
firm = manager.organization
today = datetime.fromisoformat("{today}")


def plan_of(name, sections):
    begun = today - timedelta(days=18)
    document = ScheduleProject(
        id=name, name=name, default_calendar_uid=SITE, start=begun + timedelta(hours=8), data_date=begun + timedelta(hours=8),
        options=ScheduleOptions(minutes_per_week=2880, days_per_month=26.0), calendars=site_calendars(2026, 2030),
    )
    plan = PlanBuilder(document, name)
    for section in range(sections):
        code = f"S{{section:03d}}"
        place = Place(f"{{section + 1}} 区")
        plan.wbs(code, f"{{section + 1}} 区")
        last = ""
        for step in range(10):
            one = plan.step(f"{{code}}-A{{step:02d}}", f"前序 {{step + 1}}", 1, "施工准备", place)
            last = plan.after(one, last) if last else one
        ends = [plan.after(plan.step(f"{{code}}-B{{step:02d}}", f"施工 {{step + 1}}", 30, "主体", place), last) for step in range({reports})]
        for step in range(3):
            plan.after(plan.step(f"{{code}}-C{{step:02d}}", f"收尾 {{step + 1}}", 3, "验收", place), *ends)
    plan.connect()
    return seen_from(document, today - timedelta(hours=7), {{}})


@transaction.atomic
def project_of(number, sections):
    name = f"RUSH-{{number}}"
    project = create_project(user=manager, code=name, name=f"高峰 {{number}}", now=now())
    plan = ensure_live_plan(project=project, now=now())
    apply_edit(bases={{plan.pk: 0}}, operations=[ImportPlan(plan_id=plan.pk, project=plan_of(name, sections), file_name=name)],
               author=manager, source="file", now=now())
    if not project.memberships.filter(account=manager).exists():
        add_member(project=project, account=manager, role="project_manager", now=now())
    switch_site_reporting(user=manager, project_id=project.pk, is_on=True, now=now())
    rules = {{"auto_accept": {{"": 1.0}}, "pace_factor": 100, "pace_step": 1.0}}
    change_rules(user=manager, project_id=project.pk, told=rules, now=now())
    for person in range({people}):
        if person % {projects} == number:
            account = ensure_account(username=f"rush-{{person}}", display_name=f"工人 {{person}}", role="worker",
                                     organization=firm, now=now(), is_demo=True)
            add_member(project=project, account=account, role="worker", now=now())
    numbers = Activity.objects.filter(plan=plan, code__contains="-B").order_by("activity_id")
    return {{"project": project.pk, "plan": plan.pk, "activities": list(numbers.values_list("activity_id", flat=True))}}


sections = -(-{people} // {projects})
reported = [project_of(number, sections) for number in range({projects})]
edited = [one for one in Plan.objects.filter(project__organization=firm, parent=None, project__code__startswith="LOAD").order_by("pk")
          if Activity.objects.filter(plan=one).count() > 1500][:{plans}]
for number in range({planners}):
    account = ensure_account(username=f"planner-{{number}}", display_name=f"计划员 {{number}}", role="planner",
                             organization=firm, now=now(), is_demo=True)
    add_member(project=edited[number % len(edited)].project, account=account, role="planner", now=now())
print(json.dumps({{"reported": reported, "plans": [one.pk for one in edited]}}))
"""


def load(site: Site, people: int, *, projects: int = 1, planners: int = 0, plans: int = 0) -> dict[str, Any]:
    """`reported`: so many projects whose reports a rule accepts, with their people; `plans`: those that are edited."""
    if people > LARGEST_SECTIONS * projects:
        raise SystemExit(f"at most {LARGEST_SECTIONS} people in a project")
    words = ("demo", "--load") if plans else ("demo",)
    done = site.installation.command(*words)
    if done.returncode:
        raise SystemExit(done.stderr)
    program = _LOAD.format(
        today=site.today, people=people, projects=projects, planners=planners, plans=plans, reports=REPORTS
    )
    told: dict[str, Any] = json.loads(site.run(program).splitlines()[-1])
    for one in told["reported"]:
        _move_data_date(site, one["plan"])
    return told


def _move_data_date(site: Site, plan_id: int) -> None:
    """To the end of this day, so that what is accepted goes into the plan at once."""
    line = Line(site.port)
    line.sign_in("demo-project-manager")
    revision = line.json("GET", f"/api/plans/{plan_id}/window")["revision"]
    edit = {"kind": "change_settings", "values": {"data_date": f"{site.today}T17:00:00"}}
    line.json("POST", f"/api/plans/{plan_id}/edits", {"base_revision": revision, "operations": [edit]},
              Idempotency_Key=str(uuid.uuid4()))  # fmt: skip
