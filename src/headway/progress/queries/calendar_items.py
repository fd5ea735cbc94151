"""What the site puts into a person's calendar: the windows of accepted offers, and by when something is to be decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from headway.notify.calendar_sources import CalendarItem
from headway.people.roles import ACCEPT, CLOSE_DATA_DATE
from headway.progress.models import AssignmentOffer, Standing
from headway.progress.queries.assignments import asked_of
from headway.progress.queries.judged import get_deciders, list_waiting
from headway.progress.queries.settings import is_site_reporting
from headway.progress.queries.site_work import get_live_plan_of, name_activities
from headway.progress.rules.site_time import utc_of_site
from headway.projects.queries import list_own_projects, may
from headway.schedule.rules.instants import instant_of
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_MOMENT = timedelta(minutes=30)
_DATA_DATE_EVERY = timedelta(days=7)
_MOST_OFFERS = 500


def list_offer_items(account: Account, now: datetime) -> list[CalendarItem]:
    """The windows of days that the person has accepted; see `notify.calendar_sources`."""
    found: list[CalendarItem] = []
    for project in list_own_projects(account):
        rows = AssignmentOffer.objects.filter(asked_of(account, project), project=project, state="accepted")
        offers = list(rows.order_by("-last_day", "pk")[:_MOST_OFFERS])
        activities = name_activities(project, {one.activity_id for one in offers})
        for one in reversed(offers):  # of two offers of one activity the later window stands
            if activity := activities.get(one.activity_id):
                title = text("notify.calendar.work", account.language, name=f"{activity.code} {activity.name}".strip())
                words = text("notify.calendar.offer_words", account.language, by=one.by_name)
                found.append(
                    CalendarItem(
                        f"activity-{project.pk}-{one.activity_id}", title, one.first_day, one.last_day, words,
                        f"/projects/{project.pk}/work", project.name,
                    )
                )  # fmt: skip
    return found


def list_deadline_items(account: Account, now: datetime) -> list[CalendarItem]:
    """Until when reports wait for this person's acceptance, and when the data date is a week old."""
    waiting = set(Standing.objects.filter(waiting__gt=0).values_list("project_id", flat=True).distinct())
    found: list[CalendarItem] = []
    for project in list_own_projects(account):
        if project.pk in waiting and may(account, ACCEPT, project):
            found += _acceptance(account, project, now)
        if may(account, CLOSE_DATA_DATE, project) and is_site_reporting(project.pk):
            found += _data_date(account, project)
    return found


def _acceptance(account: Account, project: Project, now: datetime) -> Iterable[CalendarItem]:
    plan = get_live_plan_of(None, project)
    if plan is None:
        return []
    deciders = get_deciders(project, now)
    mine = [one for one in list_waiting(project, plan[0], deciders, now) if one.may_decide(account, deciders)]
    if not mine:
        return []
    until = min(one.entry.at for one in mine) + timedelta(hours=deciders.settings.deadline_hours)
    title = text("notify.calendar.acceptance", account.language, count=len(mine))
    path = f"/projects/{project.pk}/acceptance"
    return [CalendarItem(f"acceptance-{project.pk}", title, until - _MOMENT, until, "", path, project.name)]


def _data_date(account: Account, project: Project) -> Iterable[CalendarItem]:
    plan = get_live_plan_of(None, project)
    last = instant_of(plan[0].data_date) if plan else None
    if last is None:
        return []
    until = utc_of_site(last + _DATA_DATE_EVERY, project.time_zone)
    title = text("notify.calendar.data_date", account.language)
    path = f"/projects/{project.pk}/plan"
    return [CalendarItem(f"data-date-{project.pk}", title, until - _MOMENT, until, "", path, project.name)]
