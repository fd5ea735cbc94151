"""Who uses a calendar of the organisation."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from headway.people.http import account_of
from headway.schedule.queries.calendar_uses import list_uses

router = Router()


class CalendarUseOut(Schema):
    project_id: int
    project: str
    calendar: str
    version: int


class CalendarUsesOut(Schema):
    uses: list[CalendarUseOut]


@router.get("/calendars/{int:source_id}/uses", response=CalendarUsesOut)
def list_calendar_uses(request: HttpRequest, source_id: int) -> dict[str, Any]:
    """The plans that took the calendar over, among the projects that one sees."""
    return {"uses": [asdict(use) for use in list_uses(account_of(request), source_id)]}
