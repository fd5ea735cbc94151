"""A person puts a reminder off: nobody is told of it until then (rule 7.28)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from headway.kernel.actions import record_event
from headway.kernel.errors import NotFound
from headway.projects.queries.many import list_running_projects
from headway.warnings.actions.holding import hold_project
from headway.warnings.errors import NotToBeSnoozed, ReminderClosed, SnoozeTooLong
from headway.warnings.models import Reminder, ReminderStep
from headway.warnings.queries.reminders import get_reminder_for
from headway.warnings.queries.rules import list_rules_of

if TYPE_CHECKING:
    from headway.people.models import Account

LONGEST = timedelta(days=14)


@transaction.atomic
def snooze_reminder(
    *, user: Account, project_id: int, reminder_id: int, until: datetime, reason: str, now: datetime
) -> Reminder:
    """Put a reminder off that `user` is responsible for, was told of, or answers for. Its ladder waits as long.

    Raises NotFound, ReminderClosed, NotToBeSnoozed, SnoozeTooLong (past, or more than 14 days).
    """
    get_reminder_for(user, project_id, reminder_id)
    hold_project(project_id)
    row = get_reminder_for(user, project_id, reminder_id)
    if row.closed_at is not None:
        raise ReminderClosed
    projects = list_running_projects([project_id])
    if not projects or not list_rules_of(projects)[project_id].kinds[row.kind].may_snooze:
        raise NotToBeSnoozed
    if not now < until <= now + LONGEST:
        raise SnoozeTooLong(days=LONGEST.days)
    row.ladder_from += until - max(now, row.snoozed_until or now)
    row.state, row.snoozed_until, row.next_at = "snoozed", until, until
    row.save(update_fields=["ladder_from", "state", "snoozed_until", "next_at"])
    ReminderStep.objects.create(
        reminder=row, organization_id=row.organization_id, project_id=project_id, number=row.tellings,
        what="snoozed", account_id=user.pk, until=until, reason=reason.strip()[:300], at=now,
    )  # fmt: skip
    record_event(
        kind="warnings.reminders_changed", organization_id=row.organization_id, project_id=project_id,
        subject={"project_id": project_id}, now=now,
    )  # fmt: skip
    return row


def snooze_by_link(user: Account, parameters: Mapping[str, Any], now: datetime) -> None:
    """Put the reminder that a message was about off for a day, never back from a later day; see `notify.action_links`.

    Raises NotFound, ReminderClosed, NotToBeSnoozed.
    """
    told = ReminderStep.objects.filter(
        project_id=parameters["project_id"], account_id=user.pk, key=parameters["key"], what="told"
    )
    step = told.select_related("reminder").order_by("-pk").first()
    if step is None:
        raise NotFound
    until = max(now + timedelta(days=1), step.reminder.snoozed_until or now)
    snooze_reminder(
        user=user, project_id=step.project_id, reminder_id=step.reminder_id, until=until, reason="", now=now
    )
