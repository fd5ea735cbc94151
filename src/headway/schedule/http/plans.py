"""One plan: its Gantt window, its activities, its history, undo."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.schedule import actions
from headway.schedule.http.bodies import json_body
from headway.schedule.models import Edit
from headway.schedule.queries.activity import get_activity
from headway.schedule.queries.plans import get_plan_for, list_edits
from headway.schedule.queries.window import get_window
from headway.words import text

router = Router()
Instants = list[int | None]


class WindowActivities(Schema):
    id: list[int]
    parent: list[int]
    depth: list[int]
    kind: list[int]
    code: list[str]
    name: list[str]
    calendar: list[int]
    duration: list[int]
    remaining: list[int]
    start: Instants
    finish: Instants
    late_start: Instants
    late_finish: Instants
    total_float: Instants
    free_float: Instants
    percent: list[float]
    flags: list[int]
    baseline_start: Instants | None
    baseline_finish: Instants | None


class WindowRelations(Schema):
    id: list[int]
    predecessor: list[int]
    successor: list[int]
    type: list[int]
    lag: list[int]
    driving: list[int]


class WindowCalendar(Schema):
    id: int
    name: str
    week: list[list[list[int]]]
    exceptions: list[list[Any]]


class WindowOut(Schema):
    plan_id: int
    project_id: int
    project_code: str
    project_name: str
    plan_name: str
    revision: int
    profile: str
    time_zone: str
    minutes_per_day: int
    data_date: int | None
    start: int | None
    finish: int | None
    contract_finish: int | None
    calculated_at: datetime | None
    calculation_ms: float | None
    activities: WindowActivities
    kinds: list[str]
    relations: WindowRelations
    calendars: list[WindowCalendar]


class NeighbourOut(Schema):
    id: int
    relation_id: int
    code: str
    name: str
    type: str
    lag_minutes: int
    driving: bool


class ConstraintOut(Schema):
    kind: str
    at: str | None


class NamedValueOut(Schema):
    type: str
    value: str


class AssignmentOut(Schema):
    resource: str
    kind: str
    unit: str
    units: float
    quantity: float | None
    work_minutes: int


class ActivityOut(Schema):
    id: int
    code: str
    name: str
    kind: str
    start: str | None
    finish: str | None
    early_start: str | None
    early_finish: str | None
    late_start: str | None
    late_finish: str | None
    total_float: int | None
    free_float: int | None
    critical: bool
    longest_path: bool
    duration_minutes: int
    remaining_minutes: int
    percent_complete: float
    actual_start: str | None
    actual_finish: str | None
    deadline: str | None
    constraints: list[ConstraintOut]
    calendar: str | None
    predecessors: list[NeighbourOut]
    successors: list[NeighbourOut]
    assignments: list[AssignmentOut]
    codes: list[NamedValueOut]
    custom: list[NamedValueOut]
    quantity: float | None
    unit: str
    location: str
    trade: str
    responsible: str
    notes: list[str]
    source_uid: str
    source_row: int | None


class EditOut(Schema):
    id: int
    revision: int
    kind: str
    source: str
    author: str
    at: datetime
    reason: str
    summary: str
    undone_by: int | None


class EditListOut(Schema):
    edits: list[EditOut]


class UndoIn(Schema):
    revision: int


class UndoOut(Schema):
    revision: int


@router.get("/plans/{int:plan_id}/window", response=WindowOut)
def get_plan_window(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The whole plan as columns. Instants are minutes since 1970-01-01T00:00 local, durations minutes."""
    return json_body(request, get_window(get_plan_for(account_of(request), plan_id)))


@router.get("/plans/{int:plan_id}/activities/{int:activity_id}", response=ActivityOut)
def get_plan_activity(request: HttpRequest, plan_id: int, activity_id: int) -> dict[str, Any]:
    """One activity with its relations, assignments, codes and notes."""
    return get_activity(get_plan_for(account_of(request), plan_id), activity_id)


@router.get("/plans/{int:plan_id}/edits", response=EditListOut)
def list_plan_edits(request: HttpRequest, plan_id: int) -> dict[str, Any]:
    """Who changed the plan, when, from where and why; the latest first."""
    edits = list_edits(get_plan_for(account_of(request), plan_id))
    return {"edits": [_edit(edit, account_of(request).language) for edit in edits]}


@router.post("/plans/{int:plan_id}/undos", response=UndoOut)
def undo(request: HttpRequest, plan_id: int, body: UndoIn) -> dict[str, Any]:
    """Take back the last edit that still stands."""
    edit = actions.undo_last_edit(user=account_of(request), plan_id=plan_id, revision=body.revision, now=now())
    return {"revision": edit.revision}


def _edit(edit: Edit, language: str) -> dict[str, Any]:
    undone_by = getattr(edit, "undone_by", None)
    return {
        "id": edit.pk,
        "revision": edit.revision,
        "kind": edit.kind,
        "source": edit.source,
        "author": edit.author_name,
        "at": edit.at,
        "reason": edit.reason,
        "summary": text(f"schedule.edit.{edit.kind}", language, **edit.summary),
        "undone_by": undone_by.pk if undone_by else None,
    }
