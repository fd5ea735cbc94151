"""Headway-Sync 1 over HTTP: exchanges, the feed, the projects of a phone. docs/field-sync.md tells it to strangers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import AwareDatetime, Field

from headway.field.actions.exchange import Answered, Exchange, take_exchange
from headway.field.actions.meeting import Browser, SignOfLife
from headway.field.errors import DeviceRevoked, DeviceUnknown
from headway.field.queries.devices import is_device_of
from headway.field.queries.epoch import server_epoch
from headway.field.queries.feed import LARGEST_PAGE, last_numbers, read_feed
from headway.field.queries.log import Answer
from headway.field.queries.projects import list_field_projects
from headway.field.rules.order import offset_ms_of
from headway.field.rules.wire import MOST_OPERATIONS, PROTOCOL, op_id_of, project_of
from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.http.asking import door_of, language_of
from headway.words import told

router = Router()
_SESSION_DEVICE = "field_device"
Count = Annotated[int, Field(ge=0, le=2**31 - 1)]
Bytes = Annotated[int, Field(ge=0, le=2**53)]
Words40 = Annotated[str, Field(max_length=40)]


class PendingIn(Schema):
    """What waits on the device: entries, photos, their bytes, since when."""

    ops: Count = 0
    photos: Count = 0
    bytes: Bytes = 0
    oldest_at: AwareDatetime | None = None


class StorageIn(Schema):
    """The browser's storage, as far as it tells."""

    used_bytes: Bytes | None = None
    quota_bytes: Bytes | None = None
    is_persisted: bool | None = None


class ExchangeIn(Schema):
    """What a device says; fields that we do not know are kept with their operations and passed over here."""

    protocol: int
    device: UUID
    epoch: UUID
    server_epoch: UUID | None = None
    app_version: Words40 = ""
    schema_version: Annotated[int, Field(ge=0, le=10_000)] = 1
    sent_at: AwareDatetime
    monotonic_ms: int = 0
    ops: Annotated[list[dict[str, Any]], Field(max_length=MOST_OPERATIONS)] = []
    pending: PendingIn = PendingIn()
    storage: StorageIn = StorageIn()


class AnswerOut(Schema):
    op_id: UUID
    status: str
    reason: str | None
    text: str
    cure: str
    waits_for: int | None
    version: int | None
    conflict_id: int | None
    parked_id: int | None


class CursorOut(Schema):
    project_id: int
    cursor_at_server: int


class ExchangeOut(Schema):
    """`reoffer_since`: the server was restored from a backup: offer everything since then again."""

    protocol: int
    server_epoch: UUID
    server_time: datetime
    clock_offset_ms: int
    watermark: int
    answers: list[AnswerOut]
    reoffer_since: datetime | None
    must_update: bool
    is_revoked: bool
    wipe: bool
    projects: list[CursorOut]


class FeedRecordOut(Schema):
    kind: str
    id: str
    version: int
    sequence: int
    value: dict[str, Any] | None


class FeedOut(Schema):
    """A page of changed records; `visible` only when the reader's scope is another one than he knows."""

    protocol: int
    server_epoch: UUID
    project_id: int
    scope: str
    visible: dict[str, list[str]] | None
    records: list[FeedRecordOut]
    cursor: int
    more: bool


class FieldProjectOut(Schema):
    project_id: int
    code: str
    name: str
    organization: str
    time_zone: str
    today: date
    role: str
    may: dict[str, bool]
    is_site_reporting: bool


class FieldProjectsOut(Schema):
    projects: list[FieldProjectOut]


@router.post("/field/exchanges", response=ExchangeOut)
def exchange(request: HttpRequest, body: ExchangeIn) -> HttpResponse:
    """Hand over what was entered on a device; every entry is answered, none is taken twice."""
    present, user = now(), account_of(request)
    known = door_of(request).browser
    answered = take_exchange(
        sender=user,
        browser=Browser(known.id, frozenset(known.accounts)),
        session_device=session_device_of(request),
        exchange=exchange_of(request, body, present),
        now=present,
    )
    if session_device_of(request) is None:
        request.session[_SESSION_DEVICE] = str(body.device)
    return json_of(answered_body(answered, body, present, language_of(request), cursors_of(body, answered)))


