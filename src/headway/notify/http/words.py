"""The words of messages by mail and robots, of the own firm: IT's matter, like its mail server."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from headway.kernel.clock import now
from headway.kernel.errors import NotAllowed
from headway.notify.actions.words import choose_words, require_words
from headway.notify.queries.words import allowed_holes, default_words, list_words, list_words_versions
from headway.notify.rules.words import LONGEST_TITLE, LONGEST_WORDS, Worded, filled
from headway.people.http import account_of
from headway.people.roles import MAIL_SERVER
from headway.people.rules import may
from headway.words import LANGUAGES, has_text, text

if TYPE_CHECKING:
    from headway.people.models import Account

router = Router()
Name = Annotated[str, Field(max_length=60)]


class WordsIn(Schema):
    """`{name}` and the other holes of the kind are filled in; both empty: the default words."""

    model_config = ConfigDict(extra="forbid")
    kind: Name
    language: Name
    title: Annotated[str, Field(max_length=LONGEST_TITLE)] = ""
    words: Annotated[str, Field(max_length=LONGEST_WORDS)] = ""


class WordsLineOut(Schema):
    kind: str
    language: str
    default: str
    title: str
    words: str
    holes: list[str]
    version: int


class WordsOut(Schema):
    kinds: list[WordsLineOut]


class WordsPreviewOut(Schema):
    """With examples in place of the holes. `title` empty: the mail is headed as by default."""

    title: str
    words: str


class WordsVersionOut(Schema):
    version: int
    title: str
    words: str
    author: str
    at: datetime


class WordsVersionsOut(Schema):
    versions: list[WordsVersionOut]


@router.get("/message-words", response=WordsOut)
def get_message_words(request: HttpRequest) -> dict[str, Any]:
    """The words of every kind, default and chosen."""
    return {"kinds": list_words(_user(request).organization_id, LANGUAGES)}


@router.post("/message-words", response={201: WordsOut})
def choose_message_words(request: HttpRequest, body: WordsIn) -> tuple[int, dict[str, Any]]:
    """Choose the words of a kind in a language; what stood before is kept as a version."""
    user = _user(request)
    worded = Worded(body.title.strip(), body.words.strip())
    choose_words(user=user, kind=body.kind, language=body.language, worded=worded, now=now())
    return 201, {"kinds": list_words(user.organization_id, LANGUAGES)}


@router.post("/message-words/previews", response=WordsPreviewOut)
def preview_message_words(request: HttpRequest, body: WordsIn) -> dict[str, str]:
    """How words would read; nothing is kept."""
    user = _user(request)
    require_words(body.kind, body.language, Worded(body.title, body.words))
    values = {hole: _example(hole, user, body.language) for hole in allowed_holes(body.kind)}
    words = body.words or default_words(body.kind, body.language)
    return {"title": filled(body.title, values), "words": filled(words, values)}


@router.get("/message-words/versions", response=WordsVersionsOut)
def get_message_words_versions(
    request: HttpRequest, kind: Annotated[str, Query(max_length=60)], language: Annotated[str, Query(max_length=10)]
) -> dict[str, Any]:
    """Who chose which words when, the latest first."""
    return {"versions": list_words_versions(_user(request).organization_id, kind, language)}


def _user(request: HttpRequest) -> Account:
    """Raises NotAllowed."""
    user = account_of(request)
    if not may(user.role, MAIL_SERVER):
        raise NotAllowed
    return user


def _example(hole: str, user: Account, language: str) -> str:
    if hole == "actor":
        return user.display_name
    key = f"notify.example.{hole}"
    return text(key, language) if has_text(key) else f"‹{hole}›"
