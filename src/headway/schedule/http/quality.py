"""How well a plan is built."""

from __future__ import annotations

from typing import Literal

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from headway.people.http import account_of
from headway.people.roles import SEE_HISTORY
from headway.schedule.http.bodies import json_body
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.quality import get_quality

router = Router()


class QualityCheckOut(Schema):
    """`activity_ids`: all that was found, of relations all their ends; of relations the first 50 pairs stand beside."""

    code: str
    number: int | None
    verdict: Literal["passed", "failed", "told", "not_applicable"]
    unit: Literal["share", "count", "index", "days"]
    value: float | None
    limit: float | None
    at_least: bool
    count: int
    denominator: int
    reason: str | None
    found: int
    of_relations: bool
    activity_ids: list[int]
    predecessor_ids: list[int]
    successor_ids: list[int]


class NamedActivities(Schema):
    id: list[int]
    code: list[str]
    name: list[str]


class QualityOut(Schema):
    plan_id: int
    revision: int
    data_date: str | None
    baseline: str | None
    applicable: int
    passed: int
    checks: list[QualityCheckOut]
    activities: NamedActivities


@router.get("/plans/{int:plan_id}/quality", response=QualityOut)
def get_plan_quality(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The DCMA's fourteen points and further checks of a plan, each with the activities that it found."""
    return json_body(request, orjson.dumps(get_quality(get_plan_for(account_of(request), plan_id, SEE_HISTORY))))
