"""Activities of a plan as those who report, accept and fold need them: what the row holds and where the plan puts it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db import connection

from headway.schedule.models import Activity, Plan, PlanCalendar, PlanDates
from headway.schedule.queries.contents import calendar_rows
from headway.schedule.rules.network import calendar_of
from headway.schedule.rules.packed import NONE, unpack_columns
from headway.schedule.rules.summaries import WEIGHTLESS
from headway.schedule.rules.working_days import working_time

if TYPE_CHECKING:
    from headway.engine.document import Calendar
    from headway.engine.why.working_time import WorkingTime

INACTIVE = 2
_NAMES = ("start", "finish", "early_start", "early_finish", "total_float", "critical")
_ROWS = """
SELECT activity_id, parent_id, code, name, kind, flags, duration, remaining, percent_complete, actual_start,
       actual_finish, suspend, resume, quantity, unit, location, trade, responsible, calendar_id
FROM schedule_activity WHERE plan_id = %s {chosen} ORDER BY sort_key, activity_id
"""
_PATHS = """
WITH RECURSIVE above AS (
  SELECT a.activity_id AS id, a.parent_id, 0 AS height FROM schedule_activity a
   WHERE a.plan_id = %(plan)s AND a.activity_id = ANY(%(ids)s)
  UNION ALL
  SELECT above.id, p.parent_id, above.height + 1 FROM above JOIN schedule_activity p
   ON p.plan_id = %(plan)s AND p.activity_id = above.parent_id
)
SELECT above.id, p.name FROM above JOIN schedule_activity p
 ON p.plan_id = %(plan)s AND p.activity_id = above.parent_id ORDER BY above.id, above.height DESC
