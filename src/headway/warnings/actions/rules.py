"""Changes how people are reminded. Former rules stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction

from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.roles import PROGRESS_RULES, REMINDER_RULES
from headway.people.rules import may
from headway.projects.queries import get_project_for
from headway.warnings.errors import ReminderRuleNotTaken
from headway.warnings.models import ReminderRule
from headway.warnings.queries.rules import get_kept_rule
from headway.warnings.rules.settings import RuleRefused, is_kind, read_values

if TYPE_CHECKING:
    from headway.people.models import Account

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


@transaction.atomic
def change_project_rule(
    *, user: Account, project_id: int, kind: str, told: Mapping[str, Any] | None, now: datetime
) -> ReminderRule:
    """The rule of one kind (or `general`) on a project from now on; None: as its organisation has it.

    Raises NotFound, NotAllowed, ReminderRuleNotTaken (names the field).
    """
    project = get_project_for(user, project_id, PROGRESS_RULES, lock=True)
    return _add(user, project.organization_id, project.pk, kind, told, now)


@transaction.atomic
def change_organization_rule(
    *, user: Account, kind: str, told: Mapping[str, Any] | None, now: datetime
) -> ReminderRule:
    """The rule of one kind in all of the own organisation from now on; None: as it comes.

    Raises NotFound, NotAllowed, ReminderRuleNotTaken.
    """
    if not may(user.role, REMINDER_RULES):
        raise NotAllowed
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [f"reminder rules {user.organization_id}"])
    return _add(user, user.organization_id, None, kind, told, now)


def _add(  # noqa: PLR0917 - who decides what, where and when
    user: Account,
    organization_id: UUID,
    project_id: int | None,
    kind: str,
    told: Mapping[str, Any] | None,
    now: datetime,
) -> ReminderRule:
    """The next version; the project, or the rules of the organisation, are locked."""
    if not is_kind(kind):
        raise NotFound
    try:
        values = None if told is None else read_values(kind, told)
    except RuleRefused as refused:
        raise ReminderRuleNotTaken(field=refused.name) from refused
    former = get_kept_rule(organization_id, project_id, kind)
    rule = ReminderRule.objects.create(
        organization_id=organization_id, project_id=project_id, kind=kind, number=former.number + 1 if former else 1,
        values=values, by_id=user.pk, by_name=user.display_name, at=now,
    )  # fmt: skip
    record_audit(
        action="warnings.rule_changed",
        actor_id=user.pk,
        organization_id=organization_id,
        subject={"project_id": project_id, "kind": kind, "number": rule.number},
        now=now,
    )
    if project_id is not None:
        record_event(
            kind="warnings.reminders_changed", organization_id=organization_id, project_id=project_id,
            subject={"project_id": project_id}, now=now,
        )  # fmt: skip
    return rule
