"""Edits of a plan: the one way in which people and programs change it, what came of it, history, undo, restore."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import SEE_HISTORY
from headway.schedule import actions
from headway.schedule.actions import AppliedEdit
from headway.schedule.actions.operations import ROW_OPERATIONS, Operation
from headway.schedule.http.bodies import json_body
from headway.schedule.models import Edit
from headway.schedule.queries.delta import Step, delta_of, get_delta
from headway.schedule.queries.plans import get_plan_for, list_edits
from headway.words import has_text, text

router = Router()
MOST_OPERATIONS = 20_000


class Told(Schema):
    """Nothing but what is named is taken."""

    model_config = ConfigDict(extra="forbid")


class AddActivityIn(Told):
    kind: Literal["add_activity"]
    ref: int | None = Field(None, lt=0)
    parent_id: int | None = None
    after_id: int | None = None
    first: bool = False
    values: dict[str, Any] = {}


class ChangeActivityIn(Told):
    kind: Literal["change_activity"]
    activity_id: int
    values: dict[str, Any]


class MoveActivityIn(Told):
    kind: Literal["move_activity"]
    activity_id: int
    parent_id: int | None = None
    after_id: int | None = None
    first: bool = False


class DeleteActivityIn(Told):
    kind: Literal["delete_activity"]
    activity_id: int


class RecordProgressIn(Told):
    kind: Literal["record_progress"]
    activity_id: int
    values: dict[str, Any]


class AddRelationIn(Told):
    kind: Literal["add_relation"]
    ref: int | None = Field(None, lt=0)
    predecessor_id: int
    successor_id: int
    values: dict[str, Any] = {}


class ChangeRelationIn(Told):
    kind: Literal["change_relation"]
    relation_id: int
    values: dict[str, Any]


class DeleteRelationIn(Told):
    kind: Literal["delete_relation"]
    relation_id: int


class AddAssignmentIn(Told):
    kind: Literal["add_assignment"]
    ref: int | None = Field(None, lt=0)
    activity_id: int
    resource_id: int
    values: dict[str, Any] = {}


class ChangeAssignmentIn(Told):
    kind: Literal["change_assignment"]
    assignment_id: int
    values: dict[str, Any]


class DeleteAssignmentIn(Told):
    kind: Literal["delete_assignment"]
    assignment_id: int


class AddCalendarIn(Told):
    kind: Literal["add_calendar"]
    ref: int | None = Field(None, lt=0)
    values: dict[str, Any]


class ChangeCalendarIn(Told):
    kind: Literal["change_calendar"]
    calendar_id: int
    values: dict[str, Any]


class DeleteCalendarIn(Told):
    kind: Literal["delete_calendar"]
    calendar_id: int


class TakeCalendarIn(Told):
    kind: Literal["take_calendar"]
    source_id: int = Field(ge=0, le=2**63 - 1)
    version: int | None = Field(None, ge=0, le=2**31 - 1)
    calendar_id: int | None = None
    ref: int | None = Field(None, lt=0)


class ChangeSettingsIn(Told):
    kind: Literal["change_settings"]
    values: dict[str, Any]


OperationIn = Annotated[
    AddActivityIn
    | ChangeActivityIn
    | MoveActivityIn
    | DeleteActivityIn
    | RecordProgressIn
    | AddRelationIn
    | ChangeRelationIn
    | DeleteRelationIn
    | AddAssignmentIn
    | ChangeAssignmentIn
    | DeleteAssignmentIn
    | AddCalendarIn
    | ChangeCalendarIn
    | DeleteCalendarIn
    | TakeCalendarIn
    | ChangeSettingsIn,
    Field(discriminator="kind"),
]


class EditIn(Told):
    base_revision: int = Field(ge=0, le=2**31 - 1)
    operations: list[OperationIn] = Field(min_length=1, max_length=MOST_OPERATIONS)
    reason: str = Field("", max_length=500)


class UndoIn(Told):
    revision: int = Field(ge=0, le=2**31 - 1)
    edit_id: int | None = Field(None, ge=0, le=2**63 - 1)
    own: bool = False


class RedoIn(Told):
    revision: int = Field(ge=0, le=2**31 - 1)


class RestorationIn(Told):
    base_revision: int = Field(ge=0, le=2**31 - 1)
    revision: int = Field(ge=0, le=2**31 - 1)
    reason: str = Field("", max_length=500)


Instants = list[int | None]


class DeltaRows(Schema):
    id: list[int]
    parent_id: Instants
    sort_key: list[int]
    kind: list[int]
    code: list[str]
    name: list[str]
    calendar_id: Instants
    duration: list[int]
    remaining: list[int]
    percent: list[float]
    flags: list[int]


class DeltaDates(Schema):
    id: list[int]
    start: Instants
    finish: Instants
    late_start: Instants
    late_finish: Instants
    total_float: Instants
    free_float: Instants
    flags: list[int]
    wbs_duration: Instants
    wbs_remaining: Instants
    wbs_percent: Instants


class DeltaRelations(Schema):
    id: list[int]
    predecessor_id: list[int]
    successor_id: list[int]
    type: list[int]
    lag: list[int]


class DeltaDriving(Schema):
    id: list[int]
    driving: list[int]


class DeltaCalendar(Schema):
    id: int
    name: str
    week: list[list[list[int]]]
    exceptions: list[list[Any]]


class DeltaOut(Schema):
    since: int
    revision: int
    plan_id: int
    project_id: int
    project_code: str
    project_name: str
    plan_name: str
    profile: str
    time_zone: str
    minutes_per_day: int
    data_date: int | None
    start: int | None
    finish: int | None
    contract_finish: int | None
    calculated_at: datetime | None
    calculation_ms: float | None
    default_calendar_id: int | None
    rows: DeltaRows
    removed: list[int]
    dates: DeltaDates
    relations: DeltaRelations
    removed_relations: list[int]
    driving: DeltaDriving
    calendars: list[DeltaCalendar] | None


class EditAnswerOut(Schema):
    revision: int
    edit_id: int
    rebased: bool
    created: dict[str, int]
    delta: DeltaOut | None


class ChangesOut(Schema):
    revision: int
    delta: DeltaOut | None


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
    undoes: int | None
    is_own: bool
    finish: str | None


class EditListOut(Schema):
    edits: list[EditOut]
    more: bool


@router.post("/plans/{int:plan_id}/edits", response=EditAnswerOut)
def edit_plan(request: HttpRequest, plan_id: int, body: EditIn) -> HttpResponse:
    """Change the plan. Answers with what moved since `base_revision`, edits of others that came between included.

    `delta` null: the plan was replaced in between; load the window anew.
    """
    applied = actions.apply_edit(
        bases={plan_id: body.base_revision},
        operations=[_operation(plan_id, told) for told in body.operations],
        author=account_of(request),
        source="office",
        reason=body.reason,
        now=now(),
    )
    return answer_with_edit(request, applied[0])


@router.get("/plans/{int:plan_id}/changes", response=ChangesOut)
def list_changes(request: HttpRequest, plan_id: int, since: int) -> HttpResponse:
    """What a client at revision `since` needs to stand at the present one; `delta` null: load the window anew."""
    plan = get_plan_for(account_of(request), plan_id)
    delta = get_delta(plan, since) if plan.scope is None else None
    return _json(request, {"revision": plan.revision, "delta": delta})


@router.get("/plans/{int:plan_id}/edits", response=EditListOut)
def list_plan_edits(request: HttpRequest, plan_id: int, before: int | None = None, count: int = 100) -> dict[str, Any]:
    """Who changed the plan, when, from where and why; the latest first, `count` (at most 500) before a revision."""
    user = account_of(request)
    count = min(max(count, 1), 500)
    edits = list_edits(get_plan_for(user, plan_id, SEE_HISTORY), before=before, count=count + 1)
    shown = [_edit(edit, finish, user.language, user.pk) for edit, finish in edits[:count]]
    return {"edits": shown, "more": len(edits) > count}


@router.post("/plans/{int:plan_id}/undos", response=EditAnswerOut)
def undo(request: HttpRequest, plan_id: int, body: UndoIn) -> HttpResponse:
    """Take back an edit: the one named, else the person's own last, else the last of the plan at `revision`."""
    user = account_of(request)
    if body.edit_id is not None:
        applied = actions.undo_edit(user=user, plan_id=plan_id, edit_id=body.edit_id, now=now())
    else:
        applied = actions.undo_last_edit(user=user, plan_id=plan_id, revision=body.revision, own=body.own, now=now())
    return answer_with_edit(request, applied, body.revision)


