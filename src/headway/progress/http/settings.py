"""The rules of a project's progress and the switch of site reporting, over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.progress.actions.reporting import switch_site_reporting
from headway.progress.actions.rules import change_rules
from headway.progress.queries.settings import list_rules_told

router = Router()


class SubstituteOut(Schema):
    """`account` decides in place of `for` from the first to the last day."""

    model_config = ConfigDict(populate_by_name=True)
    for_: UUID = Field(alias="for", serialization_alias="for")
    account: UUID
    first_day: date
    last_day: date


class RulesValuesOut(Schema):
    """Percent as fractions. Keys of `accepters` and `auto_accept` are trades; "" = every other."""

    accepters: dict[str, list[UUID]]
    substitutes: list[SubstituteOut]
    deadline_hours: int
    auto_accept: dict[str, float]
    photo_required_at_100: bool
    late_after_days: int
    pace_factor: float
    pace_step: float
    hours_factor: float


class RulesVersionOut(Schema):
    number: int
    by: str
    at: datetime
    changed: list[str]


class RulesMemberOut(Schema):
    account_id: UUID
    name: str
    role: str
    accepts_by_default: bool


class RulesOut(Schema):
    values: RulesValuesOut
    defaults: RulesValuesOut
    is_site_reporting: bool
    trades: list[str]
    members: list[RulesMemberOut]
    versions: list[RulesVersionOut]
    may_change: bool


class RulesIn(Schema):
    """Only what is named changes."""

    model_config = ConfigDict(extra="forbid")
    values: dict[str, Any] = Field(max_length=20)


class SiteReportingIn(Schema):
    model_config = ConfigDict(extra="forbid")
    is_on: bool


class SiteReportingOut(Schema):
    is_on: bool


@router.get("/projects/{int:project_id}/progress/rules", response=RulesOut, by_alias=True)
def get_progress_rules(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """Who accepts what, by when, and what is doubtful; with everything that a page needs to change it."""
    return list_rules_told(account_of(request), project_id)


@router.put("/projects/{int:project_id}/progress/rules", response=RulesOut, by_alias=True)
def change_progress_rules(request: HttpRequest, project_id: int, told: RulesIn) -> dict[str, Any]:
    """Other rules from now on; the former ones stay in the list of versions."""
    user = account_of(request)
    change_rules(user=user, project_id=project_id, told=told.values, now=now())
    return list_rules_told(user, project_id)


@router.post("/projects/{int:project_id}/progress/site-reporting", response=SiteReportingOut)
def switch_reporting(request: HttpRequest, project_id: int, told: SiteReportingIn) -> dict[str, bool]:
    """From now on progress comes from facts, or is a field of the plan again."""
    user = account_of(request)
    return {"is_on": switch_site_reporting(user=user, project_id=project_id, is_on=told.is_on, now=now())}
