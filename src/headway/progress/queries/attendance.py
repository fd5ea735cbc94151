"""Attendance and hours as their readers see them: everybody's, those of the crews that one leads, the own ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from headway.field.kinds import Record
from headway.progress.models import Attendance, Entry, Fact, HoursSheet, WorkedHours
from headway.progress.queries.site_day import list_hours_on
from headway.progress.queries.site_people import Sees, sees_people
from headway.progress.queries.site_work import name_activities
from headway.progress.rules.attendance import record_id
from headway.progress.rules.hours import prefilled
from headway.progress.rules.site_time import site_clock
from headway.projects.queries import list_resource_facts, sees_own_work_only

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

Json = dict[str, Any]
KEPT_DAYS = 14
"""So many days back a phone keeps attendance and hours."""


@dataclass(frozen=True)
class CrewPresence:
    """A crew on one day: how many people checked in, how many left, and those whom the reader may name."""

    crew_id: int | None
    name: str
    trade: str
    present: int
    left: int
    people: list[Json]


def list_presence(user: Account, project: Project, day: date) -> list[CrewPresence]:
    """Who was on site on a day, by crew: numbers for who sees the whole project, names as `sees_people` says."""
    sees = sees_people(user, project)
    there = Attendance.objects.filter(project=project, day=day)
    if sees_own_work_only(user, project):
        there = there.filter(sees.rows())
    rows = list(there.order_by("name", "shift", "pk"))
    named = set(Attendance.objects.filter(sees.rows(), project=project, day=day).values_list("pk", flat=True))
    crews = list_resource_facts(sorted({row.crew_id for row in rows if row.crew_id is not None}))
    by_crew: dict[int | None, list[Attendance]] = {}
    for row in rows:
        by_crew.setdefault(row.crew_id, []).append(row)
    found = []
    for crew_id, some in by_crew.items():
        crew = crews.get(crew_id or 0)
        found.append(
            CrewPresence(
                crew_id=crew_id,
                name=crew.name if crew else "",
                trade=crew.trade if crew else "",
                present=len({row.person for row in some}),
                left=len({row.person for row in some if row.out_at is not None}),
                people=[told_attendance(row, project.time_zone) for row in some if row.pk in named],
            )
        )
    return sorted(found, key=lambda one: (one.crew_id is None, -one.present, one.name))


def told_attendance(row: Attendance, time_zone: str) -> Json:
    """A record of a person, day and shift as devices and pages read it; instants on the site's clock."""
    return {
        "id": record_id(row.person, row.day.isoformat(), row.shift),
        "day": row.day.isoformat(),
        "shift": row.shift,
        "person": row.name,
        "account": str(row.account_id) if row.account_id else None,
        "crew": row.crew_id,
        "in_at": _told(row.in_at, time_zone),
        "out_at": _told(row.out_at, time_zone),
        "hours": row.hours,
        "position_accuracy_m": row.accuracy_m,
        "is_scanned": row.is_scanned,
        "flags": row.flags,
    }


def read_attendance(
    reader: Account, project: Project, ids: Collection[str] | None, today: date
) -> Mapping[str, Record]:
    """What the reader's phone keeps of the last two weeks: his own, and that of the crews that he leads."""
    rows = Attendance.objects.filter(_on_phone(reader, project).rows(), project=project)
    rows = rows.filter(day__gt=today - timedelta(days=KEPT_DAYS))
    if ids is not None:
        rows = rows.filter(person__in={one.split(":")[0] for one in ids})
    found = {
        record_id(row.person, row.day.isoformat(), row.shift): Record(
            row.version, told_attendance(row, project.time_zone)
        )
        for row in rows
    }
    return found if ids is None else {one: found[one] for one in ids if one in found}


