"""Rows of TASK and PROJWBS as activities; of the dates only what a person typed."""

from __future__ import annotations

from datetime import datetime

from headway.engine.document import Activity, ActivityKind, Constraint, ConstraintKind
from headway.interchange.p6.tables import Row
from headway.interchange.p6.values import instant, minutes, number
from headway.interchange.report import Findings
from headway.interchange.worktime import WorkClocks

KINDS = {
    "TT_Task": ActivityKind.TASK,
    "TT_Mile": ActivityKind.START_MILESTONE,
    "TT_FinMile": ActivityKind.FINISH_MILESTONE,
    "TT_LOE": ActivityKind.LEVEL_OF_EFFORT,
    "TT_Rsrc": ActivityKind.RESOURCE_DEPENDENT,
    "TT_WBS": ActivityKind.WBS_SUMMARY_ACTIVITY,
}
CONSTRAINTS = {
    "CS_MSO": ConstraintKind.START_ON,
    "CS_MSOA": ConstraintKind.START_ON_OR_AFTER,
    "CS_MSOB": ConstraintKind.START_ON_OR_BEFORE,
    "CS_MEO": ConstraintKind.FINISH_ON,
    "CS_MEOA": ConstraintKind.FINISH_ON_OR_AFTER,
    "CS_MEOB": ConstraintKind.FINISH_ON_OR_BEFORE,
    "CS_MANDSTART": ConstraintKind.MANDATORY_START,
    "CS_MANDFIN": ConstraintKind.MANDATORY_FINISH,
    "CS_ALAP": ConstraintKind.AS_LATE_AS_POSSIBLE,
}
PERCENT_KINDS = {"CP_Phys": "physical", "CP_Units": "units"}
PRIORITIES = {"PT_Top": 900, "PT_High": 700, "PT_Normal": 500, "PT_Low": 300, "PT_Lowest": 100}
MILESTONES = (ActivityKind.START_MILESTONE, ActivityKind.FINISH_MILESTONE)


def wbs_uid(wbs_id: str) -> str:
    return f"wbs:{wbs_id}"


def read_activity(row: Row, findings: Findings) -> Activity:
    """One TASK row."""
    kind = KINDS.get(row["task_type"], ActivityKind.TASK)
    return Activity(
        uid=row["task_id"],
        code=row["task_code"].strip() or row["task_id"],
        name=row["task_name"].strip(),
        kind=kind,
        calendar_uid=row["clndr_id"].strip() or None,
        ignores_resource_calendars=kind is not ActivityKind.RESOURCE_DEPENDENT,
        actual_start=instant(row["act_start_date"]),
        actual_finish=instant(row["act_end_date"]),
        suspend=instant(row["suspend_date"]),
        resume=instant(row["resume_date"]),
        expected_finish=instant(row["expect_end_date"]),
        external_early_start=instant(row["external_early_start_date"]),
        external_late_finish=instant(row["external_late_end_date"]),
        constraint=_constraint(row, "cstr_type", "cstr_date", findings),
        secondary_constraint=_constraint(row, "cstr_type2", "cstr_date2", findings),
        priority=PRIORITIES.get(row["priority_type"], 500),
        weight=number(row["est_wt"]),
        percent_kind=PERCENT_KINDS.get(row["complete_pct_type"], "duration"),
    )


def set_durations(activity: Activity, row: Row, clocks: WorkClocks, data_date: datetime | None) -> None:
    """At completion = actual + remaining; the actual part is working time, which P6 does not export.

    It runs from the actual start to the actual finish, the suspension or the data date.
    """
    planned = minutes(row["target_drtn_hr_cnt"])
    remaining = minutes(row["remain_drtn_hr_cnt"])
    if activity.actual_finish is not None:
        remaining = 0
    elif remaining is None:
        remaining = planned or 0
    activity.remaining_minutes = max(0, remaining)
    activity.actual_minutes = _actual_minutes(activity, row, clocks, data_date)
    activity.duration_minutes = activity.actual_minutes + activity.remaining_minutes
    activity.percent_complete = _percent(activity, row, planned or 0)


def _actual_minutes(activity: Activity, row: Row, clocks: WorkClocks, data_date: datetime | None) -> int:
    if activity.actual_start is None or activity.kind in MILESTONES:
        return 0
    recorded = minutes(row["act_drtn_hr_cnt"])
    if recorded is not None:
        return max(0, recorded)
    until = activity.actual_finish or data_date
    if activity.actual_finish is None and activity.suspend and data_date and activity.suspend < data_date:
        until = activity.suspend
    clock = clocks.of(activity.calendar_uid)
    return 0 if until is None or clock is None else clock.minutes_between(activity.actual_start, until)


def _percent(activity: Activity, row: Row, planned: int) -> float:
    if activity.actual_finish is not None:
        return 1.0
    if activity.percent_kind == "physical":
        return _fraction((number(row["phys_complete_pct"]) or 0.0) / 100)
    if activity.actual_start is None:
        return 0.0
    if activity.percent_kind == "units":
        actual, remaining = number(row["act_work_qty"]) or 0.0, number(row["remain_work_qty"]) or 0.0
        return _fraction(actual / (actual + remaining)) if actual + remaining > 0 else 0.0
    return _fraction(1 - activity.remaining_minutes / planned) if planned > 0 else 0.0


def _fraction(value: float) -> float:
    return min(1.0, max(0.0, value))


def _constraint(row: Row, kind_column: str, date_column: str, findings: Findings) -> Constraint | None:
    text = row[kind_column].strip()
    if not text:
        return None
    kind, at = CONSTRAINTS.get(text), instant(row[date_column])
    known = kind is not None and (at is not None or kind is ConstraintKind.AS_LATE_AS_POSSIBLE)
    findings.count("constraints", 1, int(known))
    if kind is None or not known:
        findings.loss("constraint_unknown", shown(row, text=text), severity="warning")
        return None
    return Constraint(kind, None if kind is ConstraintKind.AS_LATE_AS_POSSIBLE else at)


def shown(row: Row, **more: str) -> dict[str, str]:
    """What a line of the report shows of an activity."""
    return {"uid": row["task_id"], "code": row["task_code"], "name": row["task_name"], **more}
