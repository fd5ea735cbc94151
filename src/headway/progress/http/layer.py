"""The layer of progress on a plan, over HTTP."""

from __future__ import annotations

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from headway.people.http import account_of
from headway.progress.queries.layer import get_layer
from headway.schedule.http.bodies import json_body
from headway.schedule.queries.plans import get_plan_for

router = Router()


class LayerColumnsOut(Schema):
    """Columns of the same length. Percent 0–1, instants in local minutes, remaining in working minutes."""

    id: list[int]
    accepted: list[float | None]
    claimed: list[float | None]
    remaining: list[int | None]
    claimed_entry: list[str | None]
    claimed_day: list[str | None]
    accepted_at: list[str | None]
    accepted_day: list[str | None]
    waiting: list[int]
    not_yet_in_dates: list[bool]
    mark: list[int | None]
    late_days: list[float | None]
    mark_by_remaining: list[int | None]
    late_days_by_remaining: list[float | None]
    disagrees: list[bool]


class ProgressLayerOut(Schema):
    plan_id: int
    revision: int
    data_date: int | None
    is_site_reporting: bool
    front_line_on: str  # baseline, plan
    activities: LayerColumnsOut


@router.get("/plans/{int:plan_id}/layers/progress", response=ProgressLayerOut)
def get_progress_layer(request: HttpRequest, plan_id: int) -> HttpResponse:
    """What was accepted and claimed of each activity, and the front line by percent and by remaining duration."""
    layer = get_layer(get_plan_for(account_of(request), plan_id))
    return json_body(request, orjson.dumps(layer))
