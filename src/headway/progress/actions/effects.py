"""What each of two claims would do to the finish of the plan, for the desk that decides between them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from headway.engine.errors import ScheduleError
from headway.progress.models import Entry
from headway.progress.queries.folding import row_of, shifts_of
from headway.progress.queries.log import list_log
from headway.progress.rules.closing import finish_of
from headway.progress.rules.folding import progress_told
from headway.progress.rules.replay import Told, counted_values
from headway.schedule.actions.operations import RecordProgress
from headway.schedule.actions.trial import try_operations
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.site_activities import SiteTime, list_site_activities
from headway.schedule.queries.state import get_steady_state
from headway.schedule.rules.instants import iso

if TYPE_CHECKING:
    from headway.field.kinds import FoundConflict
    from headway.people.models import Account
    from headway.projects.models import Project
    from headway.schedule.models import Plan

Json = dict[str, Any]


def effect_of_claims(reader: Account, project: Project, conflict: FoundConflict) -> Json:
    """`mine`, `theirs` and `neither`: {"days", "finish"} – by how many calendar days the plan's finish would move.

    None where it cannot be told: the activity is gone, or the plan would refuse the value. Calculated in memory.
    """
    plan = get_live_plan(project)
    entry = Entry.objects.filter(uid=UUID(conflict.record.id), project=project).first()
    if plan is None or entry is None or entry.activity_id is None or plan.data_date is None:
        return {"mine": None, "theirs": None, "neither": None}
    plan.project = project
    log = list_log(project.pk, [entry.activity_id]).get(entry.activity_id, [])
    mine = next((one for one in log if one.id == entry.pk), None)
    their_op = str(conflict.their_op_id) if conflict.their_op_id else ""
    theirs = next((one for one in log if one.op_id == their_op), None)
    now = finish_of(get_steady_state(plan).picture)
    return {
        "mine": _effect(plan, entry.activity_id, mine, now),
        "theirs": _effect(plan, entry.activity_id, theirs, now),
        "neither": None if now is None else {"days": 0, "finish": _day(now)},
    }


def _effect(plan: Plan, number: int, entry: Told | None, now: int | None) -> Json | None:
    activity = list_site_activities(plan, [number]).get(number)
    if entry is None or activity is None or now is None or plan.data_date is None:
        return None
    values: Mapping[str, Any] = counted_values(entry) | {"day": _known(entry.day, plan.data_date)}
    told = progress_told(values, row_of(activity), shifts_of(SiteTime(plan), activity), plan.data_date)
    try:
        trial = try_operations(plan, [RecordProgress(plan_id=plan.pk, activity_id=number, values=told)])
    except ScheduleError:
        return None
    after = finish_of(trial.after.picture)
    if trial.refused or after is None:
        return None
    return {"days": (after - 1) // 1440 - (now - 1) // 1440, "finish": _day(after)}


def _known(day: date, data_date: int) -> str:
    """A claim of a day that is not closed yet is looked at as if it were of the data date."""
    return min(day.isoformat(), (iso(data_date) or "")[:10])


def _day(minutes: int) -> str:
    return (iso(minutes - 1) or "")[:10]
