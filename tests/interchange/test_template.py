"""The Excel template: what we write we read; what people type we understand or name by its cell."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from small_files import Read

from headway.engine.document import ActivityKind, ConstraintKind, RelationType
from headway.interchange import ImportRefused, read_file
from headway.interchange.excel.cells import (
    DateRule,
    NotUnderstood,
    day_and_minute,
    minutes_of,
    number_of,
    percent_of,
    shifts_of,
)
from headway.interchange.excel.columns import ACTIVITIES
from headway.interchange.excel.outline import levels_of
from headway.interchange.template import write_template

pytestmark = pytest.mark.quick
HEAD = ["层级", "编码", "工作名称", "工期", "紧前工作", "计划开始", "完成百分比"]


def workbook(rows: list[list[object]], name: str = "工作", head: list[str] | None = None, **options: object) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, head or HEAD)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, book.add_format({"num_format": "yyyy-mm-dd"}))
                elif value != "":
                    sheet.write(number, column, value)
    return out.getvalue()


def cell_errors(read: Read, content: bytes) -> list[tuple[str, str, str]]:
    with pytest.raises(ImportRefused) as refused:
        read(content, "plan.xlsx")
    assert refused.value.code == "sheet_has_errors"
    return [(row["sheet"], row["cell"], row["code"]) for row in refused.value.parameters["rows"]]


def test_the_template_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    write_template(path)

    project = read_file(path).document.projects[0]

    assert (project.id, project.start, project.must_finish_by) == (
        "XM-001",
        datetime(2026, 3, 2, 8),
        datetime(2026, 12, 31, 17),
    )
    assert [(item.code, item.kind, item.parent_uid) for item in project.activities][:3] == [
        ("1", ActivityKind.WBS, None),
        ("1.1", ActivityKind.START_MILESTONE, "1"),
        ("1.2", ActivityKind.TASK, "1"),
    ]
    links = {(item.predecessor_uid, item.successor_uid, item.type, item.lag_minutes) for item in project.relations}
    assert {
        ("1.2", "1.3", RelationType.SS, 960),
        ("1.3", "2.1", RelationType.FF, 2400),
        ("1.5", "2.1", RelationType.FS, 1440),
    } <= links
    curing = next(item for item in project.activities if item.code == "1.5")
    assert (curing.duration_minutes, curing.duration_elapsed, curing.calendar_uid) == (7 * 1440, True, "calendar:2")
    masonry = next(item for item in project.activities if item.code == "2.1")
    assert masonry.constraint is not None
    assert (masonry.constraint.kind, masonry.constraint.at) == (
        ConstraintKind.START_ON_OR_AFTER,
        datetime(2026, 4, 1, 8),
    )
    assert (masonry.quantity, masonry.unit, masonry.location, masonry.trade) == (210, "m³", "1层", "砌筑工")
    spring = project.calendars[0].exceptions[0]
    assert (spring.first_day, spring.last_day, spring.shifts, spring.name) == (
        date(2026, 2, 16),
        date(2026, 2, 22),
        (),
        "春节",
    )


def test_every_column_of_the_template_is_documented() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "template.md").read_text("utf-8")

    assert [column.zh for column in ACTIVITIES if f"| {column.zh} | {column.en} |" not in text] == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026年3月1日", date(2026, 3, 1)),
        ("2026 年 3 月 1 日", date(2026, 3, 1)),
        ("2026.3.1", date(2026, 3, 1)),
        ("26/3/1", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("20260301", date(2026, 3, 1)),
        ("３月１日", date(2026, 3, 1)),
        ("3月1号", date(2026, 3, 1)),
        ("44621", date(2022, 3, 1)),
        (44621, date(2022, 3, 1)),
        (44621.0, date(2022, 3, 1)),
        (1, date(1900, 1, 1)),
        (61, date(1900, 3, 1)),
        (datetime(2026, 3, 1), date(2026, 3, 1)),
        ("\u3000２０２６－３－１\xa0", date(2026, 3, 1)),
    ],
)
def test_dates_of_all_shapes_are_understood(value: object, expected: date) -> None:
    found = day_and_minute(value, DateRule(year=2026))

    assert found == (expected, None)


def test_a_time_beside_the_date_is_kept_and_1904_workbooks_count_from_1904() -> None:
    assert day_and_minute("2026-3-1 13:30", DateRule()) == (date(2026, 3, 1), 810)
    assert day_and_minute(43159, DateRule(is_1904=True)) == (date(2022, 3, 1), None)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (60, "phantom_day"),
        ("1-3月", "date"),
        ("2026-02-30", "date"),
        ("月底", "date"),
        (9_999_999, "date"),
        ("3月1日", "date_without_year"),
        (-5, "date"),
    ],
)
def test_what_is_no_date_is_said_to_be_none(value: object, code: str) -> None:
    with pytest.raises(NotUnderstood) as fault:
        day_and_minute(value, DateRule())

    assert fault.value.code == code


def test_numbers_durations_and_percentages_as_people_type_them() -> None:
    assert (number_of("１，２５０．５"), number_of("12 m³"), number_of(" 7\u3000"), number_of("—")) == (
        1250.5,
        12,
        7,
        None,
    )
    spans = {text: minutes_of(text, 480) for text in ("5", "5天", "2周", "12h", "30分钟", "0.5d")}
    assert {text: span.minutes for text, span in spans.items() if span} == {
        "5": 2400,
        "5天": 2400,
        "2周": 4800,
        "12h": 720,
        "30分钟": 30,
        "0.5d": 240,
    }
    elapsed = minutes_of("7日历天", 480)
    assert elapsed is not None
    assert (elapsed.minutes, elapsed.elapsed) == (10080, True)
    assert percent_of("50%", points=False) == 0.5
    assert percent_of(0.5, points=False) == 0.5
    assert percent_of(50.0, points=True) == 0.5
    assert percent_of(1.0, points=True) == 0.01
    assert shifts_of("8:00-12:00，13:00～17:30") == ((480, 720), (780, 1050))
    assert (shifts_of("休"), shifts_of("24小时")) == ((), ((0, 1440),))


@pytest.mark.parametrize(
    ("names", "codes", "given", "expected"),
    [
        (["主体", "  一层", "    支模", "  二层"], ["", "", "", ""], [None] * 4, [1, 2, 3, 2]),
        (["主体", "\u3000一层", "\u3000\u3000支模"], ["", "", ""], [None] * 3, [1, 2, 3]),
        (["主体", "一层", "支模", "二层"], ["1", "1.1", "1.1.1", "1.2"], [None] * 4, [1, 2, 3, 2]),
        (["一、主体", "（一）一层", "1、支模", "2、浇筑", "（二）二层"], [""] * 5, [None] * 5, [1, 2, 3, 3, 2]),
        (["主体", "一层", "支模"], ["一", "（一）", "1."], [None] * 3, [1, 2, 3]),
        (["主体", "一层", "支模"], ["", "", ""], [1, 2, 3], [1, 2, 3]),
        (["主体", "支模"], ["", ""], [1, 5], [1, 2]),
        (["支模", "浇筑"], ["A1", "A2"], [None, None], [1, 1]),
    ],
)
def test_levels_come_from_indent_codes_or_numbering(
    names: list[str], codes: list[str], given: list[int | None], expected: list[int]
) -> None:
    assert levels_of(names, codes, given) == expected


def test_a_contractors_own_sheet_with_other_headings_is_read(read: Read) -> None:
    head = ["序号", "任务名称", "持续时间", "开始时间", "完成时间", "前置任务", "班组长电话"]
    rows: list[list[object]] = [
        ["一", "主体结构"],
        ["1", "支模", "", "2026.3.2", "2026年3月6日", "", "138"],
        ["2", "浇筑", "2天", "", "", "1SS＋1天", ""],
    ]

    reading = read(workbook(rows, "进度计划", head), "plan.xlsx")

    group, formwork, pour = reading.document.projects[0].activities
    assert (group.kind, formwork.parent_uid) == (ActivityKind.WBS, group.uid)
    assert formwork.duration_minutes == 5 * 480
    assert formwork.custom == {"班组长电话": "138"}
    assert formwork.constraint is not None
    assert [(item.successor_uid, item.type, item.lag_minutes) for item in reading.document.projects[0].relations] == [
        (pour.uid, RelationType.SS, 480)
    ]
    assert {"dates_became_constraints", "column_kept_as_field"} <= {line.code for line in reading.report.losses}


def test_group_columns_with_merged_cells_build_the_wbs(read: Read) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("计划")
        sheet.write_row(0, 0, ["分部工程", "工作名称", "工期", "计划开始"])
        sheet.merge_range(1, 0, 2, 0, "主体结构")
        for row, name in ((1, "支模"), (2, "浇筑"), (3, "砌墙")):
            sheet.write_row(row, 1, [name, 3, "2026-3-2"])
        sheet.write(3, 0, "二次结构")

    activities = read(out.getvalue(), "plan.xlsx").document.projects[0].activities

    assert [(item.name, item.parent_uid) for item in activities] == [
        ("主体结构", None),
        ("支模", "group:/主体结构"),
        ("浇筑", "group:/主体结构"),
        ("二次结构", None),
        ("砌墙", "group:/二次结构"),
    ]


def test_every_cell_that_is_not_understood_is_named_and_nothing_is_read(read: Read) -> None:
    rows: list[list[object]] = [
        [1, "A", "支模", "很久", "", date(2026, 3, 2), 0.5],
        [1, "B", "浇筑", 2, "C9FS+1d", "1-3月", ""],
        [1, "B", "养护", 7, "A", "", 250],
        ["深", "D", "验收", 1, "=A1+1", "", "=1/0"],
    ]

    errors = cell_errors(read, workbook(rows))

    assert {
        ("工作", "D2", "duration"),
        ("工作", "E3", "predecessor"),
        ("工作", "F3", "date"),
        ("工作", "B4", "duplicate_code"),
        ("工作", "G4", "percent"),
        ("工作", "A5", "number"),
    } <= set(errors)


def test_formulas_count_by_their_stored_value_and_faults_are_named(read: Read, tmp_path: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("工作")
        sheet.write_row(0, 0, ["编码", "工作名称", "工期", "计划开始"])
        sheet.write_row(1, 0, ["A", "支模"])
        sheet.write_formula(1, 2, "=2+2", None, 4)
        sheet.write(1, 3, "2026-3-2")
    good = out.getvalue()

    assert read(good, "plan.xlsx").document.projects[0].activities[0].duration_minutes == 4 * 480
    for old, new, code in (
        (b"<v>4</v>", b"", "formula_without_value"),
        (b"<v>4</v>", b"<v>#REF!</v>", "formula_error"),
    ):
        broken = _changed(good, "xl/worksheets/sheet1.xml", old, new)
        if code == "formula_error":
            broken = _changed(broken, "xl/worksheets/sheet1.xml", b'<c r="C2">', b'<c r="C2" t="e">')
        assert ("工作", "C2", code) in cell_errors(read, broken)


def _changed(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            body = source.read(entry)
            assert entry != name or old in body
            target.writestr(entry, body.replace(old, new) if entry == name else body)
    return out.getvalue()


def test_workbooks_of_1904_keep_their_days(read: Read) -> None:
    content = workbook([[1, "A", "支模", 3, "", date(2026, 3, 2), ""]], date_1904=True)

    project = read(content, "plan.xlsx").document.projects[0]

    assert project.start == datetime(2026, 3, 2, 8)


def test_hidden_sheets_and_rows_are_reported(read: Read) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("工作")
        sheet.write_row(0, 0, ["编码", "工作名称", "工期", "计划开始"])
        sheet.write_row(1, 0, ["A", "支模", 3, "2026-3-2"])
        sheet.write_row(2, 0, ["B", "浇筑", 3, "2026-3-2"])
        sheet.set_row(2, None, None, {"hidden": True})
        book.add_worksheet("草稿").hide()
    losses = {line.code: line for line in read(out.getvalue(), "plan.xlsx").report.losses}

    assert losses["hidden_sheet"].rows == [{"sheet": "草稿"}]
    assert losses["hidden_rows"].parameters["count"] == 1


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (400_000, 2), (10, 5000)])
def test_a_cell_in_the_last_corner_is_refused_and_a_merged_sheet_is_no_trap(read: Read, row: int, column: int) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("工作")
        sheet.write_row(0, 0, ["编码", "工作名称", "工期", "计划开始"])
        sheet.write_row(1, 0, ["A", "支模", 3, "2026-3-2"])
        sheet.write(row, column, 1)
    with pytest.raises(ImportRefused) as refused:
        read(out.getvalue(), "plan.xlsx")
    assert refused.value.code == "sheet_too_large"


def test_one_merge_over_the_whole_sheet_is_read_quickly(read: Read) -> None:
    content = workbook([[1, "A", "支模", 3, "", date(2026, 3, 2), ""]])
    merged = _changed(
        content,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>',
    )

    reading = read(merged, "plan.xlsx")

    assert len(reading.document.projects[0].activities) == 1
    assert reading.seconds < 5


def test_a_sheet_without_activities_says_what_it_needs(read: Read) -> None:
    with pytest.raises(ImportRefused) as refused:
        read(workbook([["x", 1]], "材料", ["材料", "数量"]), "plan.xlsx")

    assert refused.value.code == "sheet_without_activities"
