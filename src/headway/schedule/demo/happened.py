"""What happened on a site, week by week: the facts that its progress meetings wrote down.

The durations as they turned out give the dates as they happened. Where a crew overtook the one before it,
what happened follows another relation than the plan, so the plan, which keeps its own, shows work out of
sequence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from headway.engine import calculate_project
from headway.engine.columns import NO_INSTANT
from headway.engine.document import Activity, ActivityKind, Calendar, Relation, RelationType, ScheduleProject
from headway.schedule.demo.progress import instant_of, share_work, worked_minutes

KNOWN_FROM = 0.6
"""Having done this part of the planned duration, the site knows how long an activity takes."""
_MILESTONES = (ActivityKind.START_MILESTONE, ActivityKind.FINISH_MILESTONE)


@dataclass(frozen=True, slots=True)
class Fact:
    start: datetime
    finish: datetime
    duration_minutes: int


@dataclass(frozen=True, slots=True)
class Week:
    """One progress meeting: activity uid -> what was told of it, by the names of the operations' values."""

    data_date: datetime
    progress: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    durations: Mapping[str, int] = field(default_factory=dict)


class Site:
    """A plan and what really happened of it. Pure: the same answers on every call."""

    def __init__(
        self,
        plan: ScheduleProject,
        turned_out_days: Mapping[str, float],
        overtaken: Mapping[tuple[str, str], float] | None = None,
    ) -> None:
        """`turned_out_days` by code; `overtaken`: (predecessor, successor) -> days from the start of the one to
        the start of the other, in place of the finish-to-start relation of the plan.
        """
        self.plan = plan
        self._calendars: dict[str, Calendar] = {calendar.uid: calendar for calendar in plan.calendars}
        self._facts = self._facts_of(turned_out_days, overtaken or {})

    def seen_from(self, data_date: datetime) -> ScheduleProject:
        """The plan with the progress known on `data_date`; what has not begun lasts as planned."""
        rows = []
        for activity in self.plan.activities:
            row = copy(activity)
            for name, value in self._told(activity, data_date).items():
                setattr(row, name, value)
            rows.append(row)
        assignments = [copy(assignment) for assignment in self.plan.assignments]
        project = replace(self.plan, activities=rows, assignments=assignments, data_date=data_date)
        share_work(project)
        return project

    def weeks(self, since: datetime, data_dates: Iterable[datetime]) -> list[Week]:
        """What was told at each of `data_dates` that had not been told before; `since` was told already."""
        weeks, before = [], since
        for data_date in data_dates:
            progress, durations = {}, {}
            for activity in self.plan.activities:
                told, former = self._told(activity, data_date), self._told(activity, before)
                if told == former:
                    continue
                duration = told.pop("duration_minutes")
                if duration != former.get("duration_minutes", activity.duration_minutes):
                    durations[activity.uid] = duration
                progress[activity.uid] = told
            weeks.append(Week(data_date, progress, durations))
            before = data_date
        return weeks

    def _told(self, activity: Activity, data_date: datetime) -> dict[str, Any]:
        """The values of an activity that the site knows on `data_date`; empty before it began."""
        fact = self._facts.get(activity.uid)
        if fact is None:
            return {}
        if fact.finish <= data_date:
            whole = fact.duration_minutes
            return _values(fact, percent=1.0, actual=whole, duration=whole) | {"actual_finish": fact.finish}
        if fact.start >= data_date or activity.kind in _MILESTONES:
            return {}
        done = worked_minutes(self._calendars[activity.calendar_uid or ""], fact.start, data_date)
        known = done >= KNOWN_FROM * activity.duration_minutes
        duration = fact.duration_minutes if known else activity.duration_minutes
        return _values(fact, percent=round(done / duration, 4), actual=done, duration=duration)

    def _facts_of(
        self, turned_out_days: Mapping[str, float], overtaken: Mapping[tuple[str, str], float]
    ) -> dict[str, Fact]:
        plan = self.plan
        rows = [self._lasting(activity, turned_out_days.get(activity.code)) for activity in plan.activities]
        by_uid = {activity.uid: activity for activity in plan.activities}
        relations = [
            self._overtaking(relation, by_uid[relation.predecessor_uid], overtaken.get(codes))
            for relation in plan.relations
            for codes in [(by_uid[relation.predecessor_uid].code, by_uid[relation.successor_uid].code)]
        ]
        picture = calculate_project(replace(plan, activities=rows, relations=relations)).picture
        return {
            row.uid: Fact(instant_of(start), instant_of(finish), row.duration_minutes)
            for row, start, finish in zip(rows, picture.start, picture.finish, strict=True)
            if row.kind is not ActivityKind.WBS and start != NO_INSTANT
        }

    def _overtaking(self, relation: Relation, before: Activity, days: float | None) -> Relation:
        if days is None:
            return relation
        lag = round(days * self._calendars[before.calendar_uid or ""].minutes_per_day)
        return replace(relation, type=RelationType.SS, lag_minutes=lag, lag_elapsed=False, lag_calendar=None)

    def _lasting(self, activity: Activity, days: float | None) -> Activity:
        if days is None:
            return activity
        row = copy(activity)
        row.duration_minutes = round(days * self._calendars[activity.calendar_uid or ""].minutes_per_day)
        row.remaining_minutes = row.duration_minutes
        return row


def _values(fact: Fact, *, percent: float, actual: int, duration: int) -> dict[str, Any]:
    return {
        "actual_start": fact.start,
        "percent_complete": percent,
        "actual_minutes": actual,
        "remaining_minutes": duration - actual,
        "duration_minutes": duration,
    }
