"""Closes a data date: first as a preview of what it moves, then as one edit with its snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import transaction

from headway.engine.errors import ScheduleError
from headway.kernel.actions import record_audit
from headway.kernel.errors import NotFound, Refusal
from headway.people.roles import CLOSE_DATA_DATE
from headway.progress.actions.devices import touch_project
from headway.progress.actions.facts import fact_not_taken, lock_standings
from headway.progress.actions.folding import SOURCE, Met, finish_fold, refusal_told
from headway.progress.errors import ActivityGone, DataDateMoved, DataDateNotLater, SiteReportingOff
from headway.progress.models import Snapshot, Standing
from headway.progress.queries.folding import Due, list_due, list_due_activities
from headway.progress.queries.settings import is_site_reporting
from headway.progress.rules.closing import finish_of, moved_finishes, read_data_date
from headway.progress.rules.fact_kinds import FactRefused
from headway.progress.rules.folding import last_known_day
from headway.projects.queries import get_project_for
from headway.schedule.actions import apply_edit
from headway.schedule.actions.operations import ChangeSettings, RecordProgress, RowOperation
from headway.schedule.actions.trial import Trial, try_operations
from headway.schedule.queries.plans import get_live_plan, lock_live_plan
from headway.schedule.queries.site_activities import SiteActivity, SiteTime, list_site_activities
from headway.schedule.queries.state import get_steady_state
from headway.schedule.rules.instants import iso
from headway.schedule.rules.packed import pack_columns

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project
    from headway.schedule.models import Plan

Json = dict[str, Any]
MOST_MOVED = 200
KIND = "close_data_date"
COMPARED = ("activity", "start", "finish", "total_float", "critical")
SCALE = 10_000


@dataclass(frozen=True)
class _Closing:
    """A data date that is to be closed: what is due until then, and what the plan would be told."""

    project: Project
    plan: Plan
    data_date: int
    until: date
    due: Sequence[Due]

    @property
    def present(self) -> list[Due]:
        return [one for one in self.due if one.activity is not None]

    @property
    def operations(self) -> list[RowOperation]:
        settings = ChangeSettings(plan_id=self.plan.pk, values={"data_date": iso(self.data_date)})
        rows = [RecordProgress(plan_id=self.plan.pk, activity_id=o.activity_id, values=o.told) for o in self.present]
        return [settings, *rows]


def preview_closing(*, user: Account, project_id: int, data_date: str) -> Json:
    """What closing at `data_date` would do, calculated in memory: nothing is written.

    Raises NotFound, NotAllowed, ProjectArchived, SiteReportingOff, FactNotTaken, DataDateNotLater, ScheduleError.
    """
    project = get_project_for(user, project_id, CLOSE_DATA_DATE)
    plan = _plan(project, get_live_plan(project))
    get_steady_state(plan)
    closing = _prepared(project, plan, data_date)
    trial = try_operations(plan, closing.operations)
    return _told(closing, trial)


@transaction.atomic
def close_data_date(*, user: Account, project_id: int, data_date: str, former: str | None, now: datetime) -> Snapshot:
    """Move the data date and fold what is due until then, as one edit; keep the snapshot of the plan.

    former: the data date that the person saw in the preview (None: not compared). Raises NotFound, NotAllowed,
    ProjectArchived, SiteReportingOff, FactNotTaken, DataDateMoved, DataDateNotLater, ScheduleError.
    """
    project = get_project_for(user, project_id, CLOSE_DATA_DATE)
    plan = _plan(project, lock_live_plan(project))
    if former is not None and former != iso(plan.data_date):
        raise DataDateMoved(data_date=iso(plan.data_date) or "")
    closing = _prepared(project, plan, data_date, lock=True)
    before = get_steady_state(plan)
    trial = try_operations(plan, closing.operations)
    refused = {one.activity_id: why for one, why in trial.refused if isinstance(one, RecordProgress)}
    if any(isinstance(one, ChangeSettings) for one, _ in trial.refused):
        raise next(why for one, why in trial.refused if isinstance(one, ChangeSettings))
    taken = [one for one in closing.present if one.activity_id not in refused]
    applied = apply_edit(
        bases={plan.pk: plan.revision}, operations=_without(closing.operations, refused), author=user, source=SOURCE,
        now=now, told=_summary(closing, taken),
    )[0]  # fmt: skip
    met = [Met(taken, applied.edit_id), *_not_folded(closing, refused)]
    result = finish_fold(project, plan, [one for one in met if one.due], now)
    moved = moved_finishes(before.picture, trial.after.picture, _own(plan))
    snapshot = Snapshot.objects.create(
        organization_id=project.organization_id, project=project, plan_id=plan.pk, revision=applied.revision,
        edit_id=applied.edit_id, former_data_date=plan.data_date, data_date=closing.data_date,
        finish=finish_of(trial.after.picture), former_finish=finish_of(before.picture),
        start=_start_of(trial.after.picture),
        figures={"entries": result.entries, "activities": result.activities, "refused": result.refused,
                 "moved": len(moved), "waiting": _waiting(project)},
        columns=_columns(plan, trial), by_id=user.pk, by_name=user.display_name, at=now,
    )  # fmt: skip
    record_audit(
        action="progress.data_date_closed",
        actor_id=user.pk,
        organization_id=project.organization_id,
        subject={"project_id": project.pk, "snapshot_id": snapshot.pk},
        now=now,
    )
    touch_project(project, now)
    return snapshot


def _plan(project: Project, plan: Plan | None) -> Plan:
    if plan is None:
        raise NotFound
    if not is_site_reporting(project.pk):
        raise SiteReportingOff(name=project.name)
    plan.project = project
    return plan


def _prepared(project: Project, plan: Plan, told: str, *, lock: bool = False) -> _Closing:
    data_date = _read(plan, told)
    if plan.data_date is not None and data_date <= plan.data_date:
        raise DataDateNotLater(data_date=iso(plan.data_date) or "")
    until = last_known_day(data_date)
    assert until is not None
    numbers = list_due_activities(project, until)
    if lock:
        lock_standings(project, numbers)
    due = list_due(project, plan, numbers, until=until, data_date=data_date)
    return _Closing(project, plan, data_date, until, due)


def _read(plan: Plan, told: str) -> int:
    """A day means the end of its work in the plan's own calendar."""
    try:
        at = read_data_date(told, None)
        if len(told) == 10:
            shifts = SiteTime(plan).of(None).shifts_on(at // 1440)[0]
            at = read_data_date(told, shifts[-1][1] if shifts else None)
    except FactRefused as refused:
        raise fact_not_taken(refused) from refused
    return at


def _without(operations: Sequence[RowOperation], refused: dict[int, Any]) -> list[RowOperation]:
    return [one for one in operations if not (isinstance(one, RecordProgress) and one.activity_id in refused)]


def _not_folded(closing: _Closing, refused: dict[int, Refusal | ScheduleError]) -> list[Met]:
    gone = [
        Met([o], refusal=refusal_told(ActivityGone(number=o.activity_id))) for o in closing.due if o.activity is None
    ]
    why = [Met([o], refusal=refusal_told(refused[o.activity_id])) for o in closing.present if o.activity_id in refused]
    return gone + why


def _summary(closing: _Closing, taken: Sequence[Due]) -> Json:
    reports = sum(len(one.entries) for one in taken)
    day = (iso(closing.data_date) or "").replace("T", " ")
    return {"kind": KIND, "summary": {"count": 1, "activities": len(taken), "reports": reports, "data_date": day}}


def _own(plan: Plan) -> list[int]:
    return [number for number, one in list_site_activities(plan).items() if one.can_be_reported]


def _waiting(project: Project) -> int:
    return sum(Standing.objects.filter(project=project, waiting__gt=0).values_list("waiting", flat=True))


def _start_of(picture: Any) -> int | None:
    value = int(picture["project"][0]) if "project" in picture else -(2**31)
    return None if value == -(2**31) else value


def _columns(plan: Plan, trial: Trial) -> bytes:
    """What a later report compares with: the columns of a baseline, and how far each activity was."""
    picture, activity = trial.after.picture, trial.after.activity
    columns = {name: picture[name] for name in COMPARED}
    columns["percent"] = np.round(activity["percent_complete"] * SCALE).astype(np.int32)
    columns["remaining"] = activity["remaining"]
    return pack_columns(columns)


def _told(closing: _Closing, trial: Trial) -> Json:
    plan = closing.plan
    activities = list_site_activities(plan)
    own = [number for number, one in activities.items() if one.can_be_reported]
    moved = moved_finishes(trial.before.picture, trial.after.picture, own)
    before, after = finish_of(trial.before.picture), finish_of(trial.after.picture)
    known = last_known_day(plan.data_date)
    late = [one for one in closing.due if known is not None and _is_late(one, closing, known)]
    refused = {one.activity_id: why for one, why in trial.refused if isinstance(one, RecordProgress)}
    return {
        "former_data_date": iso(plan.data_date),
        "data_date": iso(closing.data_date),
        "finish_before": iso(before),
        "finish_after": iso(after),
        "finish_days": None if before is None or after is None else (after - 1) // 1440 - (before - 1) // 1440,
        "moved_count": len(moved),
        "moved": [_moved_told(activities[one.activity_id], one.before, one.after, one.days) for one in moved[:MOST_MOVED]],
        "due_activities": len(closing.due),
        "due_entries": sum(len(one.entries) for one in closing.due),
        "late_activities": [_named(one) for one in late],
        "waiting": _waiting(closing.project),
        "unreported": _unreported(closing, activities),
        "not_folded": [{**_named(o), "refusal": refusal_told(refused[o.activity_id])} for o in closing.present if o.activity_id in refused]
        + [{**_named(o), "refusal": refusal_told(ActivityGone(number=o.activity_id))} for o in closing.due if o.activity is None],
    }  # fmt: skip


def _moved_told(activity: SiteActivity, before: int, after: int, days: int) -> Json:
    return {
        "activity_id": activity.activity_id, "code": activity.code, "name": activity.name,
        "is_critical": activity.is_critical, "finish_before": iso(before), "finish_after": iso(after), "days": days,
    }  # fmt: skip


def _named(due: Due) -> Json:
    activity = due.activity
    return {
        "activity_id": due.activity_id,
        "code": activity.code if activity else "",
        "name": activity.name if activity else "",
        "reports": len(due.entries),
    }


def _is_late(due: Due, closing: _Closing, known: date) -> bool:
    """Accepted facts of days that were closed already: they are folded now, the closed snapshot stays."""
    return due.first_day is not None and due.first_day <= known and closing.plan.data_date is not None


def _unreported(closing: _Closing, activities: dict[int, SiteActivity]) -> list[Json]:
    """Work that runs or should, and of which nothing was accepted since the former data date."""
    known = last_known_day(closing.plan.data_date)
    told = {one.activity_id for one in closing.due}
    rows = Standing.objects.filter(project=closing.project, activity_id__in=list(activities)).exclude(accepted=None)
    for number, accepted in rows.values_list("activity_id", "accepted"):
        if accepted and known and accepted.get("day", "") > known.isoformat():
            told.add(number)
    running = [
        one for number, one in activities.items()
        if one.can_be_reported and number not in told and one.actual_finish is None
        and one.start is not None and one.start < closing.data_date
    ]  # fmt: skip
    return [
        {"activity_id": one.activity_id, "code": one.code, "name": one.name, "percent": one.percent}
        for one in running[:MOST_MOVED]
    ]
