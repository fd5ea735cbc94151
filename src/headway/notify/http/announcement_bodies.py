"""Announcements as they go over the wire: of a firm, or of a project in its own room."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

from headway.notify.models import Announcement
from headway.notify.queries.announcements import PAGE, Board, Line, list_announcements, list_lines, list_readers
from headway.notify.rules.announcements import LONGEST_TITLE, LONGEST_WORDS, Notice

AnnouncementId = Annotated[int, Field(ge=1, le=2**53)]
Before = Annotated[int | None, Field(ge=1, le=2**53)]


class AnnouncementIn(Schema):
    """`roles` empty: everybody. `must_confirm`: reading alone is not enough."""

    model_config = ConfigDict(extra="forbid")
    title: Annotated[str, Field(max_length=LONGEST_TITLE)]
    words: Annotated[str, Field(max_length=LONGEST_WORDS)]
    roles: Annotated[list[str], Field(max_length=20)] = []
    must_confirm: bool = False

    def notice(self) -> Notice:
        return Notice(self.title, self.words, tuple(self.roles), self.must_confirm)


class AnnouncementReadingIn(Schema):
    model_config = ConfigDict(extra="forbid")
    confirm: bool = False


class AnnouncementOut(Schema):
    """`is_mine_to_read`: addressed to the reader. The counts are told to who writes; to the others 0."""

    id: int
    title: str
    words: str
    roles: list[str]
    must_confirm: bool
    author: str
    at: datetime
    withdrawn_at: datetime | None
    is_mine_to_read: bool
    read_at: datetime | None
    confirmed_at: datetime | None
    people: int
    read: int
    confirmed: int


class AnnouncementsOut(Schema):
    """The latest first; `before` asks for the next page."""

    announcements: list[AnnouncementOut]
    before: int | None
    may_write: bool


class RoleReadingOut(Schema):
    role: str
    people: int
    read: int
    confirmed: int


class ReaderOut(Schema):
    name: str
    role: str
    read_at: datetime | None
    confirmed_at: datetime | None
    reminded: int


class ReadersOut(Schema):
    """Who of which role has read and confirmed, in numbers and by name."""

    roles: list[RoleReadingOut]
    readers: list[ReaderOut]


class RemindedOut(Schema):
    reminded: int


def announcements_body(board: Board, before: int | None) -> dict[str, Any]:
    """A page of a board."""
    lines = list_announcements(board, before=before)
    shown = lines[:PAGE]
    last = shown[-1].row.pk if len(lines) > PAGE else None
    return {"announcements": [_line(one) for one in shown], "before": last, "may_write": board.may_write}


def announcement_body(board: Board, row: Announcement) -> dict[str, Any]:
    """One of a board."""
    return _line(list_lines(board, [row])[0])


def readers_body(row: Announcement) -> dict[str, Any]:
    """Who has read it."""
    readers = list_readers(row)
    people, read, confirmed = (
        Counter(one.role for one in readers),
        Counter(one.role for one in readers if one.read_at),
        Counter(one.role for one in readers if one.confirmed_at),
    )
    roles = [
        {"role": role, "people": people[role], "read": read[role], "confirmed": confirmed[role]}
        for role in sorted(people)
    ]
    return {"roles": roles, "readers": readers}


def _line(line: Line) -> dict[str, Any]:
    row, own = line.row, line.own
    return {
        "id": row.pk, "title": row.title, "words": row.words, "roles": row.roles, "must_confirm": row.must_confirm,
        "author": row.author.display_name, "at": row.at, "withdrawn_at": row.withdrawn_at,
        "is_mine_to_read": own is not None, "read_at": own.read_at if own else None,
        "confirmed_at": own.confirmed_at if own else None, "people": line.people, "read": line.read,
        "confirmed": line.confirmed,
    }  # fmt: skip
