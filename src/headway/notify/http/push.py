"""Browsers that messages may wake: everybody's own, so no address names a person."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.notify.actions.push import Browser, allow_browser, forget_browser
from headway.notify.queries.browsers import list_browsers
from headway.notify.queries.vapid import vapid_keys
from headway.people.http import account_of

if TYPE_CHECKING:
    from headway.people.models import Account

router = Router()
BrowserId = Annotated[int, Field(ge=1, le=2**53)]


class BrowserOut(Schema):
    """`endpoint_hash`: sha256 of the endpoint, by which a browser knows itself. `used_at`: last woken."""

    id: int
    browser: str
    is_field: bool
    endpoint_hash: str
    made_at: datetime
    used_at: datetime | None


class BrowsersOut(Schema):
    """`public_key`: what a browser subscribes with (VAPID, base64url)."""

    public_key: str
    browsers: list[BrowserOut]


class BrowserIn(Schema):
    """What the browser's push manager gave; the keys are base64url."""

    model_config = ConfigDict(extra="forbid")
    endpoint: Annotated[str, Field(max_length=1_000)]
    p256dh: Annotated[str, Field(max_length=120)]
    auth: Annotated[str, Field(max_length=60)]
    is_field: bool = False


@router.get("/account/browsers", response=BrowsersOut)
def get_browsers(request: HttpRequest) -> dict[str, Any]:
    """Which of the own browsers messages may wake, and the key to subscribe with."""
    return _body(account_of(request))


@router.post("/account/browsers", response={201: BrowsersOut})
def add_browser(request: HttpRequest, body: BrowserIn) -> tuple[int, dict[str, Any]]:
    """Let messages wake this browser."""
    user, name = account_of(request), request.headers.get("User-Agent", "")
    allow_browser(user=user, browser=Browser(name=name, **body.dict()), now=now())
    return 201, _body(user)


@router.delete("/account/browsers/{int:browser_id}", response=BrowsersOut)
def remove_browser(request: HttpRequest, browser_id: BrowserId) -> dict[str, Any]:
    """Never wake this browser again."""
    user = account_of(request)
    forget_browser(user=user, browser_id=browser_id, now=now())
    return _body(user)


def _body(user: Account) -> dict[str, Any]:
    return {"public_key": vapid_keys().public, "browsers": list_browsers(user)}
