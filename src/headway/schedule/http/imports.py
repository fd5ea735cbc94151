"""Imports: hand a file over, look at the report, confirm or give up."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any, Literal

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Field, File, Form, Query, Router, Schema
from ninja.files import UploadedFile

from headway.interchange.template import write_template
from headway.kernel.clock import now
from headway.people.http import account_of
from headway.schedule import actions
from headway.schedule.actions.import_flow import ImportTarget
from headway.schedule.errors import NoPlanToUpdate
from headway.schedule.http.bodies import json_body
from headway.schedule.models import ImportRun
from headway.schedule.queries.imports import get_import_for, get_seen_before, list_compared_dates, with_activities
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.updates import preview_update
from headway.schedule.rules.differences import chosen_lines, counts_of
from headway.schedule.rules.updates import Match
from headway.words import told

router = Router()
MOST_ROWS = 1000


class SeenBeforeOut(Schema):
    import_id: int
    project_name: str
    at: datetime
    by: str


class ImportProjectOut(Schema):
    id: int | None
    code: str
    name: str


class ErrorOut(Schema):
    code: str
    text: str
    cure: str
    parameters: dict[str, Any]


class ImportOut(Schema):
    id: int
    state: str
    stage: str
    progress: float
    file_name: str
    size_bytes: int
    sha256: str
    seen_before: SeenBeforeOut | None
    project: ImportProjectOut
    report: dict[str, Any] | None
    error: ErrorOut | None
    plan_id: int | None
    edit_id: int | None
    project_index: int | None


class ImportIn(Schema):
    project_id: int | None = None
    project_code: str = ""
    project_name: str = ""


class ConfirmationIn(Schema):
    project_index: int = 0
    mode: Literal["replace", "update"] = "replace"
    match: Literal["source_uid", "code"] = "source_uid"
    missing: Literal["keep", "delete"] = "keep"


class FieldChangeOut(Schema):
    field: str
    before: str | None
    after: str | None


class UpdatedRowOut(Schema):
    kind: str
    code: str
    name: str
    fields: list[FieldChangeOut]


class UpdatePreviewOut(Schema):
    added: int
    changed: int
    removed: int
    unchanged: int
    relations: int
    baselines: int
    duplicates: list[str]
    count: int
    rows: list[UpdatedRowOut]


class DifferenceOut(Schema):
    uid: str
    code: str
    name: str
    critical: bool
    recorded_start: str | None
    recorded_finish: str | None
    calculated_start: str | None
    calculated_finish: str | None
    difference_days: float | None
    cause: str | None = None
    follows: str | None = None
    activity_id: int | None


class DifferenceCounts(Schema):
    differing: int
    critical: int
    all: int


class DifferencesWish(Schema):
    """`shown`: those that differ, the critical ones among them, or all that were compared."""

    project: int = 0
    shown: Literal["differing", "critical", "all"] = "differing"
    order: Literal["size", "code", "name"] = "size"
    cause: str | None = Field(None, max_length=40)
    first: int = Field(0, alias="from", ge=0)
    count: int = Field(200, ge=0, le=MOST_ROWS)


class DifferencesOut(Schema):
    count: int
    counts: DifferenceCounts
    rows: list[DifferenceOut]


@router.get("/template.xlsx", response={200: None}, auth=None)
def get_template(request: HttpRequest) -> HttpResponse:
    """The Excel template that Headway reads; the same for everybody."""
    book = BytesIO()
    write_template(book)
    return HttpResponse(
        book.getvalue(),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        headers={"Content-Disposition": 'attachment; filename="headway-template.xlsx"'},
    )


@router.post("/imports", response={202: ImportOut})
def start_import(request: HttpRequest, file: File[UploadedFile], form: Form[ImportIn]) -> tuple[int, dict[str, Any]]:
    """Take a file; a job reads it. `project_id` names the project, or code and name of a new one."""
    target = ImportTarget(form.project_id, form.project_code, form.project_name)
    run = actions.start_import(
        user=account_of(request), stream=file, file_name=file.name or "", target=target, now=now()
    )
    return 202, _import(request, run)


@router.get("/imports/{int:import_id}", response=ImportOut)
def get_import(request: HttpRequest, import_id: int) -> dict[str, Any]:
    """How far an import is, and its report."""
    return _import(request, get_import_for(account_of(request), import_id))


@router.get("/imports/{int:import_id}/differences", response=DifferencesOut)
def list_import_differences(request: HttpRequest, import_id: int, wish: Query[DifferencesWish]) -> HttpResponse:
    """Recorded dates beside ours: those that differ, the critical ones among them, or all; `from` skips."""
    run = get_import_for(account_of(request), import_id)
    compared = list_compared_dates(run, wish.project)
    lines = chosen_lines(compared, wish.shown, wish.order, wish.cause)
    rows = with_activities(run, lines[wish.first : wish.first + wish.count])
    return json_body(request, orjson.dumps({"count": len(lines), "counts": counts_of(compared), "rows": rows}))


@router.get("/imports/{int:import_id}/update-preview", response=UpdatePreviewOut)
def preview_import_update(
    request: HttpRequest,
    import_id: int,
    match: Literal["source_uid", "code"] = "source_uid",
    missing: Literal["keep", "delete"] = "keep",
    project: int = 0,
) -> dict[str, Any]:
    """What an update by this file would change of the plan; at most 500 rows are listed."""
    run = get_import_for(account_of(request), import_id)
    plan = get_live_plan(run.project) if run.project else None
    if plan is None:
        raise NoPlanToUpdate
    return preview_update(run, plan, project, Match(match, missing == "delete"))


@router.post("/imports/{int:import_id}/confirmations", response={202: ImportOut})
def confirm(request: HttpRequest, import_id: int, body: ConfirmationIn) -> tuple[int, dict[str, Any]]:
    """Have one project of the file written as the plan, or update the plan that is there by it."""
    run = get_import_for(account_of(request), import_id)
    match = Match(body.match, body.missing == "delete") if body.mode == "update" else None
    run = actions.confirm_import(
        user=account_of(request), run=run, project_index=body.project_index, match=match, now=now()
    )
    return 202, _import(request, run)


@router.post("/imports/{int:import_id}/cancellations", response=ImportOut)
def cancel(request: HttpRequest, import_id: int) -> dict[str, Any]:
    """Give an import up before it is written."""
    return _import(request, actions.cancel_import(run=get_import_for(account_of(request), import_id), now=now()))


def _import(request: HttpRequest, run: ImportRun) -> dict[str, Any]:
    language = account_of(request).language
    return {
        "id": run.pk,
        "state": run.state,
        "stage": run.stage,
        "progress": run.progress,
        "file_name": run.file_name,
        "size_bytes": run.size_bytes,
        "sha256": run.sha256,
        "seen_before": get_seen_before(account_of(request), run),
        "project": {"id": run.project_id, "code": run.project_code, "name": run.project_name},
        "report": _report(run.report, language),
        "error": _told(run.error, language),
        "plan_id": run.plan_id,
        "edit_id": run.edit_id,
        "project_index": run.project_index,
    }


def _report(report: dict[str, Any] | None, language: str) -> dict[str, Any] | None:
    """The stored report with the errors of its calculations in the reader's language."""
    if report is None:
        return None
    projects = [line | {"calculation": _calculation(line["calculation"], language)} for line in report["projects"]]
    return report | {"projects": projects, "calculation": projects[0]["calculation"] if projects else None}


def _calculation(calculation: dict[str, Any], language: str) -> dict[str, Any]:
    return calculation | {"error": _told(calculation["error"], language)}


def _told(error: dict[str, Any] | None, language: str) -> dict[str, Any] | None:
    return None if error is None else told(error["code"], language, error["parameters"])
