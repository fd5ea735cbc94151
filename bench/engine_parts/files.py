"""The measured network as files: Primavera's .xer and Headway's own JSON."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from engine_parts.networks import random_plan
from headway.engine.columns import PlanColumns
from headway.engine.document import (
    Activity,
    Calendar,
    Relation,
    RelationType,
    ScheduleDocument,
    ScheduleProject,
)

TYPES = ("FS", "SS", "FF", "SF")
HOURS = 60
SPREADSHEET_EPOCH = date(1899, 12, 30)  # P6 numbers the days of exceptions as spreadsheets do


def write_xer(size: int, path: Path) -> Path:
    plan = random_plan(size)
    start = (datetime(1970, 1, 1) + timedelta(minutes=plan.project_start)).strftime("%Y-%m-%d %H:%M")
    tables = [
        ("PROJECT", "proj_id proj_short_name clndr_id plan_start_date last_recalc_date", [["1", "BENCH", "0", start, start]]),
        ("CALENDAR", "clndr_id default_flag clndr_name proj_id base_clndr_id clndr_type day_hr_cnt clndr_data",
         [[str(row), "Y" if not row else "N", calendar.name, "", "", "CA_Base", "8", _calendar_data(calendar)]
          for row, calendar in enumerate(plan.calendars)]),
        ("PROJWBS", "wbs_id proj_id seq_num proj_node_flag wbs_short_name wbs_name parent_wbs_id",
         [["1", "1", "1", "Y", "BENCH", "Bench", ""]]),
        ("TASK", "task_id proj_id wbs_id clndr_id task_type status_code task_code task_name target_drtn_hr_cnt remain_drtn_hr_cnt",
         _tasks(plan)),
        ("TASKPRED", "task_pred_id task_id pred_task_id proj_id pred_proj_id pred_type lag_hr_cnt", _links(plan)),
    ]  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("ERMHDR\t19.12\t2026-01-05\tProject\tadmin\tPlanner\tdbxDatabaseNoName\tPM\tCNY\r\n")
        for name, fields, rows in tables:
            head = [f"%T\t{name}", "%F\t" + "\t".join(fields.split())]
            file.write("\r\n".join([*head, *("%R\t" + "\t".join(row) for row in rows)]) + "\r\n")
        file.write("%E\r\n")
    return path


def _tasks(plan: PlanColumns) -> list[list[str]]:
    return [
        [str(row + 1), "1", "1", str(calendar), "TT_Task", "TK_NotStart", f"A{row}", f"work {row}", hours, hours]
        for row, (calendar, minutes) in enumerate(zip(plan.calendar, plan.duration, strict=True))
        for hours in [f"{minutes / HOURS:g}"]
    ]


def _links(plan: PlanColumns) -> list[list[str]]:
    assert plan.relation_type is not None and plan.lag is not None
    return [
        [str(number), str(after + 1), str(before + 1), "1", "1", f"PR_{TYPES[kind]}", f"{lag / HOURS:g}"]
        for number, (before, after, kind, lag) in enumerate(
            zip(plan.predecessor, plan.successor, plan.relation_type, plan.lag, strict=True)
        )
    ]


def _calendar_data(calendar: Calendar) -> str:
    """P6's own notation; its week begins on Sunday."""
    week = [calendar.week[(day + 6) % 7] or () for day in range(7)]
    days = "".join(f"(0||{day + 1}()({_shifts(shifts)}))" for day, shifts in enumerate(week))
    closed = [
        (first - SPREADSHEET_EPOCH).days + step
        for exception in calendar.exceptions
        for first in [exception.first_day]
        for step in range((exception.last_day - first).days + 1)
    ]
    exceptions = "".join(f"(0||{place}(d|{day})())" for place, day in enumerate(closed))
    return f"(0||CalendarData()((0||DaysOfWeek()({days}))(0||Exceptions()({exceptions}))))"


def _shifts(shifts: tuple[tuple[int, int], ...]) -> str:
    return "".join(
        f"(0||{place}(s|{_clock(start)}|f|{_clock(finish)})())" for place, (start, finish) in enumerate(shifts)
    )


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def write_own_json(size: int, path: Path) -> Path:
    from headway.interchange.own.schedule_json import document_as_json

    plan = random_plan(size)
    assert plan.relation_type is not None and plan.lag is not None
    start = datetime(1970, 1, 1) + timedelta(minutes=plan.project_start)
    project = ScheduleProject(
        id="BENCH",
        name="Bench",
        default_calendar_uid=plan.calendars[0].uid,
        start=start,
        data_date=start,
        calendars=list(plan.calendars),
        activities=[
            Activity(str(row), f"A{row}", f"work {row}", calendar_uid=plan.calendars[calendar].uid,
                     duration_minutes=int(minutes), remaining_minutes=int(minutes))
            for row, (calendar, minutes) in enumerate(zip(plan.calendar, plan.duration, strict=True))
        ],
        relations=[
            Relation(str(number), str(before), str(after), RelationType(TYPES[kind]), int(lag))
            for number, (before, after, kind, lag) in enumerate(
                zip(plan.predecessor, plan.successor, plan.relation_type, plan.lag, strict=True)
            )
        ],
    )  # fmt: skip
    path.write_bytes(document_as_json(ScheduleDocument([project])))
    return path
