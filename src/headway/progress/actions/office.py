"""What an edit of the plan means for facts: progress typed in the office is a fact, too; phones follow moved dates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from headway.kernel.clock import uuid7
from headway.people.roles import EDIT
from headway.progress.actions.devices import touch, touch_project
from headway.progress.actions.facts import (
    NewDecision,
    NewEntry,
    announce_progress,
    lock_standings,
    record_decision,
    record_facts,
    stand_anew,
)
from headway.progress.actions.fold_orders import order_fold
from headway.progress.actions.folding import SOURCE as FOLD
from headway.progress.errors import ClosedStays, FoldedStays, OfficeProgressNotAllowed
from headway.progress.models import Folded, Standing
from headway.progress.queries.folding import is_closing_edit, is_folded_edit
from headway.progress.queries.settings import is_site_reporting
from headway.progress.rules.folding import last_known_day
from headway.progress.rules.office import facts_of_row, is_progress, says_the_same
from headway.progress.rules.site_time import site_today
from headway.projects.queries import get_project, may
from headway.schedule.actions.operations import ApplyChanges, RecordProgress
from headway.schedule.queries.site_activities import SiteActivity, list_site_activities
from headway.schedule.rules.changes import PLAN

if TYPE_CHECKING:
    from headway.schedule.followers import FollowedEdit
    from headway.schedule.models import Edit, Plan
    from headway.schedule.rules.state import PlanState

TOUCHED_AT_ONCE = 200
TOUCH_TASK = "headway.progress.jobs.touch_job"
_MOVING = ("start", "finish", "early_start", "early_finish", "total_float", "critical")


def follow_edit(edit: FollowedEdit) -> None:
    """Inside the edit's transaction: record progress that was typed in or imported as facts that this edit folds.

    Only while the project reports from the site. Raises OfficeProgressNotAllowed.
    """
    project = edit.plan.project
    if not is_site_reporting(project.pk):
        return
    if edit.source != FOLD:
        told = _told_progress(edit)
        if told and edit.author is not None and not may(edit.author, EDIT, project):
            raise OfficeProgressNotAllowed
        if told:
            _record(edit, told)
    _have_devices_follow(edit)


def guard_undo(plan: Plan, edit: Edit) -> None:
    """An edit that brought reports into the plan is not undone: the fact is superseded; a closed data date stays.

    Raises FoldedStays, ClosedStays.
    """
    if is_closing_edit(plan.pk, edit.pk):
        raise ClosedStays
    if is_folded_edit(plan.pk, edit.pk):
        raise FoldedStays


def _told_progress(edit: FollowedEdit) -> dict[int, SiteActivity]:
    """Activities of which the edit says how far they are, as they stand after it."""
    if edit.changes is None:
        return _imported(edit)
    numbers: set[int] = set()
    for operation in edit.operations:
        if isinstance(operation, RecordProgress):
            numbers.add(edit.created.get(operation.activity_id, operation.activity_id))
        elif isinstance(operation, ApplyChanges):
            numbers |= {
                change.row_id
                for change in edit.changes
                if change.table == "activity" and change.after is not None and is_progress(change.before, change.after)
            }
    if not numbers:
        return {}
    return {n: one for n, one in list_site_activities(edit.plan, numbers).items() if one.can_be_reported}


def _imported(edit: FollowedEdit) -> dict[int, SiteActivity]:
    """The plan was replaced: what its rows say otherwise than the facts is a starting value (rule 6.60)."""
    standings = Standing.objects.filter(project_id=edit.plan.project_id).exclude(accepted=None)
    accepted = {n: told for n, told in standings.values_list("activity_id", "accepted") if told is not None}
    rows = list_site_activities(edit.plan, list(accepted)) if accepted else {}
    return {number: one for number, one in rows.items() if not says_the_same(accepted[number], one)}


def _record(edit: FollowedEdit, told: Mapping[int, SiteActivity]) -> None:
    project, source = edit.plan.project, "import" if edit.source == "file" else "office"
    day = last_known_day(edit.plan.data_date) or site_today(edit.now, project.time_zone)
    lock_standings(project, list(told))
    for number, activity in told.items():
        new = NewEntry(
            uid=uuid7(), project=project, activity_id=number, day=day, author=edit.author, now=edit.now, source=source
        )
        entry = record_facts(entry=new, facts=facts_of_row(activity)).entry
        decision = NewDecision("accept", source, edit.author)
        record_decision(project=project, entry_id=entry.pk, decision=decision, now=edit.now)
        Folded.objects.create(
            entry=entry, organization_id=project.organization_id, project=project, plan_id=edit.plan.pk,
            edit_id=edit.edit_id, at=edit.now,
        )  # fmt: skip
    stand_anew(project, list(told))
    announce_progress(project, edit.plan.pk, edit.now)


def _have_devices_follow(edit: FollowedEdit) -> None:
    moved = _moved(edit)
    project = edit.plan.project
    changed = None if edit.changes is None else {change.table for change in edit.changes}
    if changed is None or changed & {PLAN, "assignment"}:
        touch_project(project, edit.now)
    if changed is None or PLAN in changed:
        order_fold(project.pk)  # another data date: something may be due that was not
    if len(moved) <= TOUCHED_AT_ONCE:
        touch(project, activities=moved, now=edit.now)
        return
    task = app.configure_task(TOUCH_TASK, queue="housekeeping", allow_unknown=True)
    numbers: list[JSONValue] = [*sorted(moved)]
    task.defer(project_id=project.pk, activities=numbers)


@transaction.atomic
def touch_moved(*, project_id: int, activities: Collection[int], now: datetime) -> None:
    """Have devices read activities anew; the work of a job."""
    touch(get_project(project_id), activities=activities, now=now)


def _moved(edit: FollowedEdit) -> set[int]:
    """Numbers of the activities whose rows or dates are others than before; all when the plan was replaced."""
    if edit.changes is None or edit.before is None or edit.after is None:
        return set(list_site_activities(edit.plan))
    rows = {change.row_id for change in edit.changes if change.table == "activity"}
    return rows | _other_dates(edit.before, edit.after)


def _other_dates(before: PlanState, after: PlanState) -> set[int]:
    if "start" not in before.picture or "start" not in after.picture:
        return set(after.activity.ids.tolist())
    places = before.activity.positions(after.activity.ids)
    known = places >= 0
    moved = ~known
    for name in _MOVING:
        moved[known] |= before.picture[name][places[known]] != after.picture[name][known]
    return set(after.activity.ids[np.flatnonzero(moved)].tolist())
