"""Reports for those who decide on them, over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.progress.actions.acceptance import MOST_DECISIONS, Wish, decide_reports
from headway.progress.queries.acceptance import get_report, list_reports, list_trail
from headway.schedule.queries.plans import get_plan_for

router = Router()


class DoubtOut(Schema):
    """Text: `progress.doubt.<code>` with the parameters."""

    code: str
    parameters: dict[str, Any]


class ReportPhotoOut(Schema):
    sha256: str
    state: str  # pending, verified, redacted


class ReportDecisionOut(Schema):
    decision: str  # accept, accept_other, return, set_aside
    by: str
    at: datetime
    values: dict[str, Any] | None
    reason_code: str
    reason: str
    doubts: list[DoubtOut]


class ReportLineOut(Schema):
    """Percent as fractions. `planned`: expected at the end of that day, by the baseline or the plan."""

    entry_id: UUID
    activity_id: int
    code: str
    name: str
    path: list[str]
    crew: str | None
    trade: str
    location: str
    is_critical: bool
    is_gone: bool
    day: date
    accepted: float
    claimed: float | None
    planned: float | None
    quantity_from: float | None
    quantity_to: float | None
    quantity_whole: float | None
    unit: str
    remaining_days: float | None
    facts: dict[str, Any]
    note: str | None
    voice: str | None
    headcount: int | None
    photos: list[ReportPhotoOut]
    doubts: list[DoubtOut]
    reporter: str
    at: datetime
    source: str
    state: str
    is_overdue: bool
    may_decide: bool
    deciders: list[str]
    decision: ReportDecisionOut | None


class ReportCountsOut(Schema):
    all: int
    clean: int
    doubtful: int
    critical: int
    without_photo: int
    overdue: int
    oldest_at: datetime | None


class ReportListOut(Schema):
    reports: list[ReportLineOut]
    counts: ReportCountsOut
    deadline_hours: int


class PaceOut(Schema):
    day: date
    accepted: float | None
    claimed: float | None
    planned: float | None


class WorkedHoursOut(Schema):
    day: date
    hours: float


class ReporterRecordOut(Schema):
    days: int
    entries: int
    returned: int
    adjusted: int


class FactOut(Schema):
    kind: str
    values: dict[str, Any]


class TrailEntryOut(Schema):
    entry_id: UUID
    day: date
    at: datetime
    reporter: str
    source: str
    state: str
    facts: list[FactOut]
    supersedes: UUID | None
    is_folded: bool
    decision: ReportDecisionOut | None


class FactSealOut(Schema):
    number: int
    hash: str
    at: datetime


class ReportOut(ReportLineOut):
    project_id: int
    plan_id: int
    planned_start: str | None
    planned_finish: str | None
    pace: list[PaceOut]
    hours: list[WorkedHoursOut]
    record: ReporterRecordOut
    trail: list[TrailEntryOut]
    seals: list[FactSealOut]


class TrailOut(Schema):
    entries: list[TrailEntryOut]


class ReportDecisionIn(Schema):
    """`values` of accept_other: percent, quantity, unit, remaining_days, started_on, finished_on.

    `anyway`: its doubts were looked at.
    """

    model_config = ConfigDict(extra="forbid")
    entry_id: UUID
    decision: Literal["accept", "accept_other", "return"]
    values: dict[str, Any] | None = None
    reason_code: str = Field("", max_length=40)
    reason: str = Field("", max_length=500)
    anyway: bool = False


class AcceptancesIn(Schema):
    model_config = ConfigDict(extra="forbid")
    decisions: list[ReportDecisionIn] = Field(min_length=1, max_length=MOST_DECISIONS)


class AcceptancesOut(Schema):
    entries: list[UUID]


@router.get("/projects/{int:project_id}/progress/reports", response=ReportListOut)
def list_project_reports(
    request: HttpRequest, project_id: int, state: Literal["waiting", "decided"] = "waiting", day: date | None = None
) -> dict[str, Any]:
    """Reports that wait for a decision, or (`state=decided`) the latest that were decided on; of one day with `day`."""
    return list_reports(account_of(request), project_id, state=state, day=day, now=now())


@router.get("/progress/entries/{uuid:entry_id}", response=ReportOut)
def get_one_report(request: HttpRequest, entry_id: UUID) -> dict[str, Any]:
    """One report with its pace, hours, the reporter's record, its trail and its seals."""
    return get_report(account_of(request), entry_id, now())


@router.post("/projects/{int:project_id}/progress/acceptances", response=AcceptancesOut)
def decide_on_reports(request: HttpRequest, project_id: int, told: AcceptancesIn) -> dict[str, Any]:
    """Decide on reports, all or none."""
    wishes = [
        Wish(one.entry_id, one.decision, one.values, one.reason_code, one.reason, one.anyway) for one in told.decisions
    ]
    judged = decide_reports(user=account_of(request), project_id=project_id, wishes=wishes, now=now())
    return {"entries": [one.entry.uid for one in judged]}


@router.get("/plans/{int:plan_id}/activities/{int:activity_id}/facts", response=TrailOut)
def list_activity_facts(request: HttpRequest, plan_id: int, activity_id: int) -> dict[str, Any]:
    """The trail of an activity: its entries with facts and decisions, the latest first."""
    user = account_of(request)
    return {"entries": list_trail(user, get_plan_for(user, plan_id), activity_id)}
