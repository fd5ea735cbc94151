"""Announcements as those see them who are told, and as those do who wrote them: who has read, who has not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from headway.kernel.errors import NotAllowed, NotFound
from headway.kernel.subjects import Described, Subject
from headway.notify.models import Announcement, AnnouncementReading
from headway.notify.rules.announcements import FIRM, PROJECT
from headway.people.queries import get_organization, list_active_accounts
from headway.people.roles import ANNOUNCE
from headway.people.rules import may

if TYPE_CHECKING:
    from headway.people.models import Account

PAGE = 50
_EXCERPT = 200


@dataclass(frozen=True)
class Board:
    """Where announcements hang: of a firm, or of a project that was fetched with permission. `sees_all`: also what is
    not addressed to him."""

    user: Account
    organization_id: UUID
    project_id: int | None
    may_write: bool
    sees_all: bool

    @property
    def subject_kind(self) -> str:
        return FIRM if self.project_id is None else PROJECT


def board_of_firm(user: Account) -> Board:
    """The own firm's."""
    writes = may(user.role, ANNOUNCE)
    return Board(user, user.organization_id, None, writes, writes)


def announcements_on(board: Board) -> QuerySet[Announcement]:
    """What `board.user` sees there; what was withdrawn only who writes. The one permission query of announcements."""
    rows = Announcement.objects.filter(organization_id=board.organization_id, project_id=board.project_id)
    if not board.may_write:
        rows = rows.filter(withdrawn_at=None)
    if board.sees_all:
        return rows
    mine = AnnouncementReading.objects.filter(announcement=OuterRef("pk"), account=board.user)
    return rows.filter(Q(author=board.user) | Exists(mine))


def get_announcement(board: Board, announcement_id: int, *, to_write: bool = False, lock: bool = False) -> Announcement:
    """One that he sees. Raises NotFound; NotAllowed when he may not write there."""
    rows = announcements_on(board).filter(pk=announcement_id)
    found = (rows.select_for_update(of=("self",)) if lock else rows).select_related("author").first()
    if found is None:
        raise NotFound
    if to_write and not board.may_write:
        raise NotAllowed
    return found


@dataclass(frozen=True)
class Line:
    """An announcement for its reader: his own reading, and how many of all have read and confirmed."""

    row: Announcement
    own: AnnouncementReading | None
    people: int
    read: int
    confirmed: int


def list_announcements(board: Board, *, before: int | None) -> list[Line]:
    """The latest first, one more than a page."""
    rows = announcements_on(board).select_related("author").order_by("-pk")
    rows = rows if before is None else rows.filter(pk__lt=before)
    return list_lines(board, list(rows[: PAGE + 1]))


def list_lines(board: Board, rows: Collection[Announcement]) -> list[Line]:
    """Announcements with their counts; the counts only for who writes."""
    numbers = [one.pk for one in rows]
    own = {one.announcement_id: one for one in AnnouncementReading.objects.filter(
        announcement__in=numbers, account=board.user)}  # fmt: skip
    told = AnnouncementReading.objects.filter(announcement__in=numbers if board.may_write else [])
    counts = {
        number: tuple(some)
        for number, *some in told.values_list("announcement_id").annotate(
            people=Count("pk"), read=Count("read_at"), confirmed=Count("confirmed_at")
        )
    }
    return [Line(one, own.get(one.pk), *counts.get(one.pk, (0, 0, 0))) for one in rows]


@dataclass(frozen=True)
class Reader:
    """Somebody who was told."""

    name: str
    role: str
    read_at: datetime | None
    confirmed_at: datetime | None
    reminded: int


def list_readers(announcement: Announcement) -> list[Reader]:
    """Everybody who was told, by role, then by name; of an announcement fetched to write."""
    rows = AnnouncementReading.objects.filter(announcement=announcement).order_by("role", "account__sort_key", "pk")
    columns = ("account__display_name", "role", "read_at", "confirmed_at", "reminded")
    return [Reader(*row) for row in rows.values_list(*columns)]


def list_people_of_firm(user: Account) -> list[tuple[UUID, str]]:
    """Whom an announcement of the firm may reach, with their roles at home."""
    people = list_active_accounts(user.organization_id)
    return [(one.pk, one.role) for one in people if one.joined_at is not None]


def list_told(account: Account, kind: str, numbers: Collection[int]) -> list[Announcement]:
    """Those of these announcements that were addressed to an account, or that it wrote; not the withdrawn ones."""
    mine = AnnouncementReading.objects.filter(announcement=OuterRef("pk"), account=account)
    rows = Announcement.objects.filter(pk__in=numbers, project_id__isnull=kind == FIRM, withdrawn_at=None)
    return list(rows.filter(Q(author=account) | Exists(mine)))


def described(row: Announcement, place: str) -> Described:
    """An announcement as what a message is about; `place`: the name of the firm or project."""
    kind = FIRM if row.project_id is None else PROJECT
    subject = Subject(kind, row.project_id or 0, row.pk)
    return Described(place, "", row.title, subject, row.words[:_EXCERPT])


def describe_of_firm(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """Announcements of the own firm; see `kernel.subjects`."""
    rows = [
        one for one in list_told(account, FIRM, [subject.id for subject in subjects])
        if one.organization_id == account.organization_id
    ]  # fmt: skip
    name = get_organization(account.organization_id).name if rows else ""
    return {(told := described(one, name)).place: told for one in rows}