@router.post("/plans/{int:plan_id}/redos", response=EditAnswerOut)
def redo(request: HttpRequest, plan_id: int, body: RedoIn) -> HttpResponse:
    """Do again what the person's last undo took back."""
    applied = actions.redo_last_edit(user=account_of(request), plan_id=plan_id, now=now())
    return answer_with_edit(request, applied, body.revision)


@router.post("/plans/{int:plan_id}/restorations", response=EditAnswerOut)
def restore(request: HttpRequest, plan_id: int, body: RestorationIn) -> HttpResponse:
    """Make the plan again what it was at `revision`, as one edit that can be undone."""
    applied = actions.restore_revision(
        user=account_of(request),
        plan_id=plan_id,
        base=body.base_revision,
        revision=body.revision,
        reason=body.reason,
        now=now(),
    )
    return answer_with_edit(request, applied)


def _operation(plan_id: int, told: Told) -> Operation:
    values = told.model_dump(exclude_unset=True)
    return ROW_OPERATIONS[values.pop("kind")](plan_id=plan_id, **values)


def answer_with_edit(request: HttpRequest, applied: AppliedEdit, since: int | None = None) -> HttpResponse:
    """The answer to an edit as JSON."""
    return _json(request, edit_answer(applied, since))


def edit_answer(applied: AppliedEdit, since: int | None = None) -> dict[str, Any]:
    """What the client gets for an edit; `since`: the revision that it shows (None = the edit's base)."""
    plan = applied.plan
    since = applied.base if since is None else since
    delta = None
    if plan.scope is None and applied.before and applied.after and since == applied.before.revision:
        step = Step(since, applied.before.picture, applied.after.picture, applied.changes)
        delta = delta_of(plan, step)
    elif plan.scope is None:
        delta = get_delta(plan, since)
    return {
        "revision": applied.revision,
        "edit_id": applied.edit_id,
        "rebased": applied.rebased,
        "created": {str(ref): number for ref, number in applied.created.items()},
        "delta": delta,
    }


