"""Has devices read records anew."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from headway.field.actions.feed import touch_records
from headway.field.kinds import RecordKey
from headway.progress.models import Attendance, Diary, HoursSheet
from headway.progress.rules.attendance import record_id

if TYPE_CHECKING:
    from headway.projects.models import Project

ENTRY, ACTIVITY, PROJECT, DIARY = "entry", "activity", "project", "diary"


def touch(
    project: Project,
    *,
    now: datetime,
    entries: Collection[str] = (),
    activities: Collection[int] = (),
    days: Collection[date] = (),
) -> int | None:
    """Have devices read entries, activities and the diaries of days anew. Returns the last number that the project's feed gave for it.

    The feed stays locked until the transaction ends: call it late. None when nothing was named.
    """
    keys = [RecordKey(ENTRY, uid) for uid in entries] + [RecordKey(ACTIVITY, str(n)) for n in sorted(set(activities))]
    keys += [RecordKey(DIARY, day.isoformat()) for day in sorted(set(days))]
    return touch_records(project.pk, keys, now)


def touch_everything(project: Project, activities: Collection[int], now: datetime) -> None:
    """The project begins to report: devices receive it and all its activities."""
    keys = [RecordKey(PROJECT, "0")] + [RecordKey(ACTIVITY, str(number)) for number in activities]
    touch_records(project.pk, keys, now)


def touch_site_days(project: Project, now: datetime) -> None:
    """Attendance, hours and diaries that were written past the phones: devices receive all of them."""
    shifts = Attendance.objects.filter(project=project).order_by("id").values_list("person", "day", "shift")
    sheets = HoursSheet.objects.filter(project=project).order_by("id").values_list("person", "day")
    days = Diary.objects.filter(project=project).order_by("day").values_list("day", flat=True)
    keys = [RecordKey("attendance", record_id(person, day.isoformat(), shift)) for person, day, shift in shifts]
    keys += [RecordKey("hours", f"{person}:{day.isoformat()}") for person, day in sheets]
    touch_records(project.pk, [*keys, *(RecordKey(DIARY, day.isoformat()) for day in days)], now)


def touch_project(project: Project, now: datetime) -> None:
    """Its data date, crews or rules are others now."""
    touch_records(project.pk, [RecordKey(PROJECT, "0")], now)
