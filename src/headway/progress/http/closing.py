"""Closing a data date, over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.progress.actions.closing import close_data_date, preview_closing
from headway.progress.queries.snapshots import list_snapshots, snapshot_told

router = Router()


class ClosingMovedOut(Schema):
    activity_id: int
    code: str
    name: str
    is_critical: bool
    finish_before: str
    finish_after: str
    days: int


class ClosingReportsOut(Schema):
    activity_id: int
    code: str
    name: str
    reports: int


class WhyNotFoldedOut(Schema):
    """Text: that of the code, with the parameters."""

    code: str
    parameters: dict[str, Any]


class ClosingRefusedOut(ClosingReportsOut):
    refusal: WhyNotFoldedOut


class ClosingUnreportedOut(Schema):
    activity_id: int
    code: str
    name: str
    percent: float


class ClosingPreviewOut(Schema):
    """`late_activities`: with accepted facts of days that were closed already. Days are calendar days."""

    former_data_date: str | None
    data_date: str
    finish_before: str | None
    finish_after: str | None
    finish_days: int | None
    moved_count: int
    moved: list[ClosingMovedOut]
    due_activities: int
    due_entries: int
    late_activities: list[ClosingReportsOut]
    waiting: int
    unreported: list[ClosingUnreportedOut]
    not_folded: list[ClosingRefusedOut]


class ClosingIn(Schema):
    """`data_date`: a day (the end of its work) or a local instant; `former`: what the preview said stands now."""

    model_config = ConfigDict(extra="forbid")
    data_date: str = Field(max_length=20)
    former: str | None = Field(None, max_length=20)


class SnapshotOut(Schema):
    id: int
    former_data_date: str | None
    data_date: str
    revision: int
    start: str | None
    finish: str | None
    former_finish: str | None
    figures: dict[str, int]
    by: str
    at: datetime


class SnapshotListOut(Schema):
    closings: list[SnapshotOut]


@router.get("/projects/{int:project_id}/progress/closing", response=ClosingPreviewOut)
def preview_close(request: HttpRequest, project_id: int, data_date: str) -> dict[str, Any]:
    """What closing at this data date would move, calculated in memory."""
    return preview_closing(user=account_of(request), project_id=project_id, data_date=data_date[:20])


@router.post("/projects/{int:project_id}/progress/closings", response={201: SnapshotOut})
def close(request: HttpRequest, project_id: int, told: ClosingIn) -> tuple[int, dict[str, Any]]:
    """Close a data date: move it, fold what is due, keep the snapshot."""
    snapshot = close_data_date(
        user=account_of(request), project_id=project_id, data_date=told.data_date, former=told.former, now=now()
    )
    return 201, snapshot_told(snapshot)


@router.get("/projects/{int:project_id}/progress/closings", response=SnapshotListOut)
def list_closings(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """Closed data dates, the latest first."""
    return {"closings": list_snapshots(account_of(request), project_id)}
