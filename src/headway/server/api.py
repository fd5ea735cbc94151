"""The API: every room's router, one renderer, one way to refuse, one rule for writes."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID

import orjson
import zstandard
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from ninja.security import APIKeyCookie
from ninja.types import DictStrAny

from headway.engine.errors import ScheduleError
from headway.field.http import router as field_router
from headway.interchange import ImportRefused
from headway.kernel.actions import answer_once, begin_once
from headway.kernel.clock import now
from headway.kernel.errors import Refusal, TooLarge
from headway.notify.http import router as notify_router
from headway.people.errors import SignInRequired
from headway.people.http import router as people_router
from headway.people.http.asking import language_of
from headway.progress.http import router as progress_router
from headway.projects.http import router as projects_router
from headway.schedule.http import router as schedule_router
from headway.server import refusals
from headway.server.audit_http import router as audit_router
from headway.server.live.http import router as live_router
from headway.server.phone_http import router as phone_router
from headway.server.status_http import router as status_router
from headway.server.strict_json import read_json
from headway.server.uploads import is_upload
from headway.warnings.http import router as warnings_router
from headway.words import told

log = logging.getLogger(__name__)
WORTH_PACKING = 1_000  # bytes


class FastJson(BaseRenderer):
    """orjson; a body that is bytes already (a columnar window) goes out as it is."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> Any:
        return data if isinstance(data, bytes) else orjson.dumps(data, default=str)


class StrictJson(Parser):
    """Only application/json is JSON: a form of another site cannot send that without asking."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        if request.content_type != "application/json":
            raise NotJson
        return read_json(request.body)


class NotJson(Refusal):
    """A write that is not declared as JSON."""

    code = "server.not_json"
    status = 415


class KeyMissing(Refusal):
    """A write without an idempotency key."""

    code = "server.idempotency_key_missing"
    status = 400


class Session(APIKeyCookie):
    """The session cookie; Django has read it already."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self) -> None:
        super().__init__(csrf=False)  # Django's own middleware guards every write

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        if not request.user.is_authenticated:
            raise SignInRequired
        return request.user

    def _get_key(self, request: HttpRequest) -> str | None:
        return request.COOKIES.get(self.param_name) or "none"


api = NinjaAPI(
    title="Headway",
    version="1",
    auth=Session(),
    renderer=FastJson(),
    parser=StrictJson(),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
api.add_router("", people_router)
api.add_router("", notify_router)
api.add_router("", projects_router)
api.add_router("", field_router)
api.add_router("", schedule_router)
api.add_router("", progress_router)
api.add_router("", warnings_router)
api.add_router("", live_router)
api.add_router("", audit_router)
api.add_router("", phone_router)
api.add_router("", status_router)


@api.exception_handler(Refusal)
def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return refusals.refusal_response(request, refusal)


@api.exception_handler(ImportRefused)
def _import_refused(request: HttpRequest, refused: ImportRefused) -> HttpResponse:
    return refusals.import_refused_response(request, refused)


@api.exception_handler(ScheduleError)
def _not_calculable(request: HttpRequest, error: ScheduleError) -> HttpResponse:
    return refusals.schedule_error_response(request, error)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = sorted({".".join(str(part) for part in item["loc"][1:]) for item in error.errors})
    words = told("server.invalid", language_of(request), {"fields": ", ".join(fields)[:200]})
    return refusals.json_response(words, 422)


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return refusals.refusal_response(request, TooLarge(limit_mb=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024))


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """ninja wraps whatever the parser raised; our own refusals keep their words."""
    if isinstance(error.__cause__, Refusal):
        return refusals.refusal_response(request, error.__cause__)
    if isinstance(error.__cause__, RequestDataTooBig):
        return _too_big(request, error.__cause__)
    return refusals.json_response(told("server.not_json", language_of(request), {}), 400)


@api.exception_handler(Exception)
def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("request failed: %s %s", request.method, request.path, exc_info=error)
    return refusals.broken(request)


class OnceOnly:
    """Every POST, PATCH and DELETE of a signed-in person carries an `Idempotency-Key` (a UUID).

    Key, write and answer are one transaction: the same request under the same key gets the first answer
    again and has no second effect, also when it was cut off half-way or comes twice at once. A refusal
    rolls everything back and frees the key. Exempt are the paths of the session and of links, which stand
    before the account, of uploads, whose pieces say where they belong, and of exchanges, whose entries each have
    an id of their own: each of them may be repeated.
    """

    EXEMPT = (
        "/api/session",
        "/api/demo-sessions",
        "/api/links",
        "/api/crew-links",
        "/api/action-links",
        "/api/field/exchanges",
        "/api/field/outbox-imports",
        "/api/field/uploads",
    )

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        writes = request.path.startswith("/api/") and request.method in {"POST", "PUT", "PATCH", "DELETE"}
        if not writes or request.path.startswith(self.EXEMPT) or not request.user.is_authenticated:
            return self.answer(request)
        try:
            key = UUID(request.headers.get("Idempotency-Key", ""))
        except ValueError:
            return refusals.refusal_response(request, KeyMissing())
        return self._once(request, key)

    def _once(self, request: HttpRequest, key: UUID) -> HttpResponse:
        actor: UUID = request.user.pk  # type: ignore[assignment]  # signed in: asked above
        with transaction.atomic():
            try:
                earlier = begin_once(actor_id=actor, key=key, fingerprint=_fingerprint(request), now=now())
            except Refusal as refusal:
                return refusals.refusal_response(request, refusal)
            if earlier is not None:
                return HttpResponse(_unpacked(earlier[1]), status=earlier[0], content_type="application/json")
            response = self.answer(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            else:
                kept = None if getattr(request, "answer_is_secret", False) else _plain(response)
                answer_once(actor_id=actor, key=key, status=response.status_code, answer=kept)
        return response


def _plain(response: HttpResponse) -> bytes:
    """The body as it was before it was compressed for this reader; large ones are kept packed."""
    body: bytes = getattr(response, "plain_body", response.content)
    return zstandard.ZstdCompressor(level=1).compress(body) if len(body) > WORTH_PACKING else body


def _unpacked(kept: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompress(kept) if kept.startswith(zstandard.FRAME_HEADER) else kept


def _fingerprint(request: HttpRequest) -> str:
    """Hash of what the request asks: method, path and body; of a form its fields and the content of its files.

    Keyed: a body may hold a password, and nobody guesses it by a copy of the table.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), digestmod=hashlib.sha256)
    digest.update(f"{request.method} {request.get_full_path()}\n".encode())
    if not (request.content_type or "").startswith("multipart/"):
        digest.update(request.body)
        return digest.hexdigest()
    if not is_upload(request.path):
        return digest.hexdigest()  # refused below: nothing else takes a form
    for name, values in sorted(request.POST.lists()):
        digest.update(orjson.dumps([name, values]))
    for name, file in sorted(request.FILES.items()):
        assert isinstance(file, UploadedFile)
        digest.update(orjson.dumps([name, file.name, file.size]))
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
    return digest.hexdigest()
