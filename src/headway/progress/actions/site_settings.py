"""A project decides how attendance is counted and which physical states its building has; a new code for the gate."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from headway.kernel.actions import record_audit
from headway.people.roles import ASSIGN, PROGRESS_RULES
from headway.progress.actions.devices import touch_project
from headway.progress.models import SiteCode, SiteSetting
from headway.progress.queries.site_settings import get_site_code
from headway.progress.queries.site_work import list_reportable
from headway.progress.rules.site_settings import (
    ATTENDANCE,
    CODE_LENGTH,
    CODE_SIGNS,
    PHYSICAL_STATES,
    AttendanceRules,
    PhysicalState,
    states_fault,
)
from headway.progress.site_errors import SiteSettingNotTaken
from headway.projects.queries import get_project_for

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project


@transaction.atomic
def set_attendance_rules(*, user: Account, project_id: int, rules: AttendanceRules, now: datetime) -> AttendanceRules:
    """From now on attendance is counted so; what was counted before stays. Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id, PROGRESS_RULES, lock=True)
    _add(project, ATTENDANCE, rules.told(), user, now)
    touch_project(project, now)
    return rules


@transaction.atomic
def set_physical_states(
    *, user: Account, project_id: int, states: Sequence[PhysicalState], now: datetime
) -> list[PhysicalState]:
    """The named states of the building in their order, in place of those before.

    Raises NotFound, NotAllowed, SiteSettingNotTaken (a name that is missing or twice, no activity, a rule beyond 0-1,
    an activity that is not in the plan).
    """
    project = get_project_for(user, project_id, PROGRESS_RULES, lock=True)
    if fault := states_fault(states):
        raise SiteSettingNotTaken(reason_key=f"progress.states.{fault}")
    wanted = {number for state in states for number in state.activity_ids}
    if wanted - list_reportable(user, project, wanted).keys():
        raise SiteSettingNotTaken(reason_key="progress.states.unknown_activity")
    _add(project, PHYSICAL_STATES, {"states": [state.told() for state in states]}, user, now)
    return list(states)


@transaction.atomic
def issue_site_code(*, user: Account, project_id: int, now: datetime) -> SiteCode:
    """A new code for the sign at the gate; signs with the one before are flagged from now on.

    Raises NotFound, NotAllowed.
    """
    project = get_project_for(user, project_id, ASSIGN, lock=True)
    before = get_site_code(project)
    code = SiteCode.objects.create(
        organization_id=project.organization_id,
        project=project,
        number=before.number + 1 if before else 1,
        code="".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH)),
        by_id=user.pk,
        by_name=user.display_name,
        at=now,
    )
    record_audit(
        action="progress.site_code_issued",
        actor_id=user.pk,
        organization_id=project.organization_id,
        subject={"project_id": project.pk, "number": code.number},
        now=now,
    )
    touch_project(project, now)
    return code


def _add(project: Project, name: str, values: Mapping[str, Any], user: Account, now: datetime) -> None:
    """The next version of a setting; the project is locked."""
    last = SiteSetting.objects.filter(project=project, name=name).order_by("-number").values_list("number", flat=True)
    SiteSetting.objects.create(
        organization_id=project.organization_id,
        project=project,
        name=name,
        number=(last.first() or 0) + 1,
        values=dict(values),
        by_id=user.pk,
        by_name=user.display_name,
        at=now,
    )
