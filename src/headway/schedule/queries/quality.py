"""How well a plan is built, for its page."""

from __future__ import annotations

from typing import Any

from headway.schedule.models import Activity, Baseline, ExternalRelation, Plan
from headway.schedule.queries.links import list_linked_out
from headway.schedule.queries.state import get_steady_state
from headway.schedule.rules.instants import day_number, iso
from headway.schedule.rules.packed import unpack_columns
from headway.schedule.rules.quality import Beside, checks_of, named_ids, points_kept, told_checks

Json = dict[str, Any]


def get_quality(plan: Plan) -> Json:
    """Every check of a plan fetched by `get_plan_for` with who sees the whole plan; names as columns.

    Raises PlanChangesTooFast.
    """
    state = get_steady_state(plan)
    baseline = Baseline.objects.filter(plan=plan, is_active=True).first()
    checks = checks_of(state, _beside(plan, baseline))
    told = told_checks(state, checks)
    applicable, passed = points_kept(checks)
    return {
        "plan_id": plan.pk,
        "revision": state.revision,
        "data_date": iso(plan.data_date),
        "baseline": baseline.name if baseline else None,
        "applicable": applicable,
        "passed": passed,
        "checks": told,
        "activities": _names(plan, named_ids(told)),
    }


def _beside(plan: Plan, baseline: Baseline | None) -> Beside:
    columns = unpack_columns(baseline.columns) if baseline else {}
    contract = plan.project.contract_finish
    linked = list(ExternalRelation.objects.filter(plan=plan).values_list("direction", "activity_id"))
    return Beside(
        baseline_ids=columns.get("activity"),
        baseline_finish=columns.get("finish"),
        linked_before=[number for direction, number in linked if direction == "predecessor"],
        linked_after=[number for direction, number in linked if direction == "successor"] + list_linked_out(plan),
        promised_finish=None if contract is None else (day_number(contract) + 1) * 1440,
    )


def _names(plan: Plan, numbers: set[int]) -> Json:
    """Code and name of activities by number."""
    rows = Activity.objects.filter(plan=plan, activity_id__in=sorted(numbers)).order_by("activity_id")
    found = list(rows.values_list("activity_id", "code", "name"))
    return {name: [row[place] for row in found] for place, name in enumerate(("id", "code", "name"))}
