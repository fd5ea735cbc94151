"""Exports: ask for a file of a plan, look at what it cannot hold, fetch it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import FileResponse, HttpRequest
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.schedule import actions
from headway.schedule.actions.exports import export_path
from headway.schedule.errors import ExportNotReady
from headway.schedule.http.imports import ErrorOut
from headway.schedule.models import ExportRun
from headway.schedule.queries.exports import get_export_for
from headway.schedule.queries.plans import get_plan_for
from headway.words import told

router = Router()
CONTENT_TYPES = {
    "mspdi": "application/xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportIn(Schema):
    format: Literal["mspdi", "xlsx"]
    with_baselines: bool = True


class ExportCount(Schema):
    thing: str
    in_file: int
    kept: int


class ExportLoss(Schema):
    code: str
    severity: str
    parameters: dict[str, Any]
    rows: list[dict[str, Any]]


class ExportCheck(Schema):
    """`compared` activities were read back and calculated; `equal` of them stand where they stood."""

    ok: bool
    compared: int
    equal: int


class ExportReport(Schema):
    counts: list[ExportCount]
    losses: list[ExportLoss]
    check: ExportCheck


class ExportOut(Schema):
    id: int
    plan_id: int
    format: str
    state: str
    revision: int | None
    file_name: str
    size_bytes: int
    created_at: datetime
    report: ExportReport | None
    error: ErrorOut | None


@router.post("/plans/{int:plan_id}/exports", response={202: ExportOut})
def start_export(request: HttpRequest, plan_id: int, body: ExportIn) -> tuple[int, dict[str, Any]]:
    """Have a file of a plan written; a job does it."""
    user = account_of(request)
    run = actions.start_export(
        user=user,
        plan=get_plan_for(user, plan_id),
        file_format=body.format,
        with_baselines=body.with_baselines,
        now=now(),
    )
    return 202, _export(request, run)


@router.get("/exports/{int:export_id}", response=ExportOut)
def get_export(request: HttpRequest, export_id: int) -> dict[str, Any]:
    """How far an export is, and what its file cannot hold."""
    return _export(request, get_export_for(account_of(request), export_id))


@router.get("/exports/{int:export_id}/file", response={200: None})
def get_export_file(request: HttpRequest, export_id: int) -> FileResponse:
    """The file, for who asked for it."""
    run = get_export_for(account_of(request), export_id)
    path = export_path(run)
    if run.state != "done" or not path.is_file():
        raise ExportNotReady
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=run.file_name, content_type=CONTENT_TYPES[run.file_format]
    )


def _export(request: HttpRequest, run: ExportRun) -> dict[str, Any]:
    error = run.error
    return {
        "id": run.pk,
        "plan_id": run.plan_id,
        "format": run.file_format,
        "state": run.state,
        "revision": run.revision,
        "file_name": run.file_name,
        "size_bytes": run.size_bytes,
        "created_at": run.created_at,
        "report": run.report,
        "error": None if error is None else told(error["code"], account_of(request).language, error["parameters"]),
    }
