"""Calendars of the nation and of the own organisation, their versions, and a year of one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import ORGANIZATION_CALENDARS
from headway.projects import actions
from headway.projects.errors import CalendarWrong
from headway.projects.http.bodies import Id, Maybe120, StrictIn, Words200
from headway.projects.queries import (
    get_source_for,
    get_version,
    list_calendar_sources,
    list_calendar_versions,
    may,
    preview_year,
)
from headway.projects.queries.calendars import CalendarVersionRow, chain_of
from headway.projects.rules import MOST_EXCEPTIONS, CalendarLayer, calendar_fault

router = Router()
_EPOCH = date(1970, 1, 1)
Shift = tuple[int, int]


class CalendarExceptionOut(Schema):
    first_day: date
    last_day: date
    shifts: list[list[int]]
    name: str
    weekdays: list[int] | None


class CalendarExceptionIn(StrictIn):
    first_day: date
    last_day: date
    shifts: list[Shift] = Field(default_factory=list, max_length=12)
    name: Maybe120 = ""
    weekdays: list[int] | None = Field(None, max_length=7)


class CalendarLineOut(Schema):
    source_id: int
    version: int
    name: str
    national: bool
    holiday_pack: str
    exception_count: int
    author: str
    at: datetime


class CalendarListOut(Schema):
    calendars: list[CalendarLineOut]
    may: dict[str, bool]


class CalendarVersionOut(CalendarLineOut):
    parent_source_id: int | None
    parent_version: int | None
    parent_name: str | None
    week: list[list[list[int]] | None]
    exceptions: list[CalendarExceptionOut]
    minutes_per_day: int
    minutes_per_week: int
    minutes_per_month: int


class CalendarVersionsOut(Schema):
    versions: list[CalendarLineOut]


class CalendarIn(StrictIn):
    name: Words200
    week: list[list[Shift] | None] = Field(min_length=7, max_length=7)
    exceptions: list[CalendarExceptionIn] = Field(default_factory=list, max_length=MOST_EXCEPTIONS)
    minutes_per_day: int = Field(480, ge=1, le=1440)
    minutes_per_week: int = Field(2400, ge=1, le=10_080)
    minutes_per_month: int = Field(9600, ge=1, le=44_640)
    parent_source_id: Id | None = None
    parent_version: Id | None = None


class CopyIn(StrictIn):
    source_id: Id
    version: Id | None = None
    name: Words200


class PreviewIn(StrictIn):
    year: int = Field(ge=2004, le=2100)
    week: list[list[Shift] | None] = Field(min_length=7, max_length=7)
    exceptions: list[CalendarExceptionIn] = Field(default_factory=list, max_length=MOST_EXCEPTIONS)
    parent_source_id: Id | None = None
    parent_version: Id | None = None


class DayOut(Schema):
    day: date
    minutes: int
    name: str
    provisional: bool


class PreviewOut(Schema):
    year: int
    working_days: int
    days: list[DayOut]


@router.get("/calendars", response=CalendarListOut)
def list_calendars(request: HttpRequest) -> dict[str, Any]:
    """The national calendars and those of the own organisation, each at its latest version."""
    user = account_of(request)
    rows = [_line(row) for row in list_calendar_sources(user)]
    return {"calendars": rows, "may": {"change": may(user, ORGANIZATION_CALENDARS)}}


@router.post("/calendars", response={201: CalendarVersionOut})
def create_calendar(request: HttpRequest, body: CalendarIn) -> tuple[int, dict[str, Any]]:
    """A new calendar of the organisation."""
    return 201, _full(actions.create_calendar(user=account_of(request), told=_text(body), now=now()))


@router.post("/calendar-copies", response={201: CalendarVersionOut})
def copy_calendar(request: HttpRequest, body: CopyIn) -> tuple[int, dict[str, Any]]:
    """A calendar of the organisation that says the same as another one, the national ones included."""
    row = actions.copy_calendar(
        user=account_of(request), source_id=body.source_id, version=body.version, name=body.name, now=now()
    )
    return 201, _full(row)


@router.get("/calendars/{int:source_id}", response=CalendarVersionOut)
def get_calendar(request: HttpRequest, source_id: int, version: int | None = None) -> dict[str, Any]:
    """One version of a calendar, the latest without a number."""
    return _full(get_version(get_source_for(account_of(request), source_id), version))


@router.get("/calendars/{int:source_id}/versions", response=CalendarVersionsOut)
def list_versions(request: HttpRequest, source_id: int) -> dict[str, Any]:
    """What the calendar said and says, the latest first."""
    source = get_source_for(account_of(request), source_id)
    return {"versions": [_line(row) for row in list_calendar_versions(source)]}


@router.post("/calendars/{int:source_id}/versions", response={201: CalendarVersionOut})
def add_version(request: HttpRequest, source_id: int, body: CalendarIn) -> tuple[int, dict[str, Any]]:
    """Change a calendar; plans keep the version that they took."""
    row = actions.add_calendar_version(user=account_of(request), source_id=source_id, told=_text(body), now=now())
    return 201, _full(row)


@router.get("/calendars/{int:source_id}/preview", response=PreviewOut)
def preview_calendar(request: HttpRequest, source_id: int, year: int, version: int | None = None) -> dict[str, Any]:
    """Working time of every day of a year."""
    row = get_version(get_source_for(account_of(request), source_id), version)
    return _preview([CalendarLayer(layer.week, layer.exceptions) for layer in chain_of(row)], year)


@router.post("/calendar-previews", response=PreviewOut)
def preview_text(request: HttpRequest, body: PreviewIn) -> dict[str, Any]:
    """The same of a calendar that is not kept yet: the picture of the editor."""
    user = account_of(request)
    exceptions = [_packed(exception) for exception in body.exceptions]
    layers = [CalendarLayer(body.week, exceptions)]
    if body.parent_source_id is not None:
        parent = get_version(get_source_for(user, body.parent_source_id), body.parent_version)
        layers += [CalendarLayer(layer.week, layer.exceptions) for layer in chain_of(parent)]
    fault = calendar_fault(body.week, exceptions, has_parent=len(layers) > 1)
    if fault is not None:
        raise CalendarWrong(fault)
    return _preview(layers, body.year)


def _preview(layers: list[CalendarLayer], year: int) -> dict[str, Any]:
    days = [
        {
            "day": day.day,
            "minutes": sum(finish - start for start, finish in day.shifts),
            "name": day.name,
            "provisional": day.provisional,
        }
        for day in preview_year(layers, year)
    ]
    return {"year": year, "working_days": sum(1 for day in days if day["minutes"]), "days": days}


def _text(body: CalendarIn) -> actions.CalendarText:
    told = body.model_dump(exclude={"exceptions"})
    told["week"] = [None if day is None else [list(shift) for shift in day] for day in body.week]
    return actions.CalendarText(**told, exceptions=[_packed(exception) for exception in body.exceptions])


def _packed(exception: CalendarExceptionIn) -> list[Any]:
    first, last = ((day - _EPOCH).days for day in (exception.first_day, exception.last_day))
    return [first, last, [list(shift) for shift in exception.shifts], exception.name, exception.weekdays]


def _line(row: CalendarVersionRow) -> dict[str, Any]:
    return {
        "source_id": row.source_id,
        "version": row.version,
        "name": row.name,
        "national": row.organization_id is None,
        "holiday_pack": row.holiday_pack,
        "exception_count": len(row.exceptions),
        "author": row.author_name,
        "at": row.at,
    }


def _full(row: CalendarVersionRow) -> dict[str, Any]:
    chain = chain_of(row)
    parent = chain[1] if len(chain) > 1 else None
    return _line(row) | {
        "parent_source_id": parent.source_id if parent else None,
        "parent_version": parent.version if parent else None,
        "parent_name": parent.name if parent else None,
        "week": row.week,
        "exceptions": [
            {
                "first_day": _EPOCH + timedelta(days=first),
                "last_day": _EPOCH + timedelta(days=last),
                "shifts": shifts,
                "name": name,
                "weekdays": weekdays,
            }
            for first, last, shifts, name, weekdays in row.exceptions
        ],
        "minutes_per_day": row.minutes_per_day,
        "minutes_per_week": row.minutes_per_week,
        "minutes_per_month": row.minutes_per_month,
    }
