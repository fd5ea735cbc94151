"""The mail server of a firm and its dead letters: IT's matter."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.kernel.errors import NotAllowed
from headway.notify.actions.channels import Scope, add_channel, change_channel, remove_channel
from headway.notify.http.bodies import (
    Before,
    ChannelsOut,
    CountOut,
    DeadLettersIn,
    DeadLettersOut,
    TrialOut,
    Words,
    channels_of,
    decided,
    letters_of,
    tried,
)
from headway.people.http import account_of
from headway.people.roles import MAIL_SERVER
from headway.people.rules import may

router = Router()


class MailServerIn(Schema):
    """`security`: tls, starttls, or none (only within networks of the house). `password` left out: stays."""

    model_config = ConfigDict(extra="forbid")
    host: Words
    port: int = Field(ge=1, le=65_535)
    security: Literal["tls", "starttls", "none"]
    user: Words = ""
    password: Words | None = None
    from_name: Words
    from_address: Words


class MailServerChangeIn(Schema):
    """Only what is named changes."""

    model_config = ConfigDict(extra="forbid")
    host: Words | None = None
    port: int | None = Field(default=None, ge=1, le=65_535)
    security: Literal["tls", "starttls", "none"] | None = None
    user: Words | None = None
    password: Words | None = None
    from_name: Words | None = None
    from_address: Words | None = None
    is_on: bool | None = None


@router.get("/channels", response=ChannelsOut)
def get_channels(request: HttpRequest) -> dict[str, Any]:
    """The mail server of the own firm, without its password."""
    return channels_of(_scope(request))


@router.post("/channels", response={201: ChannelsOut})
def add_mail_server(request: HttpRequest, body: MailServerIn) -> tuple[int, dict[str, Any]]:
    """Set up the mail server of the own firm."""
    scope = _scope(request)
    add_channel(scope=scope, told=body.dict(exclude_none=True), now=now())
    return 201, channels_of(scope)


@router.patch("/channels/{channel_id}", response=ChannelsOut)
def change_mail_server(request: HttpRequest, channel_id: int, body: MailServerChangeIn) -> dict[str, Any]:
    """Change it or switch it on and off."""
    scope = _scope(request)
    change_channel(scope=scope, channel_id=channel_id, told=body.dict(exclude_none=True), now=now())
    return channels_of(scope)


@router.delete("/channels/{channel_id}", response=ChannelsOut)
def remove_mail_server(request: HttpRequest, channel_id: int) -> dict[str, Any]:
    """Take it away with its password."""
    scope = _scope(request)
    remove_channel(scope=scope, channel_id=channel_id, now=now())
    return channels_of(scope)


@router.post("/channels/{channel_id}/trials", response=TrialOut)
def try_mail_server(request: HttpRequest, channel_id: int) -> dict[str, Any]:
    """Send a trial to oneself, at once; the answer says why it did not leave."""
    return tried(_scope(request), channel_id)


@router.get("/dead-letters", response=DeadLettersOut)
def get_dead_letters(request: HttpRequest, before: Before = None) -> dict[str, Any]:
    """What of the own firm could not be delivered, the latest first."""
    return letters_of(_scope(request), before)


@router.post("/dead-letters/decisions", response=CountOut)
def decide_letters(request: HttpRequest, body: DeadLettersIn) -> dict[str, int]:
    """Have dead letters tried again, or let them go."""
    return decided(_scope(request), body)


def _scope(request: HttpRequest) -> Scope:
    """Raises NotAllowed."""
    user = account_of(request)
    if not may(user.role, MAIL_SERVER):
        raise NotAllowed
    return Scope(user, user.organization_id, None)
