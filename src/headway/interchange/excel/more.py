"""What our own export writes beside the template's columns, so that nothing of a plan is lost on the way back."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any, Protocol, get_type_hints

from headway.engine.document import Activity, Constraint, ConstraintKind, RecordedDates, ScheduleOptions, Split
from headway.interchange.excel.cells import (
    DateRule,
    NotUnderstood,
    Value,
    day_and_minute,
    minutes_of,
    number_of,
    text_of,
)
from headway.interchange.excel.columns import CONSTRAINTS, Column, plain, word_keys
from headway.interchange.excel.table import TableRow

MORE = (
    Column("uid", "Headway标识", "Headway identity", 12),
    Column("actual_minutes", "已用工期", "Time used", 8),
    Column("percent_kind", "完成方式", "Percent kind", 9),
    Column("second_constraint", "第二限制条件", "Second constraint", 14),
    Column("second_constraint_date", "第二限制日期", "Second constraint date", 12),
    Column("expected_finish", "预计完成", "Expected finish", 12),
    Column("external_early_start", "外部最早开始", "External early start", 12),
    Column("external_late_finish", "外部最迟完成", "External late finish", 12),
    Column("stop", "进度截至", "Progress until", 12),
    Column("suspend", "停工", "Suspended", 12),
    Column("resume", "复工", "Resumed", 12),
    Column("splits", "分段", "Worked spans", 24),
    Column("manual", "手动排定", "Set by hand", 9),
    Column("manual_start", "手动开始", "Start set by hand", 12),
    Column("manual_finish", "手动完成", "Finish set by hand", 12),
    Column("inactive", "停用", "Inactive", 7),
    Column("duration_estimated", "工期待定", "Estimated", 9),
    Column("uses_resource_calendars", "用资源日历", "Uses resource calendars", 10),
    Column("levelling_delay", "调配延迟", "Levelling delay", 9),
    Column("priority", "优先级", "Priority", 8),
)
CALCULATED = (
    Column("total_float", "总时差", "Total float", 8),
    Column("critical", "关键", "Critical", 7),
)
RESOURCES = (
    Column("name", "资源名称", "Resource", 24),
    Column("uid", "资源标识", "Resource identity", 12),
    Column("kind", "类别", "Kind of resource", 10),
    Column("code", "资源编号", "Resource code", 12),
    Column("unit", "单位", "Unit", 8),
    Column("capacity", "最大数量", "Capacity", 10),
    Column("price", "单价", "Price", 10),
    Column("calendar", "日历", "Calendar", 14),
)
ASSIGNMENTS = (
    Column("activity", "工作编码", "Activity", 16),
    Column("resource", "资源名称", "Resource", 24),
    Column("units", "数量", "Units", 8),
    Column("work", "工时(小时)", "Work (hours)", 10),
    Column("remaining", "剩余工时(小时)", "Remaining work (hours)", 10),
    Column("actual", "实际工时(小时)", "Actual work (hours)", 10),
    Column("quantity", "工程量", "Quantity", 10),
    Column("delay", "开工后延迟(小时)", "Delay (hours)", 10),
    Column("drives", "影响日期", "Drives dates", 9),
    Column("cost", "费用", "Cost", 12),
)
OPTIONS = (
    Column("finish", "倒排完工日期", "Scheduled back from", 24),
    Column("time_zone", "时区", "Time zone", 24),
    Column("profile", "计算规则", "Rules", 24),
    Column("minutes_per_week", "每周工作分钟", "Minutes per week", 24),
    Column("days_per_month", "每月工作天数", "Days per month", 24),
    Column("default_start_minute", "默认上班分钟", "Usual first minute", 24),
    Column("default_finish_minute", "默认下班分钟", "Usual last minute", 24),
    Column("progress_logic", "进度逻辑", "Progress logic", 24),
    Column("lag_calendar", "时距日历", "Lag calendar", 24),
    Column("ss_lag_rule", "SS时距起算", "SS lag counts from", 24),
    Column("float_rule", "总时差算法", "Float rule", 24),
    Column("critical_rule", "关键线路算法", "Critical rule", 24),
    Column("critical_float_minutes", "关键时差界限(分钟)", "Critical float (minutes)", 24),
    Column("open_ends_critical", "无后续即关键", "Open ends critical", 24),
    Column("multiple_critical_paths", "多条关键线路", "Multiple critical paths", 24),
    Column("use_expected_finish", "采用预计完成", "Use expected finish", 24),
    Column("honours_constraint_dates", "始终遵守限制日期", "Honours constraint dates", 24),
    Column("splits_in_progress_tasks", "拆分进行中工作", "Splits work in progress", 24),
    Column("schedules_from_finish", "从完工日期倒排", "Schedules from finish", 24),
    Column("ignores_external_relations", "忽略外部关系", "Ignores external relations", 24),
    Column("float_to_own_project_finish", "时差算到本项目完工", "Float to own finish", 24),
)
WORDS = {
    "p6": "P6", "msp": "MS Project", "jgj121": "JGJ/T 121", "retained_logic": "保留逻辑",
    "progress_override": "进度优先", "actual_dates": "按实际日期", "predecessor": "紧前工作", "successor": "紧后工作",
    "project": "项目默认", "elapsed": "连续时间", "early_start": "最早开始起", "actual_start": "实际开始起",
    "start": "按开始", "finish": "按完成", "smallest": "取较小", "total_float": "按总时差", "longest_path": "最长线路",
    "labour": "人工", "crew": "班组", "machine": "机械", "material": "材料", "cost": "费用",
    "duration": "工期", "physical": "实物量", "units": "工时",
}  # fmt: skip
_CODES = {plain(word): code for code, word in WORDS.items()} | {plain(code): code for code in WORDS}
_CONSTRAINTS = word_keys(CONSTRAINTS)
YES, NO, NOTHING = "是", "否", "无"
CODE_PREFIX, FIELD_PREFIX = "分类：", "字段："
_STARTS = ("external_early_start", "stop", "suspend", "resume", "manual_start")
_FINISHES = ("expected_finish", "external_late_finish", "manual_finish")


class Instant(Protocol):
    """A cell as an instant; a day alone is its first or last working minute."""

    def __call__(self, value: Value, *, at_start: bool) -> datetime | None: ...


def read_more(activity: Activity, row: TableRow, instant: Instant, minutes_per_day: int) -> None:
    """Fill the fields of one row that only our own export writes."""
    for name in (*_STARTS, *_FINISHES):
        if row.text(name):
            setattr(activity, name, row.read(name, partial(instant, at_start=name in _STARTS)))
    for name in ("manual", "inactive", "duration_estimated"):
        if row.text(name):
            setattr(activity, name, bool(row.read(name, flag_of)))
    if row.text("uses_resource_calendars"):
        activity.ignores_resource_calendars = not row.read("uses_resource_calendars", flag_of)
    used = row.read("actual_minutes", lambda value: minutes_of(value, minutes_per_day))
    if used is not None:
        activity.actual_minutes = used.minutes
    delay = row.read("levelling_delay", lambda value: minutes_of(value, minutes_per_day))
    if delay is not None:
        activity.levelling_delay_minutes, activity.levelling_delay_elapsed = delay.minutes, delay.elapsed
    priority = row.read("priority", number_of)
    if priority is not None:
        activity.priority = int(priority)
    if row.text("percent_kind"):
        activity.percent_kind = code_of(row.text("percent_kind")) or activity.percent_kind
    activity.splits = row.read("splits", splits_of) or []
    activity.secondary_constraint = _second_constraint(row, instant)


def _second_constraint(row: TableRow, instant: Instant) -> Constraint | None:
    word = plain(row.text("second_constraint"))
    if not word:
        return None
    if word not in _CONSTRAINTS:
        row.fail("second_constraint", "constraint")
        return None
    kind = ConstraintKind(_CONSTRAINTS[word])
    return Constraint(kind, row.read("second_constraint_date", partial(instant, at_start="start" in kind.value)))


def read_results(dates: RecordedDates, row: TableRow, minutes_per_day: int) -> None:
    """Float and critical mark, for comparison only."""
    found = row.read("total_float", lambda value: minutes_of(value, minutes_per_day))
    dates.total_float_minutes = None if found is None else found.minutes
    dates.critical = row.read("critical", flag_of)


def flag_of(value: Value) -> bool | None:
    """是 / 否. Raises NotUnderstood."""
    word = plain(text_of(value))
    if word not in ("", YES, NO, "1", "0", "yes", "no", "√", "✓"):
        raise NotUnderstood("number")
    return word in (YES, "1", "yes", "√", "✓") if word else None


def code_of(text: str) -> str | None:
    """The code of one of `WORDS`."""
    return _CODES.get(plain(text))


def splits_of(value: Value) -> list[Split] | None:
    """`2026-03-01 08:00~2026-03-02 17:00; …`. Raises NotUnderstood."""
    found = []
    for part in filter(None, (part.strip() for part in text_of(value).split(";"))):
        ends = [day_and_minute(end, DateRule()) for end in part.split("~")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            raise NotUnderstood("date")
        found.append(
            Split(*(datetime(d.year, d.month, d.day) + timedelta(minutes=m or 0) for d, m in filter(None, ends)))
        )
    return found


def read_options(values: dict[str, Value], options: ScheduleOptions) -> None:
    """The settings that the sheet 项目 names; what it does not name stays."""
    kinds = get_type_hints(ScheduleOptions)
    for column in OPTIONS:
        if column.key in kinds and text_of(values.get(column.key, "")):
            setattr(options, column.key, _option(kinds[column.key], values[column.key]))


def _option(kind: Any, value: Value) -> Any:
    if kind is bool:
        return bool(flag_of(value))
    if issubclass(kind, StrEnum):
        return kind(code_of(text_of(value)) or text_of(value))
    return kind(number_of(value) or 0)
