"""The inbox of a person. A message is shown only while he may see what it is about; so is its number on the badge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from headway.kernel.subjects import Described, Subject, describe_subjects
from headway.notify.models import Message
from headway.notify.rules import LARGEST_PAGE, MOST_COUNTED

if TYPE_CHECKING:
    from headway.people.models import Account

_MOST_LOOKED_AT = 2_000


@dataclass(frozen=True)
class Told:
    """A message with what it is about, as its reader may see it now."""

    message: Message
    about: Described


@dataclass(frozen=True)
class InboxPage:
    """The latest messages first; `before` asks for the next page, None when there is none."""

    messages: list[Told]
    before: int | None


def list_inbox(user: Account, *, state: str, before: int | None, size: int) -> InboxPage:
    """A page of the own inbox. `state`: all, unread or archived. `before`: the cursor of the page before."""
    size = min(max(size, 1), LARGEST_PAGE)
    found: list[Told] = []
    looked_at = 0
    while looked_at < _MOST_LOOKED_AT:  # what he may not see any more leaves gaps: read on until the page is full
        rows = list(_inbox(user, state, before)[: size + 1])
        found += _visible(user, rows)
        looked_at += len(rows)
        if len(rows) <= size:
            before = None
            break
        before = rows[-1].pk
        if len(found) >= size:
            break
    shown = found[:size]
    return InboxPage(shown, shown[-1].message.pk if len(found) > size else before)


def count_unread(user: Account) -> int:
    """How many unread messages the person may see; 100 stands for more than 99."""
    unread = _inbox(user, "unread", None).values_list("project_id", "subject_kind", "subject_id")
    rows = [Subject(kind, project_id, number) for project_id, kind, number in unread[:_MOST_LOOKED_AT]]
    seen = describe_subjects(user, rows)
    return min(sum(subject in seen for subject in rows), MOST_COUNTED + 1)


def _inbox(user: Account, state: str, before: int | None) -> QuerySet[Message]:
    mine = Message.objects.filter(recipient=user).order_by("-pk")
    mine = mine.exclude(archived_at=None) if state == "archived" else mine.filter(archived_at=None)
    if state == "unread":
        mine = mine.filter(read_at=None)
    return mine if before is None else mine.filter(pk__lt=before)


def _visible(user: Account, rows: Iterable[Message]) -> list[Told]:
    rows = list(rows)
    about = {row.pk: Subject(row.subject_kind, row.project_id, row.subject_id) for row in rows}
    seen = describe_subjects(user, about.values())
    return [Told(row, seen[about[row.pk]]) for row in rows if about[row.pk] in seen]
