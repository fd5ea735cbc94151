"""The page behind a link in a mail. Looking has no effect: programs that check mails open every link."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.notify.actions.action_links import use_link
from headway.notify.actions.wrong_keys import count_wrong_key
from headway.notify.errors import LinkUnknown
from headway.notify.queries.links import LinkPage, get_link_page
from headway.people.http import source_of
from headway.words import DEFAULT_LANGUAGE, text

router = Router()


class ActionLinkOut(Schema):
    """`says`: what will happen, or what was done; `person`: in whose name. `state`: open, done, over."""

    state: str
    action: str
    label: str
    says: str
    message: str
    project: str
    person: str
    path: str
    done_at: datetime | None
    expires_at: datetime | None


@router.get("/action-links/{token}", response=ActionLinkOut, auth=None)
def get_action_link(request: HttpRequest, response: HttpResponse, token: str) -> dict[str, Any]:
    """What a link would do, and for whom."""
    page = get_link_page(token=token, now=now())
    if page is None:
        count_wrong_key(source=source_of(request), now=now())
        raise LinkUnknown
    return _body(page, response)


@router.post("/action-links/{token}/uses", response=ActionLinkOut, auth=None)
def use_action_link(request: HttpRequest, response: HttpResponse, token: str) -> dict[str, Any]:
    """Do it, once; asked again, the answer says when it was done."""
    source = source_of(request)
    try:
        return _body(use_link(token=token, source=source, now=now()), response)
    except LinkUnknown:
        count_wrong_key(source=source, now=now())
        raise


def _body(page: LinkPage, response: HttpResponse) -> dict[str, Any]:
    response.headers["Referrer-Policy"] = "no-referrer"
    language = page.person.language if page.person else DEFAULT_LANGUAGE
    name, item = page.link.action, page.item
    known = page.state != "over" and page.action is not None
    ending = "done" if page.state == "done" else "says"
    return {
        "state": page.state,
        "action": name,
        "label": text(f"notify.action.{name}", language) if known else "",
        "says": text(f"notify.action.{name}.{ending}", language) if known else text("notify.link_over", language),
        "message": item.words if item else "",
        "project": item.project if item else "",
        "person": page.person.display_name if page.person and known else "",
        "path": item.path if item else "",
        "done_at": page.link.used_at if known else None,
        "expires_at": page.link.expires_at if page.state == "open" else None,
    }
