"""What of the plans stands in a person's calendar: the activities of his crews, the milestones of his projects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from headway.notify.calendar_sources import CalendarItem
from headway.notify.rules.calendar import AHEAD, BACK
from headway.projects.queries import list_crews_of, list_own_projects, sees_own_work_only
from headway.schedule.models import Activity, Assignment, Plan
from headway.schedule.queries.site_activities import SiteActivity, list_site_activities
from headway.schedule.rules.instants import instant_of, minutes, site_day
from headway.schedule.rules.progress import MILESTONES
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account

_MOST_PER_PLAN = 2_000


def list_plan_items(account: Account, now: datetime) -> list[CalendarItem]:
    """See `notify.calendar_sources`. Three statements for each project that the person works on."""
    projects = {one.pk: one for one in list_own_projects(account)}
    crews = list_crews_of(account)
    found: list[CalendarItem] = []
    for plan in Plan.objects.filter(project_id__in=projects, parent=None).order_by("pk"):
        project = projects[plan.project_id]
        own = set(
            Assignment.objects.filter(plan=plan, resource_id__in=crews).values_list("activity_id", flat=True)
            if crews
            else ()
        )
        milestones: set[int] = set()
        if not sees_own_work_only(account, project):
            rows = Activity.objects.filter(plan=plan, kind__in=MILESTONES)
            milestones = set(rows.values_list("activity_id", flat=True)[:_MOST_PER_PLAN])
        activities = list_site_activities(plan, own | milestones) if own | milestones else {}
        for one in _near(activities, now):
            path = f"/projects/{project.pk}/plan?activity={one.activity_id}"
            found.append(_item(one, project.pk, project.name, path, account.language, is_own=one.activity_id in own))
    return found


def _near(activities: dict[int, SiteActivity], now: datetime) -> Iterator[SiteActivity]:
    first, last = minutes((now - BACK).replace(tzinfo=None)), minutes((now + AHEAD).replace(tzinfo=None))
    assert first is not None and last is not None
    for one in activities.values():
        if one.start is not None and one.finish is not None and one.finish >= first and one.start <= last:
            yield one


def _item(one: SiteActivity, project_id: int, project: str, path: str, language: str, *, is_own: bool) -> CalendarItem:
    assert one.start is not None and one.finish is not None
    is_milestone = one.kind in MILESTONES
    begin = instant_of(one.start)
    assert begin is not None
    last = site_day(one.finish) if one.finish > one.start or not _begins_a_day(one) else begin.date()
    name = f"{one.code} {one.name}".strip()
    kind = "milestone" if is_milestone and not is_own else "work"
    first = last if is_milestone else begin.date()
    words = text(f"notify.calendar.{'finished' if one.actual_finish is not None else kind}_words", language)
    return CalendarItem(
        f"activity-{project_id}-{one.activity_id}", text(f"notify.calendar.{kind}", language, name=name), first,
        max(first, last), words, path, project,
    )  # fmt: skip


def _begins_a_day(one: SiteActivity) -> bool:
    """A start milestone at midnight belongs to the day that begins."""
    return one.kind == MILESTONES[0]
