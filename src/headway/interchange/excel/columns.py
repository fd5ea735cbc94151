"""The columns of the template: what they are called, by us and by the sheets that sites use.

Writer, reader and docs/template.md go by this list.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    zh: str
    en: str
    width: int
    synonyms: tuple[str, ...] = ()


ACTIVITIES = (
    Column("level", "层级", "Level", 6, ("级别", "大纲级别", "outline level", "wbs level")),
    Column(
        "code",
        "编码",
        "Code",
        14,
        (
            "工作编码",
            "编号",
            "作业代码",
            "任务编号",
            "wbs",
            "wbs编码",
            "wbs code",
            "activity id",
            "id",
            "序号",
            "no",
            "no.",
        ),
    ),
    Column(
        "name",
        "工作名称",
        "Name",
        36,
        (
            "名称",
            "任务名称",
            "作业名称",
            "工序名称",
            "分部分项工程名称",
            "工作内容",
            "施工内容",
            "项目名称",
            "activity name",
            "task name",
            "activity",
            "description",
        ),
    ),
    Column("kind", "类型", "Kind", 12, ("工作类型", "任务类型", "type", "activity type")),
    Column(
        "duration",
        "工期",
        "Duration",
        8,
        ("工期(天)", "工期(d)", "持续时间", "工期天", "计划工期", "original duration", "duration (days)", "od", "dur"),
    ),
    Column(
        "predecessors",
        "紧前工作",
        "Predecessors",
        22,
        ("紧前", "前置任务", "前置工作", "前置作业", "紧前工序", "predecessor"),
    ),
    Column("calendar", "日历", "Calendar", 14, ("工作日历", "calendar name")),
    Column("constraint", "限制条件", "Constraint", 14, ("限制类型", "约束", "约束类型", "constraint type")),
    Column("constraint_date", "限制日期", "Constraint date", 12, ("约束日期", "primary constraint date")),
    Column(
        "planned_start",
        "计划开始",
        "Planned start",
        12,
        ("开始", "开始时间", "开始日期", "计划开始时间", "计划开始日期", "开工日期", "start", "start date"),
    ),
    Column(
        "planned_finish",
        "计划完成",
        "Planned finish",
        12,
        (
            "完成",
            "完成时间",
            "完成日期",
            "结束",
            "结束时间",
            "计划完成时间",
            "计划完成日期",
            "完工日期",
            "finish",
            "finish date",
            "end",
            "end date",
        ),
    ),
    Column("deadline", "最迟完成期限", "Deadline", 12, ("期限", "要求完成", "节点要求")),
    Column("actual_start", "实际开始", "Actual start", 12, ("实际开始时间", "实际开始日期", "实际开工")),
    Column("actual_finish", "实际完成", "Actual finish", 12, ("实际完成时间", "实际完成日期", "实际完工", "实际结束")),
    Column(
        "percent",
        "完成百分比",
        "Percent complete",
        10,
        ("完成率", "完成比例", "进度", "完成%", "完成进度", "形象进度", "% complete", "progress", "percent"),
    ),
    Column("remaining", "剩余工期", "Remaining duration", 8, ("尚需工期", "剩余工期(天)", "remaining", "rd")),
    Column("quantity", "工程量", "Quantity", 10, ("数量", "计划工程量", "qty")),
    Column("unit", "单位", "Unit", 8, ("计量单位", "uom")),
    Column("weight", "权重", "Weight", 8, ("权重值", "进度权重")),
    Column("location", "部位", "Location", 14, ("施工部位", "区域", "楼层", "施工段", "位置", "分区", "area", "zone")),
    Column("trade", "专业", "Trade", 12, ("工种", "专业工种", "discipline")),
    Column("responsible", "责任人", "Responsible", 12, ("负责人", "责任单位", "责任部门", "owner")),
    Column("resources", "资源", "Resources", 20, ("资源名称", "劳动力", "resource names", "resource")),
    Column("notes", "备注", "Notes", 24, ("说明", "remark", "remarks", "note")),
)

WBS_COLUMNS = (
    ("单位工程", "单项工程", "unit work"),
    ("分部工程", "分部", "division"),
    ("子分部工程", "子分部", "sub-division"),
    ("分项工程", "分项", "work package"),
)
"""Sheets without levels often name the groups in columns of their own, with merged cells."""

RELATIONS = (
    Column("predecessor", "紧前工作", "Predecessor", 16, ("紧前工作编码", "前置任务", "紧前")),
    Column("successor", "紧后工作", "Successor", 16, ("紧后工作编码", "后续任务", "紧后")),
    Column("type", "类型", "Type", 8, ("关系类型", "逻辑关系", "relationship type")),
    Column("lag", "时距", "Lag", 10, ("延时", "间隔", "搭接时间", "滞后")),
    Column("lag_calendar", "时距日历", "Lag calendar", 12),
)

CALENDARS = (
    Column("name", "日历名称", "Calendar", 16, ("日历", "名称", "calendar name")),
    *(Column(f"day{index}", zh, en, 24, (zh.replace("周", "星期"),)) for index, (zh, en) in enumerate(
        (("周一", "Monday"), ("周二", "Tuesday"), ("周三", "Wednesday"), ("周四", "Thursday"), ("周五", "Friday"), ("周六", "Saturday"), ("周日", "Sunday"))
    )),
)  # fmt: skip

EXCEPTIONS = (
    Column("name", "日历名称", "Calendar", 16, ("日历", "calendar name")),
    Column("first", "开始日期", "First day", 12, ("起", "从", "from", "start")),
    Column("last", "结束日期", "Last day", 12, ("止", "至", "到", "to", "finish")),
    Column("shifts", "班次", "Shifts", 24, ("工作时间", "working time")),
    Column("note", "说明", "Note", 20, ("备注", "名称", "name")),
)

PROJECT = (
    Column("id", "项目编号", "Project code", 24, ("项目编码", "工程编号")),
    Column("name", "项目名称", "Project name", 24, ("工程名称",)),
    Column("start", "计划开工日期", "Planned start", 24, ("开工日期", "计划开工")),
    Column("data_date", "数据日期", "Data date", 24, ("状态日期", "检查日期")),
    Column("must_finish_by", "要求竣工日期", "Must finish by", 24, ("竣工日期", "合同竣工日期", "要求完工日期")),
    Column("calendar", "默认日历", "Default calendar", 24, ()),
    Column("hours_per_day", "每天工时", "Hours per day", 24, ("每日工时",)),
)

SHEETS = {
    "guide": ("说明", "Guide"),
    "project": ("项目", "Project"),
    "activities": ("工作", "Activities"),
    "relations": ("逻辑关系", "Relations"),
    "calendars": ("日历", "Calendars"),
    "exceptions": ("日历例外", "Calendar exceptions"),
    "resources": ("资源", "Resources"),
    "assignments": ("资源分配", "Assignments"),
    "baselines": ("基线", "Baselines"),
    "losses": ("导出说明", "Export report"),
}

KINDS = {
    "wbs": ("WBS", "分部", "汇总", "summary"),
    "task": ("工作", "任务", "作业", "task", "activity"),
    "start_milestone": ("开始里程碑", "开工里程碑", "start milestone"),
    "finish_milestone": ("完成里程碑", "完工里程碑", "里程碑", "finish milestone", "milestone"),
    "level_of_effort": ("配合工作", "支持性作业", "配合作业", "level of effort", "loe"),
    "resource_dependent": ("随资源工作", "resource dependent"),
    "wbs_summary_activity": ("WBS汇总作业", "wbs summary"),
}

CONSTRAINTS = {
    "start_on_or_after": (
        "不早于开始",
        "开始不早于",
        "不得早于...开始",
        "start no earlier than",
        "start on or after",
        "snet",
    ),
    "start_on_or_before": (
        "不晚于开始",
        "开始不晚于",
        "不得晚于...开始",
        "start no later than",
        "start on or before",
        "snlt",
    ),
    "finish_on_or_after": (
        "不早于完成",
        "完成不早于",
        "不得早于...完成",
        "finish no earlier than",
        "finish on or after",
        "fnet",
    ),
    "finish_on_or_before": (
        "不晚于完成",
        "完成不晚于",
        "不得晚于...完成",
        "finish no later than",
        "finish on or before",
        "fnlt",
    ),
    "start_on": ("开始于", "start on"),
    "finish_on": ("完成于", "finish on"),
    "mandatory_start": ("必须开始于", "强制开始", "must start on", "mandatory start", "mso"),
    "mandatory_finish": ("必须完成于", "强制完成", "must finish on", "mandatory finish", "mfo"),
    "as_late_as_possible": ("越晚越好", "尽可能晚", "as late as possible", "alap"),
}


def plain(text: str) -> str:
    """A heading or word as it is compared: full width folded, spaces and line breaks out, lower case."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(folded.split()).strip("*:：")


def heading_keys(columns: tuple[Column, ...]) -> dict[str, str]:
    """Every known spelling of a heading → the column's key."""
    found: dict[str, str] = {}
    for column in columns:
        for name in (column.zh, column.en, *column.synonyms):
            found.setdefault(plain(name), column.key)
    return found


def word_keys(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain(name): key for key, names in words.items() for name in (key, *names)}
