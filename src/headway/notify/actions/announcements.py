"""One tells many, sees who has read it, reminds the others, takes it back. Rule 7.18."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from headway.kernel.actions import record_audit
from headway.kernel.errors import NotAllowed, NotFound
from headway.kernel.subjects import Subject
from headway.notify.actions.messages import tell, withdraw
from headway.notify.errors import AnnouncementNotTaken, RemindedAlready
from headway.notify.models import Announcement, AnnouncementReading, Message
from headway.notify.queries.announcements import Board, get_announcement
from headway.notify.rules.announcements import (
    MOST_REMINDERS,
    REMINDED_EVERY,
    Addressee,
    Notice,
    addressed,
    fault_of,
    is_open,
)
from headway.people.roles import ROLES

if TYPE_CHECKING:
    from headway.people.models import Account

ANNOUNCED = "announced"


@transaction.atomic
def announce(*, board: Board, people: Sequence[tuple[UUID, str]], notice: Notice, now: datetime) -> Announcement:
    """Tell `people` (account, role there) whose role is named; the author himself is not told.

    Raises NotAllowed, AnnouncementNotTaken (names the field; also when nobody is left to tell).
    """
    if not board.may_write:
        raise NotAllowed
    if fault := fault_of(notice, ROLES):
        raise AnnouncementNotTaken(field=fault)
    told = addressed([Addressee(*one) for one in people if one[0] != board.user.pk], notice)
    if not told:
        raise AnnouncementNotTaken(field="roles")
    row = Announcement.objects.create(
        organization_id=board.organization_id, project_id=board.project_id, title=" ".join(notice.title.split()),
        words=notice.words.strip(), roles=sorted(notice.roles), must_confirm=notice.must_confirm, author=board.user,
        at=now,
    )  # fmt: skip
    AnnouncementReading.objects.bulk_create(
        AnnouncementReading(announcement=row, account_id=one.account_id, role=one.role) for one in told
    )
    _tell(board, row, [one.account_id for one in told], _key(row, 0), now)
    _record(board.user, row, "notify.announced", now, people=len(told))
    return row


@transaction.atomic
def read_announcement(*, board: Board, announcement_id: int, confirm: bool, now: datetime) -> Announcement:
    """Say that one has read it, or confirm it; the first time counts. Raises NotFound."""
    row = get_announcement(board, announcement_id)
    _read(board.user, row, confirm=confirm, now=now)
    return row


@transaction.atomic
def remind(*, board: Board, announcement_id: int, now: datetime) -> int:
    """Tell those anew who have not read it, or not confirmed what is to be confirmed; returns how many.

    Five times at most and every four hours. Raises NotFound, NotAllowed, RemindedAlready.
    """
    row = get_announcement(board, announcement_id, to_write=True, lock=True)
    readings = list(AnnouncementReading.objects.filter(announcement=row))
    number = max((one.reminded for one in readings), default=0)
    keys = [_key(row, one) for one in range(number + 1)]
    last = Message.objects.filter(key__in=keys).order_by("-at").values_list("at", flat=True).first()
    if number >= MOST_REMINDERS or row.withdrawn_at is not None or (last and now - last < REMINDED_EVERY):
        raise RemindedAlready
    waiting = [
        one for one in readings
        if is_open(must_confirm=row.must_confirm, read_at=one.read_at, confirmed_at=one.confirmed_at)
    ]  # fmt: skip
    AnnouncementReading.objects.filter(pk__in=[one.pk for one in waiting]).update(reminded=number + 1)
    _tell(board, row, [one.account_id for one in waiting], _key(row, number + 1), now)
    _record(board.user, row, "notify.announcement_reminded", now, people=len(waiting))
    return len(waiting)


@transaction.atomic
def withdraw_announcement(*, board: Board, announcement_id: int, now: datetime) -> Announcement:
    """It does not hold any more: nobody else is told, inboxes put it away; a second time changes nothing.

    Raises NotFound, NotAllowed.
    """
    row = get_announcement(board, announcement_id, to_write=True, lock=True)
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by = now, board.user
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        withdraw(keys=[_key(row, number) for number in range(MOST_REMINDERS + 1)], now=now)
        _record(board.user, row, "notify.announcement_withdrawn", now)
    return row


def confirm_by_link(user: Account, parameters: Mapping[str, Any], now: datetime) -> None:
    """Confirm the announcement that a message was about; see `notify.action_links`. Raises NotFound."""
    row = Announcement.objects.filter(pk=parameters["subject_id"], withdrawn_at=None).first()
    if row is None:
        raise NotFound
    _read(user, row, confirm=True, now=now)


def _read(user: Account, row: Announcement, *, confirm: bool, now: datetime) -> None:
    mine = AnnouncementReading.objects.filter(announcement=row, account=user)
    if not mine.exists():
        raise NotFound
    mine.filter(read_at=None).update(read_at=now)
    if confirm:
        mine.filter(confirmed_at=None).update(confirmed_at=now)
    keys = [_key(row, number) for number in range(MOST_REMINDERS + 1)]
    Message.objects.filter(recipient=user, key__in=keys, read_at=None).update(read_at=now)


def _tell(board: Board, row: Announcement, people: Sequence[UUID], key: str, now: datetime) -> None:
    subject = Subject(board.subject_kind, row.project_id or 0, row.pk)
    tell(recipients=people, kind=ANNOUNCED, subject=subject, actor=row.author, key=key, now=now)


def _key(row: Announcement, number: int) -> str:
    return f"announcement:{row.pk}" + (f":{number}" if number else "")


def _record(user: Account, row: Announcement, action: str, now: datetime, **more: object) -> None:
    record_audit(
        action=action, actor_id=user.pk, organization_id=row.organization_id, now=now,
        subject={"announcement_id": row.pk, "project_id": row.project_id, **more},
    )  # fmt: skip
