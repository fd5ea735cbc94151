"""Loader of the corpus' neutral networks into ScheduleProject, and a comparison with stored dates.

The corpus stands beside the repository (`../shared/data/schedules`); tests that need it are skipped
where it is missing.
"""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from headway.engine.document import (
    Activity,
    ActivityKind,
    Assignment,
    Calendar,
    CalendarException,
    Constraint,
    ConstraintKind,
    CriticalRule,
    FloatRule,
    LagCalendar,
    Profile,
    Relation,
    RelationType,
    Resource,
    ScheduleOptions,
    ScheduleProject,
)

CORPUS = Path(__file__).resolve().parents[3] / "shared/data/schedules"

KINDS = {
    "TASK_DEPENDENT": ActivityKind.TASK,
    "RESOURCE_DEPENDENT": ActivityKind.RESOURCE_DEPENDENT,
    "LEVEL_OF_EFFORT": ActivityKind.LEVEL_OF_EFFORT,
    "START_MILESTONE": ActivityKind.START_MILESTONE,
    "FINISH_MILESTONE": ActivityKind.FINISH_MILESTONE,
    "WBS_SUMMARY": ActivityKind.WBS_SUMMARY_ACTIVITY,
}
CONSTRAINTS = {
    "START_NO_EARLIER_THAN": ConstraintKind.START_ON_OR_AFTER,
    "START_NO_LATER_THAN": ConstraintKind.START_ON_OR_BEFORE,
    "FINISH_NO_EARLIER_THAN": ConstraintKind.FINISH_ON_OR_AFTER,
    "FINISH_NO_LATER_THAN": ConstraintKind.FINISH_ON_OR_BEFORE,
    "START_ON": ConstraintKind.START_ON,
    "FINISH_ON": ConstraintKind.FINISH_ON,
    "MUST_START_ON": ConstraintKind.MANDATORY_START,
    "MUST_FINISH_ON": ConstraintKind.MANDATORY_FINISH,
    "MANDATORY_START": ConstraintKind.MANDATORY_START,
    "MANDATORY_FINISH": ConstraintKind.MANDATORY_FINISH,
    "AS_LATE_AS_POSSIBLE": ConstraintKind.AS_LATE_AS_POSSIBLE,
}


def instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text[:16]) if text else None


def load_network(path: Path) -> ScheduleProject:
    raw = json.loads(gzip.decompress(path.read_bytes()))
    head = raw["project"]
    is_msp = raw["mpxj_scheduler"] != "PrimaveraScheduler"
    tasks = raw["tasks"]
    calendars = [_calendar(c, raw["calendars"]) for c in raw["calendars"]]
    resources: dict[str, Resource] = {}
    assignments = []
    for t in tasks:
        for k, r in enumerate(t.get("res", [])):
            uid = str(r.get("r"))
            if r["type"] == "WORK":
                resources.setdefault(uid, Resource(uid, uid, calendar_uid=str(r["cal"]) if r.get("cal") else None))
                assignments.append(
                    Assignment(
                        f"{t['uid']}-{k}",
                        str(t["uid"]),
                        uid,
                        (r.get("units") or 0) / 100,
                        round(r.get("work") or 0),
                        round(r.get("rem_work") or 0),
                        round(r.get("act_work") or 0),
                        delay_minutes=round(r.get("delay") or 0),
                    )
                )
    return ScheduleProject(
        id=head.get("id") or head.get("name", ""),
        name=head.get("name", ""),
        default_calendar_uid=str(head["default_calendar"]) if head.get("default_calendar") else None,
        start=instant(head.get("start") if is_msp else head.get("planned_start") or head.get("start")),
        data_date=instant(head.get("data_date")),
        must_finish_by=instant(head.get("must_finish_by")),
        options=_options(head, is_msp),
        calendars=calendars,
        activities=[_activity(t, is_msp, head.get("default_calendar")) for t in tasks],
        relations=[_relation(t, k, p) for t in tasks for k, p in enumerate(t["preds"])],
        resources=list(resources.values()),
        assignments=assignments,
    )


