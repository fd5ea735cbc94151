"""Activities of a project's live plan that somebody may see and enter things for."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.scope import get_scope
from headway.schedule.queries.site_activities import SiteActivity, list_site_activities

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project
    from headway.schedule.models import Plan


def get_live_plan_of(user: Account | None, project: Project) -> tuple[Plan, frozenset[int] | None] | None:
    """The live plan with the numbers that `user` may see there (None: all); None without a plan."""
    plan = get_live_plan(project)
    if plan is None:
        return None
    plan.project = project
    return plan, get_scope(user, plan)


def list_reportable(user: Account, project: Project, ids: Collection[int]) -> dict[int, SiteActivity]:
    """Those of these activities that are there, have progress of their own, and that `user` may see."""
    found = get_live_plan_of(user, project) if ids else None
    if found is None:
        return {}
    plan, scope = found
    wanted = [one for one in ids if scope is None or one in scope]
    return {number: one for number, one in list_site_activities(plan, wanted).items() if one.can_be_reported}


def name_activities(project: Project, ids: Collection[int]) -> dict[int, SiteActivity]:
    """Activities by number, for rows that were fetched with permission; those that are gone are left out."""
    found = get_live_plan_of(None, project) if ids else None
    return {} if found is None else list_site_activities(found[0], ids)
