"""What happened: a plan whose durations turned out differently, seen from a data date.

The past of a demo plan must obey its own logic (nobody pours before the forms stand), so it is
calculated: the durations as they turned out give the dates as they happened, and what lies before
the data date becomes progress.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime, time, timedelta

from headway.engine import calculate_project
from headway.engine.columns import NO_INSTANT
from headway.engine.document import Activity, ActivityKind, Calendar, ScheduleProject

_EPOCH = datetime(1970, 1, 1)
_MILESTONES = (ActivityKind.START_MILESTONE, ActivityKind.FINISH_MILESTONE)


def seen_from(plan: ScheduleProject, data_date: datetime, turned_out_days: Mapping[str, float]) -> ScheduleProject:
    """A copy of `plan` at `data_date`, some activities (by code) having taken `turned_out_days`."""
    project = deepcopy(plan)
    calendars = {calendar.uid: calendar for calendar in project.calendars}
    for activity in project.activities:
        if activity.code in turned_out_days:
            minutes_per_day = calendars[activity.calendar_uid or ""].minutes_per_day
            minutes = round(turned_out_days[activity.code] * minutes_per_day)
            activity.duration_minutes = activity.remaining_minutes = minutes
    picture = calculate_project(project).picture
    for activity, start, finish in zip(project.activities, picture.start, picture.finish, strict=True):
        if activity.kind is not ActivityKind.WBS and start != NO_INSTANT:
            _record(activity, instant_of(start), instant_of(finish), data_date, calendars)
    project.data_date = data_date
    share_work(project)
    return project


def instant_of(minutes: int) -> datetime:
    """The local instant of minutes since 1970-01-01."""
    return _EPOCH + timedelta(minutes=int(minutes))


def _record(
    activity: Activity, start: datetime, finish: datetime, data_date: datetime, calendars: Mapping[str, Calendar]
) -> None:
    if finish <= data_date:
        activity.actual_start, activity.actual_finish = start, finish
        activity.actual_minutes, activity.remaining_minutes = activity.duration_minutes, 0
        activity.percent_complete = 1.0
    elif start < data_date and activity.kind not in _MILESTONES:
        calendar = calendars[activity.calendar_uid or ""]
        activity.actual_start = start
        activity.actual_minutes = worked_minutes(calendar, start, data_date)
        activity.remaining_minutes = activity.duration_minutes - activity.actual_minutes
        activity.percent_complete = round(activity.actual_minutes / activity.duration_minutes, 4)


def worked_minutes(calendar: Calendar, start: datetime, finish: datetime) -> int:
    """Working minutes of `calendar` (one without a parent) from `start` to `finish`."""
    total, midnight = timedelta(), datetime.combine(start.date(), time())
    while midnight < finish:
        shifts = next(
            (e.shifts for e in reversed(calendar.exceptions) if e.first_day <= midnight.date() <= e.last_day),
            calendar.week[midnight.weekday()],
        )
        for first, last in shifts or ():
            begin, end = midnight + timedelta(minutes=first), midnight + timedelta(minutes=last)
            total += max(timedelta(), min(end, finish) - max(begin, start))
        midnight += timedelta(days=1)
    return total // timedelta(minutes=1)


def share_work(project: ScheduleProject) -> None:
    """Written into `project`: the work of assignments follows the progress of their activities."""
    activities = {activity.uid: activity for activity in project.activities}
    for assignment in project.assignments:
        activity = activities[assignment.activity_uid]
        if assignment.work_minutes:
            assignment.work_minutes = round(activity.duration_minutes * assignment.units)
            assignment.remaining_work_minutes = round(activity.remaining_minutes * assignment.units)
            assignment.actual_work_minutes = assignment.work_minutes - assignment.remaining_work_minutes
