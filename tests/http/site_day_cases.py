"""The site's day for the matrix: a crew, an offer to it, a diary that is not signed, somebody who checked in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from case import Case
from lists import NOW

from headway.people.roles import ASSIGN, PROGRESS, PROGRESS_RULES, SEE_HISTORY

if TYPE_CHECKING:
    from world import Site

    from headway.people.models import Account

DAY = "2026-11-19"


def site_day_on(site: Site, planner: Account) -> dict[str, Any]:
    """One of each on a site, entered by its planner, and what names them in paths and bodies."""
    from headway.progress.actions.assignments import Wish, offer_work
    from headway.progress.actions.attendance import mark_presence
    from headway.progress.actions.diary import write_fields
    from headway.progress.actions.hours import keep_hours
    from headway.progress.actions.site_log import Entering
    from headway.progress.rules.assignments import Assignee
    from headway.projects.models import Resource
    from headway.projects.queries import get_project_for
    from headway.schedule.models import Activity

    leaf = Activity.objects.filter(plan=site.plan, kind=1).values_list("activity_id", flat=True)[0]
    crew = Resource.objects.create(
        organization_id=planner.organization_id, kind="crew", name=f"{site.project.name}钢筋班", leader=planner
    )
    by = Entering(planner, get_project_for(planner, site.project.pk), NOW)
    for kind, at in (("check_in", "07:00"), ("check_out", "17:30")):
        mark_presence(by, kind, {"day": DAY, "at": f"{DAY}T{at}", "crew": crew.pk})
    keep_hours(by, {"day": DAY, "lines": [{"activity_id": leaf, "hours": 9, "headcount": 1}]})
    write_fields(by, date.fromisoformat(DAY), {"remark": ("", f"{site.project.name}：塔吊检查")})
    offer = offer_work(
        user=planner,
        project_id=site.project.pk,
        wishes=[Wish(leaf)],
        assignee=Assignee("crew", resource_id=crew.pk),
        first_day=date(2026, 11, 23),
        last_day=date(2026, 11, 27),
        message=site.project.name,
        now=NOW,
    )[0]
    return {"day": DAY, "offer_id": str(offer.uid), "leaf_id": leaf, "crew_id": crew.pk}


def _offer(site: Site) -> dict[str, Any]:
    return {
        "activities": [{"activity_id": site.lists["leaf_id"]}],
        "crew": site.lists["crew_id"],
        "first_day": "2026-11-23",
        "last_day": "2026-11-27",
    }


_ON = "/api/projects/{project_id}"
_RULES = {"break_minutes": 60, "break_after_hours": 5, "hours_tolerance": 0.5}
SITE_DAY_CASES: dict[str, Case] = {
    f"GET {_ON}/assignment-offers": Case(),
    f"POST {_ON}/assignment-offers": Case(ASSIGN, _offer, 201),
    f"GET {_ON}/workload": Case(ASSIGN, query="?from=2026-11-20&to=2026-12-05"),
    f"GET {_ON}/attendance": Case(query=f"?day={DAY}"),
    f"GET {_ON}/hours": Case(query=f"?day={DAY}"),
    f"GET {_ON}/site-code": Case(ASSIGN),
    f"POST {_ON}/site-codes": Case(ASSIGN, success=201),
    f"GET {_ON}/attendance-rules": Case(),
    f"PUT {_ON}/attendance-rules": Case(PROGRESS_RULES, lambda site: _RULES),
    f"GET {_ON}/physical-states": Case(SEE_HISTORY),
    f"PUT {_ON}/physical-states": Case(
        PROGRESS_RULES,
        lambda site: {"states": [{"name": "主体封顶", "activity_ids": [site.lists["leaf_id"]]}]},
    ),
    f"GET {_ON}/diaries": Case(query="?month=2026-11"),
    f"GET {_ON}/diaries/{{day}}": Case(),
    f"PATCH {_ON}/diaries/{{day}}": Case(
        PROGRESS, lambda site: {"changes": {"machines": {"before": "", "after": "塔吊 2 台"}}}
    ),
    f"POST {_ON}/diaries/{{day}}/signatures": Case(PROGRESS, lambda site: {"version": 1}, 201),
    f"POST {_ON}/diaries/{{day}}/addenda": Case(PROGRESS, lambda site: {"text": "补一句"}, 409),  # not signed yet
}
_OFFER = f"{_ON}/assignment-offers/{{offer_id}}"
SITE_DAY_EXEMPT = {
    f"POST {_OFFER}/answers": "only who was asked; see test_site_day",
    f"POST {_OFFER}/decisions": "only who offered or plans; see test_site_day",
    f"DELETE {_OFFER}": "only who offered or plans; see test_site_day",
    f"GET {_ON}/diaries/{{day}}/print": "a file; see test_site_day",
    f"GET {_ON}/weather-record/print": "a file; see test_site_day",
}
