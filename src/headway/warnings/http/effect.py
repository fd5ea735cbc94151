"""What came of reminders, over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.warnings.queries.effect import get_organization_effect, get_project_effect

router = Router()


class ReminderEffectOut(Schema):
    """`way`: all, inbox, digest, mail, push, dingtalk, wecom, feishu. `median_hours` from being told to being done."""

    kind: str
    way: str
    told: int
    acted_within_24h: int
    median_hours: float | None
    nobody_acts: bool


class ReminderEffectsOut(Schema):
    """Since then; `nobody_acts`: kinds told of at least ten times that hardly anybody acts on within a day."""

    since: datetime
    effects: list[ReminderEffectOut]
    nobody_acts: list[str]


@router.get("/projects/{int:project_id}/reminder-effect", response=ReminderEffectsOut)
def get_reminder_effect(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """What came of a project's reminders, by kind and way."""
    return get_project_effect(account_of(request), project_id, now=now())


@router.get("/reminder-effect", response=ReminderEffectsOut)
def get_reminder_effect_at_home(request: HttpRequest) -> dict[str, Any]:
    """What came of the reminders of all projects of the own organisation, by kind and way."""
    return get_organization_effect(account_of(request), now=now())
