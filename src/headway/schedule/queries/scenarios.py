"""Scenarios of a live plan."""

from __future__ import annotations

from typing import Any

from headway.schedule.models import Plan, PlanDates, ScenarioEnd
from headway.schedule.rules.instants import iso


def list_scenarios(live: Plan) -> list[dict[str, Any]]:
    """The scenarios of a plan fetched by `get_plan_for`, the latest first; ended ones too."""
    scenarios = list(Plan.objects.filter(parent=live).order_by("-created_at", "-pk"))
    finishes = {
        (plan_id, revision): finish
        for plan_id, revision, finish in PlanDates.objects.filter(
            plan_id__in=[live.pk, *(one.pk for one in scenarios)]
        ).values_list("plan_id", "revision", "finish")
    }
    ends = {end.plan_id: end for end in ScenarioEnd.objects.filter(plan__parent=live)}
    live_finish = iso(finishes.get((live.pk, live.revision)))
    return [
        {
            "plan_id": one.pk,
            "name": one.name,
            "parent_revision": one.parent_revision,
            "revision": one.revision,
            "author": one.author_name,
            "created_at": one.created_at,
            "finish": iso(finishes.get((one.pk, one.revision))),
            "live_finish": live_finish,
            "behind": live.revision - (one.parent_revision or 0),
            "ended": _end(ends.get(one.pk)),
        }
        for one in scenarios
    ]


def _end(end: ScenarioEnd | None) -> dict[str, Any] | None:
    if end is None:
        return None
    return {"kind": "promoted" if end.edit_id else "given_up", "author": end.author_name, "at": end.at}
