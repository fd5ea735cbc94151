"""What P6 had calculated. Kept apart from the document; the engine never sees it."""

from __future__ import annotations

from headway.engine.document import CriticalRule, RecordedDates, ScheduleProject
from headway.interchange.p6.tables import Row
from headway.interchange.p6.values import instant, minutes


def read_recorded(row: Row, project: ScheduleProject) -> RecordedDates:
    """The results stored in one TASK row. Critical is derived: P6 stores the float and the path."""
    dates = RecordedDates(
        early_start=instant(row["early_start_date"]),
        early_finish=instant(row["early_end_date"]),
        late_start=instant(row["late_start_date"]),
        late_finish=instant(row["late_end_date"]),
        total_float_minutes=minutes(row["total_float_hr_cnt"]),
        free_float_minutes=minutes(row["free_float_hr_cnt"]),
    )
    dates.start = instant(row["act_start_date"]) or dates.early_start
    dates.finish = instant(row["act_end_date"]) or dates.early_finish
    if row["driving_path_flag"] in ("Y", "N"):
        dates.longest_path = row["driving_path_flag"] == "Y"
    dates.critical = _critical(dates, project)
    return dates


def _critical(dates: RecordedDates, project: ScheduleProject) -> bool | None:
    if project.options.critical_rule is CriticalRule.LONGEST_PATH:
        return dates.longest_path
    if dates.total_float_minutes is None:
        return None
    return dates.total_float_minutes <= project.options.critical_float_minutes
