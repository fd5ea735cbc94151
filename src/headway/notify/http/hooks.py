"""`/hooks/<key>`: messengers call here. No session, no cookie, no form: the signature of each call is its right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from headway.kernel.clock import now
from headway.notify.actions.inbound import take_call
from headway.notify.errors import LinkUnknown, TooManyWrongKeys
from headway.notify.rules.inbound import LARGEST_CALL, Call, CallRefused
from headway.people.http import source_of

_STATUS = {"signature": 401, "time": 401, "body": 400}
_TYPES = {"json": "application/json", "xml": "application/xml"}


def serve_hook(request: HttpRequest, token: str) -> HttpResponse:
    """Answers as the vendor's callbacks expect; a refusal says nothing about its reason."""
    if request.method not in {"GET", "POST"}:
        return HttpResponse(status=405, headers={"Allow": "GET, POST"})
    body = request.read(LARGEST_CALL + 1)
    if len(body) > LARGEST_CALL:
        return HttpResponse(status=413)
    headers = {name.lower(): value for name, value in request.headers.items()}
    query = {name: request.GET[name] for name in request.GET}
    try:
        call = Call(request.method, query, headers, body)
        answered = take_call(token=token, call=call, source=source_of(request), now=now())
    except LinkUnknown:
        return HttpResponse(status=404)
    except TooManyWrongKeys:
        return HttpResponse(status=429, headers={"Retry-After": "900"})
    except CallRefused as refused:
        return HttpResponse(status=_STATUS[str(refused)])
    is_plain = request.method == "GET"
    kind = "text/plain; charset=utf-8" if is_plain else _TYPES[answered.form]
    return HttpResponse(answered.body, content_type=kind)
