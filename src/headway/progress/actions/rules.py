"""Changes the rules of a project's progress. Former ones stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from headway.kernel.actions import record_audit
from headway.people.roles import PROGRESS_RULES
from headway.progress.actions.devices import touch_project
from headway.progress.actions.facts import fact_not_taken
from headway.progress.errors import RulesNameStrangers
from headway.progress.models import ProgressRules
from headway.progress.rules.fact_kinds import FactRefused
from headway.progress.rules.settings import named_in, read_settings
from headway.projects.queries import get_project_for, list_members

if TYPE_CHECKING:
    from headway.people.models import Account


@transaction.atomic
def change_rules(*, user: Account, project_id: int, told: Mapping[str, Any], now: datetime) -> ProgressRules:
    """The rules that count from now on: those that are told, the others as they were.

    Raises NotFound, NotAllowed, FactNotTaken (names the field), RulesNameStrangers.
    """
    project = get_project_for(user, project_id, PROGRESS_RULES, lock=True)
    former = ProgressRules.objects.filter(project=project).order_by("-number").first()
    try:
        values = (former.values if former else {}) | read_settings(told)
    except FactRefused as refused:
        raise fact_not_taken(refused) from refused
    strangers = named_in(read_settings(told)) - {str(one.account_id) for one in list_members(project)}
    if strangers:
        raise RulesNameStrangers(name=", ".join(sorted(strangers)))  # an account elsewhere is not named
    rules = ProgressRules.objects.create(
        organization_id=project.organization_id, project=project, number=former.number + 1 if former else 1,
        values=values, by_id=user.pk, by_name=user.display_name, at=now,
    )  # fmt: skip
    record_audit(
        action="progress.rules_changed",
        actor_id=user.pk,
        organization_id=project.organization_id,
        subject={"project_id": project.pk, "number": rules.number},
        now=now,
    )
    touch_project(project, now)
    return rules
