"""Several projects at one instant, as the kinds of reminders look at them. Everything is read once, when it is asked for.

A past instant (`at`) shares what does not change with it: people, plans, calendars.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from headway.field.kinds import list_reporting
from headway.progress.queries.open_matters import Stood, list_settings_of, list_stood
from headway.progress.rules.settings import DEFAULTS, Settings
from headway.progress.rules.site_time import site_clock, utc_of_site, zone_of
from headway.projects.queries import list_resource_facts
from headway.projects.queries.many import Belonging, RunningProject, list_belonging
from headway.schedule.queries.live_work import (
    LiveWork,
    Traits,
    list_assigned,
    list_default_times,
    list_live_work,
    list_traits,
)
from headway.schedule.rules.instants import day_number, day_of
from headway.schedule.rules.packed import NONE
from headway.warnings.rules.kinds import ALIVE_DAYS

MINUTES = 1440
T = TypeVar("T")
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Place:
    """One activity of one project."""

    project_id: int
    plan_id: int
    activity_id: int


class Sites:
    """Projects at `at`; ids in a fixed order."""

    def __init__(
        self, projects: Mapping[int, RunningProject], at: datetime, kept: dict[Any, Any] | None = None
    ) -> None:
        self.projects = projects
        self.is_past = kept is not None
        self.at = at
        self.ids = sorted(projects)
        self._kept: dict[Any, Any] = {} if kept is None else kept

    def as_of(self, at: datetime) -> Sites:
        """The same projects at another instant."""
        return Sites(self.projects, at, self._kept)

    def once(self, name: Any, read: Callable[[], T]) -> T:
        """What `read` gives, read at the first time; `name` tells it apart from all else that is kept."""
        if name not in self._kept:
            self._kept[name] = read()
        found: T = self._kept[name]
        return found

    # -- time

    def zone(self, project_id: int) -> ZoneInfo:
        return zone_of(self.projects[project_id].time_zone)

    def clock(self, project_id: int) -> datetime:
        """The wall clock of the site."""
        return site_clock(self.at, self.projects[project_id].time_zone)

    def today(self, project_id: int) -> date:
        return self.clock(project_id).date()

    def day(self, project_id: int) -> int:
        """Number of the site's day."""
        return day_number(self.today(project_id))

    def minute(self, project_id: int) -> int:
        """Local minutes since 1970."""
        local = self.clock(project_id)
        return self.day(project_id) * MINUTES + local.hour * 60 + local.minute

    def utc(self, project_id: int, minute: int) -> datetime:
        """The instant of a local minute."""
        local = datetime(1970, 1, 1) + timedelta(minutes=minute)
        return utc_of_site(local, self.projects[project_id].time_zone)

    def midnight(self, project_id: int, day: date) -> datetime:
        """The instant at which a day of the site begins."""
        return datetime.combine(day, time(), self.zone(project_id)).astimezone(UTC)

    def works_on(self, project_id: int, day: int) -> bool:
        """Whether the calendar of the project's plan works on a day; without a plan, from Monday to Friday."""
        known: dict[tuple[int, int], bool] = self._kept.setdefault("works_on", {})
        if (project_id, day) not in known:
            calendar = self._times.get(project_id)
            known[project_id, day] = day_of(day).weekday() < 5 if calendar is None else bool(calendar.shifts_on(day)[0])
        return known[project_id, day]

    def days_back(self, project_id: int, count: int) -> list[date]:
        """The last `count` working days before today, the latest first."""
        found: list[date] = []
        day, last = self.day(project_id), self.day(project_id) - 7 * (count + 4)
        while len(found) < count and day > last:
            day -= 1
            if self.works_on(project_id, day):
                found.append(day_of(day))
        return found

    def day_ahead(self, project_id: int, count: int) -> int:
        """The number of the day `count` working days after today."""
        day, last = self.day(project_id), self.day(project_id) + 7 * (count + 4)
        while count > 0 and day < last:
            day += 1
            count -= self.works_on(project_id, day)
        return day

    @property
    def _times(self) -> Mapping[int, Any]:
        def read() -> dict[int, Any]:
            work = self.work
            chosen = [(one.plan_id, one.calendar_id) for one in work.values() if one.calendar_id is not None]
            times = list_default_times(chosen) if chosen else {}
            return {project: times[one.plan_id] for project, one in work.items() if one.plan_id in times}

        return self.once("times", read)

    # -- what is there

    @property
    def work(self) -> Mapping[int, LiveWork]:
        return self.once("work", lambda: list_live_work(self.ids))

    @property
    def reporting(self) -> set[int]:
        """Projects that report from the site."""
        return self.once("reporting", lambda: set(list_reporting(self.ids)))

    @property
    def settings(self) -> Mapping[int, Settings]:
        return self.once("settings", lambda: list_settings_of(self.ids))

    def settings_of(self, project_id: int) -> Settings:
        return self.settings.get(project_id, DEFAULTS)

    @property
    def people(self) -> Mapping[int, Sequence[Belonging]]:
        return self.once("people", lambda: list_belonging(self.ids))

    def with_role(self, project_id: int, role: str) -> set[UUID]:
        """The members of a project who have a role there."""
        return {one.account_id for one in self.people.get(project_id, ()) if one.role == role}

    def members(self, project_id: int) -> set[UUID]:
        return {one.account_id for one in self.people.get(project_id, ())}

    def is_alive(self, project_id: int) -> bool:
        """Whether anybody keeps the plan: it reports from the site, or its data date is of the last weeks (7.22)."""
        if project_id in self.reporting:
            return True
        work = self.work.get(project_id)
        fresh = work is not None and work.data_date is not None
        return fresh and self.minute(project_id) - (work.data_date or 0) <= ALIVE_DAYS * MINUTES  # type: ignore[union-attr]

    # -- activities

    def chosen(self, work: LiveWork, marks: Marks) -> list[Place]:
        """The activities of one plan that are marked."""
        return [Place(work.project_id, work.plan_id, number) for number in work.ids[marks].tolist()]

    def unfinished(self, work: LiveWork) -> Marks:
        """Activities with progress of their own that the plan does not know to be finished at this instant."""
        minute = self.minute(work.project_id)
        found: Marks = work.counts & ((work.actual_finish == NONE) | (work.actual_finish > minute))
        return found

    def paused(self, work: LiveWork) -> Marks:
        minute = self.minute(work.project_id)
        found: Marks = (
            (work.suspend != NONE) & (work.suspend <= minute) & ((work.resume == NONE) | (work.resume > minute))
        )
        return found

    def stood(self, places: Collection[Place]) -> dict[Place, Stood]:
        """What was accepted and claimed of these activities, known ones included."""
        known: dict[Place, Stood | None] = self._kept.setdefault("stood", {})
        wanted = [one for one in places if one not in known and one.project_id in self.reporting]
        found = list_stood([(one.project_id, one.activity_id) for one in wanted])
        known.update({one: found.get((one.project_id, one.activity_id)) for one in wanted})
        return {one: stood for one in places if (stood := known.get(one)) is not None}

    def is_done(self, stood: Stood | None, project_id: int) -> bool:
        """Whether the site has told by now that an activity is finished, accepted or not."""
        if stood is None:
            return False
        today = self.today(project_id)
        pairs = ((stood.accepted, stood.accepted_day), (stood.claimed, stood.claimed_day))
        return any(share is not None and share >= 1 and (day is None or day <= today) for share, day in pairs)

    def is_begun(self, stood: Stood | None, project_id: int) -> bool:
        """Whether the site has told by now that an activity has begun."""
        if stood is None:
            return False
        today = self.today(project_id)
        pairs = ((stood.accepted, stood.accepted_day), (stood.claimed, stood.claimed_day))
        told = any(share is not None and share > 0 and (day is None or day <= today) for share, day in pairs)
        return told or (stood.started_on is not None and stood.started_on <= today)

    def resources(self, places: Collection[Place]) -> dict[Place, list[int]]:
        """Resource ids of these activities."""
        return self._by_place("assigned", places, list_assigned, list)

    def traits(self, places: Collection[Place]) -> dict[Place, Traits]:
        """Trade and responsible of these activities."""
        return self._by_place("traits", places, list_traits, lambda: Traits("", ""))

    def _by_place(self, name: str, places: Collection[Place], read: Any, nothing: Callable[[], T]) -> dict[Place, T]:
        known: dict[Place, T] = self._kept.setdefault(name, {})
        wanted = [one for one in places if one not in known]
        found = read([(one.plan_id, one.activity_id) for one in wanted])
        known.update({one: found.get((one.plan_id, one.activity_id), nothing()) for one in wanted})
        return {one: known[one] for one in places}

    def facts_of(self, resource_ids: Collection[int]) -> Mapping[int, Any]:
        """Resources by id: kind, name, leader, account."""
        known: dict[int, Any] = self._kept.setdefault("facts", {})
        wanted = sorted(set(resource_ids) - known.keys())
        if wanted:
            known.update(list_resource_facts(wanted))
        return known
