"""What the facts say of the days of a site: reports, people, hours, photos. Few statements, however many the days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db import connection

from headway.progress.models import Attendance, Entry
from headway.progress.queries.log import list_log
from headway.progress.queries.site_work import name_activities
from headway.progress.rules.attendance import headcount_by_trade, record_id
from headway.progress.rules.diary import Block, Reported, Say, compose
from headway.progress.rules.replay import STANDING, Told, counted_values, entry_states
from headway.projects.queries import list_resource_facts

if TYPE_CHECKING:
    from headway.projects.models import Project
    from headway.schedule.queries.site_activities import SiteActivity

_HOURS = """
SELECT w.day, w.activity_id, sum(w.hours * w.headcount), array_agg(DISTINCT s.person || ':' || s.day)
  FROM progress_workedhours w JOIN progress_hourssheet s ON s.id = w.sheet_id
 WHERE w.project_id = %s {chosen}
   AND (s.is_of_crew OR s.crew_id IS NULL OR NOT EXISTS (
        SELECT FROM progress_hourssheet c
         WHERE c.project_id = s.project_id AND c.day = s.day AND c.is_of_crew AND c.crew_id = s.crew_id))
 GROUP BY w.day, w.activity_id ORDER BY w.day, 3 DESC, w.activity_id
"""
"""A crew's sheet speaks for its people: their own sheets of that day do not count beside it (rule 6.77)."""


@dataclass
class SiteDay:
    """The facts of one day, ready to be composed."""

    reports: list[Reported] = field(default_factory=list)
    headcount: list[tuple[str, int, list[str]]] = field(default_factory=list)
    hours: list[tuple[str, float, list[str]]] = field(default_factory=list)
    photos: list[tuple[str, str]] = field(default_factory=list)

    def blocks(self, say: Say) -> list[Block]:
        """The diary's blocks, each naming its sources."""
        return compose(self.reports, self.headcount, self.hours, self.photos, say)


def hours_of(project: Project, activity_ids: Collection[int], since: date) -> dict[tuple[int, date], float]:
    """Person-hours by (activity, day) from `since` on."""
    with connection.cursor() as cursor:
        cursor.execute(
            _HOURS.format(chosen="AND w.activity_id = ANY(%s) AND w.day >= %s"),
            [project.pk, list(activity_ids), since],
        )
        return {(activity, day): float(hours) for day, activity, hours, _ in cursor.fetchall()}


def hours_by_activity(project: Project, activity_ids: Collection[int]) -> dict[int, dict[date, float]]:
    """Person-hours by activity and day, from the first day on."""
    found: dict[int, dict[date, float]] = {}
    for (activity, day), hours in hours_of(project, activity_ids, date.min).items():
        found.setdefault(activity, {})[day] = hours
    return found


def list_hours_on(project: Project, days: Collection[date]) -> list[tuple[date, int | None, float, list[str]]]:
    """(day, activity or None, person-hours, records of the sheets) of these days, the largest of a day first."""
    with connection.cursor() as cursor:
        cursor.execute(_HOURS.format(chosen="AND w.day = ANY(%s)"), [project.pk, list(days)])
        return [(day, activity, float(hours), sheets) for day, activity, hours, sheets in cursor.fetchall()]


def read_site_days(project: Project, days: Collection[date], say: Say) -> dict[date, SiteDay]:
    """The facts of these days of a project fetched with permission, by day; a day without facts is empty."""
    found = {day: SiteDay() for day in days}
    numbers = Entry.objects.filter(project=project, day__in=days).exclude(activity_id=None)
    reported = {number for number in numbers.values_list("activity_id", flat=True) if number is not None}
    logs = list_log(project.pk, reported)
    hours = list_hours_on(project, days)
    names = name_activities(project, set(logs) | {number for _, number, _, _ in hours if number is not None})
    for number, log in logs.items():
        _read_reports(found, names.get(number), log)
    for day, activity, value, sheets in hours:
        found[day].hours.append((_name(names, activity, say), value, sheets))
    for day, people in _people(project, days).items():
        found[day].headcount = people
    return found


def _read_reports(found: Mapping[date, SiteDay], activity: SiteActivity | None, log: Sequence[Told]) -> None:
    """One line per activity and day: what stood before, what the day's last report says."""
    states = entry_states(log)
    ordered = sorted((one for one in log if states[one.id] in STANDING), key=lambda one: (one.day, one.id))
    percent: float | None = None
    by_day: dict[date, list[Told]] = defaultdict(list)
    before: dict[date, float | None] = {}
    for one in ordered:
        before.setdefault(one.day, percent)
        by_day[one.day].append(one)
        percent = counted_values(one).get("percent", percent)
    for day, some in by_day.items():
        if day in found:
            found[day].reports.append(_reported(some, activity, before[day], states[some[-1].id]))
            found[day].photos += [
                (told["sha256"], one.uid) for one in some for kind, told in one.facts if kind == "photo"
            ]


def _reported(some: Sequence[Told], activity: SiteActivity | None, before: float | None, state: str) -> Reported:
    values: dict[str, object] = {}
    for one in some:
        values |= counted_values(one)
    notes = [told["text"] for one in some for kind, told in one.facts if kind == "note"]
    percent, quantity = values.get("percent"), values.get("quantity")
    return Reported(
        entries=tuple(one.uid for one in some),
        activity=activity.name if activity else "",
        location=activity.location if activity else "",
        before=before,
        percent=percent if isinstance(percent, float) else None,
        quantity=quantity if isinstance(quantity, float) else None,
        unit=str(values.get("unit") or ""),
        note=" ".join(notes),
        state=state,
    )


def _people(project: Project, days: Collection[date]) -> dict[date, list[tuple[str, int, list[str]]]]:
    """(trade, people, attendance records) by day; who worked two shifts is one person."""
    present = Attendance.objects.filter(project=project, day__in=days).order_by("pk")
    rows = list(present.values_list("day", "person", "shift", "crew_id"))
    crews = list_resource_facts(sorted({crew for *_, crew in rows if crew is not None}))
    trades: dict[date, dict[str, str]] = defaultdict(dict)
    records: dict[tuple[date, str], list[str]] = defaultdict(list)
    for day, person, shift, crew in rows:
        trade = crews[crew].trade or crews[crew].name if crew in crews else ""
        trades[day][person] = trade
        records[day, trade].append(record_id(person, day.isoformat(), shift))
    return {
        day: [(trade, count, records[day, trade]) for trade, count in headcount_by_trade(people)]
        for day, people in trades.items()
    }


def _name(names: Mapping[int, SiteActivity], number: int | None, say: Say) -> str:
    if number is None:
        return say("progress.hours.other")
    return names[number].name if number in names else say("progress.hours.gone")
