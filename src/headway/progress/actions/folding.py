"""Folds accepted facts into the plan: one edit for all that is due of a project (decision 1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from headway.engine.errors import ScheduleError
from headway.kernel.errors import Refusal
from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.progress.actions.devices import touch
from headway.progress.actions.facts import announce_progress, lock_standings, stand_anew
from headway.progress.errors import ActivityGone
from headway.progress.models import Folded
from headway.progress.queries.folding import Due, list_due, list_due_activities
from headway.progress.queries.settings import is_site_reporting
from headway.progress.rules.folding import last_known_day
from headway.projects.queries import get_project, list_members
from headway.schedule.actions import apply_edit
from headway.schedule.actions.operations import RecordProgress
from headway.schedule.errors import NothingToDo
from headway.schedule.queries.plans import lock_live_plan

if TYPE_CHECKING:
    from headway.projects.models import Project
    from headway.schedule.models import Plan

SOURCE = "site"
KIND = "fold_reports"
_PLANNING = frozenset({"planner", "project_manager"})


@dataclass(frozen=True)
class Met:
    """Activities that met the plan together: by an edit, without one (nothing changed), or why they could not."""

    due: Sequence[Due]
    edit_id: int | None = None
    refusal: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class FoldResult:
    """What a run did."""

    entries: int = 0
    activities: int = 0
    edits: int = 0
    refused: int = 0


@transaction.atomic
def fold_project(*, project_id: int, now: datetime) -> FoldResult:
    """Bring every accepted fact up to the data date into the plan. Twice, or killed half-way: no second effect.

    The edit, the rows that say which entries met it and what stands are one transaction. What cannot be folded
    (the activity is gone, the door refuses it) is told to those who plan; the others go on.
    """
    project = get_project(project_id)
    if project.archived_at is not None or project.deleted_at is not None or not is_site_reporting(project.pk):
        return FoldResult()
    plan = lock_live_plan(project)
    until = last_known_day(plan.data_date) if plan else None
    numbers = list_due_activities(project, until)
    if plan is None or plan.data_date is None or until is None or not numbers:
        return FoldResult()
    lock_standings(project, numbers)
    due = list_due(project, plan, numbers, until=until, data_date=plan.data_date)
    met = _fold(plan, due, now)
    return finish_fold(project, plan, met, now)


def _fold(plan: Plan, due: Sequence[Due], now: datetime) -> list[Met]:
    gone = [
        Met([one], refusal=refusal_told(ActivityGone(number=one.activity_id))) for one in due if one.activity is None
    ]
    return gone + fold_together(plan, [one for one in due if one.activity is not None], now)


def fold_together(plan: Plan, due: Sequence[Due], now: datetime) -> list[Met]:
    """One edit for all; when the door refuses it, halves, until what it refuses stands alone."""
    if not due:
        return []
    operations = [RecordProgress(plan_id=plan.pk, activity_id=one.activity_id, values=one.told) for one in due]
    try:
        with transaction.atomic():
            applied = apply_edit(
                bases={plan.pk: plan.revision}, operations=operations, author=None, source=SOURCE, now=now,
                told=fold_told(due),
            )[0]  # fmt: skip
    except NothingToDo:
        return [Met(due)]
    except (Refusal, ScheduleError) as refused:
        if len(due) == 1:
            return [Met(due, refusal=refusal_told(refused))]
        half = len(due) // 2
        return fold_together(plan, due[:half], now) + fold_together(plan, due[half:], now)
    plan.revision = applied.revision
    return [Met(due, applied.edit_id)]


def fold_told(due: Sequence[Due]) -> dict[str, Any]:
    """Kind and summary of the edit for the history."""
    first = due[0].activity if due else None
    return {
        "kind": KIND,
        "summary": {
            "count": len(due),
            "reports": sum(len(one.entries) for one in due),
            "name": first.name[:80] if first else "",
            "code": first.code[:40] if first else "",
        },
    }


def finish_fold(project: Project, plan: Plan, met: Sequence[Met], now: datetime) -> FoldResult:
    """Keep which entries met the plan how, tell what could not, and have everybody look anew."""
    Folded.objects.bulk_create(
        Folded(
            entry_id=entry, organization_id=project.organization_id, project=project, plan_id=plan.pk,
            edit_id=one.edit_id, refusal=None if one.refusal is None else dict(one.refusal), at=now,
        )
        for one in met for due in one.due for entry in due.entries
    )  # fmt: skip
    numbers = [due.activity_id for one in met for due in one.due]
    stand_anew(project, numbers)
    for one in met:
        if one.refusal is not None:
            _tell_planners(project, one, now)
    touch(project, activities=numbers, now=now)
    announce_progress(project, plan.pk, now)
    return FoldResult(
        entries=sum(len(due.entries) for one in met for due in one.due),
        activities=len(numbers),
        edits=len({one.edit_id for one in met if one.edit_id is not None}),
        refused=sum(len(one.due) for one in met if one.refusal is not None),
    )


def _tell_planners(project: Project, refused: Met, now: datetime) -> None:
    planners = [one.account_id for one in list_members(project) if one.role in _PLANNING]
    for due in refused.due:
        for entry in due.entries:
            tell(
                recipients=planners, kind="report_not_folded", subject=Subject("entry", project.pk, entry), actor=None,
                key=f"report_not_folded:{entry}", now=now,
            )  # fmt: skip


def refusal_told(refused: Refusal | ScheduleError) -> dict[str, Any]:
    """A refusal as it is kept: its text is told in the reader's language."""
    code = refused.code if isinstance(refused, Refusal) else f"engine.{refused.code}"
    parameters = {name: _plain(value) for name, value in refused.parameters.items()}
    return {"code": code, "parameters": parameters}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | None) else str(value)
