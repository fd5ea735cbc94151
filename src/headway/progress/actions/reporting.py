"""Switches reporting from the site on and off."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from headway.kernel.actions import record_audit
from headway.people.roles import PROGRESS_RULES
from headway.progress.actions.devices import touch_everything
from headway.progress.actions.facts import announce_progress
from headway.progress.models import SiteReporting
from headway.progress.queries.settings import is_site_reporting
from headway.projects.queries import get_project_for
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.site_activities import list_site_activities

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project


@transaction.atomic
def switch_site_reporting(*, user: Account, project_id: int, is_on: bool, now: datetime) -> bool:
    """From now on progress comes from facts, or is a field of the plan again; returns which. Twice = once.

    Raises NotFound, NotAllowed, ProjectArchived.
    """
    project = get_project_for(user, project_id, PROGRESS_RULES, lock=True)
    if is_site_reporting(project.pk) != is_on:
        begin_site_reporting(project=project, by=user, is_on=is_on, now=now)
    return is_on


def begin_site_reporting(*, project: Project, by: Account | None, now: datetime, is_on: bool = True) -> None:
    """The switch itself, for a project fetched with permission (or by the installation itself: the demo)."""
    SiteReporting.objects.create(
        organization_id=project.organization_id, project=project, is_on=is_on, by_id=by.pk if by else None,
        by_name=by.display_name if by else "", at=now,
    )  # fmt: skip
    record_audit(
        action="progress.site_reporting_on" if is_on else "progress.site_reporting_off",
        actor_id=by.pk if by else None,
        organization_id=project.organization_id,
        subject={"project_id": project.pk},
        now=now,
    )
    plan = get_live_plan(project)
    touch_everything(project, list(list_site_activities(plan)) if plan else [], now)
    announce_progress(project, plan.pk if plan else None, now)
