"""Calendars of the nation and of an organisation, their versions and chains, and a year of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from headway.kernel.errors import NotAllowed, NotFound
from headway.people.rules import may as role_may
from headway.projects.holidays import china_holidays
from headway.projects.holidays.china import PROVISIONAL_UNTIL, PUBLISHED
from headway.projects.models import CalendarSource, CalendarVersion
from headway.projects.rules import CalendarLayer, day_in_chain

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_EPOCH = date(1970, 1, 1)
LONGEST_CHAIN = 8


@dataclass(frozen=True)
class CalendarVersionRow:
    """One version of a calendar; forms of `week` and `exceptions` as in a plan's calendar."""

    id: int
    source_id: int
    organization_id: UUID | None
    version: int
    name: str
    parent_id: int | None
    week: list[Any]
    exceptions: list[list[Any]]
    minutes_per_day: int
    minutes_per_week: int
    minutes_per_month: int
    holiday_pack: str
    author_name: str
    at: datetime


_COLUMNS = (
    "pk", "source_id", "source__organization_id", "version", "name", "parent_id", "week", "exceptions",
    "minutes_per_day", "minutes_per_week", "minutes_per_month", "holiday_pack", "author_name", "at",
)  # fmt: skip


def list_calendar_sources(user: Account) -> list[CalendarVersionRow]:
    """The latest version of each calendar that `user` may use: the national ones, then his organisation's."""
    if not role_may(user.role, "plan.see"):
        raise NotFound
    latest = _sources_of(user.organization_id).annotate(latest=Max("versions__version"))
    wanted = Q(pk__in=[])
    for source_id, version in latest.values_list("pk", "latest"):
        wanted |= Q(source_id=source_id, version=version)
    rows = CalendarVersion.objects.filter(wanted).order_by("source__organization_id", "source_id")
    found = [CalendarVersionRow(*row) for row in rows.values_list(*_COLUMNS)]
    return sorted(found, key=lambda row: (row.organization_id is not None, row.source_id))


def get_source_for(user: Account, source_id: int, capability: str | None = None) -> CalendarSource:
    """A calendar of the nation or of the own organisation; with `capability`, one of the own organisation.

    Raises NotFound, NotAllowed (also for a national calendar: nobody but the product changes it).
    """
    source = _sources_of(user.organization_id).filter(pk=source_id).first()
    if source is None or not role_may(user.role, "plan.see"):
        raise NotFound
    if capability is not None and (source.organization_id is None or not role_may(user.role, capability)):
        raise NotAllowed
    return source


def list_calendar_versions(source: CalendarSource) -> list[CalendarVersionRow]:
    """All versions of a calendar fetched with permission, the latest first."""
    rows = CalendarVersion.objects.filter(source=source).order_by("-version")[:200]
    return [CalendarVersionRow(*row) for row in rows.values_list(*_COLUMNS)]


def get_version(source: CalendarSource, version: int | None) -> CalendarVersionRow:
    """One version of a calendar, the latest without a number. Raises NotFound."""
    rows = CalendarVersion.objects.filter(source=source).order_by("-version")
    row = (rows if version is None else rows.filter(version=version)).values_list(*_COLUMNS).first()
    if row is None:
        raise NotFound
    return CalendarVersionRow(*row)


def get_calendar_versions_for(project: Project, source_id: int, version: int | None) -> list[CalendarVersionRow]:
    """The chain from a version (the latest without a number) up to its oldest parent.

    For a project fetched with permission: national calendars and those of its organisation. Raises NotFound.
    """
    source = _sources_of(project.organization_id).filter(pk=source_id).first()
    if source is None:
        raise NotFound
    return chain_of(get_version(source, version))


def chain_of(version: CalendarVersionRow) -> list[CalendarVersionRow]:
    """A version and its parents, the oldest last."""
    chain = [version]
    while chain[-1].parent_id is not None and len(chain) < LONGEST_CHAIN:
        row = CalendarVersion.objects.filter(pk=chain[-1].parent_id).values_list(*_COLUMNS).get()
        chain.append(CalendarVersionRow(*row))
    return chain


@dataclass(frozen=True)
class PreviewDay:
    """One day of a year: its shifts, the exception that set them, whether the notice is still to come."""

    day: date
    shifts: list[list[int]]
    name: str
    provisional: bool


def preview_year(layers: list[CalendarLayer], year: int) -> list[PreviewDay]:
    """Every day of `year` by a chain of calendars. Raises NotFound outside the years that are known."""
    if not PUBLISHED.start <= year <= PROVISIONAL_UNTIL:
        raise NotFound
    provisional = {day.date for day in china_holidays(year, year).days if day.provisional}
    days = []
    for offset in range((date(year + 1, 1, 1) - date(year, 1, 1)).days):
        day = date(year, 1, 1) + timedelta(days=offset)
        found = day_in_chain(layers, (day - _EPOCH).days, day.weekday())
        days.append(PreviewDay(day, found.shifts, found.name, bool(found.name) and day in provisional))
    return days


def _sources_of(organization_id: UUID) -> QuerySet[CalendarSource]:
    return CalendarSource.objects.filter(Q(organization_id=None) | Q(organization_id=organization_id))
