"""Edits of a plan: the one way in which people and programs change it, what came of it, undo, restore."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.schedule import actions
from headway.schedule.actions import AppliedEdit
from headway.schedule.actions.operations import ROW_OPERATIONS, Operation
from headway.schedule.http.bodies import json_body
from headway.schedule.http.deltas import DeltaOut
from headway.schedule.http.operations import OperationIn, Told
from headway.schedule.models import Edit
from headway.schedule.queries.delta import Step, delta_of, get_delta
from headway.schedule.queries.plans import get_plan_for
from headway.words import has_text, text

router = Router()
MOST_OPERATIONS = 20_000


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


def edit_told(edit: Edit, finish: str | None, language: str, reader: Any) -> dict[str, Any]:
    """One line of a history, for `reader`; `finish`: where the plan ended then."""
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
