"""People, a project and a small file for the tests of plans: a two-storey block, data date Monday."""

from datetime import UTC, datetime

from headway.people.actions import ensure_account, ensure_organization
from headway.people.models import Account

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def person(name: str, role: str, firm: str = "三公司") -> Account:
    return ensure_account(
        username=name, display_name=name, role=role, organization=ensure_organization(name=firm), now=NOW
    )


def xer(*, loop: bool = False, hours: int = 40) -> bytes:
    """Foundation, then frame: 5 days each unless told otherwise; with `loop` the frame comes before, too."""
    week = "".join(f"(0||{day}()((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())))" for day in range(2, 7))
    calendar = f"(0||CalendarData()((0||DaysOfWeek()((0||1()()){week}(0||7()())))(0||Exceptions()())))"
    tables = {
        "PROJECT": {"proj_id": "1", "proj_short_name": "BLOCK", "clndr_id": "10",
                    "plan_start_date": "2026-03-02 08:00", "last_recalc_date": "2026-03-02 08:00"},
        "CALENDAR": {"clndr_id": "10", "clndr_name": "Site", "clndr_type": "CA_Base", "day_hr_cnt": "8",
                     "clndr_data": calendar},
        "PROJWBS": {"wbs_id": "100", "proj_id": "1", "proj_node_flag": "Y", "wbs_short_name": "BLOCK",
                    "wbs_name": "两层楼", "seq_num": "1"},
    }  # fmt: skip
    task = {"proj_id": "1", "wbs_id": "100", "clndr_id": "10", "task_type": "TT_Task",
            "status_code": "TK_NotStart", "target_drtn_hr_cnt": str(hours), "remain_drtn_hr_cnt": str(hours)}  # fmt: skip
    tasks = [
        {"task_id": "1", "task_code": "A1", "task_name": "基础"} | task,
        {"task_id": "2", "task_code": "A2", "task_name": "主体"} | task,
    ]
    link = {"proj_id": "1", "pred_type": "PR_FS", "lag_hr_cnt": "0"}
    links = [link | {"task_pred_id": "1", "task_id": "2", "pred_task_id": "1"}]
    if loop:
        links.append(link | {"task_pred_id": "2", "task_id": "1", "pred_task_id": "2"})
    lines = ["ERMHDR\t22.12\t2026-03-02\tProject\tadmin\tadmin\tdb\tProject Management\tCNY"]
    for name, rows in ({n: [row] for n, row in tables.items()} | {"TASK": tasks, "TASKPRED": links}).items():
        lines += [f"%T\t{name}", "%F\t" + "\t".join(rows[0])]
        lines += ["%R\t" + "\t".join(row.values()) for row in rows]
    return ("\r\n".join([*lines, "%E"]) + "\r\n").encode()
