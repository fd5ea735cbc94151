"""A file becomes a plan: handed over, read, looked at by a person, written."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from headway.engine.document import RecordedBaseline, ScheduleProject
from headway.engine.errors import ScheduleError
from headway.interchange import ImportRefused, Reading, read_file
from headway.kernel.actions import Stream, attachment_path, record_audit, store_attachment
from headway.kernel.clock import now as present
from headway.kernel.errors import NotAllowed, Refusal
from headway.people.queries import get_account
from headway.people.roles import CREATE_PROJECT, IMPORT
from headway.projects.actions import create_project
from headway.projects.errors import ProjectCodeTaken, ProjectNameMissing
from headway.projects.queries import get_project_for, is_code_taken, may
from headway.schedule.actions.door import AppliedEdit, apply_edit
from headway.schedule.actions.import_baselines import bring_baselines
from headway.schedule.actions.import_report import part_of, report_of
from headway.schedule.actions.import_update import update_from_file
from headway.schedule.actions.operations import ImportPlan
from headway.schedule.actions.plans import ensure_live_plan
from headway.schedule.actions.runs import Runs
from headway.schedule.errors import ImportNotReady, NoPlanToUpdate, NoSuchProjectInFile, TooManyImports
from headway.schedule.models import ImportPart, ImportRun
from headway.schedule.queries.imports import (
    ToldPlan,
    count_moving_imports,
    get_same_content,
    get_state,
    get_told_plan,
)
from headway.schedule.rules.imports import IMPORT_WAY, MOST_MOVING_PER_PERSON
from headway.schedule.rules.updates import Match

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

log = logging.getLogger(__name__)
READ_TASK, WRITE_TASK = "headway.schedule.jobs.read_import_job", "headway.schedule.jobs.write_import_job"
_TELL_SECONDS = 0.5
_RUNS = Runs(ImportRun, IMPORT_WAY)


@dataclass(frozen=True)
class ImportTarget:
    """Where a file shall go: into a project that is there, or into a new one."""

    project_id: int | None = None
    code: str = ""
    name: str = ""


@dataclass(frozen=True)
class _FromFile:
    told: ToldPlan
    file_name: str
    import_run_id: int | None = None


def start_import(*, user: Account, stream: Stream, file_name: str, target: ImportTarget, now: datetime) -> ImportRun:
    """Take a file and have it read by a job.

    Raises NotFound, NotAllowed, ProjectNameMissing, ProjectCodeTaken, TooManyImports, TooLarge.
    """
    project = _project_of_target(user, target)
    if count_moving_imports(user) >= MOST_MOVING_PER_PERSON:
        raise TooManyImports(count=MOST_MOVING_PER_PERSON)
    stored = store_attachment(
        stream=stream,
        file_name=file_name,
        folder=_attachments(),
        limit_bytes=settings.MAX_UPLOAD_BYTES,
        actor_id=user.pk,
        organization_id=user.organization_id,
        now=now,
    )
    with transaction.atomic():
        run = ImportRun.objects.create(
            organization_id=user.organization_id,
            actor_id=user.pk,
            actor_name=user.display_name,
            project=project,
            project_code=project.code if project else target.code.strip()[:80],
            project_name=project.name if project else target.name.strip()[:300],
            file_name=stored.file_name,
            size_bytes=stored.size_bytes,
            sha256=stored.sha256,
            created_at=now,
            changed_at=now,
        )
        _audit("schedule.import_started", run, now)
        _queue(READ_TASK, run)
    return run


def read_import(*, run_id: int) -> None:
    """The job: read the file, calculate it, keep what was read and a report. Twice has no second effect."""
    run = _RUNS.begin(run_id, "reading")
    if run is None:
        return
    try:
        reading = read_file(
            attachment_path(_attachments(), run.sha256),
            progress=_teller(run_id),
            cancelled=_watch_for_cancel(run_id),
            name=run.file_name,
        )
    except ImportRefused as refused:
        _end_refused(run_id, f"interchange.{refused.code}", refused.parameters)
        return
    except Exception:
        _RUNS.fail(run_id)
        raise
    _keep_reading(run, reading)


def confirm_import(
    *, user: Account, run: ImportRun, project_index: int, now: datetime, match: Match | None = None
) -> ImportRun:
    """The person has seen the report and wants the plan; a job writes it.

    With `match` the plan that is there is updated row by row, else it is replaced. Raises ImportNotReady,
    NoSuchProjectInFile, NoPlanToUpdate. A second confirmation of the same is answered alike.
    """
    choice = None if match is None else {"by": match.by, "deletes_missing": match.deletes_missing}
    same = run.project_index == project_index and run.choice == choice
    if run.state in {"queued_to_write", "writing", "done"} and same:
        return run
    if match is not None and run.project_id is None:
        raise NoPlanToUpdate
    with transaction.atomic():
        if not ImportPart.objects.filter(run=run, index=project_index).exists():
            raise ImportNotReady(state=run.state) if run.state != "ready" else NoSuchProjectInFile(index=project_index)
        moved = _RUNS.move(
            run.pk, "queued_to_write", project_index=project_index, choice=choice, progress=0.0, stage="", attempts=0
        )
        if not moved:
            raise ImportNotReady(state=run.state)
        _audit("schedule.import_confirmed", run, now)
        _queue(WRITE_TASK, run)
    run.refresh_from_db()
    return run


def cancel_import(*, run: ImportRun, now: datetime) -> ImportRun:
    """Give an import up before it is written; a file that is being read is let go within a second.

    Raises ImportNotReady when it is written or ended already.
    """
    if run.state != "cancelled" and not _RUNS.move(run.pk, "cancelled", changed_at=now):
        raise ImportNotReady(state=run.state)
    run.refresh_from_db()
    return run


def write_import(*, run_id: int) -> None:
    """The job: make the confirmed project of the file a plan, in one transaction. Twice has no second effect."""
    run = _RUNS.begin(run_id, "writing")
    if run is None:
        return
    try:
        _write(run)
    except ScheduleError as error:
        _end_refused(run_id, f"engine.{error.code}", dict(error.parameters))
    except Refusal as refusal:
        _end_refused(run_id, refusal.code, refusal.parameters)
    except Exception:
        _RUNS.fail(run_id)
        raise


@transaction.atomic
def import_reading(
    *, reading: Reading, file_name: str, project: Project, project_index: int, author: Account | None, now: datetime
) -> AppliedEdit:
    """Write one project of a file that was just read into the live plan of `project` (the command line's way).

    Raises NoSuchProjectInFile, ScheduleError, and what the door raises.
    """
    if not 0 <= project_index < len(reading.document.projects):
        raise NoSuchProjectInFile(index=project_index)
    document, _, baselines = _projects_of(reading)[project_index]
    told = ToldPlan(document, baselines)
    return _into_plan(project, _FromFile(told, file_name), author, now)


def _project_of_target(user: Account, target: ImportTarget) -> Project | None:
    """The project that is there, None for one that will be made; what would fail later fails now."""
    if target.project_id is not None:
        return get_project_for(user, target.project_id, IMPORT)
    if not may(user, CREATE_PROJECT):
        raise NotAllowed
    if not target.code.strip() or not target.name.strip():
        raise ProjectNameMissing
    if is_code_taken(user.organization_id, target.code):
        raise ProjectCodeTaken(code=target.code.strip())
    return None


def _write(run: ImportRun) -> None:
    now = present()
    with transaction.atomic():
        locked = ImportRun.objects.select_for_update().get(pk=run.pk)
        if locked.state != "writing":  # another worker was faster
            return
        author = get_account(locked.actor_id)
        project = _project_of_run(author, locked, now)
        same = get_same_content(locked, project) if locked.choice is None else None
        if same is None:
            plan_id, edit_id = _written(locked, project, author, now)
        else:
            plan_id, edit_id = same
        _RUNS.move(locked.pk, "done", project_id=project.pk, plan_id=plan_id, edit_id=edit_id, progress=1.0, stage="")
        ImportPart.objects.filter(run=locked).exclude(index=locked.project_index or 0).delete()


def _written(run: ImportRun, project: Project, author: Account, now: datetime) -> tuple[int, int]:
    if run.choice is not None:
        edit = update_from_file(run=run, project=project, author=author, match=Match(**run.choice), now=now)
    else:
        edit = _into_plan(project, _FromFile(get_told_plan(run), run.file_name, run.pk), author, now)
    return edit.plan_id, edit.edit_id


def _project_of_run(author: Account, run: ImportRun, now: datetime) -> Project:
    if run.project_id is not None:
        return get_project_for(author, run.project_id, IMPORT)
    return create_project(user=author, code=run.project_code, name=run.project_name, now=now)


def _into_plan(project: Project, operation: _FromFile, author: Account | None, now: datetime) -> AppliedEdit:
    plan = ensure_live_plan(project=project, now=now)
    imported = ImportPlan(
        plan_id=plan.pk,
        project=operation.told.document,
        file_name=operation.file_name,
        import_run_id=operation.import_run_id,
    )
    bases = {plan.pk: plan.revision}
    edit = apply_edit(bases=bases, operations=[imported], author=author, source="file", now=now)[0]
    bring_baselines(edit=edit, told=operation.told, author=author, now=now)
    return edit


def _keep_reading(run: ImportRun, reading: Reading) -> None:
    _teller(run.pk)(0.95, "calculating")
    parts = [part_of(*project) for project in _projects_of(reading)]
    report = report_of(reading, parts)
    with transaction.atomic():
        ImportPart.objects.filter(run=run).delete()
        ImportPart.objects.bulk_create(
            ImportPart(
                run=run,
                index=index,
                organization_id=run.organization_id,
                document=part.document,
                differences=part.differences,
                baselines=part.baselines,
            )
            for index, part in enumerate(parts)
        )
        _RUNS.move(run.pk, "ready", report=report, progress=1.0, stage="")


def _projects_of(reading: Reading) -> list[tuple[ScheduleProject, dict[str, Any], list[RecordedBaseline]]]:
    """Each project with its recorded dates and its baselines; a format without them has none."""
    recorded = [*reading.recorded.projects, *[{} for _ in reading.document.projects]]
    baselines = [*reading.recorded.baselines, *[[] for _ in reading.document.projects]]
    return list(zip(reading.document.projects, recorded, baselines, strict=False))


def _end_refused(run_id: int, code: str, parameters: dict[str, Any]) -> None:
    if code == "interchange.cancelled":
        return  # the state says so already
    _RUNS.move(run_id, "refused", error={"code": code, "parameters": parameters})


def _teller(run_id: int) -> Callable[[float, str], None]:
    """Writes the progress at most twice a second."""
    last = [0.0]

    def tell(fraction: float, stage: str) -> None:
        if time.monotonic() - last[0] >= _TELL_SECONDS:
            last[0] = time.monotonic()
            ImportRun.objects.filter(pk=run_id).update(progress=fraction, stage=stage[:40])

    return tell


def _watch_for_cancel(run_id: int) -> Callable[[], bool]:
    """Asks the database at most twice a second whether the person has given the import up."""
    last, answer = [0.0], [False]

    def cancelled() -> bool:
        if time.monotonic() - last[0] >= _TELL_SECONDS:
            last[0] = time.monotonic()
            answer[0] = get_state(run_id) == "cancelled"
        return answer[0]

    return cancelled


def _queue(task: str, run: ImportRun) -> None:
    """A job row in this transaction; named, because jobs stand above actions."""
    app.configure_task(task, queue="imports", allow_unknown=True).defer(run_id=run.pk)


def _audit(action: str, run: ImportRun, now: datetime) -> None:
    record_audit(
        action=action,
        actor_id=run.actor_id,
        organization_id=run.organization_id,
        subject={"import_id": run.pk, "sha256": run.sha256},
        now=now,
    )


def _attachments() -> Path:
    folder: Path = settings.DATA_FOLDER / "attachments"
    return folder
