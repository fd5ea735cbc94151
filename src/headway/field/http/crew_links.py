"""Links for crews without accounts: made and taken back in the office, opened on a phone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

import segno
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from headway.field.actions.crew_links import (
    MadeLink,
    WantedLink,
    make_crew_link,
    open_crew_link,
    revoke_crew_link,
)
from headway.field.actions.exchange import take_exchange
from headway.field.actions.meeting import Browser
from headway.field.http.exchanges import ExchangeIn, ExchangeOut, answered_body, exchange_of, json_of
from headway.field.models import CrewLink, CrewLinkOpening
from headway.field.queries.crew_links import LinkLine, get_closed_link, get_open_link, list_crew_links
from headway.field.rules.crew_links import MOST_ACTIVITIES
from headway.kernel.clock import now
from headway.people.http import account_of, source_of
from headway.people.http.asking import enter, language_of
from headway.people.http.session import SessionOut, session_body
from headway.people.queries import get_account

router = Router(tags=["field"])
ActivityId = Annotated[int, Field(ge=1, lt=2**31)]


class OpeningOut(Schema):
    reporter: str
    at: datetime


class CrewLinkOut(Schema):
    """`activity_ids` empty: what the crew is assigned to. `state`: open, revoked or over."""

    id: int
    crew_id: int
    crew_name: str
    activity_ids: list[int]
    first_day: date
    last_day: date
    photos_allowed: bool
    made_by: str
    made_at: datetime
    state: str
    revoked_by: str
    revoked_at: datetime | None
    openings: list[OpeningOut]


class CrewLinksOut(Schema):
    links: list[CrewLinkOut]


class CrewLinkMadeOut(CrewLinkOut):
    """`address` and its QR code (an SVG as `data:` address) are in this answer and nowhere else."""

    address: str
    qr: str


class CrewLinkIn(Schema, extra="forbid"):
    crew_id: Annotated[int, Field(ge=1, lt=2**53)]
    activity_ids: Annotated[list[ActivityId], Field(max_length=MOST_ACTIVITIES)] = []
    first_day: date
    last_day: date
    photos_allowed: bool = True


class CrewLinkPageOut(Schema):
    """What a link is for, before anybody has said who he is."""

    project: str
    organization: str
    crew_name: str
    activities: int
    first_day: date
    last_day: date
    photos_allowed: bool
    made_by: str


class OpeningIn(Schema, extra="forbid"):
    reporter: Annotated[str, Field(max_length=200)]


@router.get("/projects/{int:project_id}/crew-links", response=CrewLinksOut)
def list_links(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """The links of a project, for who assigns work there."""
    return {"links": [_line(line) for line in list_crew_links(account_of(request), project_id)]}


@router.post("/projects/{int:project_id}/crew-links", response={201: CrewLinkMadeOut})
def make_link(request: HttpRequest, project_id: int, body: CrewLinkIn) -> tuple[int, dict[str, Any]]:
    """Make a link; its address is in this answer only."""
    wanted = WantedLink(
        body.crew_id, tuple(body.activity_ids), body.first_day, body.last_day, photos_allowed=body.photos_allowed
    )
    made = make_crew_link(user=account_of(request), project_id=project_id, wanted=wanted, now=now())
    request.answer_is_secret = True  # type: ignore[attr-defined]
    return 201, _made(request, made)


@router.delete("/projects/{int:project_id}/crew-links/{int:link_id}", response=CrewLinkOut)
def revoke_link(request: HttpRequest, project_id: int, link_id: int) -> dict[str, Any]:
    """Take a link back; who is signed in by it is out at once."""
    return _line(
        LinkLine(revoke_crew_link(user=account_of(request), project_id=project_id, link_id=link_id, now=now()))
    )


@router.get("/crew-links/{token}", response=CrewLinkPageOut, auth=None)
def get_link_page(request: HttpRequest, token: str) -> dict[str, Any]:
    """What the link is for. One that was taken back or is over is answered so, an unknown one is unknown."""
    link = get_open_link(token, now=now())
    return {
        "project": link.project.name,
        "organization": link.project.organization.name,
        "crew_name": link.crew_name,
        "activities": len(link.activity_ids),
        "first_day": link.first_day,
        "last_day": link.last_day,
        "photos_allowed": link.photos_allowed,
        "made_by": link.made_by_name,
    }


@router.post("/crew-links/{token}/sessions", response=SessionOut, auth=None)
def open_link(request: HttpRequest, token: str, body: OpeningIn, response: HttpResponse) -> dict[str, object]:
    """Say who one is and go on as the crew; the session reaches the field app and nothing else."""
    browser = request.headers.get("User-Agent", "")
    account = open_crew_link(token=token, reporter=body.reporter, source=source_of(request), browser=browser, now=now())
    enter(request, response, account, on_site=True)
    return session_body(request)


@router.post("/crew-links/{token}/hand-overs", response=ExchangeOut, auth=None)
def hand_over(request: HttpRequest, token: str, body: ExchangeIn) -> HttpResponse:
    """What a phone still holds of a link that was taken back: an exchange without a session, all of it parked."""
    present = now()
    account = get_account(get_closed_link(token, now=present).account_id)
    answered = take_exchange(
        sender=account,
        browser=Browser("", frozenset()),
        session_device=None,
        exchange=exchange_of(request, body, present),
        now=present,
    )
    return json_of(answered_body(answered, body, present, language_of(request), []))


def _made(request: HttpRequest, made: MadeLink) -> dict[str, Any]:
    address = made.address
    if address.startswith("/"):  # no address was set: the one under which the maker has opened the page
        address = request.build_absolute_uri(address)
    code = segno.make(address, error="m", micro=False)
    return _line(LinkLine(made.link)) | {"address": address, "qr": code.svg_data_uri(scale=6, border=4)}


def _line(line: LinkLine) -> dict[str, Any]:
    link = line.link
    return {
        "id": link.pk,
        "crew_id": link.crew_id,
        "crew_name": link.crew_name,
        "activity_ids": link.activity_ids,
        "first_day": link.first_day,
        "last_day": link.last_day,
        "photos_allowed": link.photos_allowed,
        "made_by": link.made_by_name,
        "made_at": link.made_at,
        "state": _state(link),
        "revoked_by": link.revoked_by_name,
        "revoked_at": link.revoked_at,
        "openings": [_opening(opening) for opening in line.openings],
    }


def _state(link: CrewLink) -> str:
    if link.revoked_at is None:
        return "open"
    return "revoked" if link.revoked_by_id is not None else "over"


def _opening(opening: CrewLinkOpening) -> dict[str, Any]:
    return {"reporter": opening.reporter, "at": opening.at}
