"""`headway schedule FILE`: the whole way from another tool's file to its dates, without a database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

XER = "\n".join(
    "\t".join(line)
    for line in [
        ["ERMHDR", "19.12", "2026-01-05", "Project", "admin", "Planner", "dbxDatabaseNoName", "PM", "CNY"],
        ["%T", "PROJECT"],
        ["%F", "proj_id", "proj_short_name", "clndr_id", "plan_start_date", "last_recalc_date"],
        ["%R", "1", "YARD", "10", "2026-01-05 08:00", "2026-01-05 08:00"],
        ["%T", "CALENDAR"],
        [
            "%F",
            "clndr_id",
            "default_flag",
            "clndr_name",
            "proj_id",
            "base_clndr_id",
            "clndr_type",
            "day_hr_cnt",
            "clndr_data",
        ],
        [
            "%R",
            "10",
            "Y",
            "Standard",
            "",
            "",
            "CA_Base",
            "8",
            "(0||CalendarData()((0||DaysOfWeek()("
            + "".join(
                f"(0||{d}()" + ("" if d in (1, 7) else "((0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)()))") + ")"
                for d in range(1, 8)
            )
            + "))(0||Exceptions()())))",
        ],
        ["%T", "PROJWBS"],
        ["%F", "wbs_id", "proj_id", "seq_num", "proj_node_flag", "wbs_short_name", "wbs_name", "parent_wbs_id"],
        ["%R", "20", "1", "1", "Y", "YARD", "Yard", ""],
        ["%T", "TASK"],
        [
            "%F",
            "task_id",
            "proj_id",
            "wbs_id",
            "clndr_id",
            "task_type",
            "status_code",
            "task_code",
            "task_name",
            "target_drtn_hr_cnt",
            "remain_drtn_hr_cnt",
        ],
        ["%R", "31", "1", "20", "10", "TT_Task", "TK_NotStart", "A", "挖土", "40", "40"],
        ["%R", "32", "1", "20", "10", "TT_Task", "TK_NotStart", "B", "垫层", "24", "24"],
        ["%T", "TASKPRED"],
        ["%F", "task_pred_id", "task_id", "pred_task_id", "proj_id", "pred_proj_id", "pred_type", "lag_hr_cnt"],
        ["%R", "41", "32", "31", "1", "1", "PR_FS", "0"],
        ["%E"],
    ]
)


@pytest.fixture
def yard(tmp_path: Path) -> Path:
    path = tmp_path / "yard.xer"
    path.write_bytes(XER.encode("gb18030"))
    return path


def headway(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "headway.server.command", "schedule", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_json_carries_dates_floats_and_driving_predecessors(yard: Path) -> None:
    done = headway(yard, "--json", "-")

    assert done.returncode == 0, done.stderr
    (project,) = json.loads(done.stdout)["projects"]
    rows = {row["uid"]: row for row in project["activities"]}
    assert project["id"] == "YARD"
    assert rows["32"] == {
        "uid": "32",
        "id": "B",
        "name": "垫层",
        "start": "2026-01-12T08:00",
        "finish": "2026-01-14T17:00",
        "early_start": "2026-01-12T08:00",
        "early_finish": "2026-01-14T17:00",
        "late_start": "2026-01-12T08:00",
        "late_finish": "2026-01-14T17:00",
        "total_float_minutes": 0,
        "free_float_minutes": 0,
        "critical": True,
        "longest_path": True,
        "driving": ["31"],
    }
    assert rows["wbs:20"]["finish"] == "2026-01-14T17:00"


def test_the_table_shows_names_dates_float_and_totals(yard: Path) -> None:
    done = headway(yard, "--language", "en")

    assert "垫层 ●" in done.stdout and "2026-01-14 17:00" in done.stdout
    assert "YARD: 2 activities, 1 relations, 2 critical; 2026-01-05 08:00 to 2026-01-14 17:00" in done.stdout


def test_a_file_that_is_not_there_and_a_project_that_is_not_in_it_are_refused_in_one_line(yard: Path) -> None:
    missing = headway(yard.with_name("nowhere.xer"), "--language", "zh-CN")
    other = headway(yard, "--project", "P-9", "--language", "zh-CN")

    assert (missing.returncode, other.returncode) == (1, 1)
    assert "找不到文件" in missing.stderr and missing.stderr.count("\n") == 1
    assert "P-9" in other.stderr and other.stdout == ""


def test_a_loop_is_refused_with_the_names_of_its_activities(yard: Path) -> None:
    text = yard.read_bytes().decode("gb18030")
    back = "%R\t42\t31\t32\t1\t1\tPR_FS\t0\n%E"
    yard.write_bytes(text.replace("%E", back).encode("gb18030"))

    done = headway(yard, "--language", "en")

    assert done.returncode == 1
    assert "A 挖土 → B 垫层" in done.stderr and "loop" in done.stderr


def test_neither_django_nor_a_database_is_loaded(yard: Path) -> None:
    probe = (
        "import sys; from headway.server.command import main; "
        f"main(['schedule', {str(yard)!r}, '--json', {str(yard.with_suffix('.json'))!r}]); "
        "print([name for name in ('django', 'psycopg', 'scipy') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=120, check=True)

    assert done.stdout.strip() == "[]"


def test_importing_the_engine_or_a_document_loads_no_compiler() -> None:
    probe = "import sys, headway.engine, headway.engine.document; print('numba' in sys.modules, 'numpy' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.strip() == "False False"


def test_quality_tells_every_check_and_why_one_does_not_apply(yard: Path) -> None:
    done = headway(yard, "--quality", "--language", "zh-CN")
    english = headway(yard, "--quality", "--language", "en").stdout.splitlines()

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "YARD 计划质量：DCMA 14 项中 10 项适用，9 项合格"
    assert lines[2].split() == ["1", "缺前后关系", "100%", "2", "/", "2", "≤", "5%", "超限", "A,", "B"]
    assert lines[13].split() == ["12", "关键线路检验", "600", "天", "≥", "570", "天", "合格", "A"]
    assert lines[15].split() == ["14", "BEI", "基线执行指数", "≥", "0.95", "不适用", "没有基线可比"]
    assert english[2].split() == ["1", "Missing", "logic", "100%", "2", "/", "2", "≤", "5%", "Over", "limit", "A,", "B"]


def test_quality_in_json_names_its_findings_by_uid(yard: Path) -> None:
    done = headway(yard, "--quality", "--json", "-")

    (project,) = json.loads(done.stdout)["projects"]
    checks = {check["code"]: check for check in project["quality"]}
    assert checks["logic"] == {
        "code": "logic", "number": 1, "verdict": "failed", "unit": "share", "value": 1.0, "limit": 0.05, "at_least": False,
        "count": 2, "denominator": 2, "reason": None, "findings": ["31", "32"],
    }  # fmt: skip
    assert len(project["activities"]) == 3


def test_compare_tells_the_first_of_each_chain_and_who_follows(yard: Path, tmp_path: Path) -> None:
    """P6 recorded A a day later than its data date allows, B right behind it."""
    dated = XER.replace("remain_drtn_hr_cnt\n", "remain_drtn_hr_cnt\tearly_start_date\tearly_end_date\n")
    dated = dated.replace("挖土\t40\t40", "挖土\t40\t40\t2026-01-06 08:00\t2026-01-12 17:00")
    dated = dated.replace("垫层\t24\t24", "垫层\t24\t24\t2026-01-13 08:00\t2026-01-15 17:00")
    path = tmp_path / "recorded.xer"
    path.write_bytes(dated.encode("gb18030"))

    told = headway(path, "--compare", "--language", "en").stdout.splitlines()
    (project,) = json.loads(headway(path, "--compare", "--json", "-").stdout)["projects"]

    assert told[0] == "YARD, recorded against calculated: 2 compared, 0 agree, 2 differ"
    assert told[1] == "No cause can be proved: 1 by themselves, 1 follow"
    assert told[2].split()[:2] == ["A", "挖土"]
    assert project["comparison"] == {
        "compared": 2,
        "agree": 0,
        "groups": [{"cause": "unknown", "late": False, "first": ["31"], "carried": ["32"]}],
    }
    assert headway(yard, "--compare", "--language", "en").stdout == "YARD: the file records no dates to compare\n"
