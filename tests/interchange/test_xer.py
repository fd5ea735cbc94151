"""Primavera's .xer: what the document holds, and what is done with damaged files."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from small_files import CALENDARS, PROJECT, RELATIONS, TASKS, Read, table, task, xer

from headway.engine.document import ActivityKind, ConstraintKind, FloatRule, LagCalendar, ProgressLogic, RelationType
from headway.interchange import ImportRefused

pytestmark = pytest.mark.quick


def test_a_plan_keeps_its_outline_logic_and_intent(read: Read) -> None:
    project = read(xer()).document.projects[0]

    assert (project.id, project.name, project.data_date) == ("BLOCK", "两层楼", datetime(2026, 3, 6, 17))
    assert [(item.uid, item.parent_uid, item.kind) for item in project.activities] == [
        ("wbs:100", None, ActivityKind.WBS),
        ("wbs:101", "wbs:100", ActivityKind.WBS),
        ("1000", "wbs:101", ActivityKind.TASK),
        ("1010", "wbs:101", ActivityKind.TASK),
        ("1020", "wbs:101", ActivityKind.TASK),
    ]
    assert [(item.predecessor_uid, item.successor_uid, item.type, item.lag_minutes) for item in project.relations] == [
        ("1000", "1010", RelationType.SS, 960),
        ("1010", "1020", RelationType.FS, -240),
    ]
    columns, formwork = project.activities[2], project.activities[3]
    assert formwork.constraint is not None
    assert (formwork.constraint.kind, formwork.constraint.at) == (
        ConstraintKind.START_ON_OR_AFTER,
        datetime(2026, 3, 9, 8),
    )
    # Monday 8:00 to Friday 17:00 are 40 h done, 8 h are left: 48 h at completion; percent from the planned 40 h
    assert (columns.actual_minutes, columns.remaining_minutes, columns.duration_minutes) == (2400, 480, 2880)
    assert columns.percent_complete == pytest.approx(0.8)


def test_calendars_have_shifts_and_exceptions_by_serial_day(read: Read) -> None:
    calendar = read(xer()).document.projects[0].calendars[0]

    assert calendar.week[0] == ((480, 720), (780, 1020))
    assert calendar.week[5] == ()
    assert [(item.first_day, item.last_day, item.shifts) for item in calendar.exceptions] == [
        (date(2026, 4, 6), date(2026, 4, 7), ()),
        (date(2026, 4, 8), date(2026, 4, 8), ((480, 720),)),
    ]


def test_scheduling_options_come_along(read: Read) -> None:
    chosen = {
        "proj_id": "1",
        "sched_retained_logic": "N",
        "sched_progress_override": "Y",
        "sched_float_type": "FT_MIN",
        "sched_calendar_on_relationship_lag": "rcal_24Hour",
        "sched_open_critical_flag": "Y",
        "sched_outer_depend_type": "SD_None",
    }
    options = read(xer(SCHEDOPTIONS=(chosen,))).document.projects[0].options

    assert options.progress_logic is ProgressLogic.PROGRESS_OVERRIDE
    assert options.float_rule is FloatRule.SMALLEST
    assert options.lag_calendar is LagCalendar.ELAPSED
    assert options.open_ends_critical
    assert options.ignores_external_relations


def test_options_that_headway_calculates_otherwise_or_does_not_know_are_listed(read: Read) -> None:
    chosen = {
        "proj_id": "1",
        "sched_outer_depend_type": "SD_None",
        "sched_use_project_end_date_for_float": "N",
        "sched_float_type": "FT_NEW",
        "level_all_rsrc_flag": "Y",
        "sched_by_moonlight": "Y",
    }
    [line] = [one for one in read(xer(SCHEDOPTIONS=(chosen,))).report.losses if one.code == "option_not_followed"]

    assert [(row["option"], row["value"]) for row in line.rows] == [
        ("sched_outer_depend_type", "SD_None"),
        ("sched_use_project_end_date_for_float", "N"),
        ("sched_float_type", "FT_NEW"),
        ("sched_by_moonlight", ""),
    ]
    usual = {"proj_id": "1", "sched_outer_depend_type": "SD_Both", "sched_float_type": "FT_FF"}
    assert "option_not_followed" not in [one.code for one in read(xer(SCHEDOPTIONS=(usual,))).report.losses]


def test_results_of_p6_never_reach_the_document(read: Read) -> None:
    results = {
        "early_start_date": "2027-01-01 08:00",
        "early_end_date": "2027-01-08 17:00",
        "late_start_date": "2027-02-01 08:00",
        "late_end_date": "2027-02-08 17:00",
        "target_start_date": "2027-01-01 08:00",
        "target_end_date": "2027-01-08 17:00",
        "total_float_hr_cnt": "8",
        "free_float_hr_cnt": "0",
        "driving_path_flag": "Y",
    }

    plain = read(xer())
    with_results = read(xer(TASK=[row | results for row in TASKS]))

    assert with_results.document == plain.document
    recorded = with_results.recorded.projects[0]["1010"]
    assert (recorded.early_start, recorded.total_float_minutes, recorded.longest_path) == (
        datetime(2027, 1, 1, 8),
        480,
        True,
    )


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030"), ("gbk", "gb18030"), ("utf-16", "utf-16")],
)
def test_chinese_names_survive_every_encoding(read: Read, encoding: str, expected: str) -> None:
    reading = read(xer(), written_as=encoding)

    assert reading.document.projects[0].activities[2].name == "一层柱钢筋绑扎"
    assert reading.report.encoding == expected


def test_currency_symbols_of_another_code_page_do_not_decide_the_encoding(read: Read) -> None:
    currencies = table("CURRTYPE", [{"curr_id": "1", "curr_symbol": "EUR"}, {"curr_id": "2", "curr_symbol": "GBP"}])
    raw = (
        xer()
        .encode("gb18030")
        .replace(
            b"%T\tCALENDAR", currencies.encode().replace(b"EUR", b"\x80").replace(b"GBP", b"\xa3") + b"%T\tCALENDAR", 1
        )
    )

    reading = read(raw)

    assert reading.report.encoding == "gb18030"
    assert reading.document.projects[0].name == "两层楼"


def test_western_files_fall_back_to_cp1252_and_say_so(read: Read) -> None:
    names = [row | {"task_name": "Bétonnage dalle étage n°1"} for row in TASKS]
    text = xer(TASK=names).replace("两层楼", "Bâtiment").replace("一层", "Étage").replace("五天", "Cinq jours")
    reading = read(text, written_as="cp1252")

    assert reading.document.projects[0].activities[2].name == "Bétonnage dalle étage n°1"
    assert reading.report.encoding == "cp1252"
    assert "encoding_assumed" in [line.code for line in reading.report.losses]


def test_text_that_is_valid_chinese_by_accident_is_not_taken_for_chinese(read: Read) -> None:
    tasks = [row | {"task_name": "Задача"} for row in TASKS]
    raw = (
        xer(TASK=tasks).replace("两层楼", "Задача").replace("一层", "Задача").replace("五天", "Задача").encode("cp1251")
    )
    assert raw.decode("gb18030")

    assert read(raw).report.encoding == "cp1252"


def test_an_encoding_said_by_a_person_wins(read: Read) -> None:
    russian = xer().replace("两层楼", "Здание").replace("一层", "Этаж").replace("五天", "Дни")
    russian = "".join(sign if ord(sign) < 0x2E80 else "x" for sign in russian)

    reading = read(russian, written_as="cp1251", encoding="cp1251")

    assert reading.document.projects[0].name == "Здание"
    assert reading.report.encoding == "cp1251"


@pytest.mark.parametrize("break_", ["\n", "\r\n"])
def test_line_ends_of_both_kinds_are_read(read: Read, break_: str) -> None:
    text = xer().replace("\r\n", break_)

    assert len(read(text).document.projects[0].activities) == 5


def test_tabs_and_line_breaks_inside_a_memo_stay_in_the_memo(read: Read) -> None:
    topics = table("MEMOTYPE", [{"memo_type_id": "7", "memo_type": "施工说明"}])
    memo = "%T\tTASKMEMO\r\n%F\tmemo_id\ttask_id\tmemo_type_id\ttask_memo\tproj_id\r\n%R\t1\t1000\t7\t<html><body><p>先绑\t扎柱筋</p>\r\n<p>后验收&amp;签字</p><script>alert(1)</script></body></html>\t1\r\n"

    notes = read(xer(more=topics + memo)).document.projects[0].activities[2].notes

    assert notes == "施工说明: 先绑 扎柱筋\n\n后验收&签字"


def test_a_missing_end_mark_is_reported_and_a_cut_row_is_refused(read: Read) -> None:
    whole = xer(end="")

    assert "end_mark_missing" in [line.code for line in read(whole).report.losses]
    with pytest.raises(ImportRefused) as refused:
        read(whole[:-40])
    assert refused.value.code == "truncated"


def test_several_projects_keep_their_own_plans_and_the_link_between_them_becomes_external(read: Read) -> None:
    tower = PROJECT | {"proj_id": "2", "proj_short_name": "TOWER"}
    other = task("2000", "T2000", "塔楼基础", proj_id="2", wbs_id="")
    between = {
        "task_pred_id": "9",
        "task_id": "2000",
        "pred_task_id": "1020",
        "proj_id": "2",
        "pred_proj_id": "1",
        "pred_type": "PR_FS",
        "lag_hr_cnt": "8",
    }

    document = read(xer(PROJECT=(PROJECT, tower), TASK=(*TASKS, other), TASKPRED=(*RELATIONS, between))).document

    assert [(item.id, len(item.relations)) for item in document.projects] == [("BLOCK", 2), ("TOWER", 0)]
    outgoing, incoming = document.projects[0].external_relations[0], document.projects[1].external_relations[0]
    assert (outgoing.activity_uid, outgoing.direction, outgoing.other_project, outgoing.other_activity) == (
        "1020",
        "successor",
        "TOWER",
        "T2000",
    )
    assert (incoming.direction, incoming.other_activity, incoming.lag_minutes) == ("predecessor", "A1020", 480)


def test_faulty_rows_are_counted_and_named(read: Read) -> None:
    rows = (
        *TASKS,
        task("1000", "A1000", "重复"),
        task("1030", "A1030", "无日历", clndr_id="99"),
        task("1040", "A1000", "同号"),
    )
    bad = (
        {**RELATIONS[0], "task_pred_id": "3", "pred_task_id": "1010"},  # to itself
        {**RELATIONS[0], "task_pred_id": "4", "pred_task_id": "7777"},  # from nowhere
        {**RELATIONS[1], "task_pred_id": "5"},  # an exact copy
        {**RELATIONS[1], "task_pred_id": "6", "lag_hr_cnt": "8"},  # another lag: kept
        {**RELATIONS[0], "task_pred_id": "7", "task_id": "1000", "pred_task_id": "1020"},  # closes a loop
    )

    reading = read(xer(TASK=rows, TASKPRED=(*RELATIONS, *bad)))

    found = {line.code: line.parameters["count"] for line in reading.report.quality}
    expected = {
        "duplicate_id": 1,
        "missing_calendar": 1,
        "duplicate_code": 2,
        "self_relation": 1,
        "relation_unknown_end": 1,
        "duplicate_relation": 1,
        "loop": 1,
    }
    assert {code: found.get(code) for code in expected} == expected
    loop = next(line for line in reading.report.quality if line.code == "loop")
    assert set(loop.rows[0]["uids"]) == {"1000", "1010", "1020"}
    counts = {line.thing: (line.in_file, line.kept) for line in reading.report.counts}
    assert counts["relations"] == (7, 4)
    assert counts["activities"] == (6, 5)


def test_codes_fields_and_site_names_are_kept(read: Read) -> None:
    more = (
        table("ACTVTYPE", [{"actv_code_type_id": "1", "actv_code_type": "专业"}])
        + table(
            "ACTVCODE",
            [{"actv_code_id": "5", "actv_code_type_id": "1", "actv_code_name": "钢筋工", "short_name": "GJ"}],
        )
        + table("TASKACTV", [{"task_id": "1000", "actv_code_id": "5"}])
        + table(
            "UDFTYPE",
            [
                {"udf_type_id": "8", "table_name": "TASK", "udf_type_label": "工程量"},
                {"udf_type_id": "9", "table_name": "TASK", "udf_type_label": "单位"},
            ],
        )
        + table(
            "UDFVALUE",
            [
                {"udf_type_id": "8", "fk_id": "1000", "udf_number": "12.5"},
                {"udf_type_id": "9", "fk_id": "1000", "udf_text": "t"},
            ],
        )
    )
    activity = read(xer(more=more)).document.projects[0].activities[2]

    assert activity.codes == {"专业": "GJ 钢筋工"}
    assert activity.custom == {"工程量": "12.5", "单位": "t"}
    assert (activity.quantity, activity.unit, activity.trade) == (12.5, "t", "GJ 钢筋工")


def test_resources_roles_and_assignments_are_kept(read: Read) -> None:
    more = (
        table(
            "RSRC",
            [
                {
                    "rsrc_id": "50",
                    "clndr_id": "10",
                    "rsrc_name": "塔吊",
                    "rsrc_short_name": "TD",
                    "rsrc_type": "RT_Equip",
                }
            ],
        )
        + table(
            "RSRCRATE",
            [{"rsrc_id": "50", "max_qty_per_hr": "2", "cost_per_qty": "300", "start_date": "2026-01-01 00:00"}],
        )
        + table("ROLES", [{"role_id": "60", "role_name": "木工班", "role_short_name": "MG"}])
        + table(
            "TASKRSRC",
            [
                {
                    "taskrsrc_id": "70",
                    "task_id": "1010",
                    "rsrc_id": "50",
                    "role_id": "",
                    "remain_qty": "40",
                    "target_qty": "40",
                    "act_reg_qty": "8",
                    "target_qty_per_hr": "1",
                },
                {
                    "taskrsrc_id": "71",
                    "task_id": "1010",
                    "rsrc_id": "",
                    "role_id": "60",
                    "target_qty": "80",
                    "remain_qty": "80",
                    "target_qty_per_hr": "2",
                },
            ],
        )
    )
    project = read(xer(more=more)).document.projects[0]

    assert {(item.uid, item.name, str(item.kind), item.capacity, item.price) for item in project.resources} == {
        ("50", "塔吊", "machine", 2.0, 300.0),
        ("role:60", "木工班", "crew", 1.0, None),
    }
    assert [
        (item.resource_uid, item.units, item.work_minutes, item.remaining_work_minutes) for item in project.assignments
    ] == [("50", 1.0, 2880, 2400), ("role:60", 2.0, 4800, 4800)]


def test_a_calendar_without_hours_gets_the_usual_week_and_is_named(read: Read) -> None:
    reading = read(xer(CALENDAR=({**CALENDARS[0], "clndr_data": ""},)))

    assert reading.document.projects[0].calendars[0].week[0] == ((480, 720), (780, 1020))
    assert "calendar_without_hours" in [line.code for line in reading.report.quality]


def test_the_report_counts_in_the_order_in_which_a_planner_checks() -> None:
    from headway.interchange.report import Findings

    found = Findings()
    for thing in ("notes", "exception_days", "relations", "activities", "projects"):
        found.count(thing, 1)

    counted = [line.thing for line in found.report(application="", file_format="xer").counts]

    assert counted == ["projects", "activities", "relations", "exception_days", "notes"]
