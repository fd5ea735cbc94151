"""A week on the sites of the demo: reports that were accepted, some that wait with their doubts, one that came back.

Drawn from the plan itself: what is under way at the data date was reported day by day up to where it stands; on the
Saturday after it the site has reported on and nobody has looked yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from headway.progress.actions.past import PastReport, record_past
from headway.progress.actions.reporting import begin_site_reporting
from headway.progress.actions.rules import change_rules
from headway.progress.queries.settings import is_site_reporting
from headway.projects.queries import list_led_crews
from headway.schedule.demo import DATA_DATE
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.site_activities import (
    SiteActivity,
    list_open_predecessors,
    list_resources_of,
    list_site_activities,
)
from headway.server.demo.pictures import send_photos
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

FRIDAY = DATA_DATE.date()
SATURDAY = FRIDAY + timedelta(days=1)
WEEK = [FRIDAY - timedelta(days=back) for back in range(4, -1, -1)]
MOST_UNDER_WAY = 20
_ENTERED, _DECIDED = time(17, 20), time(18, 10)
_MIDNIGHT = datetime(1970, 1, 1)
Facts = list[tuple[str, Mapping[str, Any]]]


@dataclass(frozen=True)
class _Site:
    project: Project
    people: Mapping[str, Account]
    foremans: frozenset[int]  # activities of the crews that the foreman leads
    photos: Sequence[str]

    def at(self, day: date, clock: time, minutes: int = 0) -> datetime:
        zone = ZoneInfo(self.project.time_zone)
        return datetime.combine(day, clock, zone) + timedelta(minutes=minutes)

    def photo_facts(self, place: int, day: date) -> Facts:
        """One to three photos of the afternoon, with where the phone thought it was."""
        position = {"longitude": 118.7969 + place / 10_000, "latitude": 32.0603, "accuracy_m": 6.0 + place % 9}
        return [
            ("photo", {"sha256": self.photos[(place + step) % len(self.photos)], "media_type": "image/jpeg",
                       "taken_at": self.at(day, _ENTERED, 4 * place - 30 + step).isoformat(), "position": position})
            for step in range(1 + place % 3)
        ]  # fmt: skip

    def author_of(self, number: int) -> Account:
        """Who reports on it: the foreman on the work of his crews, the technical lead on the rest."""
        return self.people["foreman" if number in self.foremans else "technical_lead"]


def begin_site(people: Mapping[str, Account], project: Project) -> str | None:
    """Switch site reporting on and write its first week; None when it was on already."""
    plan = get_live_plan(project)
    if plan is None or is_site_reporting(project.pk):
        return None
    led = list_led_crews(people["foreman"], project)
    foremans = frozenset(number for number, some in list_resources_of(plan).items() if led & set(some))
    monday = datetime.combine(WEEK[0], time(7, 30), ZoneInfo(project.time_zone))
    begin_site_reporting(project=project, by=people["project_manager"], now=monday)
    author = people["foreman"]
    site = _Site(project, people, foremans, send_photos(project, author, monday))
    activities = list_site_activities(plan)
    under_way = [one for one in activities.values() if _is_under_way(one)][:MOST_UNDER_WAY]
    reports = [report for place, one in enumerate(under_way) for report in _week_of(site, one, place)]
    waiting = [report for place, one in enumerate(under_way) for report in _saturday_of(site, one, place)]
    waiting += _too_early(site, activities, list_open_predecessors(plan, list(activities)))
    record_past(project=project, plan_id=plan.pk, reports=[*reports, *sorted(waiting, key=lambda one: one.at)])
    return text("progress.demo.site", name=project.name, count=len(reports) + len(waiting))


def set_rules(people: Mapping[str, Account], project: Project, now: datetime) -> None:
    """The demo's data date stands still, so its reports would all be overdue by tomorrow."""
    told = {"deadline_hours": 720}
    change_rules(user=people["project_manager"], project_id=project.pk, told=told, now=now)


def _is_under_way(one: SiteActivity) -> bool:
    return (
        one.can_be_reported and one.duration > 0 and one.actual_start is not None and one.actual_finish is None
        and 0 < one.percent < 1
    )  # fmt: skip


