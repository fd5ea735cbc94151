"""A contractor's small .xer file, written by us: eight storeys, two zones, every activity one week of five days."""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST_MONDAY = datetime(2026, 3, 2, 8)
FLOORS = 8
TRADES = ("钢筋绑扎", "铝模安装", "混凝土浇筑")
ZONES = ("A", "B")
ACTIVITIES = FLOORS * len(ZONES) * len(TRADES) + 1
WRONG_CODE = "ST-02A-02"
"""The one activity whose recorded finish is three days earlier than its logic allows."""

CALENDAR = (
    "(0||CalendarData()((0||DaysOfWeek()((0||1()())"
    + "".join(f"(0||{day}()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))" for day in range(2, 7))
    + "(0||7()())))(0||Exceptions()())))"
)

Rows = list[dict[str, str]]


def block_file(code: str, name: str) -> bytes:
    """The file's bytes in GB18030, as a Chinese P6 writes it."""
    wbs, tasks = _floors(name)
    tables = {
        "CALENDAR": [{"clndr_id": "10", "clndr_name": "五天", "clndr_type": "CA_Base", "clndr_data": CALENDAR}],
        "PROJECT": [_project(code)],
        "PROJWBS": wbs,
        "TASK": tasks,
        "TASKPRED": _relations(tasks),
    }
    head = "ERMHDR\t22.12\t2026-03-02\tProject\tadmin\tadmin\tdbxDatabaseNoName\tProject Management\tCNY\r\n"
    return (head + "".join(_table(*item) for item in tables.items()) + "%E\r\n").encode("gb18030")


def _table(name: str, rows: Rows) -> str:
    fields = list(dict.fromkeys(field for row in rows for field in row))
    lines = [f"%T\t{name}", "\t".join(["%F", *fields])]
    lines += ["\t".join(["%R", *(row.get(field, "") for field in fields)]) for row in rows]
    return "\r\n".join(lines) + "\r\n"


def _project(code: str) -> dict[str, str]:
    return {
        "proj_id": "1",
        "proj_short_name": code,
        "clndr_id": "10",
        "plan_start_date": _text(FIRST_MONDAY),
        "last_recalc_date": _text(FIRST_MONDAY),
        "critical_drtn_hr_cnt": "0",
        "critical_path_type": "CT_TotFloat",
        "export_flag": "Y",
    }


def _floors(name: str) -> tuple[Rows, Rows]:
    wbs = [_wbs("100", "BLOCK", name, "")]
    tasks: Rows = []
    for floor in range(1, FLOORS + 1):
        wbs.append(_wbs(str(100 + floor), f"F{floor:02}", f"{floor} 层", "100"))
        for zone in ZONES:
            for number, trade in enumerate(TRADES):
                week = (floor - 1) * len(TRADES) + number
                tasks.append(_task(floor, zone, number, f"{zone} 区 {trade}", week))
    topping = FIRST_MONDAY + timedelta(days=7 * FLOORS * len(TRADES) - 3, hours=9)
    tasks.append(
        _row("9999", str(100 + FLOORS), "MS-01", "主体封顶")
        | {"task_type": "TT_FinMile", "target_drtn_hr_cnt": "0", "remain_drtn_hr_cnt": "0"}
        | {"early_start_date": _text(topping), "early_end_date": _text(topping)}
    )
    return wbs, tasks


def _wbs(wbs_id: str, short: str, name: str, parent: str) -> dict[str, str]:
    return {
        "wbs_id": wbs_id,
        "proj_id": "1",
        "proj_node_flag": "N" if parent else "Y",
        "wbs_short_name": short,
        "wbs_name": name,
        "parent_wbs_id": parent,
        "seq_num": wbs_id,
    }


def _task(floor: int, zone: str, number: int, name: str, week: int) -> dict[str, str]:
    start = FIRST_MONDAY + timedelta(weeks=week)
    finish = start + timedelta(days=4, hours=9)
    code = f"ST-{floor:02}{zone}-{number + 1:02}"
    recorded = finish - timedelta(days=3) if code == WRONG_CODE else finish
    task_id = str(1000 + floor * 100 + (50 if zone == "B" else 0) + number)
    dates = {"early_start_date": _text(start), "early_end_date": _text(recorded)}
    return _row(task_id, str(100 + floor), code, name) | dates


def _row(task_id: str, wbs_id: str, code: str, name: str) -> dict[str, str]:
    return {
        "task_id": task_id,
        "proj_id": "1",
        "wbs_id": wbs_id,
        "clndr_id": "10",
        "complete_pct_type": "CP_Drtn",
        "task_type": "TT_Task",
        "status_code": "TK_NotStart",
        "duration_type": "DT_FixedDUR2",
        "task_code": code,
        "task_name": name,
        "target_drtn_hr_cnt": "40",
        "remain_drtn_hr_cnt": "40",
    }


def _relations(tasks: Rows) -> Rows:
    chains = [[task["task_id"] for task in tasks if f"{zone}-" in task["task_code"][5:]] for zone in ZONES]
    pairs = [pair for chain in chains for pair in zip(chain, [*chain[1:], "9999"], strict=True)]
    return [
        {
            "task_pred_id": str(number),
            "task_id": after,
            "pred_task_id": before,
            "proj_id": "1",
            "pred_proj_id": "1",
            "pred_type": "PR_FS",
            "lag_hr_cnt": "0",
        }
        for number, (before, after) in enumerate(pairs, 1)
    ]


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
