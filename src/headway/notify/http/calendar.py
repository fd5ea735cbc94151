"""The own calendar's address, and the file that calendar programs read under it without a session."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.notify.actions.calendar import end_feed, make_feed, read_feed
from headway.notify.errors import LinkUnknown, ReadTooOften, TooManyWrongKeys
from headway.notify.queries.feeds import get_feed
from headway.people.http import account_of, source_of

router = Router()


class CalendarFeedOut(Schema):
    """`read_at`: when a calendar program asked last."""

    is_on: bool
    made_at: datetime | None
    read_at: datetime | None


class CalendarFeedMadeOut(Schema):
    """`address` is in this answer and nowhere else; without a name of the installation it begins with `/`."""

    address: str
    made_at: datetime


@router.get("/account/calendar", response=CalendarFeedOut)
def get_calendar_feed(request: HttpRequest) -> dict[str, Any]:
    """Whether the own calendar has an address."""
    feed = get_feed(account_of(request))
    return {
        "is_on": feed is not None,
        "made_at": feed.made_at if feed else None,
        "read_at": feed.read_at if feed else None,
    }


@router.post("/account/calendar", response={201: CalendarFeedMadeOut})
def make_calendar_feed(request: HttpRequest) -> tuple[int, dict[str, Any]]:
    """Make the address, or another one in place of the earlier."""
    instant = now()
    address = make_feed(user=account_of(request), now=instant)
    request.answer_is_secret = True  # type: ignore[attr-defined]
    return 201, {"address": address, "made_at": instant}


@router.delete("/account/calendar", response=CalendarFeedOut)
def end_calendar_feed(request: HttpRequest) -> dict[str, Any]:
    """Take the address back."""
    end_feed(user=account_of(request), now=now())
    return {"is_on": False, "made_at": None, "read_at": None}


def serve_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """`/calendar/<key>.ics`: the file, or 304 when the program has it already."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    try:
        feed = read_feed(token=token, source=source_of(request), now=now())
    except (TooManyWrongKeys, ReadTooOften):
        return HttpResponse(status=429, headers={"Retry-After": "900"})
    except LinkUnknown:
        return HttpResponse(status=404)
    response = HttpResponse(status=304) if _is_known(request, feed.etag) else HttpResponse(feed.body)
    if response.status_code == 200:
        response.headers["Content-Type"] = "text/calendar; charset=utf-8"
        response.headers["Content-Disposition"] = 'inline; filename="headway.ics"'
    response.headers["ETag"] = feed.etag
    response.headers["Last-Modified"] = http_date(feed.changed_at.timestamp())
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _is_known(request: HttpRequest, etag: str) -> bool:
    """By the tag alone: a date knows of changes, not of what has gone from the calendar."""
    tags = request.headers.get("If-None-Match", "")
    return etag in [one.strip().removeprefix("W/") for one in tags.split(",")]
