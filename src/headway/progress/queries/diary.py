"""The site diary as its reader sees it, and the weather record that its days make."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from headway.field.kinds import Record
from headway.kernel.errors import NotAllowed, NotFound
from headway.people.roles import PROGRESS
from headway.progress.models import Diary, DiaryAddendum, DiaryChange, DiarySignature
from headway.progress.queries.site_day import SiteDay, read_site_days
from headway.progress.rules.diary import EMPTY, missing_days
from headway.progress.rules.site_time import site_today
from headway.progress.rules.weather import DayWeather, workable
from headway.projects.queries import get_project_for, may, sees_own_work_only
from headway.words import text

if TYPE_CHECKING:
    from datetime import datetime

    from headway.people.models import Account
    from headway.projects.models import Project

KEPT_DAYS = 31
"""So many days back a device keeps diaries for reading."""


@dataclass(frozen=True)
class DiaryDay:
    """One day: what people wrote, what its facts say, and once it was signed the content that was sealed."""

    day: date
    version: int
    fields: Mapping[str, Any]
    site_day: SiteDay
    signature: DiarySignature | None
    addenda: list[DiaryAddendum]
    is_there: bool


def get_diary_project_for(user: Account, project_id: int, capability: str | None = None) -> Project:
    """A project whose diary `user` may read: the whole site's (rule 6.85).

    Raises NotFound, NotAllowed (who sees nothing but the work of his own crews).
    """
    project = get_project_for(user, project_id, capability)
    if sees_own_work_only(user, project):
        raise NotAllowed
    return project


def may_write_diary(user: Account, project: Project) -> bool:
    """Foremen, the technical lead, planner and manager write and sign it; workers and other firms' foremen do not."""
    return may(user, PROGRESS, project) and not sees_own_work_only(user, project)


def read_diary_days(project: Project, days: Collection[date], language: str) -> dict[date, DiaryDay]:
    """These days of a project that `get_diary_project_for` fetched; a day that nobody wrote of is composed, too."""
    say = partial(text, language=language)
    rows = {row.day: row for row in Diary.objects.filter(project=project, day__in=days)}
    ids = [row.pk for row in rows.values()]
    signatures = {row.diary_id: row for row in DiarySignature.objects.filter(diary_id__in=ids)}
    addenda: dict[int, list[DiaryAddendum]] = {}
    for row in DiaryAddendum.objects.filter(diary_id__in=ids).order_by("id"):
        addenda.setdefault(row.diary_id, []).append(row)
    facts = read_site_days(project, days, say)
    return {day: _day(day, rows.get(day), facts[day], signatures, addenda) for day in days}


def _day(
    day: date,
    row: Diary | None,
    facts: SiteDay,
    signatures: Mapping[int, DiarySignature],
    addenda: Mapping[int, list[DiaryAddendum]],
) -> DiaryDay:
    if row is None:
        return DiaryDay(day, 0, EMPTY, facts, None, [], False)
    return DiaryDay(day, row.version, EMPTY | row.fields, facts, signatures.get(row.pk), addenda.get(row.pk, []), True)


def told_content(diary: DiaryDay, language: str) -> dict[str, Any]:
    """What stands in the diary: sealed once it was signed, until then the fields with the day's facts."""
    if diary.signature is not None:
        return dict(diary.signature.content)
    blocks = [block.told() for block in diary.site_day.blocks(partial(text, language=language))]
    fields = dict(diary.fields)
    counted = [{"trade": trade, "count": count} for trade, count, _ in diary.site_day.headcount]
    return fields | {
        "day": diary.day.isoformat(),
        "headcount": counted if fields["headcount"] is None else fields["headcount"],
        "is_headcount_written": fields["headcount"] is not None,
        "blocks": blocks,
    }


def told_diary(diary: DiaryDay, language: str) -> dict[str, Any]:
    """A diary as devices and pages read it."""
    signed = diary.signature
    return told_content(diary, language) | {
        "version": diary.version,
        "is_there": diary.is_there,
        "signed": {"by": signed.reporter or signed.by_name, "at": signed.at.isoformat(), "hash": signed.hash}
        if signed
        else None,
        "addenda": [{"by": one.by_name, "at": one.at.isoformat(), "text": one.text} for one in diary.addenda],
    }


