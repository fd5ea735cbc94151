"""Who may see a photo or voice note: who sees a report that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headway.progress.models import Fact
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.scope import get_scope

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

EVIDENCE = ("photo", "voice")


def may_see_evidence(user: Account, project: Project, sha256: str) -> bool:
    """Whether a report of the project, fetched with `user`'s rights, names the content and he sees that report.

    Who sees the whole plan sees all; else the author, and who sees the activity. Constant in statements.
    """
    facts = Fact.objects.filter(project=project, kind__in=EVIDENCE, values__sha256=sha256)
    named = list(facts.values_list("entry__author_id", "entry__activity_id")[:100])
    if not named:
        return False
    plan = get_live_plan(project)
    if plan is not None:
        plan.project = project
    scope = get_scope(user, plan) if plan is not None else frozenset()
    return any(author == user.pk or scope is None or activity in scope for author, activity in named)
