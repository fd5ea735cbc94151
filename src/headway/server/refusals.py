"""Refusals as answers: `{"code", "text", "cure", "parameters"}` in the language of the person."""

from __future__ import annotations

import orjson
from django.http import HttpRequest, HttpResponse

from headway.engine.errors import ScheduleError
from headway.interchange import ImportRefused
from headway.kernel.errors import NotFound, Refusal
from headway.people.http.asking import language_of
from headway.server.logs import request_id
from headway.words import told


def refusal_response(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The answer to a refused wish."""
    response = json_response(told(refusal.code, language_of(request), refusal.parameters), refusal.status)
    for name, value in refusal.headers.items():
        response.headers[name] = value
    return response


def import_refused_response(request: HttpRequest, refused: ImportRefused) -> HttpResponse:
    """The answer to a file that cannot be read."""
    return json_response(told(f"interchange.{refused.code}", language_of(request), dict(refused.parameters)), 422)


def schedule_error_response(request: HttpRequest, error: ScheduleError) -> HttpResponse:
    """The answer to a plan that cannot be calculated."""
    return json_response(told(f"engine.{error.code}", language_of(request), dict(error.parameters)), 422)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a write without the session's token."""
    return json_response(told("server.csrf_refused", language_of(request), {}), 403)


def unknown_path(request: HttpRequest) -> HttpResponse:
    """The answer to a path of the API that does not exist: the same as to an unknown id."""
    return refusal_response(request, NotFound())


def broken(request: HttpRequest) -> HttpResponse:
    """The answer when we failed; the log has the reason, the person a sentence with the number of the log's lines."""
    return json_response(told("server.broken", language_of(request), {"request": request_id.get()}), 500)


def json_response(body: object, status: int = 200) -> HttpResponse:
    """JSON by orjson; instants and dates in ISO 8601, NaN never."""
    return HttpResponse(orjson.dumps(body, default=str), status=status, content_type="application/json")
