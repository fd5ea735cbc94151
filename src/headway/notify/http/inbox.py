"""The inbox over HTTP: everybody's own, so no address names a person."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.notify import actions
from headway.notify.queries import Told, count_unread, list_inbox
from headway.notify.rules import LARGEST_PAGE, PAGE
from headway.people.http import account_of
from headway.words import text

router = Router(tags=["inbox"])
MessageId = Annotated[int, Field(ge=1, le=2**53)]


class PlaceOut(Schema):
    """Where to go: the activity with this number of the project; `parts` lead on within it (a comment)."""

    kind: str
    id: int
    code: str
    name: str
    parts: dict[str, int]


class MessageOut(Schema):
    id: int
    kind: str
    text: str
    actor: str
    words: str
    at: datetime
    is_read: bool
    is_archived: bool
    project_id: int
    project: str
    place: PlaceOut


class InboxOut(Schema):
    """The latest first; `before` asks for the next page. `unread` is 100 when there are more than 99."""

    messages: list[MessageOut]
    before: int | None
    unread: int


class UnreadOut(Schema):
    unread: int


class MarksIn(Schema):
    model_config = ConfigDict(extra="forbid")

    ids: list[MessageId] = Field(min_length=1, max_length=LARGEST_PAGE)
    is_read: bool | None = None
    is_archived: bool | None = None


class ReadingIn(Schema):
    model_config = ConfigDict(extra="forbid")

    until: MessageId


@router.get("/inbox", response=InboxOut)
def get_inbox(
    request: HttpRequest,
    state: Literal["all", "unread", "archived"] = "all",
    before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
    size: int = PAGE,
) -> dict[str, Any]:
    """What the person was told, the latest first, and how much of it he has not read."""
    user = account_of(request)
    page = list_inbox(user, state=state, before=before, size=size)
    messages = [_message(told, user.language) for told in page.messages]
    return {"messages": messages, "before": page.before, "unread": count_unread(user)}


@router.get("/inbox/unread", response=UnreadOut)
def get_unread(request: HttpRequest) -> dict[str, int]:
    """The number on the bell."""
    return {"unread": count_unread(account_of(request))}


@router.patch("/inbox", response=UnreadOut)
def mark_inbox(request: HttpRequest, body: MarksIn) -> dict[str, int]:
    """Mark own messages as read or unread, put them away or take them back."""
    user, instant = account_of(request), now()
    if body.is_read is not None:
        actions.mark_messages(user=user, ids=body.ids, is_read=body.is_read, now=instant)
    if body.is_archived is not None:
        actions.archive_messages(user=user, ids=body.ids, is_archived=body.is_archived, now=instant)
    return {"unread": count_unread(user)}


@router.post("/inbox/readings", response=UnreadOut)
def read_inbox(request: HttpRequest, body: ReadingIn) -> dict[str, int]:
    """Mark everything up to a message as read; what came later stays unread."""
    user = account_of(request)
    actions.mark_all_read(user=user, until=body.until, now=now())
    return {"unread": count_unread(user)}


def _message(told: Told, language: str) -> dict[str, Any]:
    message, about = told.message, told.about
    parameters = message.parameters | {"actor": message.actor_name, "name": about.name}
    return {
        "id": message.pk,
        "kind": message.kind,
        "text": text(f"notify.told.{message.kind}", language, **parameters),
        "actor": message.actor_name,
        "words": about.words,
        "at": message.at,
        "is_read": message.read_at is not None,
        "is_archived": message.archived_at is not None,
        "project_id": message.project_id,
        "project": about.project,
        "place": {
            "kind": about.place.kind,
            "id": about.place.id,
            "code": about.code,
            "name": about.name,
            "parts": about.parts,
        },
    }
