"""Dates carried over relations from project to project, as edits of the installation through the one door."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from headway.engine.errors import ScheduleError
from headway.schedule.actions.door import apply_edit
from headway.schedule.actions.links import SOURCE
from headway.schedule.actions.operations import ApplyChanges
from headway.schedule.models import Plan
from headway.schedule.queries.links import list_links, list_tied_plans
from headway.schedule.queries.state import get_state
from headway.schedule.rules.changes import RowChange
from headway.schedule.rules.links import End, Link, carried, changes_for, ends_of

KIND = "carry_dates"
log = logging.getLogger(__name__)


@transaction.atomic
def carry_dates(*, plan_id: int, freed: Collection[End] = (), now: datetime) -> list[int]:
    """Calculate the plan and all that relations tie to it together, and leave the external dates that follow in each.

    One edit per plan whose dates are other than they stand there; a second run finds nothing to do. `freed`: ends whose
    relation went with an edit; where none is left, the external date goes. Plans of archived and deleted projects are not
    calculated: relations to them hold the last dates. Returns the plans that changed.
    """
    asked = {plan_id} | {end[0] for end in freed}
    plans = {
        plan.pk: plan for plan in Plan.objects.select_for_update().filter(pk__in=list_tied_plans(asked)).order_by("pk")
    }
    states = {pk: get_state(plan) for pk, plan in plans.items()}
    links = list_links(states)
    wanted: dict[End, int | None] = dict.fromkeys(set(map(_end, freed)) - ends_of(links))
    try:
        wanted |= carried(states, links)
    except ScheduleError as error:  # no edit leads here: a file or an undo of one closed a loop; its dates stay
        log.warning("plan %s: dates are not carried over: %s", plan_id, error.code)
    sources = {pk: _sources(pk, plan_id, plans, links) for pk in plans}
    return [pk for pk in plans if _follow(plans[pk], changes_for(pk, states[pk], wanted), sources[pk], now)]


def _end(told: Collection[int | str]) -> End:
    plan_id, number, column = told
    return int(plan_id), int(number), str(column)


def _sources(pk: int, edited: int, plans: Mapping[int, Plan], links: Collection[Link]) -> str:
    """`12 r5, 14 r2`: numbers of the projects that moved a plan, and their revisions; names are not everybody's."""
    pairs = [(link.before_plan, link.after_plan) for link in links] + [(edited, pk)]
    tied = {plan for pair in pairs if pk in pair for plan in pair if plan in plans}
    return ", ".join(f"{plans[one].project_id} r{plans[one].revision}" for one in sorted(tied - {pk} or {pk}))


def _follow(plan: Plan, changes: list[RowChange], sources: str, now: datetime) -> bool:
    if not changes:
        return False
    operation = ApplyChanges(plan_id=plan.pk, changes=changes, named=KIND)
    told = {"kind": KIND, "summary": {"projects": sources, "rows": len(changes)}}
    apply_edit(
        bases={plan.pk: plan.revision}, operations=[operation], author=None, source=SOURCE, now=now, told=told
    )  # fmt: skip
    return True
