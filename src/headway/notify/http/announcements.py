"""Announcements of the own firm."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from headway.kernel.clock import now
from headway.notify.actions.announcements import announce, read_announcement, remind, withdraw_announcement
from headway.notify.http.announcement_bodies import (
    AnnouncementId,
    AnnouncementIn,
    AnnouncementOut,
    AnnouncementReadingIn,
    AnnouncementsOut,
    ReadersOut,
    RemindedOut,
    announcement_body,
    announcements_body,
    readers_body,
)
from headway.notify.queries.announcements import Board, board_of_firm, get_announcement, list_people_of_firm
from headway.people.http import account_of

router = Router()


@router.get("/announcements", response=AnnouncementsOut)
def list_firm_announcements(
    request: HttpRequest, before: Annotated[int | None, Query(ge=1, le=2**53)] = None
) -> dict[str, Any]:
    """What was announced in the own firm, the latest first."""
    return announcements_body(_board(request), before)


@router.post("/announcements", response={201: AnnouncementOut})
def add_firm_announcement(request: HttpRequest, body: AnnouncementIn) -> tuple[int, dict[str, Any]]:
    """Tell the people in the own firm, all of them or by role."""
    board = _board(request)
    row = announce(board=board, people=list_people_of_firm(board.user), notice=body.notice(), now=now())
    return 201, announcement_body(board, row)


@router.get("/announcements/{int:announcement_id}", response=AnnouncementOut)
def get_firm_announcement(request: HttpRequest, announcement_id: AnnouncementId) -> dict[str, Any]:
    """One announcement; looking at it is not yet reading it."""
    board = _board(request)
    return announcement_body(board, get_announcement(board, announcement_id))


@router.post("/announcements/{int:announcement_id}/readings", response=AnnouncementOut)
def read_firm_announcement(
    request: HttpRequest, announcement_id: AnnouncementId, body: AnnouncementReadingIn
) -> dict[str, Any]:
    """Say that one has read it, or confirm it."""
    board = _board(request)
    row = read_announcement(board=board, announcement_id=announcement_id, confirm=body.confirm, now=now())
    return announcement_body(board, row)


@router.get("/announcements/{int:announcement_id}/readers", response=ReadersOut)
def list_firm_readers(request: HttpRequest, announcement_id: AnnouncementId) -> dict[str, Any]:
    """Who of which role has read it, and who has not."""
    board = _board(request)
    return readers_body(get_announcement(board, announcement_id, to_write=True))


@router.post("/announcements/{int:announcement_id}/reminders", response=RemindedOut)
def remind_firm_readers(request: HttpRequest, announcement_id: AnnouncementId) -> dict[str, int]:
    """Tell those anew who have not read or not confirmed it."""
    board = _board(request)
    return {"reminded": remind(board=board, announcement_id=announcement_id, now=now())}


@router.post("/announcements/{int:announcement_id}/withdrawals", response=AnnouncementOut)
def withdraw_firm_announcement(request: HttpRequest, announcement_id: AnnouncementId) -> dict[str, Any]:
    """Take it back; who had it in the inbox finds it put away."""
    board = _board(request)
    return announcement_body(board, withdraw_announcement(board=board, announcement_id=announcement_id, now=now()))


def _board(request: HttpRequest) -> Board:
    return board_of_firm(account_of(request))
