"""What resources have to do, over the live plans of an organisation: four statements, however many plans."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

from django.db import connection

from headway.engine.document import Calendar
from headway.projects.queries import list_open_projects_of
from headway.schedule.models import Plan, PlanDates
from headway.schedule.queries.contents import listed
from headway.schedule.rules.contents import COLUMNS
from headway.schedule.rules.instants import day_of
from headway.schedule.rules.loads import ResourceWork
from headway.schedule.rules.network import calendar_of
from headway.schedule.rules.packed import NONE, unpack_columns
from headway.schedule.rules.working_days import working_time

INACTIVE = 2
MOST_DAYS = 4_000
_WORK = """
SELECT p.id, p.project_id, s.resource_id, s.activity_id, s.units, s.remaining_work, a.calendar_id, r.calendar_id
FROM schedule_assignment s
JOIN schedule_plan p ON p.id = s.plan_id AND p.parent_id IS NULL
JOIN schedule_activity a ON a.plan_id = s.plan_id AND a.activity_id = s.activity_id
LEFT JOIN schedule_planresource r ON r.plan_id = s.plan_id AND r.resource_id = s.resource_id
WHERE s.resource_id = ANY(%s) AND p.project_id = ANY(%s) AND a.actual_finish IS NULL AND a.flags & %s = 0
ORDER BY s.resource_id, p.project_id, s.activity_id, s.assignment_id
"""


def list_works(
    plan: Plan, resource_ids: Collection[int], *, with_others: bool, scope: frozenset[int] | None = None
) -> list[ResourceWork]:
    """Unfinished work of these resources in a plan fetched with permission.

    with_others: in the other open projects of the organisation, too; the caller shows it without names. scope: the
    activities of `plan` that the reader may see, None for all.
    """
    projects = list_open_projects_of(plan.organization_id) if with_others else {plan.project_id}
    with connection.cursor() as cursor:
        cursor.execute(_WORK, [list(resource_ids), sorted(projects), INACTIVE])
        rows = [row for row in cursor.fetchall() if row[1] != plan.project_id or scope is None or row[3] in scope]
    plans = {one.pk: one for one in Plan.objects.filter(pk__in={row[0] for row in rows})}
    dates, calendars = _dates(plans.values()), _calendars(plans)
    return [work for row in rows if (work := _work(row, plans[row[0]], dates, calendars)) is not None]


def _work(
    row: tuple[Any, ...],
    plan: Plan,
    dates: Mapping[tuple[int, int], tuple[int, int]],
    calendars: Mapping[int, _Calendars],
) -> ResourceWork | None:
    _, project_id, resource_id, activity_id, units, remaining, of_activity, of_resource = row
    found = dates.get((plan.pk, activity_id))
    if found is None:
        return None
    start, finish = max(found[0], plan.data_date or found[0]), found[1]
    number = of_resource or of_activity or plan.default_calendar_id
    days = calendars[plan.pk].working_days(number, start // 1440, (finish - 1) // 1440) if finish > start else ()
    return ResourceWork(
        resource_id=resource_id,
        project_id=project_id,
        activity_id=activity_id,
        units=units,
        work_hours=remaining / 60,
        days=[day_of(day) for day in days],
        hours_per_day=calendars[plan.pk].hours_per_day(number),
    )


def _dates(plans: Collection[Plan]) -> dict[tuple[int, int], tuple[int, int]]:
    """Start and finish by (plan, activity), as calculated last."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    revisions = {one.pk: one.revision for one in plans}
    rows = PlanDates.objects.filter(plan_id__in=revisions, revision__in=set(revisions.values()))
    for plan_id, revision, packed in rows.values_list("plan_id", "revision", "columns"):
        if revisions[plan_id] != revision:
            continue
        columns = unpack_columns(packed)
        told = zip(*(columns[name].tolist() for name in ("activity", "start", "finish")), strict=True)
        found |= {(plan_id, number): (start, finish) for number, start, finish in told if NONE not in (start, finish)}
    return found


class _Calendars:
    """Working days of a plan's calendars; each stretch is looked up once."""

    def __init__(self, calendars: Mapping[int, Calendar], default_minutes: int) -> None:
        self._calendars = calendars
        self._default_minutes = default_minutes
        self._is_working = lru_cache(maxsize=None)(self._works_on)

    def working_days(self, number: int | None, first: int, last: int) -> list[int]:
        last = min(last, first + MOST_DAYS)
        return [day for day in range(first, last + 1) if self._is_working(number, day)]

    def hours_per_day(self, number: int | None) -> float:
        calendar = self._calendars.get(number or 0)
        return (calendar.minutes_per_day if calendar else self._default_minutes) / 60

    def _works_on(self, number: int | None, day: int) -> bool:
        return bool(working_time(self._calendars, number).shifts_on(day)[0])


def _calendars(plans: Mapping[int, Plan]) -> dict[int, _Calendars]:
    names = COLUMNS["plancalendar"]
    by_plan: dict[int, dict[int, Calendar]] = {pk: {} for pk in plans}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT plan_id, {listed(names)} FROM schedule_plancalendar WHERE plan_id = ANY(%s)", [list(plans)]
        )
        for plan_id, *row in cursor.fetchall():
            values = dict(zip(names, row, strict=True))
            by_plan[plan_id][values["calendar_id"]] = calendar_of(values)
    return {pk: _Calendars(by_plan[pk], int(plan.options.get("minutes_per_day", 480))) for pk, plan in plans.items()}
