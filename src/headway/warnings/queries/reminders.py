"""Open and closed reminders of a project, for who answers for it; everybody sees his own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from headway.kernel.errors import NotFound
from headway.kernel.subjects import Subject, describe_subjects
from headway.people.queries import name_accounts
from headway.people.roles import ASSIGN, SEE_HISTORY
from headway.projects.queries import get_project_for, is_guest, may
from headway.warnings.models import Reminder, ReminderStep
from headway.warnings.queries.kinds import KINDS

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

Json = dict[str, Any]
MOST_SHOWN = 500
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


def list_projects_with_reminders() -> set[int]:
    """Projects with open reminders, running or not; names nobody anything."""
    return set(Reminder.objects.filter(closed_at=None).values_list("project_id", flat=True).distinct())


def sees_all_reminders(user: Account, project: Project) -> bool:
    """Who assigns work on the whole project and belongs to its firm."""
    return may(user, ASSIGN, project) and may(user, SEE_HISTORY, project) and not is_guest(user, project)


def reminders_for(user: Account, project: Project) -> QuerySet[Reminder]:
    """The reminders of a project that `user` may see: all, or those that he is responsible for or was told of."""
    rows = Reminder.objects.filter(project=project)
    if sees_all_reminders(user, project):
        return rows
    told = ReminderStep.objects.filter(project_id=project.pk, account_id=user.pk).values("reminder_id")
    return rows.filter(Q(people__contains=[str(user.pk)]) | Q(pk__in=told))


def get_reminder_for(user: Account, project_id: int, reminder_id: int) -> Reminder:
    """One reminder that `user` may see. Raises NotFound."""
    project = get_project_for(user, project_id)
    found = reminders_for(user, project).filter(pk=reminder_id).first()
    if found is None:
        raise NotFound
    return found


def list_reminders(user: Account, project_id: int, *, state: str) -> Json:
    """Reminders of a project: those that are open (put off ones too) by kind and age, or that were closed, the latest first.

    Each with its subject as the reader may see it, who is responsible and what was done. Raises NotFound.
    """
    project = get_project_for(user, project_id)
    rows = reminders_for(user, project)
    rows = rows.filter(closed_at=None) if state == "open" else rows.exclude(closed_at=None)
    order = ("-opened_at", "-pk") if state == "open" else ("-closed_at", "-pk")
    shown = list(rows.order_by(*order)[: MOST_SHOWN + 1])
    steps: dict[int, list[ReminderStep]] = {}
    for step in ReminderStep.objects.filter(reminder_id__in=[row.pk for row in shown]).order_by("pk"):
        steps.setdefault(step.reminder_id, []).append(step)
    seen = describe_subjects(user, [_subject(row) for row in shown])
    accounts = {UUID(one) for row in shown for one in row.people} | {
        s.account_id for some in steps.values() for s in some
    }
    names = name_accounts(accounts)
    shown_now = shown[:MOST_SHOWN]
    if state == "open":
        shown_now.sort(key=lambda row: (_ORDER.get(row.kind, len(_ORDER)), row.since, row.pk))
    lines = [_line(row, seen, steps.get(row.pk, []), names) for row in shown_now]
    return {"reminders": lines, "is_cut": len(shown) > MOST_SHOWN, "sees_all": sees_all_reminders(user, project)}


def _subject(row: Reminder) -> Subject:
    return Subject(row.subject_kind, row.project_id, row.subject_id)


def _line(row: Reminder, seen: dict[Subject, Any], steps: list[ReminderStep], names: dict[UUID, str]) -> Json:
    about = seen.get(_subject(row))
    return {
        "id": row.pk, "kind": row.kind, "state": row.state, "reason": row.reason, "since": row.since,
        "opened_at": row.opened_at, "next_at": row.next_at, "snoozed_until": row.snoozed_until,
        "closed_at": row.closed_at, "parameters": row.parameters | {"name": about.name if about else ""},
        "code": about.code if about else "", "place": about.place if about else None,
        "people": [names[UUID(one)] for one in row.people if UUID(one) in names],
        "steps": [
            {"what": one.what, "rung": one.rung, "name": names.get(one.account_id, ""), "at": one.at,
             "until": one.until, "reason": one.reason}
            for one in steps
        ],
    }  # fmt: skip
