"""What the engine and the reference say differently about one plan."""

from __future__ import annotations

from datetime import datetime, timedelta

from engine.reference import ReferenceDates, calculate
from engine.reference.worktime import WorkTime
from headway.engine import calculate_project
from headway.engine.document import Activity, ActivityKind, ScheduleProject

_NOTHING = -(2**31)
_DATES = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")


def differences(project: ScheduleProject) -> list[str]:
    """One line per difference, none when both agree.

    Instants are the same when no working minute of the activity's calendar lies between them: the end
    of a shift and the start of the next are one instant. Floats, flags and driving relations are exact.
    """
    expected, fast = calculate(project), calculate_project(project)
    picture, lines = fast.picture, []
    everyone = {calendar.uid: calendar for calendar in project.calendars}
    for row, activity in enumerate(project.activities):
        dates = expected.dates[activity.uid]
        if activity.kind is ActivityKind.WBS:
            continue
        time = WorkTime(everyone[activity.calendar_uid or project.default_calendar_uid or ""], everyone)
        for name in _DATES:
            got, wanted = _instant(getattr(picture, name)[row]), getattr(dates, name)
            if got is None or wanted is None or not time.same(got, wanted):
                lines.append(f"{activity.code} {name}: engine {got}, reference {wanted}")
        lines += _other_differences(activity, dates, picture, row)
    for slot, position in enumerate(fast.relations):
        relation = project.relations[position]
        if bool(picture.driving[slot]) != (relation.uid in expected.driving):
            lines.append(f"{relation.uid} driving: engine {bool(picture.driving[slot])}")
    return lines


def _other_differences(activity: Activity, dates: ReferenceDates, picture: object, row: int) -> list[str]:
    lines = []
    for name in ("total_float", "free_float", "critical", "longest_path"):
        value = getattr(picture, name)[row].item()
        got, wanted = None if value == _NOTHING else value, getattr(dates, name)
        if got != wanted:
            lines.append(f"{activity.code} {name}: engine {got}, reference {wanted}")
    return lines


def _instant(minutes: int) -> datetime | None:
    return None if minutes == _NOTHING else datetime(1970, 1, 1) + timedelta(minutes=int(minutes))


def describe(project: ScheduleProject) -> str:
    """A plan in a few lines, for the report of a difference."""
    options = project.options
    lines = [
        f"profile {options.profile.value}, data date {project.data_date}, must finish by {project.must_finish_by}, "
        f"lags on {options.lag_calendar.value}, float {options.float_rule.value}, open ends {options.open_ends_critical}"
    ]
    for activity in project.activities:
        if activity.kind is ActivityKind.WBS:
            continue
        parts = [activity.code, activity.kind.value, str(activity.calendar_uid), f"{activity.duration_minutes} min"]
        for constraint in (activity.constraint, activity.secondary_constraint):
            if constraint:
                parts.append(f"{constraint.kind.value} {constraint.at}")
        if activity.actual_start:
            parts.append(f"started {activity.actual_start}, finished {activity.actual_finish}")
            parts.append(f"remaining {activity.remaining_minutes}")
        if activity.deadline:
            parts.append(f"deadline {activity.deadline}")
        lines.append("  " + ", ".join(parts))
    for relation in project.relations:
        where = relation.lag_calendar.value if relation.lag_calendar else "project's option"
        ends = f"{relation.predecessor_uid} -> {relation.successor_uid}"
        lines.append(f"  {relation.uid}: {ends} {relation.type.value} {relation.lag_minutes} min on {where}")
    return "\n".join(lines)