def read_diaries(reader: Account, project: Project, ids: Collection[str] | None, today: date) -> Mapping[str, Record]:
    """The diary of the last weeks, by day, for those who write it."""
    if not may_write_diary(reader, project):
        return {}
    first = today - timedelta(days=KEPT_DAYS)
    if ids is None:
        there = Diary.objects.filter(project=project, day__gt=first).values_list("day", flat=True)
        days = {*there, today}
    else:
        days = {day for one in ids if (day := _day_of(one)) is not None and first < day <= today}
    found = read_diary_days(project, sorted(days), reader.language)
    # the version that grows is that of what people write; what the facts say follows the feed
    return {
        day.isoformat(): Record(max(diary.version, 1), told_diary(diary, reader.language))
        for day, diary in found.items()
    }


@dataclass(frozen=True)
class DiaryMonth:
    """A month: its diaries, the days without one, half days that each trade could work."""

    first: date
    days: list[dict[str, Any]]
    missing: list[date]


def get_diary_month(project: Project, first: date, now: datetime) -> DiaryMonth:
    """The month that begins on `first`: weather, signature and workable half days of each day (rules 6.89, 6.91)."""
    after = (first + timedelta(days=32)).replace(day=1)
    written = Diary.objects.filter(project=project)
    rows = written.filter(day__gte=first, day__lt=after).select_related("signature").order_by("day")
    by_day = {row.day: row for row in rows}
    days = [_of_month(first + timedelta(days=number), by_day) for number in range((after - first).days)]
    until = min(after, site_today(now, project.time_zone))
    began = written.order_by("day").values_list("day", flat=True).first()
    since = max(began, first) if began is not None else None
    missing = missing_days(by_day, until=until, since=since) if since is not None and since < until else []
    return DiaryMonth(first, days, missing)


def _of_month(day: date, rows: Mapping[date, Diary]) -> dict[str, Any]:
    row = rows.get(day)
    fields = EMPTY | row.fields if row is not None else EMPTY
    signed = getattr(row, "signature", None) if row is not None else None
    weather = weather_of(fields)
    return {
        "day": day.isoformat(),
        "is_there": row is not None,
        "is_stoppage": fields["is_stoppage"],
        "signed_by": (signed.reporter or signed.by_name) if signed else None,
        "weather_am": weather.am,
        "weather_pm": weather.pm,
        "temperature_low": weather.temperature_low,
        "temperature_high": weather.temperature_high,
        "wind": weather.wind,
        "workable": workable(weather),
    }


def weather_of(fields: Mapping[str, Any]) -> DayWeather:
    """The weather among the fields of a diary."""
    return DayWeather(
        fields["weather_am"],
        fields["weather_pm"],
        fields["temperature_low"],
        fields["temperature_high"],
        fields["wind"],
    )


def list_missing_days(project: Project, now: datetime) -> list[date]:
    """Days without a diary from the first one to yesterday."""
    days = Diary.objects.filter(project=project).values_list("day", flat=True)
    return missing_days(days, until=site_today(now, project.time_zone))


def get_diary_for(user: Account, project_id: int, told: str) -> tuple[Project, DiaryDay]:
    """The diary of the day `told` (`2026-11-22`). Raises NotFound, NotAllowed."""
    project = get_diary_project_for(user, project_id)
    day = day_from(told)
    return project, read_diary_days(project, [day], user.language)[day]


def last_writers(diary: Diary) -> dict[str, DiaryChange]:
    """Who wrote each field last."""
    return {change.field: change for change in DiaryChange.objects.filter(diary=diary).order_by("id")}


def _day_of(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if len(told) == 10 else None
    except ValueError:
        return None


def day_from(told: str) -> date:
    """A day in an address or record. Raises NotFound."""
    day = _day_of(told)
    if day is None:
        raise NotFound
    return day
