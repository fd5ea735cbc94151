"""How much room one relation leaves its successor."""

from __future__ import annotations

from dataclasses import dataclass

from headway.engine.columns import LAG_CALENDARS
from headway.engine.document import LagCalendar, Profile, ScheduleOptions
from headway.engine.why.working_time import WorkingTime


@dataclass(frozen=True)
class End:
    """One end of a relation: its early instant there, its calendar, and whether it has begun."""

    at: int | None
    working: WorkingTime
    started: bool


@dataclass(frozen=True)
class Lag:
    """`calendar`: a code of LAG_CALENDARS, -1 = the plan's option."""

    minutes: int
    percent: float | None = None
    calendar: int = -1


def relation_float(before: End, after: End, lag: Lag, options: ScheduleOptions, project: WorkingTime) -> int | None:
    """Working minutes on the successor's calendar between what the relation allows and the early date there.

    None where that is not plain arithmetic: work that has begun (progress eats lags), a lag in percent, a lead
    on another calendar. Example: Friday 17:00 to Wednesday 08:00, FS + 1 day on a five-day week: 480.
    """
    if before.at is None or after.at is None or after.started or lag.percent is not None:
        return None
    if lag.minutes == 0:
        return after.working.work_between(before.at, after.at)
    if before.started:
        return None
    counted = _lag_working(lag, options, before.working, after.working, project)
    if counted == after.working:
        room = after.working.work_between(before.at, after.at)
        return None if room is None else room - lag.minutes
    allowed = counted.after_work(before.at, lag.minutes) if lag.minutes > 0 else None
    return None if allowed is None else after.working.work_between(allowed, after.at)


def _lag_working(
    lag: Lag, options: ScheduleOptions, before: WorkingTime, after: WorkingTime, project: WorkingTime
) -> WorkingTime:
    usual = LagCalendar.SUCCESSOR if options.profile is Profile.MSP else options.lag_calendar
    chosen = usual if lag.calendar < 0 else LAG_CALENDARS[lag.calendar]
    return {
        LagCalendar.PREDECESSOR: before,
        LagCalendar.SUCCESSOR: after,
        LagCalendar.PROJECT: project,
        LagCalendar.ELAPSED: WorkingTime((), elapsed=True),
    }[chosen]