@router.get("/field/feed", response=FeedOut)
def feed(  # noqa: PLR0917 - the parameters of its query
    request: HttpRequest,
    project: Annotated[int, Query(ge=1, le=2**53)],
    device: UUID,
    cursor: Annotated[int, Query(ge=0, le=2**53)] = 0,
    scope: Annotated[str, Query(max_length=64)] = "",
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 500,
) -> HttpResponse:
    """What changed in a project since `cursor`, as the reader may see it now; nothing for a revoked device."""
    user = account_of(request)
    is_known, is_revoked = is_device_of(user, device_id=device, session_device=session_device_of(request))
    if is_revoked:
        raise DeviceRevoked
    epoch = server_epoch()
    page = read_feed(user, project, cursor=cursor, scope=scope, limit=limit, epoch=epoch)
    if not is_known:
        raise DeviceUnknown
    head = {"protocol": PROTOCOL, "server_epoch": epoch, "project_id": project}
    rest = {"visible": page.visible, "records": page.records, "cursor": page.cursor, "more": page.more}
    return json_of(head | {"scope": page.scope} | rest)


@router.get("/field/projects", response=FieldProjectsOut)
def field_projects(request: HttpRequest) -> dict[str, Any]:
    """The projects of the person, with what he may do there from the site."""
    return {"projects": list_field_projects(account_of(request), now=now())}


def json_of(told: dict[str, Any]) -> HttpResponse:
    """Straight to bytes: a schema would look at every value of every record again."""
    return HttpResponse(orjson.dumps(told, default=str), content_type="application/json")


def session_device_of(request: HttpRequest) -> UUID | None:
    named = request.session.get(_SESSION_DEVICE)
    return UUID(named) if named else None


def exchange_of(request: HttpRequest, body: ExchangeIn, present: datetime) -> Exchange:
    life = SignOfLife(
        app_version=body.app_version,
        schema_version=body.schema_version,
        label=request.headers.get("User-Agent", "")[:200],
        offset_ms=offset_ms_of(sent_at=body.sent_at, now=present),
        pending_ops=body.pending.ops,
        pending_photos=body.pending.photos,
        pending_bytes=body.pending.bytes,
        oldest_pending_at=body.pending.oldest_at,
        used_bytes=body.storage.used_bytes,
        quota_bytes=body.storage.quota_bytes,
        is_persisted=body.storage.is_persisted,
    )
    return Exchange(body.protocol, body.device, body.epoch, body.server_epoch, life, body.ops)


def cursors_of(body: ExchangeIn, answered: Answered) -> list[dict[str, int]]:
    """Of the projects that the exchange spoke of; what was parked for want of a right tells nothing about its project."""
    known = {answer.op_id for answer in answered.answers if answer.status != "parked"}
    named = {one for raw in body.ops if op_id_of(raw) in known and (one := project_of(raw))}
    return [{"project_id": one, "cursor_at_server": last} for one, last in sorted(last_numbers(sorted(named)).items())]


def answered_body(
    answered: Answered, body: ExchangeIn, present: datetime, language: str, projects: list[dict[str, int]]
) -> dict[str, Any]:
    return {
        "protocol": PROTOCOL,
        "server_epoch": answered.server_epoch,
        "server_time": present,
        "clock_offset_ms": offset_ms_of(sent_at=body.sent_at, now=present),
        "watermark": answered.watermark,
        "answers": [answer_out(answer, language) for answer in answered.answers],
        "reoffer_since": answered.reoffer_since,
        "must_update": answered.must_update,
        "is_revoked": answered.is_revoked,
        "wipe": answered.is_revoked,
        "projects": projects,
    }


def answer_out(answer: Answer, language: str) -> dict[str, Any]:
    """An answer with its words for the person."""
    words = {"text": "", "cure": ""}
    if answer.status == "held":
        words = told("field.held", language, {"waits_for": answer.waits_for})
    elif answer.status == "applied_with_conflict":
        words = told("field.in_conflict", language, {})
    elif answer.reason:
        words = told(reason_key(answer.reason), language, answer.parameters)
    return {
        "op_id": answer.op_id,
        "status": answer.status,
        "reason": answer.reason or None,
        "text": words["text"],
        "cure": words.get("cure", ""),
        "waits_for": answer.waits_for,
        "version": answer.version,
        "conflict_id": answer.conflict_id,
        "parked_id": answer.parked_id,
    }


def reason_key(reason: str) -> str:
    """The text of the catalogue that tells why an entry is parked: our own reasons, or the refusal's code."""
    return reason if "." in reason else f"field.parked.{reason}"