def _json(request: HttpRequest, answer: dict[str, Any]) -> HttpResponse:
    return json_body(request, orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY))


def _edit(edit: Edit, finish: str | None, language: str, reader: Any) -> dict[str, Any]:
    undone_by = getattr(edit, "undone_by", None)
    return {
        "id": edit.pk,
        "revision": edit.revision,
        "kind": edit.kind,
        "source": edit.source,
        "author": edit.author_name,
        "at": edit.at,
        "reason": edit.reason,
        "summary": summary_of(edit, language),
        "undone_by": undone_by.pk if undone_by else None,
        "undoes": edit.undoes_id,
        "is_own": edit.author_id == reader,
        "finish": finish,
    }


def summary_of(edit: Edit, language: str) -> str:
    """What an edit did, in words; of an undo, what it took back."""
    told = dict(edit.summary)
    before_redo = "import_plan" if edit.kind == "undo" and "file" in told else edit.kind  # as 0.1.0 wrote them
    kind = str(told.pop("undone_kind", before_redo))
    key = f"schedule.edit.{kind}.many" if told.get("count", 1) > 1 else f"schedule.edit.{kind}"
    words = text(key if has_text(key) else f"schedule.edit.{kind}", language, **told)
    if edit.kind in ("undo", "redo"):
        return text(f"schedule.edit.{edit.kind}", language, what=words)
    return words
