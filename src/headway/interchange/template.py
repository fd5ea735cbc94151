"""The Excel template: written here, read by `headway.interchange.excel`.

It is a working example: a small plan with groups, links, a milestone, two calendars and progress,
which a planner overwrites.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from headway.interchange.excel.columns import (
    ACTIVITIES,
    CALENDARS,
    CONSTRAINTS,
    EXCEPTIONS,
    KINDS,
    PROJECT,
    RELATIONS,
    SHEETS,
    Column,
)

FONT = "Noto Sans SC"
HEADING, SECOND, LINE = "#1F3A5F", "#E8EDF3", "#C9D2DC"
ROWS_CHECKED = 5000
DATES = (
    "constraint_date",
    "planned_start",
    "planned_finish",
    "deadline",
    "actual_start",
    "actual_finish",
    "first",
    "last",
)
TEXTS = ("code", "predecessors", "predecessor", "successor", "lag", "duration", "remaining")
WORKDAY = "8:00-12:00,13:00-17:00"

EXAMPLE: tuple[dict[str, Any], ...] = (
    {"level": 1, "code": "1", "name": "主体结构", "kind": "WBS"},
    {"level": 2, "code": "1.1", "name": "开工", "kind": "开始里程碑", "duration": 0},
    {"level": 2, "code": "1.2", "name": "一层柱钢筋绑扎", "duration": 3, "predecessors": "1.1", "quantity": 12.5, "unit": "t", "location": "1层", "trade": "钢筋工", "responsible": "钢筋班组", "resources": "钢筋工×20"},
    {"level": 2, "code": "1.3", "name": "一层模板安装", "duration": 4, "predecessors": "1.2SS+2d", "quantity": 860, "unit": "m²", "location": "1层", "trade": "木工", "resources": "木工×25"},
    {"level": 2, "code": "1.4", "name": "一层混凝土浇筑", "duration": 1, "predecessors": "1.2,1.3", "quantity": 145, "unit": "m³", "location": "1层", "trade": "混凝土工"},
    {"level": 2, "code": "1.5", "name": "一层混凝土养护", "duration": "7日历天", "predecessors": "1.4", "calendar": "每天", "location": "1层"},
    {"level": 1, "code": "2", "name": "二次结构", "kind": "WBS"},
    {"level": 2, "code": "2.1", "name": "一层砌体", "duration": 6, "predecessors": "1.5FS+3d", "constraint": "不早于开始", "constraint_date": date(2026, 4, 1), "quantity": 210, "unit": "m³", "location": "1层", "trade": "砌筑工"},
    {"level": 2, "code": "2.2", "name": "主体验收", "kind": "完成里程碑", "duration": 0, "predecessors": "2.1"},
)  # fmt: skip
RELATION_EXAMPLE = ({"predecessor": "1.3", "successor": "2.1", "type": "FF", "lag": "5d"},)
CALENDAR_EXAMPLE = (
    {"name": "标准日历", **{f"day{index}": WORKDAY for index in range(7)}},
    {"name": "每天", **{f"day{index}": "24小时" for index in range(7)}},
)
EXCEPTION_EXAMPLE = (
    {"name": "标准日历", "first": date(2026, 2, 16), "last": date(2026, 2, 22), "shifts": "休", "note": "春节"},
    {"name": "标准日历", "first": date(2026, 10, 1), "last": date(2026, 10, 3), "shifts": "休", "note": "国庆节"},
)
PROJECT_EXAMPLE = {
    "id": "XM-001",
    "name": "示例项目",
    "start": date(2026, 3, 2),
    "data_date": date(2026, 3, 2),
    "must_finish_by": date(2026, 12, 31),
    "calendar": "标准日历",
    "hours_per_day": 8,
}

GUIDE = (
    ("每个工作表第一行是中文列名，第二行是英文列名，从第三行起填数据。列可以增减和换位，认列名不认位置。", "Row 1 holds the Chinese headings, row 2 the English ones, data start in row 3. Columns may be moved or left out."),
    ("“工作”表必须有“工作名称”和“工期”（或“计划开始”和“计划完成”）。有下级行的行是 WBS。", "The sheet 工作 needs a name and a duration (or planned start and finish). A row with deeper rows below it is a WBS row."),
    ("层级：填数字 1、2、3；不填时按名称前的空格、编码 1.2.3 或 一、（一）1. 判断。", "Level: a number; without it indent, codes such as 1.2.3 or 一、（一）1. decide."),
    ("工期以天计，可写 5、5天、12小时、2周、7日历天。", "Durations are in days: 5, 5d, 12h, 2w, 7 日历天 (calendar days)."),
    ("紧前工作：编码，可带类型和时距，多个用逗号分开，如 1.2,1.3SS+2d,1.4FF-1d,1.5FS+50%。", "Predecessors: codes with type and lag, split by commas: 1.2,1.3SS+2d."),
    ("日期可写 2026-3-1、2026.3.1、2026年3月1日，也可带时间 2026-3-1 8:00。", "Dates: 2026-3-1, 2026.3.1, 2026年3月1日, with or without a time."),
    ("没有紧前工作而填了“计划开始”的工作，按“不早于该日开始”计算；其余计划日期只用于和计算结果对比。", "A planned start without predecessors counts as start no earlier than; other planned dates are only compared with the calculated ones."),
    ("完成百分比可写 50、0.5 或 50%。", "Percent complete: 50, 0.5 or 50%."),
    ("日历：每天的班次如 8:00-12:00,13:00-17:00，休息填“休”，全天填“24小时”。例外日期填在“日历例外”。", "Calendars: shifts per weekday; 休 = no work, 24小时 = the whole day. Exceptions stand in 日历例外."),
    ("资源可写 木工×25；塔吊×1。", "Resources: 木工×25；塔吊×1."),
    ("不认识的列会作为自定义字段保留。有看不懂的单元格时，整个文件不导入，并列出每个单元格。", "Unknown columns are kept as fields. If a cell is not understood nothing is imported and every such cell is listed."),
)  # fmt: skip


def write_template(target: Path | BinaryIO) -> None:
    """Write the template with its example to `target`."""
    with xlsxwriter.Workbook(
        str(target) if isinstance(target, Path) else target,
        {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True},
    ) as book:
        _Writer(book).write()


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
        self.book = book
        self.heading = book.add_format(
            {
                **base,
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": HEADING,
                "border": 1,
                "border_color": LINE,
                "text_wrap": True,
            }
        )
        self.second = book.add_format(
            {**base, "font_size": 9, "font_color": "#44546A", "bg_color": SECOND, "border": 1, "border_color": LINE}
        )
        self.body = book.add_format(base)
        self.text = book.add_format({**base, "num_format": "@"})
        self.date = book.add_format({**base, "num_format": "yyyy-mm-dd"})
        self.wrapped = book.add_format({**base, "text_wrap": True, "valign": "top"})
        self.group = book.add_format({**base, "bold": True})

    def write(self) -> None:
        self._guide()
        self._project()
        activities = self._table("activities", ACTIVITIES, EXAMPLE)
        self._choices(activities)
        relations = self._table("relations", RELATIONS, RELATION_EXAMPLE)
        relations.data_validation(2, 2, ROWS_CHECKED, 2, {"validate": "list", "source": ["FS", "SS", "FF", "SF"]})
        self._table("calendars", CALENDARS, CALENDAR_EXAMPLE)
        self._table("exceptions", EXCEPTIONS, EXCEPTION_EXAMPLE)
        activities.activate()

    def _guide(self) -> None:
        sheet = self.book.add_worksheet(SHEETS["guide"][0])
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 72)
        sheet.set_column(1, 1, 72)
        sheet.write_row(0, 0, ["填写说明", "How to fill it in"], self.heading)
        for row, pair in enumerate(GUIDE, start=1):
            sheet.set_row(row, 34)
            sheet.write_row(row, 0, pair, self.wrapped)

    def _project(self) -> None:
        sheet = self.book.add_worksheet(SHEETS["project"][0])
        sheet.set_column(0, 2, 24)
        sheet.write_row(0, 0, ["名称", "Name", "值 Value"], self.heading)
        for row, column in enumerate(PROJECT, start=1):
            sheet.write_string(row, 0, column.zh, self.group)
            sheet.write_string(row, 1, column.en, self.second)
            self._cell(sheet, row, 2, column.key, PROJECT_EXAMPLE[column.key])

    def _table(self, key: str, columns: tuple[Column, ...], rows: tuple[dict[str, Any], ...]) -> Any:
        sheet = self.book.add_worksheet(SHEETS[key][0])
        sheet.freeze_panes(2, 3 if key == "activities" else 1)
        for position, column in enumerate(columns):
            usual = self.date if column.key in DATES else self.text if column.key in TEXTS else self.body
            sheet.set_column(position, position, column.width, usual)
            sheet.write_string(0, position, column.zh, self.heading)
            sheet.write_string(1, position, column.en, self.second)
        for number, row in enumerate(rows, start=2):
            for position, column in enumerate(columns):
                if column.key in row:
                    self._cell(sheet, number, position, column.key, row[column.key], bold=row.get("kind") == "WBS")
        sheet.autofilter(1, 0, len(rows) + 1, len(columns) - 1)
        return sheet

    def _cell(self, sheet: Any, row: int, column: int, key: str, value: Any, *, bold: bool = False) -> None:
        if isinstance(value, date):
            sheet.write_datetime(row, column, value, self.date)
        elif isinstance(value, (int, float)) and key not in TEXTS:
            sheet.write_number(row, column, value, self.group if bold else self.body)
        else:
            sheet.write_string(
                row, column, str(value), self.group if bold else self.text if key in TEXTS else self.body
            )

    def _choices(self, sheet: Any) -> None:
        """Lists and checks that Excel itself offers while typing."""
        place = {column.key: position for position, column in enumerate(ACTIVITIES)}
        rules = {
            "kind": {"validate": "list", "source": [names[0] for names in KINDS.values()]},
            "constraint": {"validate": "list", "source": [names[0] for names in CONSTRAINTS.values()]},
            "calendar": {
                "validate": "list",
                "source": f"='{SHEETS['calendars'][0]}'!$A$3:$A$200",
                "error_type": "warning",
            },
            "level": {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 50, "ignore_blank": True},
        }
        for key, rule in rules.items():
            sheet.data_validation(2, place[key], ROWS_CHECKED, place[key], rule)
