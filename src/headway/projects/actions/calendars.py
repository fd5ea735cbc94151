"""Calendars of the nation and of an organisation. A change is a new version; what stands is never touched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.roles import ORGANIZATION_CALENDARS
from headway.people.rules import may as role_may
from headway.projects.errors import CalendarWrong, ListFull
from headway.projects.holidays import HolidayDay, HolidayPack, china_holidays, exceptions_for_week
from headway.projects.models import CalendarSource, CalendarVersion
from headway.projects.queries.calendars import (
    LONGEST_CHAIN,
    CalendarVersionRow,
    chain_of,
    get_source_for,
    get_version,
)
from headway.projects.queries.lists import national_lists
from headway.projects.rules import calendar_fault
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account

FIRST_YEAR, LAST_YEAR = 2022, 2036
MOST_CALENDARS = 200
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class CalendarText:
    """What a version of a calendar says; forms as in a plan's calendar."""

    name: str
    week: list[Any]
    exceptions: list[list[Any]]
    minutes_per_day: int
    minutes_per_week: int
    minutes_per_month: int
    parent_source_id: int | None = None
    parent_version: int | None = None


@transaction.atomic
def create_calendar(*, user: Account, told: CalendarText, now: datetime) -> CalendarVersionRow:
    """A new calendar of the user's organisation, at version 1.

    Raises NotFound (no plans to see; a parent of others), NotAllowed, CalendarWrong, ListFull.
    """
    if not role_may(user.role, "plan.see"):
        raise NotFound
    if not role_may(user.role, ORGANIZATION_CALENDARS):
        raise NotAllowed
    if CalendarSource.objects.filter(organization_id=user.organization_id).count() >= MOST_CALENDARS:
        raise ListFull(count=MOST_CALENDARS)
    parent = _parent_of(user, told, None)
    source = CalendarSource.objects.create(organization_id=user.organization_id, created_at=now)
    return _append(source, told, parent, user, now)


@transaction.atomic
def add_calendar_version(*, user: Account, source_id: int, told: CalendarText, now: datetime) -> CalendarVersionRow:
    """What a calendar says from now on; plans keep the version that they took until somebody takes this one.

    Raises NotFound, NotAllowed (also for a national calendar), CalendarWrong.
    """
    source = get_source_for(user, source_id, ORGANIZATION_CALENDARS)
    source = CalendarSource.objects.select_for_update().get(pk=source.pk)
    return _append(source, told, _parent_of(user, told, source), user, now)


@transaction.atomic
def copy_calendar(
    *, user: Account, source_id: int, version: int | None, name: str, now: datetime
) -> CalendarVersionRow:
    """A calendar of the own organisation that says the same as a version of one it may use."""
    row = get_version(get_source_for(user, source_id), version)
    parent = CalendarVersion.objects.get(pk=row.parent_id) if row.parent_id is not None else None
    told = CalendarText(
        name=name,
        week=row.week,
        exceptions=row.exceptions,
        minutes_per_day=row.minutes_per_day,
        minutes_per_week=row.minutes_per_week,
        minutes_per_month=row.minutes_per_month,
        parent_source_id=parent.source_id if parent else None,
        parent_version=parent.version if parent else None,
    )
    return create_calendar(user=user, told=told, now=now)


@transaction.atomic
def ensure_national_calendars(*, now: datetime) -> None:
    """The national calendars with the holidays of this version of the product. Twice has no second effect."""
    pack = china_holidays(FIRST_YEAR, LAST_YEAR)
    for told in national_lists()["calendars"]:
        source, _made = CalendarSource.objects.get_or_create(
            key=told["key"], organization=None, defaults={"created_at": now}
        )
        CalendarSource.objects.select_for_update().get(pk=source.pk)
        latest = CalendarVersion.objects.filter(source=source).order_by("-version").first()
        if latest is None or latest.holiday_pack != pack.version:
            _write(source, national_text(told, pack), parent=None, user=None, now=now, holiday_pack=pack.version)


def national_text(told: dict[str, Any], pack: HolidayPack) -> CalendarText:
    """A national working week with the holidays over it; days without a notice yet say so in their name."""
    days = [tuple(tuple(shift) for shift in told["shifts"])] * told["working_days"]
    week = (days + [()] * 7)[:7]
    marked = HolidayPack(pack.version, [_marked(day) for day in pack.days])
    exceptions = [
        [(e.first_day - _EPOCH).days, (e.last_day - _EPOCH).days, [list(shift) for shift in e.shifts], e.name, None]
        for e in exceptions_for_week(marked, week)
    ]
    return CalendarText(
        name=text(f"projects.calendar.{told['key']}"),
        week=[[list(shift) for shift in day] for day in week],
        exceptions=exceptions,
        minutes_per_day=480,
        minutes_per_week=told["minutes_per_week"],
        minutes_per_month=told["minutes_per_month"],
    )


def _marked(day: HolidayDay) -> HolidayDay:
    return replace(day, name=text("projects.calendar.provisional", name=day.name)) if day.provisional else day


def _parent_of(user: Account, told: CalendarText, source: CalendarSource | None) -> CalendarVersionRow | None:
    """The version that a calendar inherits from; never one that inherits from the calendar itself."""
    if told.parent_source_id is None:
        return None
    parent = get_version(get_source_for(user, told.parent_source_id), told.parent_version)
    chain = chain_of(parent)
    if len(chain) >= LONGEST_CHAIN or (source is not None and source.pk in {row.source_id for row in chain}):
        raise CalendarWrong("parent")
    return parent


def _append(
    source: CalendarSource, told: CalendarText, parent: CalendarVersionRow | None, user: Account, now: datetime
) -> CalendarVersionRow:
    fault = calendar_fault(told.week, told.exceptions, has_parent=parent is not None)
    if fault is not None:
        raise CalendarWrong(fault)
    _write(source, told, parent=parent, user=user, now=now)
    return get_version(source, None)


def _write(
    source: CalendarSource,
    told: CalendarText,
    *,
    parent: CalendarVersionRow | None,
    user: Account | None,
    now: datetime,
    holiday_pack: str = "",
) -> None:
    latest = CalendarVersion.objects.filter(source=source).order_by("-version").first()
    version = CalendarVersion.objects.create(
        source=source,
        version=latest.version + 1 if latest else 1,
        name=told.name.strip()[:200],
        parent_id=parent.id if parent else None,
        week=told.week,
        exceptions=told.exceptions,
        minutes_per_day=told.minutes_per_day,
        minutes_per_week=told.minutes_per_week,
        minutes_per_month=told.minutes_per_month,
        holiday_pack=holiday_pack or (parent.holiday_pack if parent else ""),
        author_id=user.pk if user else None,
        author_name=user.display_name if user else "",
        at=now,
    )
    if user is None or source.organization_id is None:
        return
    subject: dict[str, object] = {"source_id": source.pk, "version": version.version}
    organization_id = source.organization_id
    record_audit(
        action="projects.calendar_changed", actor_id=user.pk, organization_id=organization_id, subject=subject, now=now
    )
    record_event(
        kind="projects.calendar_changed", organization_id=organization_id, project_id=None, subject=subject, now=now
    )
