"""P6's settings that move dates."""

from __future__ import annotations

from headway.engine.document import (
    Calendar,
    CriticalRule,
    FloatRule,
    LagCalendar,
    Profile,
    ProgressLogic,
    ScheduleOptions,
    SsLagRule,
)
from headway.interchange.p6.tables import Row
from headway.interchange.p6.values import flag, minutes

FLOAT_RULES = {"FT_FF": FloatRule.FINISH, "FT_SF": FloatRule.START, "FT_MIN": FloatRule.SMALLEST}
LAG_CALENDARS = {
    "rcal_Predecessor": LagCalendar.PREDECESSOR,
    "rcal_Successor": LagCalendar.SUCCESSOR,
    "rcal_24Hour": LagCalendar.ELAPSED,
    "rcal_ProjDefault": LagCalendar.PROJECT,
}


# What Headway does whatever the file says, and the value that says the same
_ALWAYS = {
    "sched_outer_depend_type": ("SD_Both", ""),
    "sched_use_project_end_date_for_float": ("Y", ""),
}
_KNOWN_VALUES = {
    "sched_float_type": (*FLOAT_RULES, ""),
    "sched_calendar_on_relationship_lag": (*LAG_CALENDARS, ""),
}
WITHOUT_DATES = frozenset(
    {
        "schedoptions_id", "sched_setplantoforecast", "enable_multiple_longest_path_calc",
        "limit_multiple_longest_path_calc", "max_multiple_longest_path", "use_total_float_multiple_longest_paths",
        "key_activity_for_multiple_longest_paths", "level_float_thrs_cnt", "level_outer_assign_flag",
        "level_outer_assign_priority", "level_over_alloc_pct", "level_within_float_flag", "level_keep_sched_date_flag",
        "level_all_rsrc_flag", "LevelPriorityList",
    }
)  # fmt: skip
"""Settings that move no date by themselves: of levelling, of the ranking of float paths, of planned dates."""


def options_not_followed(chosen: Row) -> list[tuple[str, str]]:
    """(setting, value) for every setting of the file that says something else than what is calculated."""
    return [
        (name, chosen[name]) for name, usual in (_ALWAYS | _KNOWN_VALUES).items() if chosen[name].strip() not in usual
    ]


def read_options(project: Row, chosen: Row | None, calendar: Calendar | None) -> ScheduleOptions:
    """The options of one project; without a SCHEDOPTIONS row P6's own defaults."""
    options = ScheduleOptions(profile=Profile.P6, honours_constraint_dates=False, splits_in_progress_tasks=False)
    options.critical_rule = (
        CriticalRule.LONGEST_PATH if project["critical_path_type"] == "CT_DrivPath" else CriticalRule.TOTAL_FLOAT
    )
    options.critical_float_minutes = minutes(project["critical_drtn_hr_cnt"]) or 0
    if calendar is not None:
        options.minutes_per_day = calendar.minutes_per_day
        options.minutes_per_week = calendar.minutes_per_week
    if chosen is None:
        return options
    options.progress_logic = _progress_logic(chosen)
    options.float_rule = FLOAT_RULES.get(chosen["sched_float_type"], FloatRule.FINISH)
    options.lag_calendar = LAG_CALENDARS.get(chosen["sched_calendar_on_relationship_lag"], LagCalendar.PREDECESSOR)
    early = flag(chosen["sched_lag_early_start_flag"], default=True)
    options.ss_lag_rule = SsLagRule.EARLY_START if early else SsLagRule.ACTUAL_START
    options.open_ends_critical = flag(chosen["sched_open_critical_flag"], default=False)
    options.use_expected_finish = flag(chosen["sched_use_expect_end_flag"], default=True)
    options.ignores_external_relations = chosen["sched_outer_depend_type"] == "SD_None"
    options.float_to_own_project_finish = flag(chosen["sched_use_project_end_date_for_float"], default=True)
    return options


def _progress_logic(chosen: Row) -> ProgressLogic:
    if flag(chosen["sched_progress_override"], default=False):
        return ProgressLogic.PROGRESS_OVERRIDE
    if flag(chosen["sched_retained_logic"], default=True):
        return ProgressLogic.RETAINED_LOGIC
    return ProgressLogic.ACTUAL_DATES
