"""The desks over HTTP: conflicts, parked entries, their decisions, the figures of a month."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from headway.field.actions.desks import ConflictWish, ParkedWish, decide_conflict, decide_parked, request_parked
from headway.field.http.exchanges import reason_key
from headway.field.queries.desks import (
    ConflictLine,
    ConflictSide,
    ConflictStep,
    ParkedLine,
    count_of_weeks,
    get_conflict,
    label_devices,
    list_conflicts,
    list_parked,
)
from headway.kernel.clock import now
from headway.kernel.subjects import Described
from headway.people.http import account_of
from headway.projects.http.bodies import Id, StrictIn
from headway.words import told

router = Router()
State = Annotated[str, Query(pattern="^(open|decided)$")]
Reason = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]


class AboutOut(Schema):
    """What people call the thing."""

    kind: str
    id: int
    code: str
    name: str


class DecisionOut(Schema):
    action: str
    by: str
    at: datetime
    reason: str
    value: Any = None


class ParkedOut(Schema):
    """`changes`: field -> [shown before, entered]; `ways`: the actions that can end it; `blobs`: each with the `state`
    of its content (pending, verified, redacted)."""

    parked_id: int
    op_id: UUID
    reason: str
    text: str
    cure: str
    author_id: UUID
    author: str
    sent_by: str
    reporter: str
    device: int
    device_label: str
    at: datetime
    entered_at: str
    clock_offset_ms: int
    flags: list[str]
    kind: str
    record: dict[str, Any]
    changes: dict[str, Any]
    blobs: list[dict[str, Any]]
    payload: dict[str, Any]
    about: AboutOut | None
    asked: str | None
    ways: list[str]
    is_open: bool
    decision: DecisionOut | None


class ParkedListOut(Schema):
    parked: list[ParkedOut]


class ConflictOut(Schema):
    conflict_id: int
    record: dict[str, Any]
    field: str
    base: Any
    mine: Any
    theirs: Any
    until_decided: Any
    mine_author: str
    their_author: str
    about: AboutOut | None
    at: datetime
    is_open: bool
    decision: DecisionOut | None


class ConflictListOut(Schema):
    conflicts: list[ConflictOut]


class ConflictPageOut(Schema):
    conflict: ConflictOut
    mine: ConflictSide
    theirs: ConflictSide
    trail: list[ConflictStep]
    effect: dict[str, Any] | None


class StatisticsOut(Schema):
    """Of the last `days`. `lost`: came and has no fate. `behind_a_gap`: carried out although an entry made before them
    never came."""

    days: int
    entries: int
    applied: int
    with_conflict: int
    parked: int
    lost: int
    behind_a_gap: int
    open_parked: int
    open_conflicts: int


class ParkedDecisionIn(StrictIn):
    action: Annotated[str, Field(max_length=20)]
    corrected: dict[str, Any] | None = None
    activity_id: Id | None = None
    reason: Reason = ""


class ConflictDecisionIn(StrictIn):
    choice: Annotated[str, Field(max_length=20)]
    value: Any = None
    reason: Reason = ""


class RequestIn(StrictIn):
    ask: Annotated[str, Field(max_length=20)]


@router.get("/projects/{int:project_id}/parked", response=ParkedListOut)
def get_parked(request: HttpRequest, project_id: int, state: State = "open") -> dict[str, Any]:
    """What is parked in a project, with its whole content."""
    user = account_of(request)
    lines = list_parked(user, project_id, is_open=state == "open")
    labels = label_devices({line.row.device_id for line in lines})
    return {"parked": [_parked(line, labels, user.language) for line in lines]}


@router.post("/parked/{int:parked_id}/decisions", response=DecisionOut)
def post_parked_decision(request: HttpRequest, parked_id: int, body: ParkedDecisionIn) -> dict[str, Any]:
    """Decide what becomes of a parked entry."""
    wish = ParkedWish(body.action, body.corrected, body.activity_id, body.reason)
    made = decide_parked(user=account_of(request), parked_id=parked_id, wish=wish, now=now())
    return {"action": made.action, "by": made.by_name, "at": made.at, "reason": made.reason, "value": made.corrected}


@router.post("/parked/{int:parked_id}/requests", response={204: None})
def post_parked_request(request: HttpRequest, parked_id: int, body: RequestIn) -> tuple[int, None]:
    """Ask from the phone what should become of one's own entry."""
    request_parked(user=account_of(request), parked_id=parked_id, ask=body.ask, now=now())
    return 204, None


