"""Accepts a clean report at once where the project's rules say that nobody needs to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from headway.progress.actions.facts import NewDecision, record_decision
from headway.progress.actions.fold_orders import order_fold
from headway.progress.queries.judged import get_deciders, judge
from headway.progress.queries.settings import get_settings
from headway.progress.rules.acceptance import is_accepted_by_rule
from headway.progress.rules.replay import Decided, Told, is_contested

if TYPE_CHECKING:
    from headway.field.kinds import Acting
    from headway.schedule.models import Plan
    from headway.schedule.queries.site_activities import SiteActivity


def accept_by_rule(
    acting: Acting, plan: Plan, activity: SiteActivity, log: Sequence[Told], entry: Told
) -> Sequence[Told]:
    """Accept the entry when nobody needs to look; returns its log afterwards, which the caller, who holds its activity, keeps.

    Corrections, and what contradicts another claim (sync.md P6), are looked at by a person.
    """
    project, number = acting.project, activity.activity_id
    settings = acting.once(("rules", project.pk), lambda: get_settings(project.pk))
    if not settings.auto_accept or entry.supersedes_id is not None or is_contested(entry, log):
        return log
    deciders = acting.once(("deciders", project.pk), lambda: get_deciders(project, acting.now, settings))
    judged = judge(project, plan, deciders, {number: log}, {entry.id}, acting.now, {number: activity})[0]
    if not is_accepted_by_rule(settings, activity.trade, step=judged.step, doubts=judged.doubts):
        return log
    decision = record_decision(
        project=project, entry_id=entry.id, decision=NewDecision("accept", "rule"), now=acting.now
    )
    order_fold(project.pk)
    decided = Decided(decision.decision, decision.at, decision.pk)
    after = [replace(one, decided=decided) if one is entry else one for one in log]
    return after
