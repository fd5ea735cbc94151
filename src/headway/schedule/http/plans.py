"""One plan: its Gantt window, settings and calendars."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from headway.people.http import account_of
from headway.schedule.http.bodies import json_body
from headway.schedule.http.deltas import Codes, Instants, PlanHeading, WindowCalendar, WindowResource
from headway.schedule.queries.plans import get_plan_for, list_full_calendars
from headway.schedule.queries.window import get_window
from headway.schedule.rules.instants import iso
from headway.schedule.rules.network import options_with_defaults

router = Router()


class WindowActivities(Schema):
    id: list[int]
    parent: list[int]
    sort_key: list[int]
    depth: list[int]
    kind: list[int]
    code: list[str]
    name: list[str]
    calendar: list[int]
    duration: list[int]
    remaining: list[int]
    start: Instants
    finish: Instants
    late_start: Instants
    late_finish: Instants
    total_float: Instants
    free_float: Instants
    percent: list[float]
    flags: list[int]
    baseline_start: Instants | None
    baseline_finish: Instants | None
    calendar_id: Instants | None
    constraint: list[int] | None
    constraint_at: Instants | None
    secondary_constraint: list[int] | None
    secondary_constraint_at: Instants | None
    deadline: Instants | None
    actual_start: Instants | None
    actual_finish: Instants | None
    quantity: list[float | None] | None
    unit: list[str] | None
    location: list[str] | None
    trade: list[str] | None
    responsible: list[str] | None
    codes: Codes | None


class WindowRelations(Schema):
    id: list[int]
    predecessor: list[int]
    successor: list[int]
    type: list[int]
    lag: list[int]
    lag_percent: list[float | None] | None
    lag_calendar: list[int | None] | None
    driving: list[int]


class WindowAssignments(Schema):
    id: list[int]
    activity: list[int]
    resource_id: list[int]
    units: list[float]


class WindowOut(PlanHeading):
    activities: WindowActivities
    kinds: list[str]
    constraints: list[str]
    relations: WindowRelations
    assignments: WindowAssignments
    resources: list[WindowResource]
    calendars: list[WindowCalendar]


class ExceptionOut(Schema):
    first_day: str
    last_day: str
    shifts: list[list[int]]
    name: str
    weekdays: list[int] | None


class PlanCalendarOut(Schema):
    id: int
    name: str
    kind: str
    parent_id: int | None
    week: list[list[list[int]] | None]
    exceptions: list[ExceptionOut]
    minutes_per_day: int
    minutes_per_week: int
    minutes_per_month: int
    source_id: int | None
    source_version: int | None
    used_by: int


class PlanSettingsOut(Schema):
    plan_id: int
    revision: int
    name: str
    profile: str
    options: dict[str, Any]
    time_zone: str
    default_calendar_id: int | None
    start: str | None
    data_date: str | None
    must_finish_by: str | None
    finish: str | None
    calendars: list[PlanCalendarOut]


@router.get("/plans/{int:plan_id}/calendars", response=PlanSettingsOut)
def get_plan_settings(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    """The settings that move dates and the calendars of a plan, for their editors; instants are local."""
    plan = get_plan_for(account_of(request), plan_id)
    return {
        "plan_id": plan.pk,
        "revision": plan.revision,
        "name": plan.name,
        "profile": plan.profile,
        "options": options_with_defaults(plan.options),
        "time_zone": plan.time_zone,
        "default_calendar_id": plan.default_calendar_id,
        **{name: iso(getattr(plan, name)) for name in ("start", "data_date", "must_finish_by", "finish")},
        "calendars": list_full_calendars(plan),
    }


@router.get("/plans/{int:plan_id}/window", response=WindowOut)
def get_plan_window(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The whole plan as columns. Instants are minutes since 1970-01-01T00:00 local, durations minutes."""
    return json_body(request, get_window(get_plan_for(account_of(request), plan_id)))
