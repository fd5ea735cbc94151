"""Reminders of a project over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import AwareDatetime, ConfigDict, Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.warnings.actions.snoozing import snooze_reminder
from headway.warnings.queries.reminders import list_reminders

router = Router()


class ReminderPlaceOut(Schema):
    """The project, or the activity with this number."""

    kind: str
    id: int


class ReminderStepOut(Schema):
    """`what`: told, gathered (in the digest of that day), snoozed (`until`, with a reason)."""

    what: str
    rung: str
    name: str
    at: datetime
    until: datetime | None
    reason: str


class ReminderOut(Schema):
    """`parameters` fill the text `notify.told.<kind>`. `place` null: the reader may not open what it is about."""

    id: int
    kind: str
    state: str
    reason: str
    parameters: dict[str, str | int | float]
    code: str
    place: ReminderPlaceOut | None
    people: list[str]
    since: datetime
    opened_at: datetime
    next_at: datetime | None
    snoozed_until: datetime | None
    closed_at: datetime | None
    steps: list[ReminderStepOut]


class RemindersOut(Schema):
    """Open ones by kind and age, settled ones the latest first. `sees_all`: not the own ones alone. `is_cut`: there are more."""

    reminders: list[ReminderOut]
    is_cut: bool
    sees_all: bool


class SnoozeIn(Schema):
    model_config = ConfigDict(extra="forbid")
    until: AwareDatetime
    reason: str = Field("", max_length=300)


class SnoozedOut(Schema):
    id: int
    snoozed_until: datetime | None


@router.get("/projects/{int:project_id}/reminders", response=RemindersOut)
def get_reminders(request: HttpRequest, project_id: int, state: Literal["open", "closed"] = "open") -> dict[str, Any]:
    """What is open on a project or was settled: all for who answers for it, else one's own."""
    return list_reminders(account_of(request), project_id, state=state)


@router.post("/projects/{int:project_id}/reminders/{int:reminder_id}/snoozes", response=SnoozedOut)
def put_off_reminder(request: HttpRequest, project_id: int, reminder_id: int, told: SnoozeIn) -> Any:
    """Put a reminder off; its ladder waits as long."""
    user = account_of(request)
    return snooze_reminder(
        user=user, project_id=project_id, reminder_id=reminder_id, until=told.until, reason=told.reason, now=now()
    )
