"""Small plans written by hand: a two-storey block, data date Friday 6 March 2026."""

from __future__ import annotations

from collections.abc import Callable

from headway.interchange import Reading

Read = Callable[..., Reading]

CALENDAR = (
    "(0||CalendarData()((0||DaysOfWeek()((0||1()())"
    + "".join(f"(0||{day}()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))" for day in range(2, 7))
    + "(0||7()())))(0||Exceptions()((0||0(d|46118)())(0||1(d|46119)())(0||2(d|46120)((0||0(s|08:00|f|12:00)())))))))"
)
"""Monday to Friday; 6 and 7 April 2026 off, 8 April only the morning."""

PROJECT = {
    "proj_id": "1",
    "proj_short_name": "BLOCK",
    "clndr_id": "10",
    "plan_start_date": "2026-03-02 08:00",
    "last_recalc_date": "2026-03-06 17:00",
    "critical_drtn_hr_cnt": "0",
    "critical_path_type": "CT_TotFloat",
    "export_flag": "Y",
}
WBS = (
    {
        "wbs_id": "100",
        "proj_id": "1",
        "proj_node_flag": "Y",
        "wbs_short_name": "BLOCK",
        "wbs_name": "两层楼",
        "seq_num": "1",
    },
    {
        "wbs_id": "101",
        "proj_id": "1",
        "proj_node_flag": "N",
        "wbs_short_name": "F1",
        "wbs_name": "一层",
        "parent_wbs_id": "100",
        "seq_num": "2",
    },
)


def task(task_id: str, code: str, name: str, **more: str) -> dict[str, str]:
    usual = {
        "proj_id": "1",
        "wbs_id": "101",
        "clndr_id": "10",
        "complete_pct_type": "CP_Drtn",
        "task_type": "TT_Task",
        "status_code": "TK_NotStart",
        "target_drtn_hr_cnt": "40",
        "remain_drtn_hr_cnt": "40",
    }
    return {"task_id": task_id, "task_code": code, "task_name": name, **usual, **more}


TASKS = (
    task(
        "1000",
        "A1000",
        "一层柱钢筋绑扎",
        act_start_date="2026-03-02 08:00",
        status_code="TK_Active",
        remain_drtn_hr_cnt="8",
    ),
    task("1010", "A1010", "一层模板安装", cstr_type="CS_MSOA", cstr_date="2026-03-09 08:00"),
    task("1020", "A1020", "一层混凝土浇筑"),
)
RELATIONS = (
    {
        "task_pred_id": "1",
        "task_id": "1010",
        "pred_task_id": "1000",
        "proj_id": "1",
        "pred_proj_id": "1",
        "pred_type": "PR_SS",
        "lag_hr_cnt": "16",
    },
    {
        "task_pred_id": "2",
        "task_id": "1020",
        "pred_task_id": "1010",
        "proj_id": "1",
        "pred_proj_id": "1",
        "pred_type": "PR_FS",
        "lag_hr_cnt": "-4",
    },
)
CALENDARS = (
    {
        "clndr_id": "10",
        "default_flag": "Y",
        "clndr_name": "五天",
        "clndr_type": "CA_Base",
        "day_hr_cnt": "8",
        "week_hr_cnt": "40",
        "month_hr_cnt": "172",
        "clndr_data": CALENDAR,
    },
)


def table(name: str, rows: tuple[dict[str, str], ...] | list[dict[str, str]]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [f"%T\t{name}", "%F\t" + "\t".join(columns)]
    lines += ["%R\t" + "\t".join(row.get(column, "") for column in columns) for row in rows]
    return "\r\n".join(lines) + "\r\n"


def xer(*, end: str = "%E\r\n", more: str = "", **changed: object) -> str:
    """A whole .xer text; tables may be replaced by keyword."""
    tables = {
        "CALENDAR": CALENDARS,
        "PROJECT": (PROJECT,),
        "PROJWBS": WBS,
        "TASK": TASKS,
        "TASKPRED": RELATIONS,
    } | changed
    head = "ERMHDR\t23.12\t2026-03-06\tProject\tadmin\tadmin\tdb\tProject Management\tCNY\r\n"
    return head + "".join(table(name, rows) for name, rows in tables.items() if rows) + more + end  # type: ignore[arg-type]


MSPDI = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project">
<SaveVersion>14</SaveVersion><Name>block.xml</Name><Title>两层楼</Title><ScheduleFromStart>1</ScheduleFromStart>
<StartDate>2026-03-02T08:00:00</StartDate><FinishDate>2026-03-20T17:00:00</FinishDate><StatusDate>2026-03-06T17:00:00</StatusDate>
<CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth>
<HonorConstraints>1</HonorConstraints><SplitsInProgressTasks>1</SplitsInProgressTasks><CriticalSlackLimit>1</CriticalSlackLimit>
<Calendars><Calendar><UID>1</UID><Name>标准</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>
<WeekDays>{days}</WeekDays>{calendar}</Calendar></Calendars>
<Tasks>{tasks}</Tasks>
<Resources><Resource><UID>1</UID><Name>木工</Name><Type>1</Type><MaxUnits>5</MaxUnits></Resource></Resources>
<Assignments>{assignments}</Assignments>
</Project>"""
_DAY = "<WeekDay><DayType>{}</DayType><DayWorking>{}</DayWorking>{}</WeekDay>"
_TIMES = "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>"
WEEK = "".join(_DAY.format(day, int(1 < day < 7), _TIMES if 1 < day < 7 else "") for day in range(1, 8))


def msp_task(uid: int, name: str, more: str = "", *, level: int = 1, duration: str = "PT40H0M0S") -> str:
    return (
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><OutlineLevel>{level}</OutlineLevel><WBS>{uid}</WBS>"
        f"<Duration>{duration}</Duration><DurationFormat>7</DurationFormat><ConstraintType>0</ConstraintType>{more}</Task>"
    )


def link(predecessor: int, kind: int = 1, lag: int = 0, lag_format: int = 7) -> str:
    return f"<PredecessorLink><PredecessorUID>{predecessor}</PredecessorUID><Type>{kind}</Type><LinkLag>{lag}</LinkLag><LagFormat>{lag_format}</LagFormat></PredecessorLink>"


def mspdi(*, tasks: str | None = None, calendar: str = "", assignments: str = "") -> str:
    usual = msp_task(1, "支模") + msp_task(2, "浇筑", link(1, 1, 4800))
    return MSPDI.format(days=WEEK, calendar=calendar, tasks=tasks or usual, assignments=assignments)
