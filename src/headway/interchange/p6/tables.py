"""The tables of a P6 export, with the columns that a document needs.

Both formats fill these: .xer directly, P6 XML by its own names for the same columns. Columns with
results of P6 (early and late dates, floats) are read too, but only `recorded.py` uses them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from headway.engine.document import CalendarException, Shift

Row = dict[str, str]
CalendarHours = tuple[tuple[tuple[Shift, ...] | None, ...] | None, list[CalendarException]]
"""A calendar's week (Monday first) and its exceptions."""

WANTED: dict[str, tuple[str, ...]] = {
    "PROJECT": (
        "proj_id", "proj_short_name", "clndr_id", "plan_start_date", "plan_end_date", "last_recalc_date",
        "critical_drtn_hr_cnt", "critical_path_type", "export_flag", "name_sep_char", "project_flag", "project_name",
        "orig_proj_id", "sum_base_proj_id", "base_type_id", "base_type",
    ),
    "SCHEDOPTIONS": (
        "proj_id", "sched_outer_depend_type", "sched_open_critical_flag", "sched_lag_early_start_flag",
        "sched_retained_logic", "sched_progress_override", "sched_float_type", "sched_calendar_on_relationship_lag",
        "sched_use_expect_end_flag", "sched_use_project_end_date_for_float",
    ),
    "BASETYPE": ("base_type_id", "base_type"),
    "CALENDAR": (
        "clndr_id", "default_flag", "clndr_name", "proj_id", "base_clndr_id", "clndr_type", "day_hr_cnt",
        "week_hr_cnt", "month_hr_cnt", "clndr_data",
    ),
    "PROJWBS": ("wbs_id", "proj_id", "seq_num", "est_wt", "proj_node_flag", "wbs_short_name", "wbs_name", "parent_wbs_id"),
    "TASK": (
        "task_id", "proj_id", "wbs_id", "clndr_id", "phys_complete_pct", "est_wt", "complete_pct_type", "task_type",
        "status_code", "task_code", "task_name", "rsrc_id", "remain_drtn_hr_cnt", "target_drtn_hr_cnt", "act_work_qty",
        "remain_work_qty", "target_work_qty", "cstr_date", "cstr_type", "cstr_date2", "cstr_type2", "act_start_date",
        "act_end_date", "expect_end_date", "priority_type", "suspend_date", "resume_date", "external_early_start_date",
        "external_late_end_date", "act_drtn_hr_cnt",
        # results of P6, for recorded.py only
        "total_float_hr_cnt", "free_float_hr_cnt", "early_start_date", "early_end_date", "late_start_date",
        "late_end_date", "driving_path_flag", "target_start_date", "target_end_date",
    ),
    "TASKPRED": ("task_pred_id", "task_id", "pred_task_id", "proj_id", "pred_proj_id", "pred_type", "lag_hr_cnt"),
    "RSRC": ("rsrc_id", "clndr_id", "rsrc_name", "rsrc_short_name", "rsrc_type", "unit_id", "def_qty_per_hr"),
    "RSRCRATE": ("rsrc_id", "max_qty_per_hr", "cost_per_qty", "start_date"),
    "ROLES": ("role_id", "role_name", "role_short_name"),
    "UMEASURE": ("unit_id", "unit_abbrev", "unit_name"),
    "TASKRSRC": (
        "taskrsrc_id", "task_id", "proj_id", "role_id", "rsrc_id", "remain_qty", "target_qty", "act_reg_qty", "act_ot_qty",
        "target_qty_per_hr", "remain_qty_per_hr", "target_lag_drtn_hr_cnt", "target_cost", "rollup_dates_flag", "rsrc_type",
    ),
    "ACTVTYPE": ("actv_code_type_id", "actv_code_type"),
    "ACTVCODE": ("actv_code_id", "actv_code_type_id", "actv_code_name", "short_name"),
    "TASKACTV": ("task_id", "actv_code_id", "proj_id"),
    "UDFTYPE": ("udf_type_id", "table_name", "udf_type_label", "logical_data_type"),
    "UDFVALUE": ("udf_type_id", "fk_id", "udf_date", "udf_number", "udf_text", "udf_code_id", "proj_id"),
    "UDFCODE": ("udf_code_id", "short_name", "udf_code_name"),
    "MEMOTYPE": ("memo_type_id", "memo_type"),
    "TASKMEMO": ("memo_id", "task_id", "memo_type_id", "proj_id", "task_memo"),
    "WBSMEMO": ("wbs_memo_id", "wbs_id", "memo_type_id", "proj_id", "wbs_memo"),
}  # fmt: skip

LONG_TEXT = {"TASKMEMO": "task_memo", "WBSMEMO": "wbs_memo", "CALENDAR": "clndr_data"}
"""Columns in which a tab may stand inside the text."""

SETTINGS_OF_P6 = {
    "ERMHDR", "CURRTYPE", "OBS", "FINTMPL", "NONWORK", "PCATTYPE", "PCATVAL", "PROJPCAT", "RCATTYPE", "RCATVAL",
    "RSRCRCAT", "SHIFT", "SHIFTPER", "THRSPARM", "ACCOUNT", "COSTTYPE", "PHASE", "LOCATION", "POBS", "RSRCCURV", "RSRCCURVDATA",
}  # fmt: skip
"""Tables that say nothing about the plan; they are counted together, not named one by one."""


@dataclass(slots=True)
class P6Tables:
    """Rows of the known tables as tuples in the order of `WANTED`; of the others only the number."""

    version: str = ""
    rows_of: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    options: list[str] = field(default_factory=list)  # columns of SCHEDOPTIONS that are not among the wanted ones
    hours: dict[str, CalendarHours] = field(default_factory=dict)  # P6 XML gives them ready, .xer as clndr_data
    outside: dict[str, tuple[str, str]] = field(default_factory=dict)  # task id -> project, code: ends of links only
    frozen: P6Tables | None = None  # PROJECT, PROJWBS and TASK of the projects that are baselines of others

    def rows(self, table: str) -> Iterator[Row]:
        names = WANTED[table]
        return (dict(zip(names, row, strict=True)) for row in self.rows_of.get(table, ()))

    def number(self, table: str) -> int:
        return len(self.rows_of.get(table, ()))

    def add(self, table: str, row: Row) -> None:
        self.rows_of.setdefault(table, []).append(tuple(row.get(name, "") for name in WANTED[table]))
