"""All projects at a glance."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.schedule.queries.portfolio import get_portfolio

router = Router()


class PortfolioRulesOut(Schema):
    late_after_days: int
    red_after_days: int
    behind_points: int
    stale_after_days: int


class PortfolioStateOut(Schema):
    light: Literal["red", "amber", "green", "unknown"]
    reason: Literal["no_plan", "nothing_to_compare", "late", "finished", "behind", "stale", "early", "on_time"]
    days: int | None
    points: int | None


class NamedActivityOut(Schema):
    activity_id: int
    code: str
    name: str
    days: int | None


class NextMilestoneOut(NamedActivityOut):
    finish: str | None


class LatestRevisionOut(Schema):
    revision: int
    at: datetime
    lateness_days: int | None


class OpenScenarioOut(Schema):
    plan_id: int
    name: str
    author: str
    behind: int
    finish: str | None
    created_at: datetime


class PortfolioProjectOut(Schema):
    id: int
    code: str
    name: str
    organization: str
    is_guest: bool
    kind: str
    address: str
    plan_id: int | None
    revision: int
    data_date: str | None
    data_date_age_days: int | None
    start: str | None
    finish: str | None
    promised_finish: date | None
    promised_by: Literal["contract", "baseline"] | None
    lateness_days: int | None
    state: PortfolioStateOut
    activity_count: int
    unfinished_count: int
    critical_count: int
    late_count: int
    percent_complete: float
    planned_percent: float | None
    baseline_name: str | None
    latest: list[LatestRevisionOut]
    cause: NamedActivityOut | None
    milestones_due: int
    milestones_on_time: int
    next_milestone: NextMilestoneOut | None
    changed_at: datetime | None
    changed_by: str
    scenarios: list[OpenScenarioOut]
    may: dict[str, bool]


class WaitingImportOut(Schema):
    id: int
    project_id: int | None
    file_name: str
    by: str
    since: datetime


class PortfolioOut(Schema):
    today: date
    rules: PortfolioRulesOut
    projects: list[PortfolioProjectOut]
    imports: list[WaitingImportOut]
    may: dict[str, bool]


@router.get("/portfolio", response=PortfolioOut)
def get_my_portfolio(request: HttpRequest) -> dict[str, Any]:
    """Every project that the person may see: how late, how far, what holds it up. Days are calendar days."""
    return get_portfolio(account_of(request), now=now())
