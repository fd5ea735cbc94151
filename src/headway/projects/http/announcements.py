"""Announcements of a project: by its members' roles there."""

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
from headway.notify.queries.announcements import Board, get_announcement
from headway.people.http import account_of
from headway.people.roles import ANNOUNCE
from headway.projects.queries.announcements import board_of_project, list_people_of_project

router = Router()


@router.get("/projects/{int:project_id}/announcements", response=AnnouncementsOut)
def list_project_announcements(
    request: HttpRequest, project_id: int, before: Annotated[int | None, Query(ge=1, le=2**53)] = None
) -> dict[str, Any]:
    """What was announced on a project, the latest first."""
    return announcements_body(_board(request, project_id), before)


@router.post("/projects/{int:project_id}/announcements", response={201: AnnouncementOut})
def add_project_announcement(request: HttpRequest, project_id: int, body: AnnouncementIn) -> tuple[int, dict[str, Any]]:
    """Tell the people on a project, all of them or by role."""
    board = _board(request, project_id, ANNOUNCE)
    row = announce(board=board, people=list_people_of_project(project_id), notice=body.notice(), now=now())
    return 201, announcement_body(board, row)


@router.get("/projects/{int:project_id}/announcements/{int:announcement_id}", response=AnnouncementOut)
def get_project_announcement(request: HttpRequest, project_id: int, announcement_id: AnnouncementId) -> dict[str, Any]:
    """One announcement; looking at it is not yet reading it."""
    board = _board(request, project_id)
    return announcement_body(board, get_announcement(board, announcement_id))


@router.post("/projects/{int:project_id}/announcements/{int:announcement_id}/readings", response=AnnouncementOut)
def read_project_announcement(
    request: HttpRequest, project_id: int, announcement_id: AnnouncementId, body: AnnouncementReadingIn
) -> dict[str, Any]:
    """Say that one has read it, or confirm it."""
    board = _board(request, project_id)
    row = read_announcement(board=board, announcement_id=announcement_id, confirm=body.confirm, now=now())
    return announcement_body(board, row)


@router.get("/projects/{int:project_id}/announcements/{int:announcement_id}/readers", response=ReadersOut)
def list_project_readers(request: HttpRequest, project_id: int, announcement_id: AnnouncementId) -> dict[str, Any]:
    """Who of which role has read it, and who has not."""
    board = _board(request, project_id, ANNOUNCE)
    return readers_body(get_announcement(board, announcement_id, to_write=True))


@router.post("/projects/{int:project_id}/announcements/{int:announcement_id}/reminders", response=RemindedOut)
def remind_project_readers(request: HttpRequest, project_id: int, announcement_id: AnnouncementId) -> dict[str, int]:
    """Tell those anew who have not read or not confirmed it."""
    board = _board(request, project_id, ANNOUNCE)
    return {"reminded": remind(board=board, announcement_id=announcement_id, now=now())}


@router.post("/projects/{int:project_id}/announcements/{int:announcement_id}/withdrawals", response=AnnouncementOut)
def withdraw_project_announcement(
    request: HttpRequest, project_id: int, announcement_id: AnnouncementId
) -> dict[str, Any]:
    """Take it back; who had it in the inbox finds it put away."""
    board = _board(request, project_id, ANNOUNCE)
    return announcement_body(board, withdraw_announcement(board=board, announcement_id=announcement_id, now=now()))


def _board(request: HttpRequest, project_id: int, capability: str | None = None) -> Board:
    """Raises NotFound, NotAllowed, ProjectArchived."""
    return board_of_project(account_of(request), project_id, capability)
