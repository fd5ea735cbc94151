"""What came of reminders: by kind and way, of a project or of all projects of one's organisation (rule 7.29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from headway.kernel.errors import NotAllowed
from headway.notify.queries.sent import list_sent_reminders
from headway.people.roles import REMINDER_RULES
from headway.people.rules import may as role_may
from headway.projects.queries import get_project_for, list_open_projects_of
from headway.warnings.models import ReminderStep
from headway.warnings.queries.reminders import sees_all_reminders
from headway.warnings.rules.effect import Effect, Outcome, effects_of

if TYPE_CHECKING:
    from headway.people.models import Account

Json = dict[str, Any]
LOOKED_AT = timedelta(days=90)
ALL, INBOX, DIGEST = "all", "inbox", "digest"


def get_project_effect(user: Account, project_id: int, *, now: datetime) -> Json:
    """Of one project, for who answers for its reminders. Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id)
    if not sees_all_reminders(user, project):
        raise NotAllowed
    return _effect({project.pk}, now)


def get_organization_effect(user: Account, *, now: datetime) -> Json:
    """Of all running projects of the own organisation; no names of people or projects. Raises NotAllowed."""
    if not role_may(user.role, REMINDER_RULES):
        raise NotAllowed
    return _effect(list_open_projects_of(user.organization_id), now)


def _effect(project_ids: set[int], now: datetime) -> Json:
    effects = effects_of(_outcomes(project_ids, now - LOOKED_AT), now)
    return {
        "since": now - LOOKED_AT,
        "effects": [_told(one) for one in effects],
        "nobody_acts": [one.kind for one in effects if one.way == ALL and one.nobody_acts],
    }


def _told(one: Effect) -> Json:
    return {
        "kind": one.kind, "way": one.way, "told": one.told, "acted_within_24h": one.acted_within_24h,
        "median_hours": one.median_hours, "nobody_acts": one.nobody_acts,
    }  # fmt: skip


def _outcomes(project_ids: set[int], since: datetime) -> Iterator[Outcome]:
    """One per case and way by which anybody was told of it; what was withdrawn says nothing about people."""
    rows = ReminderStep.objects.filter(project_id__in=project_ids, at__gt=since).exclude(what="snoozed")
    rows = rows.exclude(reminder__state="withdrawn").order_by("pk")
    sent: dict[str, list[tuple[str, datetime]]] = {}
    for key, way, at in list_sent_reminders(project_ids, since=since):
        sent.setdefault(key, []).append((way, at))
    first: dict[tuple[int, str], datetime] = {}
    cases: dict[int, tuple[str, datetime | None]] = {}
    columns = ("reminder_id", "reminder__kind", "reminder__closed_at", "what", "key", "at")
    for reminder, kind, closed_at, what, key, at in rows.values_list(*columns):
        cases[reminder] = (kind, closed_at)
        for way, when in ((ALL, at), (INBOX if what == "told" else DIGEST, at), *sent.get(key, ())):
            first[reminder, way] = min(when, first.get((reminder, way), when))
    for (reminder, way), told_at in first.items():
        yield Outcome(cases[reminder][0], way, told_at, cases[reminder][1])