@router.get("/projects/{int:project_id}/conflicts", response=ConflictListOut)
def get_conflicts(request: HttpRequest, project_id: int, state: State = "open") -> dict[str, Any]:
    """The conflicts of a project."""
    lines = list_conflicts(account_of(request), project_id, is_open=state == "open")
    return {"conflicts": [_conflict(line) for line in lines]}


@router.get("/projects/{int:project_id}/conflicts/{int:conflict_id}", response=ConflictPageOut)
def get_one_conflict(request: HttpRequest, project_id: int, conflict_id: int) -> dict[str, Any]:
    """One conflict: both sides, the trail of its record, what each value would do."""
    page = get_conflict(account_of(request), project_id, conflict_id)
    told = {"mine": page.mine, "theirs": page.theirs, "trail": page.trail, "effect": page.effect}
    return {"conflict": _conflict(page.line)} | told


@router.post("/conflicts/{int:conflict_id}/decisions", response=DecisionOut)
def post_conflict_decision(request: HttpRequest, conflict_id: int, body: ConflictDecisionIn) -> dict[str, Any]:
    """Decide between two values."""
    wish = ConflictWish(body.choice, body.value, body.reason)
    made = decide_conflict(user=account_of(request), conflict_id=conflict_id, wish=wish, now=now())
    return {"action": made.choice, "by": made.by_name, "at": made.at, "reason": made.reason, "value": made.value}


@router.get("/projects/{int:project_id}/sync-statistics", response=StatisticsOut)
def get_statistics(request: HttpRequest, project_id: int) -> dict[str, int]:
    """What the entries of the last days came to."""
    return count_of_weeks(account_of(request), project_id, now=now())


def _about(about: Described | None) -> dict[str, Any] | None:
    if about is None:
        return None
    return {"kind": about.place.kind, "id": about.place.id, "code": about.code, "name": about.name}


def _parked(line: ParkedLine, labels: dict[int, str], language: str) -> dict[str, Any]:
    row, payload = line.row, line.row.payload
    words = told(reason_key(row.reason), language, row.parameters)
    asked = [one.ask for one in row.requests.all()]
    decision = getattr(row, "decision", None)
    record, changes = payload.get("record"), payload.get("changes")
    return {
        "parked_id": row.pk,
        "op_id": row.op_id,
        "reason": row.reason,
        "text": words["text"],
        "cure": words.get("cure", ""),
        "author_id": row.author_id,
        "author": line.author,
        "sent_by": line.sent_by,
        "reporter": str(payload.get("reporter") or ""),
        "device": row.device_id,
        "device_label": labels.get(row.device_id, ""),
        "at": row.at,
        "entered_at": str(payload.get("client_time") or ""),
        "clock_offset_ms": row.clock_offset_ms,
        "flags": row.flags,
        "kind": str(payload.get("kind") or ""),
        "record": record if isinstance(record, dict) else {},
        "changes": changes if isinstance(changes, dict) else {},
        "blobs": line.blobs,
        "payload": payload,
        "about": _about(line.about),
        "asked": asked[-1] if asked else None,
        "ways": line.ways,
        "is_open": row.is_open,
        "decision": decision
        and {
            "action": decision.action,
            "by": decision.by_name,
            "at": decision.at,
            "reason": decision.reason,
            "value": decision.corrected,
        },
    }


def _conflict(line: ConflictLine) -> dict[str, Any]:
    row = line.row
    made = getattr(row, "settlement", None)
    return {
        "conflict_id": row.pk,
        "record": {"kind": row.record_kind, "id": row.record_id},
        "field": row.field,
        "base": row.base,
        "mine": row.mine,
        "theirs": row.theirs,
        "until_decided": row.until_decided,
        "mine_author": line.mine_author,
        "their_author": line.their_author,
        "about": _about(line.about),
        "at": row.at,
        "is_open": row.is_open,
        "decision": made
        and {"action": made.choice, "by": made.by_name, "at": made.at, "reason": made.reason, "value": made.value},
    }