def _day_of(minutes: int) -> date:
    return (_MIDNIGHT + timedelta(minutes=minutes)).date()


def _week_of(site: _Site, one: SiteActivity, place: int) -> Iterator[PastReport]:
    """Day by day in even steps up to where the plan stands; all accepted, all in the dates."""
    assert one.actual_start is not None
    began = _day_of(one.actual_start)
    days = [day for day in WEEK if day >= began]
    for step, day in enumerate(days, start=1):
        percent = one.percent if day == days[-1] else round(one.percent * (0.5 + 0.5 * step / len(days)), 2)
        facts = _facts(one, percent, headcount=6 + place % 5)
        if day == began:
            facts.insert(0, ("start", {"day": began.isoformat()}))
        minutes = 3 * place + step
        yield PastReport(
            one.activity_id, day, site.author_of(one.activity_id), site.at(day, _ENTERED, minutes), facts, "accept",
            site.people["supervisor"], site.at(day, _DECIDED, minutes), is_folded=True,
        )  # fmt: skip


def _facts(one: SiteActivity, percent: float, **other: Any) -> Facts:
    facts: Facts = [("percent", {"percent": percent})]
    if one.quantity:
        facts.append(("quantity", {"quantity": round(one.quantity * percent, 1), "unit": one.unit}))
    if "headcount" in other:
        facts.append(("headcount", {"headcount": other["headcount"]}))
    if "note" in other:
        facts.append(("note", {"text": other["note"]}))
    return facts


def _saturday_of(site: _Site, one: SiteActivity, place: int) -> Iterator[PastReport]:
    """What the site reported after the data date: most clean and waiting, the rest each with its own story."""
    usual = 1 / max(1.0, one.duration / one.minutes_per_day)
    next_percent = min(0.99, max(one.percent, round(one.percent + usual, 2)))
    author, at = site.author_of(one.activity_id), site.at(SATURDAY, _ENTERED, 4 * place)
    supervisor, decided = site.people["supervisor"], site.at(SATURDAY, _DECIDED, 4 * place)
    plain = _facts(one, next_percent, headcount=6 + place % 5, note=text("progress.demo.note"))
    plain += site.photo_facts(place, SATURDAY)
    if place % 10 == 1:
        yield PastReport(one.activity_id, SATURDAY, author, at, plain, "accept", supervisor, decided)
    elif place % 10 == 2:
        yield PastReport(
            one.activity_id,
            SATURDAY,
            author,
            at,
            [*_facts(one, max(0.01, round(one.percent - 0.1, 2))), *site.photo_facts(place, SATURDAY)],
        )
    elif place % 10 == 3:
        yield PastReport(
            one.activity_id,
            SATURDAY,
            author,
            at,
            [*_facts(one, min(0.98, round(one.percent + 0.45, 2)), headcount=9), *site.photo_facts(place, SATURDAY)],
        )
    elif place % 10 == 4:
        done: Facts = [("finish", {"day": SATURDAY.isoformat()}), ("headcount", {"headcount": 8})]
        yield PastReport(one.activity_id, SATURDAY, author, at, done)
    elif place % 10 == 5:
        yield PastReport(
            one.activity_id, SATURDAY, author, at, plain, "return", supervisor, decided, reason_code="photo",
            reason=text("progress.demo.returned"),
        )  # fmt: skip
    elif place % 10 == 6:
        yield PastReport(one.activity_id, SATURDAY - timedelta(days=5), author, at, _facts(one, one.percent))
    else:
        yield PastReport(one.activity_id, SATURDAY, author, at, plain)


def _too_early(
    site: _Site, activities: Mapping[int, SiteActivity], before: Mapping[int, Sequence[Any]]
) -> list[PastReport]:
    """One activity was begun though what comes before it is not done."""
    for number, one in activities.items():
        held = [other for other in before.get(number, ()) if other.type == 0 and other.is_started]
        if one.can_be_reported and one.duration > 0 and one.actual_start is None and held:
            facts: Facts = [("start", {"day": SATURDAY.isoformat()}), *_facts(one, 0.1)]
            at = site.at(SATURDAY, _ENTERED, 2)
            return [PastReport(number, SATURDAY, site.people["foreman"], at, facts)]
    return []