def _options(head: dict[str, Any], is_msp: bool) -> ScheduleOptions:
    return ScheduleOptions(
        profile=Profile.MSP if is_msp else Profile.P6,
        lag_calendar={
            "PREDECESSOR": LagCalendar.PREDECESSOR,
            "SUCCESSOR": LagCalendar.SUCCESSOR,
            "TWENTY_FOUR_HOUR": LagCalendar.ELAPSED,
        }.get(head["lag_calendar"], LagCalendar.PROJECT),
        float_rule={"FINISH_SLACK": FloatRule.FINISH, "START_SLACK": FloatRule.START}.get(
            head["total_slack_calc"], FloatRule.SMALLEST
        ),
        critical_rule=CriticalRule(head["critical_activity_type"].lower()),
        critical_float_minutes=round(head["critical_slack_limit_min"]),
        open_ends_critical=head["open_ends_critical"],
        multiple_critical_paths=head["multiple_critical_paths"],
        use_expected_finish=head["use_expected_finish"],
        honours_constraint_dates=head["honor_constraints"],
        splits_in_progress_tasks=head["split_in_progress"],
    )


def _shifts(day: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((a, b) for a, b in day)


def _calendar(raw: dict[str, Any], everyone: list[dict[str, Any]]) -> Calendar:
    parent = next((c for c in everyone if c["id"] == raw.get("parent")), None)
    week = tuple(
        None if parent is not None and parent["week"][d] == day else _shifts(day) for d, day in enumerate(raw["week"])
    )
    exceptions = [
        CalendarException(date.fromisoformat(e["from"]), date.fromisoformat(e["to"]), _shifts(e["hours"]))
        for e in raw["exceptions"]
        if "from" in e and "to" in e
    ]
    return Calendar(str(raw["id"]), raw["name"], week, exceptions, str(parent["id"]) if parent else None)


def _constraint(kind: str | None, at: str | None) -> Constraint | None:
    found = CONSTRAINTS.get(kind or "")
    return Constraint(found, instant(at)) if found else None


def _activity(t: dict[str, Any], is_msp: bool, default: Any) -> Activity:
    kind = ActivityKind.WBS if t["summary"] else KINDS.get(t.get("type", ""), ActivityKind.TASK)
    manual = t["mode"] != "AUTO_SCHEDULED"
    return Activity(
        uid=str(t["uid"]),
        code=t.get("aid", ""),
        name=t.get("name") or "",
        kind=kind,
        parent_uid=str(t["parent"]) if t.get("parent") is not None else None,
        calendar_uid=str(t["cal"]) if t.get("cal") not in (None, default) else None,
        ignores_resource_calendars=bool(t.get("ignore_res_cal")),
        duration_minutes=round(t.get("dur") or 0),
        remaining_minutes=round(t.get("rem") or 0),
        actual_minutes=round(t.get("act_dur") or 0),
        actual_start=instant(t.get("as")),
        actual_finish=instant(t.get("af")),
        stop=instant(t.get("stop")) if is_msp else None,
        resume=instant(t.get("resume")) if is_msp else None,
        constraint=_constraint(t.get("cstr"), t.get("cstr_date")),
        secondary_constraint=_constraint(t.get("cstr2"), t.get("cstr2_date")),
        deadline=instant(t.get("deadline")),
        expected_finish=instant(t.get("expected_finish")) if not t["summary"] else None,
        manual=manual,
        inactive=not t["active"],
        levelling_delay_minutes=round(t.get("leveling_delay") or 0),
    )


def _relation(t: dict[str, Any], k: int, p: dict[str, Any]) -> Relation:
    percent = p.get("lag_pct")
    return Relation(
        f"{t['uid']}:{k}",
        str(p["p"]),
        str(t["uid"]),
        RelationType(p["t"]),
        round(p.get("lag") or 0),
        lag_percent=percent / 100 if percent is not None else None,
    )


def expected_rows(key: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CORPUS / "expected" / f"{key}.csv").open()))
