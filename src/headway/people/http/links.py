"""The page behind a link that was given to one person: an invitation, or a new password."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.people import actions
from headway.people.errors import LinkInvalid
from headway.people.http.asking import enter, source_of
from headway.people.http.session import SessionOut, session_body
from headway.people.queries import get_link
from headway.people.rules import SHORTEST_PASSWORD, is_username

router = Router(tags=["people"])


class LinkOut(Schema):
    purpose: str
    display_name: str
    organization: str
    role: str
    username: str
    expires_at: datetime
    shortest_password: int


class AcceptanceIn(Schema):
    password: str
    username: str = ""


@router.get("/links/{token}", response=LinkOut, auth=None)
def get_link_page(request: HttpRequest, token: str) -> dict[str, object]:
    """For whom the link is. Unknown, used, revoked and expired links are answered alike."""
    link = get_link(token=token, now=now())
    if link is None:
        raise LinkInvalid
    account = link.account
    return {
        "purpose": link.purpose,
        "display_name": account.display_name,
        "organization": account.organization.name,
        "role": account.role,
        "username": account.username if is_username(account.username) else "",
        "expires_at": link.expires_at,
        "shortest_password": SHORTEST_PASSWORD,
    }


@router.post("/links/{token}/acceptances", response=SessionOut, auth=None)
def accept_link(request: HttpRequest, token: str, body: AcceptanceIn, response: HttpResponse) -> dict[str, object]:
    """Choose user name (by an invitation) and password, and be signed in."""
    account = actions.accept_link(
        token=token, username=body.username, password=body.password, source=source_of(request), now=now()
    )
    enter(request, response, account)
    return session_body(request)
