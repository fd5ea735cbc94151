"""Channels and dead letters as they go over the wire: of a firm here, of a project's robots in its own room."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.notify.actions.channels import Scope, try_channel
from headway.notify.actions.dead_letters import decide_dead_letters
from headway.notify.queries.channels import ChannelSeen, list_channels, list_dead_letters
from headway.words import has_text, text

SIZE = 50
Before = Annotated[int | None, Field(ge=1, le=2**53)]
DeliveryId = Annotated[int, Field(ge=1, le=2**53)]
Words = Annotated[str, Field(max_length=500)]


class ChannelOut(Schema):
    """A channel without its secrets. `hint`: the host, or the last signs of the robot's address. `is_stopped`: after
    failures in a row it is tried again at `open_until`. `is_listening`: the group can talk to the robot."""

    id: int
    kind: str
    name: str
    hint: str
    settings: dict[str, Any]
    kinds: list[str]
    has_secret: bool
    is_listening: bool
    is_on: bool
    keeper: str
    changed_at: datetime
    is_stopped: bool
    open_until: datetime | None
    error: str
    error_text: str
    waiting: int
    dead: int


class ChannelsOut(Schema):
    channels: list[ChannelOut]


class DeadLetterOut(Schema):
    id: int
    way: str
    channel: str
    recipient: str
    kind: str
    project_id: int
    error: str
    error_text: str
    tries: int
    made_at: datetime


class DeadLettersOut(Schema):
    letters: list[DeadLetterOut]
    before: int | None


class DeadLettersIn(Schema):
    """`again`: tried from the beginning; else let go."""

    model_config = ConfigDict(extra="forbid")
    ids: list[DeliveryId] = Field(min_length=1, max_length=200)
    again: bool


class CountOut(Schema):
    count: int


class TrialOut(Schema):
    """What became of a trial; `text` says why not, and what to do."""

    is_sent: bool
    error: str
    text: str


def error_text(code: str, language: str) -> str:
    """A code of a try in words; of an unknown one, the code with the general words."""
    if not code:
        return ""
    key = f"notify.error.{code}"
    return text(key, language) if has_text(key) else text("notify.error.other", language, code=code)


def channels_of(scope: Scope) -> dict[str, Any]:
    """The channels of a scope, without their secrets."""
    rows = list_channels(scope.organization_id, scope.project_id)
    return {"channels": [_channel(row, scope.user.language) for row in rows]}


def tried(scope: Scope, channel_id: int) -> dict[str, Any]:
    """Send a trial at once, and say what became of it."""
    trial, language = try_channel(scope=scope, channel_id=channel_id, now=now()), scope.user.language
    is_sent = trial.outcome == "sent"
    words = text("notify.trial.sent", language) if is_sent else error_text(trial.error, language)
    return {"is_sent": is_sent, "error": trial.error, "text": words}


def letters_of(scope: Scope, before: int | None) -> dict[str, Any]:
    """A page of the dead letters of a scope, the latest first."""
    rows = list_dead_letters(scope.organization_id, scope.project_id, before=before, size=SIZE + 1)
    letters = [asdict(row) | {"error_text": error_text(row.error, scope.user.language)} for row in rows[:SIZE]]
    return {"letters": letters, "before": rows[SIZE - 1].id if len(rows) > SIZE else None}


def decided(scope: Scope, body: DeadLettersIn) -> dict[str, int]:
    """Dead letters sent again, or let go."""
    return {"count": decide_dead_letters(scope=scope, ids=body.ids, again=body.again, now=now())}


def _channel(row: ChannelSeen, language: str) -> dict[str, Any]:
    channel = row.channel
    return {
        "id": channel.pk,
        "kind": channel.kind,
        "name": channel.name,
        "hint": row.hint,
        "settings": channel.settings,
        "kinds": channel.kinds,
        "has_secret": row.has_secret,
        "is_listening": bool(channel.inbound),
        "is_on": channel.is_on,
        "keeper": row.keeper,
        "changed_at": channel.changed_at,
        "is_stopped": channel.open_until is not None and channel.open_until > now(),
        "open_until": channel.open_until,
        "error": channel.last_error,
        "error_text": error_text(channel.last_error, language),
        "waiting": row.waiting,
        "dead": row.dead,
    }
