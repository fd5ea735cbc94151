"""The site diary, its signature and addenda; the weather record of a month; both on paper."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import PROGRESS
from headway.progress.actions import diary as actions
from headway.progress.http.bodies import StrictIn
from headway.progress.queries.diary import (
    day_from,
    get_diary_for,
    get_diary_month,
    get_diary_project_for,
    list_missing_days,
    may_write_diary,
    told_diary,
)
from headway.progress.queries.diary_prints import diary_pdf, weather_pdf
from headway.progress.rules.diary import LONGEST_ADDENDUM
from headway.progress.rules.site_time import site_today

router = Router()
Month = Annotated[str, Query(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]


class BlockOut(Schema):
    """A part that was composed; `source`: ids of the entries behind it."""

    kind: str
    source: list[str]
    text: str
    lines: list[dict[str, Any]]


class TradeCountOut(Schema):
    trade: str
    count: int


class SignedOut(Schema):
    """`hash`: sha256 of what was signed."""

    by: str
    at: datetime
    hash: str


class AddendumOut(Schema):
    by: str
    at: datetime
    text: str


class DiaryOut(Schema):
    """One day. Until it is signed the blocks follow the facts; signed, it stays as it was."""

    day: date
    is_there: bool
    version: int
    is_stoppage: bool
    stoppage_reason: str
    weather_am: str | None
    weather_pm: str | None
    temperature_low: float | None
    temperature_high: float | None
    wind: int | None
    headcount: list[TradeCountOut]
    is_headcount_written: bool
    machines: str
    materials: str
    quality: str
    safety: str
    remark: str
    blocks: list[BlockOut]
    signed: SignedOut | None
    addenda: list[AddendumOut]
    may_write: bool


class DiaryDayOut(Schema):
    """`workable`: half days, 0-2, by trade; null without weather."""

    day: date
    is_there: bool
    is_stoppage: bool
    signed_by: str | None
    weather_am: str | None
    weather_pm: str | None
    temperature_low: float | None
    temperature_high: float | None
    wind: int | None
    workable: dict[str, int | None]


class DiariesOut(Schema):
    """`missing`: days of the month without a diary; `missing_since_start`: how many there are in all."""

    month: str
    today: date
    days: list[DiaryDayOut]
    missing: list[date]
    missing_since_start: int
    may_write: bool


class FieldChangeIn(StrictIn):
    """What was shown, what was entered: whoever wrote in between is not overwritten unseen."""

    before: Any = None
    after: Any = None


class DiaryIn(StrictIn):
    changes: dict[str, FieldChangeIn] = Field(min_length=1, max_length=20)


class ClashOut(Schema):
    field: str
    theirs: Any = None


class WrittenOut(Schema):
    """`clashes`: fields that somebody else wrote meanwhile; theirs stand."""

    version: int
    clashes: list[ClashOut]


class SignatureIn(StrictIn):
    version: int = Field(ge=0, le=2**31 - 1)


class AddendumIn(StrictIn):
    text: str = Field(min_length=1, max_length=LONGEST_ADDENDUM)


class DiaryVersionOut(Schema):
    version: int


@router.get("/projects/{int:project_id}/diaries", response=DiariesOut)
def list_diaries(request: HttpRequest, project_id: int, month: Month) -> dict[str, Any]:
    """A month of the site diary: which days are written, signed, missing; weather and workable half days."""
    user = account_of(request)
    project = get_diary_project_for(user, project_id)
    instant = now()
    found = get_diary_month(project, date.fromisoformat(f"{month}-01"), instant)
    return {
        "month": month,
        "today": site_today(instant, project.time_zone),
        "days": found.days,
        "missing": found.missing,
        "missing_since_start": len(list_missing_days(project, instant)),
        "may_write": may_write_diary(user, project),
    }


@router.get("/projects/{int:project_id}/diaries/{day}", response=DiaryOut)
def get_diary(request: HttpRequest, project_id: int, day: str) -> dict[str, Any]:
    """One day's diary, composed of the day's facts until it is signed."""
    user = account_of(request)
    project, diary = get_diary_for(user, project_id, day)
    return told_diary(diary, user.language) | {"may_write": may_write_diary(user, project)}


@router.patch("/projects/{int:project_id}/diaries/{day}", response=WrittenOut)
def write_diary(request: HttpRequest, project_id: int, day: str, body: DiaryIn) -> dict[str, Any]:
    """Write fields of a diary that is not signed."""
    by = actions.enter_from_office(account_of(request), project_id, now(), PROGRESS)
    changes = {name: (one.before, one.after) for name, one in body.changes.items()}
    diary, clashes = actions.write_fields(by, day_from(day), changes)
    actions.tell_devices(by, diary.day)
    return {
        "version": diary.version,
        "clashes": [{"field": one.field, "theirs": one.theirs} for one in clashes],
    }


@router.post("/projects/{int:project_id}/diaries/{day}/signatures", response={201: DiaryVersionOut})
def sign_diary(request: HttpRequest, project_id: int, day: str, body: SignatureIn) -> tuple[int, dict[str, int]]:
    """Sign the diary as it stands; afterwards it is added to, not changed."""
    by = actions.enter_from_office(account_of(request), project_id, now(), PROGRESS)
    diary = actions.sign_day(by, day_from(day), body.version)
    actions.tell_devices(by, diary.day)
    return 201, {"version": diary.version}


@router.post("/projects/{int:project_id}/diaries/{day}/addenda", response={201: DiaryVersionOut})
def add_to_diary(request: HttpRequest, project_id: int, day: str, body: AddendumIn) -> tuple[int, dict[str, int]]:
    """Add to a signed diary."""
    by = actions.enter_from_office(account_of(request), project_id, now(), PROGRESS)
    diary = actions.add_words(by, day_from(day), body.text)
    actions.tell_devices(by, diary.day)
    return 201, {"version": diary.version}


@router.get("/projects/{int:project_id}/diaries/{day}/print")
def print_diary(request: HttpRequest, project_id: int, day: str) -> HttpResponse:
    """The diary of a day as a PDF of one or more A4 pages."""
    user = account_of(request)
    project, diary = get_diary_for(user, project_id, day)
    content = diary_pdf(project, diary, user.language, now())
    return _pdf(content, f"{project.code}-diary-{diary.day.isoformat()}.pdf")


@router.get("/projects/{int:project_id}/weather-record/print")
def print_weather(request: HttpRequest, project_id: int, month: Month) -> HttpResponse:
    """The weather record of a month as a PDF page."""
    user = account_of(request)
    project = get_diary_project_for(user, project_id)
    instant = now()
    found = get_diary_month(project, date.fromisoformat(f"{month}-01"), instant)
    return _pdf(weather_pdf(project, found, user.language, instant), f"{project.code}-weather-{month}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    ascii_name = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in name)
    answer["Content-Disposition"] = f'attachment; filename="{ascii_name}"'
    return answer