"""
_CREWS = """
SELECT activity_id, resource_id FROM schedule_assignment WHERE plan_id = %s {chosen} ORDER BY activity_id, assignment_id
"""
_OPEN_PREDECESSORS = """
SELECT r.successor_id, a.activity_id, a.code, a.name, a.location, r.type, a.actual_start IS NOT NULL
FROM schedule_relation r JOIN schedule_activity a ON a.plan_id = r.plan_id AND a.activity_id = r.predecessor_id
WHERE r.plan_id = %s AND r.successor_id = ANY(%s) AND a.actual_finish IS NULL ORDER BY r.successor_id, a.sort_key
"""


@dataclass(frozen=True, slots=True)
class SiteActivity:
    """One activity. Durations in working minutes, instants in local minutes since 1970, percent 0–1."""

    activity_id: int
    parent_id: int | None
    code: str
    name: str
    kind: int
    flags: int
    duration: int
    remaining: int
    percent: float
    actual_start: int | None
    actual_finish: int | None
    suspend: int | None
    resume: int | None
    quantity: float | None
    unit: str
    location: str
    trade: str
    responsible: str
    calendar_id: int | None
    start: int | None
    finish: int | None
    early_start: int | None
    early_finish: int | None
    total_float: int | None
    is_critical: bool
    minutes_per_day: int

    @property
    def can_be_reported(self) -> bool:
        """A WBS row, a hammock and work that the plan leaves out have no progress of their own."""
        return self.kind not in WEIGHTLESS and not self.flags & INACTIVE


@dataclass(frozen=True, slots=True)
class OpenPredecessor:
    """An activity that is not finished and before another; `type`: code of the relation."""

    activity_id: int
    code: str
    name: str
    location: str
    type: int
    is_started: bool


class Placed:
    """What the activities of a plan have in common, read once: the lengths of their days, and where the plan puts them."""

    def __init__(self, plan: Plan) -> None:
        self._minutes = dict(PlanCalendar.objects.filter(plan=plan).values_list("calendar_id", "minutes_per_day"))
        self._usual = self._minutes.get(plan.default_calendar_id or 0, plan.options.get("minutes_per_day", 480))
        dates = PlanDates.objects.filter(plan_id=plan.pk, revision=plan.revision).values_list("columns", flat=True)
        packed = dates.first()
        self._columns = unpack_columns(packed) if packed else {}
        if "activity" in self._columns:
            self._order = np.argsort(self._columns["activity"], kind="stable")
            self._stored = self._columns["activity"][self._order]

    def minutes_per_day(self, calendar_id: int | None) -> int:
        return self._minutes.get(calendar_id or 0, self._usual) or 480

    def dates(self, numbers: list[int]) -> list[tuple[Any, ...]]:
        """Of each activity: start, finish, early start, early finish, total float (None = not known), is it critical."""
        if "activity" not in self._columns or not numbers:
            return [(None, None, None, None, None, False)] * len(numbers)
        asked = np.array(numbers, dtype=np.int32)
        places = np.minimum(np.searchsorted(self._stored, asked), len(self._stored) - 1)
        rows = np.where(self._stored[places] == asked, self._order[places], -1)
        told = [np.where(rows >= 0, self._columns[name][rows], NONE).tolist() for name in _NAMES]
        lines = zip(*told, strict=True)
        return [(*(None if value == NONE else value for value in line[:5]), line[5] == 1) for line in lines]


def list_site_activities(
    plan: Plan, ids: Collection[int] | None = None, placed: Placed | None = None
) -> dict[int, SiteActivity]:
    """Activities by number in outline order: those of `ids`, or all. The reader's scope is the caller's matter."""
    parameters: list[Any] = [plan.pk]
    chosen = ""
    if ids is not None:
        chosen = "AND activity_id = ANY(%s)"
        parameters.append(list(ids))
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(chosen=chosen), parameters)
        rows = cursor.fetchall()
    placed = placed or Placed(plan)
    dates = placed.dates([row[0] for row in rows])
    return {
        row[0]: SiteActivity(*(*row, *dates[place], placed.minutes_per_day(row[18]))) for place, row in enumerate(rows)
    }


def list_paths(plan: Plan, ids: Collection[int]) -> dict[int, list[str]]:
    """Names of the WBS rows above activities, from the top."""
    paths: dict[int, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_PATHS, {"plan": plan.pk, "ids": list(ids)})
        for number, name in cursor.fetchall():
            paths.setdefault(number, []).append(name)
    return paths


def list_resources_of(plan: Plan, ids: Collection[int] | None = None) -> dict[int, list[int]]:
    """Resource ids by activity in the order of the assignments."""
    parameters: list[Any] = [plan.pk]
    chosen = ""
    if ids is not None:
        chosen = "AND activity_id = ANY(%s)"
        parameters.append(list(ids))
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_CREWS.format(chosen=chosen), parameters)
        for activity, resource in cursor.fetchall():
            found.setdefault(activity, []).append(resource)
    return found


def list_open_predecessors(plan: Plan, ids: Collection[int]) -> dict[int, list[OpenPredecessor]]:
    """Unfinished predecessors by successor, in outline order."""
    found: dict[int, list[OpenPredecessor]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_OPEN_PREDECESSORS, [plan.pk, list(ids)])
        for successor, *row in cursor.fetchall():
            found.setdefault(successor, []).append(OpenPredecessor(*row))
    return found


def list_named(plan: Plan, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Name and location of activities by number, for rows that name them and were fetched with permission."""
    rows = Activity.objects.filter(plan=plan, activity_id__in=list(ids))
    return {number: (name, location) for number, name, location in rows.values_list("activity_id", "name", "location")}


class SiteTime:
    """Working time of a plan's calendars by number."""

    def __init__(self, plan: Plan) -> None:
        self._calendars: dict[int, Calendar] = {row["calendar_id"]: calendar_of(row) for row in calendar_rows(plan)}
        self._default = plan.default_calendar_id

    def of(self, calendar_id: int | None) -> WorkingTime:
        """The working time of a calendar, of the plan's own for None."""
        return working_time(self._calendars, calendar_id or self._default)
