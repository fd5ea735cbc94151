"""Attendance and hours of a day, and the code of the sign at the gate."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import segno
from django.http import HttpRequest
from ninja import Router, Schema

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import ASSIGN
from headway.progress.actions.site_settings import issue_site_code
from headway.progress.http.bodies import Day
from headway.progress.models import SiteCode
from headway.progress.queries.attendance import CrewPresence, list_presence, list_sheets, sum_hours_on, told_sheet
from headway.progress.queries.site_settings import get_site_code
from headway.projects.queries import get_project_for

router = Router()


class PresenceOut(Schema):
    """One person in one shift. `flags`: what looks odd; nothing of it was refused."""

    id: str
    day: date
    shift: str
    person: str
    account: str | None
    crew: int | None
    in_at: datetime | None
    out_at: datetime | None
    hours: float | None
    position_accuracy_m: float | None
    is_scanned: bool
    flags: list[str]


class CrewPresenceOut(Schema):
    """`present` and `left` count people; `people` are those whom the reader may name."""

    crew_id: int | None
    name: str
    trade: str
    present: int
    left: int
    people: list[PresenceOut]


class AttendanceOut(Schema):
    day: date
    present: int
    crews: list[CrewPresenceOut]


class HoursLineOut(Schema):
    activity_id: int | None
    hours: float
    headcount: int


class SheetOut(Schema):
    """`state`: confirmed, differs (from attendance beyond the tolerance), without_attendance."""

    day: date
    person: str
    crew: int | None
    lines: list[HoursLineOut]
    sum_hours: float
    attendance_hours: float | None
    state: str


class ActivityHoursOut(Schema):
    activity_id: int | None
    code: str
    name: str
    person_hours: float


class HoursOut(Schema):
    day: date
    activities: list[ActivityHoursOut]
    sheets: list[SheetOut]


class SiteCodeOut(Schema):
    """`code` empty: none was made yet. `qr`: the code as a QR sign for the gate (an SVG as `data:` address)."""

    code: str
    qr: str
    number: int
    at: datetime | None
    by: str


@router.get("/projects/{int:project_id}/attendance", response=AttendanceOut)
def get_attendance(request: HttpRequest, project_id: int, day: Day) -> dict[str, Any]:
    """Who was on site on a day: numbers by crew, and the names that the reader may see."""
    user = account_of(request)
    project = get_project_for(user, project_id)
    crews: list[CrewPresence] = list_presence(user, project, day)
    return {"day": day, "present": sum(one.present for one in crews), "crews": crews}


@router.get("/projects/{int:project_id}/hours", response=HoursOut)
def get_hours(request: HttpRequest, project_id: int, day: Day) -> dict[str, Any]:
    """Hours of a day by activity, and the sheets that the reader may see."""
    user = account_of(request)
    project = get_project_for(user, project_id)
    return {
        "day": day,
        "activities": sum_hours_on(user, project, day),
        "sheets": [told_sheet(one) for one in list_sheets(user, project, day)],
    }


@router.get("/projects/{int:project_id}/site-code", response=SiteCodeOut)
def get_code(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """The code that the sign at the gate shows."""
    return _code(get_site_code(get_project_for(account_of(request), project_id, ASSIGN)))


@router.post("/projects/{int:project_id}/site-codes", response={201: SiteCodeOut})
def issue_code(request: HttpRequest, project_id: int) -> tuple[int, dict[str, Any]]:
    """A new code; check-ins with the old sign are flagged from now on."""
    return 201, _code(issue_site_code(user=account_of(request), project_id=project_id, now=now()))


def _code(code: SiteCode | None) -> dict[str, Any]:
    if code is None:
        return {"code": "", "qr": "", "number": 0, "at": None, "by": ""}
    sign = segno.make(code.code, error="m", micro=False).svg_data_uri(scale=6, border=4)
    return {"code": code.code, "qr": sign, "number": code.number, "at": code.at, "by": code.by_name}
