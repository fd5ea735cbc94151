"""What every request and answer passes: its id and count, body limits, security headers."""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware

from headway.kernel.errors import NotAllowed, Refusal, TooLarge
from headway.people.rules import CREW_LINK
from headway.server.logs import request_id
from headway.server.metrics import begin_request, end_request
from headway.server.refusals import refusal_response
from headway.server.security_headers import SECURITY_HEADERS
from headway.server.uploads import JSON_BYTES, body_limit, is_upload

_HOOKS = "/hooks/"
Answer = Callable[[HttpRequest], HttpResponse]
_access = logging.getLogger("headway.access")


class Traced:
    """The outermost: gives a request its id, which its log lines and its answer carry, and counts it.

    An id that a proxy of ours gave is kept. What it asked for is logged as the route's pattern, never with its values.
    """

    _GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "") if settings.BEHIND_PROXY else ""
        number = given if self._GIVEN.fullmatch(given) else os.urandom(8).hex()
        token, began = request_id.set(number), time.perf_counter()
        begin_request()
        status = 500
        try:
            response = self.answer(request)
            status = response.status_code
            response.headers["X-Request-Id"] = number
            return response
        finally:
            seconds = time.perf_counter() - began
            match = request.resolver_match
            route = match.route if match is not None else "other"
            end_request(request.method or "", route, status, seconds)
            _access.info(
                "%s %s %d", request.method, route, status,
                extra={"milliseconds": round(seconds * 1000, 1), "account": _account(request)},
            )  # fmt: skip
            request_id.reset(token)


def _account(request: HttpRequest) -> str:
    """Who asked, when that was found out: nobody is looked up for a log line."""
    user = getattr(request, "_cached_user", None)
    return str(user.pk) if user is not None and user.is_authenticated else ""


class KnownHosts:
    """Answers under the names that the installation was given only: a name of somebody else that leads
    to our address (DNS rebinding) gets nothing."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return refusal_response(request, UnknownHost(host=request.META.get("HTTP_HOST", "")[:100]))
        return self.answer(request)


class UnknownHost(Refusal):
    """A request under a name that this installation does not have."""

    code = "server.unknown_host"
    status = 400


class CsrfGuard(CsrfViewMiddleware):
    """Django's guard for every write, signing in included: ninja marks its views as exempt, we do not.

    Only calls of messengers carry no token: they carry no cookie either, and are believed by their signature.
    """

    def process_view(
        self, request: HttpRequest, callback: Any, callback_args: Any, callback_kwargs: Any
    ) -> HttpResponseForbidden | None:
        if request.path.startswith(_HOOKS):
            return None
        return super().process_view(request, _not_exempt, callback_args, callback_kwargs)


def _not_exempt() -> HttpResponse:
    """Stands for every view when the guard asks: it carries no `csrf_exempt`; nobody calls it."""
    return HttpResponse(status=500)


class BodyLimits:
    """Refuses a body by its declared length before a byte of it is read."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        declared = request.META.get("CONTENT_LENGTH") or "0"
        limit = body_limit(request.path)
        if not declared.isdigit() or int(declared) > limit:
            largest = limit - JSON_BYTES if is_upload(request.path) else limit
            return refusal_response(request, TooLarge(limit_mb=largest // 1024 // 1024))
        return self.answer(request)


class SecurityHeaders:
    """Headers of every answer; data are never stored by anything between us and the person."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class CrewLinkSessions:
    """Who came by a crew's link reaches the field app's part of the API and nothing else, whatever is added later."""

    _REACHED = re.compile(
        r"/api/session|/api/field/.+|/api/crew-links/.+|/api/projects/[0-9]+/blobs/.+|/api/parked/[0-9]+/requests"
    )

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_beyond = request.path.startswith("/api/") and not self._REACHED.fullmatch(request.path)
        if is_beyond and getattr(request.user, "kind", "") == CREW_LINK:
            return refusal_response(request, NotAllowed())
        return self.answer(request)


class NoNul:
    """Refuses a NUL in address and form before PostgreSQL does: no text of ours holds one (JSON: `strict_json`)."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", "") or _form_holds_nul(request):
            return refusal_response(request, NulInRequest())
        return self.answer(request)


def _form_holds_nul(request: HttpRequest) -> bool:
    """Only the form of a signed-in person is read at all."""
    if not is_upload(request.path) or request.method != "POST" or not request.user.is_authenticated:
        return False
    return any("\0" in value for _, values in request.POST.lists() for value in values)


class NulInRequest(Refusal):
    """A character that no text can hold."""

    code = "server.nul_in_request"
    status = 400
