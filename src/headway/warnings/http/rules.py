"""Rules of reminders over HTTP: of a project, of the own organisation, and whom one would have reached."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.warnings.actions.rules import change_organization_rule, change_project_rule
from headway.warnings.queries.preview import preview_rule
from headway.warnings.queries.rules import list_organization_rules, list_project_rules

router = Router()


class LadderStepOut(Schema):
    """`to`: person, foreman, supervisor, planner, manager; told when the case is open for so many hours."""

    after_hours: int
    to: str


class ReminderRuleValuesOut(Schema):
    """`parameters`: days, back_days, hours, at_hour, as the kind has them. `ways`: of mail, push, digest."""

    is_on: bool
    parameters: dict[str, int]
    ladder: list[LadderStepOut]
    ways: list[str]
    holds: bool
    may_snooze: bool


class ReminderGeneralValuesOut(Schema):
    """Minutes of the site's day; messages to one person a day."""

    site_from: int
    site_until: int
    most_per_day: int


class ReminderRuleVersionOut(Schema):
    """`values` null: from then on as the organisation has it, or as it comes."""

    number: int
    by: str
    at: datetime
    values: ReminderRuleValuesOut | None


class ReminderGeneralVersionOut(Schema):
    number: int
    by: str
    at: datetime
    values: ReminderGeneralValuesOut | None


class ReminderRuleOut(Schema):
    """`where` its values stand: project, organization or default; `above`: what would hold without the own."""

    kind: str
    where: str
    values: ReminderRuleValuesOut
    above: ReminderRuleValuesOut
    versions: list[ReminderRuleVersionOut]


class ReminderGeneralOut(Schema):
    kind: str
    where: str
    values: ReminderGeneralValuesOut
    above: ReminderGeneralValuesOut
    versions: list[ReminderGeneralVersionOut]


class ReminderRulesOut(Schema):
    kinds: list[ReminderRuleOut]
    general: ReminderGeneralOut
    may_change: bool


class ReminderRuleIn(Schema):
    """A whole rule; null: as the organisation has it, or as it comes."""

    model_config = ConfigDict(extra="forbid")
    values: dict[str, Any] | None = Field(max_length=10)


class ReminderPreviewIn(Schema):
    model_config = ConfigDict(extra="forbid")
    kind: str = Field(max_length=40)
    values: dict[str, Any] = Field(default_factory=dict, max_length=10)


class ReminderReachedOut(Schema):
    account_id: UUID
    name: str
    messages: int
    cases: int


class ReminderPreviewOut(Schema):
    """`basis`: replayed, or now where the past of this kind is not known. `to_nobody`: cases that reach no one."""

    basis: str
    days: int
    cases: int
    to_nobody: int
    people: list[ReminderReachedOut]


@router.get("/projects/{int:project_id}/reminder-rules", response=ReminderRulesOut)
def get_reminder_rules(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """How a project reminds: every kind with its rule, where that stands, and its versions."""
    return list_project_rules(account_of(request), project_id)


@router.put("/projects/{int:project_id}/reminder-rules/{rule}", response=ReminderRulesOut)
def change_reminder_rule(request: HttpRequest, project_id: int, rule: str, told: ReminderRuleIn) -> dict[str, Any]:
    """Another rule of one kind (or `general`) on the project from now on."""
    user = account_of(request)
    change_project_rule(user=user, project_id=project_id, kind=rule, told=told.values, now=now())
    return list_project_rules(user, project_id)


@router.get("/reminder-rules", response=ReminderRulesOut)
def get_reminder_rules_at_home(request: HttpRequest) -> dict[str, Any]:
    """How the own organisation reminds where a project has not decided otherwise."""
    return list_organization_rules(account_of(request))


@router.put("/reminder-rules/{rule}", response=ReminderRulesOut)
def change_reminder_rule_at_home(request: HttpRequest, rule: str, told: ReminderRuleIn) -> dict[str, Any]:
    """Another rule of one kind (or `general`) in the whole organisation from now on."""
    user = account_of(request)
    change_organization_rule(user=user, kind=rule, told=told.values, now=now())
    return list_organization_rules(user)


@router.post("/projects/{int:project_id}/reminder-previews", response=ReminderPreviewOut)
def preview_reminder_rule(request: HttpRequest, project_id: int, told: ReminderPreviewIn) -> dict[str, Any]:
    """Whom a rule would have reached in the last week, by person."""
    return preview_rule(account_of(request), project_id, kind=told.kind, told=told.values, now=now())
