"""Accepts a clean report at once where the project's rules say that nobody needs to look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from headway.progress.actions.facts import NewDecision, record_decision, stand_anew
from headway.progress.actions.fold_orders import order_fold
from headway.progress.queries.judged import get_deciders, judge
from headway.progress.queries.settings import get_settings
from headway.progress.rules.acceptance import is_accepted_by_rule
from headway.progress.rules.replay import Told, is_contested

if TYPE_CHECKING:
    from headway.projects.models import Project
    from headway.schedule.models import Plan


def accept_by_rule(  # noqa: PLR0917 - one entry within its log
    project: Project, plan: Plan, number: int, log: Sequence[Told], entry: Told, now: datetime
) -> Sequence[Told]:
    """Accept the entry, whose activity the caller holds, when nobody needs to look; returns its log afterwards.

    Corrections, and what contradicts another claim (sync.md P6), are looked at by a person.
    """
    settings = get_settings(project.pk)
    if not settings.auto_accept or entry.supersedes_id is not None or is_contested(entry, log):
        return log
    judged = judge(project, plan, get_deciders(project, now, settings), {number: log}, {entry.id}, now)[0]
    trade = judged.activity.trade if judged.activity else ""
    if not is_accepted_by_rule(settings, trade, step=judged.step, doubts=judged.doubts):
        return log
    record_decision(project=project, entry_id=entry.id, decision=NewDecision("accept", "rule"), now=now)
    order_fold(project.pk)
    return stand_anew(project, [number])[number][0]
