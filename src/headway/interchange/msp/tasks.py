"""A `Task` element as an activity: intent and progress; its calculated dates go to `recorded`."""

from __future__ import annotations

from datetime import datetime

from headway.engine.document import (
    Activity,
    ActivityKind,
    Constraint,
    ConstraintKind,
    RecordedDates,
    Relation,
    RelationType,
)
from headway.interchange.msp.values import (
    ELAPSED_FORMATS,
    PERCENT_FORMATS,
    flag,
    instant,
    minutes,
    number,
    tenths,
    whole,
)
from headway.interchange.xml_parts import Part

CONSTRAINTS = {
    "1": ConstraintKind.AS_LATE_AS_POSSIBLE,
    "2": ConstraintKind.MANDATORY_START,
    "3": ConstraintKind.MANDATORY_FINISH,
    "4": ConstraintKind.START_ON_OR_AFTER,
    "5": ConstraintKind.START_ON_OR_BEFORE,
    "6": ConstraintKind.FINISH_ON_OR_AFTER,
    "7": ConstraintKind.FINISH_ON_OR_BEFORE,
}
"""0 = as soon as possible. `Must start on` is the mandatory kind: it overrides logic, as P6's mandatory does."""

RELATION_TYPES = {"0": RelationType.FF, "1": RelationType.FS, "2": RelationType.SF, "3": RelationType.SS}


def read_task(part: Part) -> Activity:
    """One task; a summary is a WBS row, whose dates and duration are results unless it is manual."""
    summary, manual = flag(part["Summary"]), flag(part["Manual"])
    activity = Activity(
        uid=part["UID"].strip(),
        code=(part["WBS"] or part["OutlineNumber"] or part["ID"]).strip(),
        name=part["Name"].strip(),
        kind=ActivityKind.WBS if summary else ActivityKind.TASK,
        ignores_resource_calendars=flag(part["IgnoreResourceCalendar"]),
        calendar_uid=part["CalendarUID"].strip() if part["CalendarUID"].strip() not in ("", "-1") else None,
        constraint=_constraint(part),
        deadline=instant(part["Deadline"]),
        manual=manual,
        inactive=not flag(part["Active"], default=True),
        levelling_delay_minutes=tenths(part["LevelingDelay"]),
        levelling_delay_elapsed=part["LevelingDelayFormat"] in ELAPSED_FORMATS or not part["LevelingDelayFormat"],
        priority=whole(part["Priority"], 500),
        responsible=part["Contact"].strip(),
        notes=part["Notes"].strip()[:100_000],
    )
    if manual:
        activity.manual_start = instant(part["ManualStart"]) or instant(part["Start"])
        activity.manual_finish = instant(part["ManualFinish"]) or instant(part["Finish"])
    if not summary or manual:
        _set_durations(activity, part)
    if not summary:
        _set_progress(activity, part)
        if activity.duration_minutes == 0 and flag(part["Milestone"]):
            activity.kind = ActivityKind.FINISH_MILESTONE
    return activity


def _set_durations(activity: Activity, part: Part) -> None:
    duration = minutes(part["Duration"])
    if duration is None and activity.manual:
        duration = minutes(part["ManualDuration"])
    activity.duration_minutes = max(0, duration or 0)
    activity.duration_elapsed = part["DurationFormat"] in ELAPSED_FORMATS
    activity.duration_estimated = flag(part["Estimated"])
    actual, remaining = minutes(part["ActualDuration"]), minutes(part["RemainingDuration"])
    activity.actual_minutes = max(0, actual or 0)
    activity.remaining_minutes = max(
        0, activity.duration_minutes - activity.actual_minutes if remaining is None else remaining
    )


def _set_progress(activity: Activity, part: Part) -> None:
    activity.percent_complete = min(1.0, max(0.0, (number(part["PercentComplete"]) or 0.0) / 100))
    activity.actual_start = instant(part["ActualStart"])
    activity.actual_finish = instant(part["ActualFinish"])
    if activity.actual_finish is not None:
        activity.percent_complete, activity.remaining_minutes = 1.0, 0
    elif activity.actual_start is not None:
        activity.stop, activity.resume = instant(part["Stop"]), instant(part["Resume"])


def _constraint(part: Part) -> Constraint | None:
    kind = CONSTRAINTS.get(part["ConstraintType"].strip())
    if kind is None:
        return None
    if kind is ConstraintKind.AS_LATE_AS_POSSIBLE:
        return Constraint(kind)
    at = instant(part["ConstraintDate"])
    return Constraint(kind, at) if at else None


def read_relation(link: Part, successor_uid: str, position: int) -> Relation:
    """One `PredecessorLink`. Lags are tenths of minutes; with a percent format, per cent of the predecessor."""
    relation = Relation(
        uid=f"{link['PredecessorUID'].strip()}>{successor_uid}#{position}",
        predecessor_uid=link["PredecessorUID"].strip(),
        successor_uid=successor_uid,
        type=RELATION_TYPES.get(link["Type"].strip(), RelationType.FS),
        lag_elapsed=link["LagFormat"] in ELAPSED_FORMATS,
    )
    if link["LagFormat"] in PERCENT_FORMATS:
        relation.lag_percent = (number(link["LinkLag"]) or 0.0) / 100
    else:
        relation.lag_minutes = tenths(link["LinkLag"])
    return relation


def read_recorded(part: Part) -> RecordedDates:
    """What Microsoft Project had calculated. Slack is in tenths of minutes."""
    return RecordedDates(
        start=instant(part["Start"]),
        finish=instant(part["Finish"]),
        early_start=instant(part["EarlyStart"]),
        early_finish=instant(part["EarlyFinish"]),
        late_start=instant(part["LateStart"]),
        late_finish=instant(part["LateFinish"]),
        total_float_minutes=_slack(part["TotalSlack"]),
        free_float_minutes=_slack(part["FreeSlack"]),
        critical=flag(part["Critical"]) if "Critical" in part else None,
    )


def _slack(text: str) -> int | None:
    found = number(text) if text else None
    return None if found is None else round(found / 10)


def ghost_instant(dates: RecordedDates, kind: RelationType) -> datetime | None:
    """Where a task of another project stands: the instant that its successor here waits for."""
    return dates.finish if kind in (RelationType.FS, RelationType.FF) else dates.start
