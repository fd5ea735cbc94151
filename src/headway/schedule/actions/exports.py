"""A plan becomes a file of another tool: asked for, written by a job, read back, fetched."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from headway.engine import calculate_project
from headway.engine.document import ActivityKind, RecordedDates, ScheduleProject
from headway.engine.errors import ScheduleError
from headway.interchange import ImportRefused, read_file
from headway.interchange.writing import FORMATS, Export, write_file
from headway.kernel.actions import record_audit
from headway.kernel.clock import now as present
from headway.kernel.errors import NotFound, Refusal
from headway.people.queries import get_account
from headway.schedule.actions.runs import Runs
from headway.schedule.errors import NothingToExport, TooManyExports
from headway.schedule.models import ExportRun, Plan
from headway.schedule.queries.exports import count_moving_exports, get_export
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.rules.exports import EXPORT_WAY, KEPT, MOST_MOVING_PER_PERSON
from headway.schedule.rules.instants import minutes

if TYPE_CHECKING:
    from headway.people.models import Account

TASK = "headway.schedule.jobs.write_export_job"
_RUNS = Runs(ExportRun, EXPORT_WAY)
_REFUSED = re.compile(r"[^\w\s.()（）#-]")


@transaction.atomic
def start_export(*, user: Account, plan: Plan, file_format: str, with_baselines: bool, now: datetime) -> ExportRun:
    """Have a file of a plan written by a job; `plan` was fetched for `user`, and whoever sees a plan may take it along.

    Raises TooManyExports.
    """
    if count_moving_exports(user) >= MOST_MOVING_PER_PERSON:
        raise TooManyExports(count=MOST_MOVING_PER_PERSON)
    run = ExportRun.objects.create(
        organization_id=user.organization_id,
        plan=plan,
        actor_id=user.pk,
        file_format=file_format,
        with_baselines=with_baselines,
        created_at=now,
        changed_at=now,
    )
    app.configure_task(TASK, queue="imports", allow_unknown=True).defer(run_id=run.pk)
    return run


def write_export(*, run_id: int) -> None:
    """The job: write the file and its report. Twice has no second effect."""
    run = _RUNS.begin(run_id, "writing")
    if run is None:
        return
    try:
        user = get_account(run.actor_id)
        plan = get_plan_for(user, run.plan_id)
        target = export_path(run)
        target.parent.mkdir(parents=True, exist_ok=True)
        told = export_plan(
            user=user,
            plan=plan,
            file_format=run.file_format,
            with_baselines=run.with_baselines,
            target=target,
            now=present(),
        )
    except (Refusal, NotFound) as refusal:
        _RUNS.move(run_id, "failed", error={"code": refusal.code, "parameters": refusal.parameters})
        return
    except Exception:
        fail_export(run_id=run_id)
        raise
    _RUNS.move(
        run_id,
        "done",
        report=told,
        revision=plan.revision,
        file_name=_file_name(plan, run.file_format),
        size_bytes=target.stat().st_size,
    )


def fail_export(*, run_id: int) -> None:
    """The job did not come to its end; an export that has ended stays as it is."""
    _RUNS.fail(run_id)


def export_plan(
    *, user: Account, plan: Plan, file_format: str, with_baselines: bool, target: Path, now: datetime
) -> dict[str, Any]:
    """Write `target` at once and record it; the answer is the report with what reading it back has shown.

    Raises NothingToExport, OSError.
    """
    with transaction.atomic():
        plan.refresh_from_db(fields=["revision"])
        export = get_export(user, plan, with_baselines=with_baselines, now=now)
    if not export.project.activities:
        raise NothingToExport
    report = write_file(export, target, file_format).to_json()
    record_audit(
        action="schedule.exported",
        actor_id=user.pk,
        organization_id=plan.organization_id,
        subject={"plan_id": plan.pk, "revision": plan.revision, "format": file_format},
        now=now,
    )
    return report | {"check": _read_back(export, target)}


def export_path(run: ExportRun) -> Path:
    """Where the file of an export lies."""
    folder: Path = settings.DATA_FOLDER / "exports"
    return folder / f"{run.pk}.{FORMATS[run.file_format]}"


def prune_exports(*, now: datetime) -> int:
    """Remove exports older than a day, and files whose export is gone; returns how many exports."""
    old = ExportRun.objects.filter(created_at__lt=now - KEPT)
    for run in old:
        export_path(run).unlink(missing_ok=True)
    folder: Path = settings.DATA_FOLDER / "exports"
    for path in folder.glob("*") if folder.is_dir() else ():
        if path.stat().st_mtime < (now - 2 * KEPT).timestamp():
            path.unlink(missing_ok=True)
    return old.delete()[0]


def _file_name(plan: Plan, file_format: str) -> str:
    """`YQ-3 云栖雅苑 v12.xml`: project and revision; a scenario by its own name; without what a file system refuses."""
    name = plan.project.name if plan.parent_id is None else plan.name
    words = _REFUSED.sub("_", f"{plan.project.code} {name}").strip()[:120]
    return f"{words} v{plan.revision}.{FORMATS[file_format]}"


def _read_back(export: Export, target: Path) -> dict[str, Any]:
    """Our own reader opens the file and the engine calculates it: how many activities stand where they stood."""
    answer: dict[str, Any] = {"ok": False, "compared": 0, "equal": 0}
    try:
        read = read_file(target).document.projects[0]
        picture = calculate_project(read).picture
    except (ImportRefused, ScheduleError):
        return answer
    shown = _compared(export.project, export.dates, read)
    pairs = [
        (minutes(dates.start), minutes(dates.finish), int(picture.start[row]), int(picture.finish[row]))
        for row, dates in shown
    ]
    equal = sum((start, finish) == (read_start, read_finish) for start, finish, read_start, read_finish in pairs)
    return {"ok": True, "compared": len(pairs), "equal": equal}


def _compared(
    project: ScheduleProject, dates: dict[str, RecordedDates], read: ScheduleProject
) -> list[tuple[int, RecordedDates]]:
    """Rows that both have, with the dates they had; the file keeps their order."""
    if len(project.activities) != len(read.activities):
        return []
    return [
        (row, dates[activity.uid])
        for row, activity in enumerate(project.activities)
        if activity.kind is not ActivityKind.WBS and activity.uid in dates and dates[activity.uid].start is not None
    ]
