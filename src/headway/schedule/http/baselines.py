"""Baselines, comparisons and scenarios of a plan."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import SEE_HISTORY
from headway.schedule import actions
from headway.schedule.http.bodies import json_body
from headway.schedule.http.deltas import DeltaBaseline
from headway.schedule.http.edits import EditAnswerOut, answer_with_edit
from headway.schedule.http.operations import Told
from headway.schedule.models import Baseline
from headway.schedule.queries.baselines import compare, get_side, list_baseline_dates, list_baselines
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.scenarios import list_scenarios
from headway.schedule.rules.instants import iso

router = Router()


class BaselineOut(Schema):
    id: int
    name: str
    revision: int | None
    is_active: bool
    start: str | None
    finish: str | None
    author: str
    at: datetime


class BaselineListOut(Schema):
    baselines: list[BaselineOut]


class BaselineRemovedOut(Schema):
    id: int


class BaselineIn(Told):
    name: str = Field(max_length=200)
    activate: bool = True


class BaselineChangeIn(Told):
    name: str | None = Field(None, max_length=200)
    is_active: bool | None = None


class SideOut(Schema):
    label: str
    start: str | None
    finish: str | None


class ComparedOut(Schema):
    activity_id: int
    code: str
    name: str
    left_start: str | None
    left_finish: str | None
    right_start: str | None
    right_finish: str | None
    start_days: float | None
    finish_days: float | None
    only: str | None


class ComparisonOut(Schema):
    left: SideOut
    right: SideOut
    count: int
    rows: list[ComparedOut]


class ScenarioEndOut(Schema):
    kind: str
    author: str
    at: datetime


class ScenarioOut(Schema):
    plan_id: int
    name: str
    parent_revision: int | None
    revision: int
    author: str
    created_at: datetime
    finish: str | None
    live_finish: str | None
    behind: int
    ended: ScenarioEndOut | None


class ScenarioListOut(Schema):
    scenarios: list[ScenarioOut]


class ScenarioIn(Told):
    name: str = Field(max_length=300)


class PromotionIn(Told):
    reason: str = Field("", max_length=500)


@router.get("/plans/{int:plan_id}/baselines/{int:baseline_id}/dates", response=DeltaBaseline)
def get_baseline_dates(request: HttpRequest, plan_id: int, baseline_id: int) -> HttpResponse:
    """The dates of any baseline as columns, to be drawn under the bars."""
    dates = list_baseline_dates(get_plan_for(account_of(request), plan_id, SEE_HISTORY), baseline_id)
    return json_body(request, orjson.dumps(dates, option=orjson.OPT_SERIALIZE_NUMPY))


@router.get("/plans/{int:plan_id}/baselines", response=BaselineListOut)
def list_plan_baselines(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    """The baselines of a plan, the latest first."""
    plan = get_plan_for(account_of(request), plan_id, SEE_HISTORY)
    return {"baselines": [_baseline(one) for one in list_baselines(plan)]}


@router.post("/plans/{int:plan_id}/baselines", response={201: BaselineOut})
def freeze_baseline(request: HttpRequest, plan_id: int, body: BaselineIn) -> tuple[int, dict[str, Any]]:
    """Keep the present dates under a name."""
    baseline = actions.freeze_current_dates(
        user=account_of(request), plan_id=plan_id, name=body.name, activate=body.activate, now=now()
    )
    return 201, _baseline(baseline)


@router.patch("/plans/{int:plan_id}/baselines/{int:baseline_id}", response=BaselineOut)
def change_baseline(request: HttpRequest, plan_id: int, baseline_id: int, body: BaselineChangeIn) -> dict[str, Any]:
    """Name a baseline otherwise, or make it the active one."""
    baseline = actions.change_baseline(
        user=account_of(request), plan_id=plan_id, baseline_id=baseline_id, name=body.name, is_active=body.is_active,
        now=now(),
    )  # fmt: skip
    return _baseline(baseline)


@router.delete("/plans/{int:plan_id}/baselines/{int:baseline_id}", response=BaselineRemovedOut)
def remove_baseline(request: HttpRequest, plan_id: int, baseline_id: int) -> dict[str, int]:
    """Delete a baseline; the active one stays."""
    actions.remove_baseline(user=account_of(request), plan_id=plan_id, baseline_id=baseline_id, now=now())
    return {"id": baseline_id}


@router.get("/plans/{int:plan_id}/comparisons", response=ComparisonOut)
def compare_dates(request: HttpRequest, plan_id: int, left: str, right: str = "current") -> dict[str, Any]:
    """Dates of two of `current`, `revision:N`, `baseline:N` side by side, where they differ (at most 500 rows)."""
    plan = get_plan_for(account_of(request), plan_id, SEE_HISTORY)
    return compare(plan, get_side(plan, left), get_side(plan, right))


@router.get("/plans/{int:plan_id}/scenarios", response=ScenarioListOut)
def list_plan_scenarios(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    """The scenarios of a plan, the latest first."""
    return {"scenarios": list_scenarios(get_plan_for(account_of(request), plan_id, SEE_HISTORY))}


@router.post("/plans/{int:plan_id}/scenarios", response={201: ScenarioOut})
def branch_scenario(request: HttpRequest, plan_id: int, body: ScenarioIn) -> tuple[int, dict[str, Any]]:
    """Branch a scenario off the plan as it stands."""
    scenario = actions.branch_scenario(user=account_of(request), plan_id=plan_id, name=body.name, now=now())
    return 201, _scenario(request, scenario.pk, plan_id)


@router.post("/plans/{int:plan_id}/promotions", response=EditAnswerOut)
def promote_scenario(request: HttpRequest, plan_id: int, body: PromotionIn) -> HttpResponse:
    """Make what a scenario changed an edit of its live plan; the answer is that edit's."""
    user = account_of(request)
    return answer_with_edit(
        request, actions.promote_scenario(user=user, plan_id=plan_id, reason=body.reason, now=now())
    )


@router.post("/plans/{int:plan_id}/cancellations", response=ScenarioOut)
def give_up_scenario(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    """End a scenario without promoting it."""
    scenario = actions.give_up_scenario(user=account_of(request), plan_id=plan_id, now=now())
    return _scenario(request, scenario.pk, scenario.parent_id or 0)


def _scenario(request: HttpRequest, scenario_id: int, live_id: int) -> dict[str, Any]:
    live = get_plan_for(account_of(request), live_id)
    return next(one for one in list_scenarios(live) if one["plan_id"] == scenario_id)


def _baseline(baseline: Baseline) -> dict[str, Any]:
    return {
        "id": baseline.pk,
        "name": baseline.name,
        "revision": baseline.revision,
        "is_active": baseline.is_active,
        "start": iso(baseline.start),
        "finish": iso(baseline.finish),
        "author": baseline.author_name,
        "at": baseline.at,
    }