def read_hours(reader: Account, project: Project, ids: Collection[str] | None, today: date) -> Mapping[str, Record]:
    """Sheets of the last two weeks: the reader's own and those of the crews that he leads.

    A day that he was there and has not accounted for comes pre-filled from his attendance (rule 6.75).
    """
    since = today - timedelta(days=KEPT_DAYS)
    sees = _on_phone(reader, project)
    sheets = HoursSheet.objects.filter(sees.rows(), project=project, day__gt=since).prefetch_related("lines")
    found = {f"{one.person}:{one.day.isoformat()}": Record(one.version + 1, told_sheet(one)) for one in sheets}
    me = str(reader.pk)
    open_days = {
        day: (hours or 0.0, version)
        for day, hours, version in Attendance.objects.filter(
            project=project, person=me, day__gt=since, hours__isnull=False
        ).values_list("day", "hours", "version")
        if f"{me}:{day.isoformat()}" not in found
    }
    for day, lines in _prefilled(project, reader.pk, {day: hours for day, (hours, _) in open_days.items()}).items():
        found[f"{me}:{day.isoformat()}"] = Record(
            1,
            {
                "day": day.isoformat(), "person": reader.display_name, "crew": None, "lines": lines, "sum_hours":
                round(sum(line["hours"] for line in lines), 1), "attendance_hours": open_days[day][0],
                "state": "prefilled",
            },
        )  # fmt: skip
    return found if ids is None else {one: found[one] for one in ids if one in found}


def _on_phone(reader: Account, project: Project) -> Sees:
    """A phone keeps no whole site: also of who sees everybody only his own and his crews'."""
    sees = sees_people(reader, project)
    return Sees(reader.pk, False, sees.crews, sees.people)


def told_sheet(sheet: HoursSheet) -> Json:
    """A sheet as devices and pages read it."""
    return {
        "day": sheet.day.isoformat(),
        "person": sheet.name,
        "crew": sheet.crew_id if sheet.is_of_crew else None,
        "lines": [
            {"activity_id": line.activity_id, "hours": line.hours, "headcount": line.headcount}
            for line in sorted(sheet.lines.all(), key=lambda line: line.pk)
        ],
        "sum_hours": sheet.sum_hours,
        "attendance_hours": sheet.attendance_hours,
        "state": sheet.state,
    }


def _prefilled(project: Project, account_id: UUID, days: Mapping[date, float]) -> dict[date, list[Json]]:
    """Lines by day from attendance and the activities that the person reported on, by headcount."""
    if not days:
        return {}
    entries = Entry.objects.filter(project=project, author_id=account_id, day__in=days).exclude(activity_id=None)
    reported: dict[date, dict[int, int]] = {day: {} for day in days}
    by_entry = {pk: (day, number) for pk, day, number in entries.values_list("pk", "day", "activity_id")}
    heads = dict(
        Fact.objects.filter(entry_id__in=by_entry, kind="headcount").values_list("entry_id", "values__headcount")
    )
    for pk, (day, number) in sorted(by_entry.items()):
        if number is not None:
            reported[day][number] = heads.get(pk) or reported[day].get(number, 1)
    return {
        day: [
            {"activity_id": line.activity_id, "hours": line.hours, "headcount": line.headcount}
            for line in prefilled(hours, list(reported[day].items()))
        ]
        for day, hours in days.items()
    }


def list_sheets(user: Account, project: Project, day: date) -> list[HoursSheet]:
    """The sheets of a day that `user` may see, crews first."""
    rows = HoursSheet.objects.filter(sees_people(user, project).rows(), project=project, day=day)
    return list(rows.prefetch_related("lines").order_by("-is_of_crew", "name", "pk"))


def sum_hours_on(user: Account, project: Project, day: date) -> list[Json]:
    """Person-hours of a day by activity, the largest first; for who sees everybody's, else of his own sheets."""
    if sees_people(user, project).everybody:
        sums = [(activity, hours) for _, activity, hours, _ in list_hours_on(project, [day])]
    else:
        totals: dict[int | None, float] = {}
        lines = WorkedHours.objects.filter(sheet__in=[one.pk for one in list_sheets(user, project, day)])
        for activity, hours, headcount in lines.values_list("activity_id", "hours", "headcount"):
            totals[activity] = totals.get(activity, 0.0) + hours * headcount
        sums = sorted(totals.items(), key=lambda pair: -pair[1])
    names = name_activities(project, {activity for activity, _ in sums if activity is not None})
    return [
        {
            "activity_id": activity,
            "code": names[activity].code if activity in names else "",
            "name": names[activity].name if activity in names else "",
            "person_hours": round(hours, 2),
        }
        for activity, hours in sums
    ]


def _told(instant: datetime | None, time_zone: str) -> str | None:
    return None if instant is None else site_clock(instant, time_zone).isoformat(timespec="minutes")
