"""Decisions about announcements, from plain values. Rule 7.18."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from headway.kernel.rules import readable_text

LONGEST_TITLE, LONGEST_WORDS = 120, 5_000
MOST_REMINDERS = 5
REMINDED_EVERY = timedelta(hours=4)
FIRM, PROJECT = "announcement", "project_announcement"
"""Kinds of subjects: who sees an announcement of a project must see the project, too."""


@dataclass(frozen=True)
class Notice:
    """What is announced. `roles` empty: everybody."""

    title: str
    words: str
    roles: tuple[str, ...]
    must_confirm: bool


@dataclass(frozen=True)
class Addressee:
    """Somebody who could be told, under his role there."""

    account_id: UUID
    role: str


def fault_of(notice: Notice, known_roles: Collection[str]) -> str:
    """The field that is wrong, or nothing."""
    title = " ".join(notice.title.split())
    if not title or len(title) > LONGEST_TITLE or readable_text(title) != title:
        return "title"
    if not readable_text(notice.words) or len(notice.words) > LONGEST_WORDS:
        return "words"
    return "" if set(notice.roles) <= set(known_roles) else "roles"


def addressed(people: Iterable[Addressee], notice: Notice) -> list[Addressee]:
    """Those whom it is for."""
    return [one for one in people if not notice.roles or one.role in notice.roles]


def is_open(*, must_confirm: bool, read_at: datetime | None, confirmed_at: datetime | None) -> bool:
    """Whether somebody still has to do what is asked of him: read it, or confirm it."""
    return (confirmed_at if must_confirm else read_at) is None
