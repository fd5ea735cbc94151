"""P6 XML's names for the columns and values of .xer."""

from __future__ import annotations

TABLE_OF = {
    "Project": "PROJECT", "ScheduleOptions": "SCHEDOPTIONS", "Calendar": "CALENDAR", "WBS": "PROJWBS", "Activity": "TASK",
    "Relationship": "TASKPRED", "Resource": "RSRC", "ResourceRate": "RSRCRATE", "Role": "ROLES", "UnitOfMeasure": "UMEASURE",
    "ResourceAssignment": "TASKRSRC", "ActivityCodeType": "ACTVTYPE", "ActivityCode": "ACTVCODE", "UDFType": "UDFTYPE",
    "UDFCode": "UDFCODE", "NotebookTopic": "MEMOTYPE", "ActivityNote": "TASKMEMO", "ProjectNote": "WBSMEMO",
}  # fmt: skip

COLUMNS: dict[str, dict[str, str]] = {
    "Project": {
        "ObjectId": "proj_id", "Id": "proj_short_name", "Name": "project_name", "ActivityDefaultCalendarObjectId": "clndr_id",
        "PlannedStartDate": "plan_start_date", "MustFinishByDate": "plan_end_date", "DataDate": "last_recalc_date",
        "CriticalActivityFloatLimit": "critical_drtn_hr_cnt", "CriticalActivityPathType": "critical_path_type",
        "WBSCodeSeparator": "name_sep_char", "OriginalProjectObjectId": "orig_proj_id", "BaselineTypeName": "base_type",
        "CurrentBaselineProjectObjectId": "sum_base_proj_id",
    },
    "ScheduleOptions": {
        "ProjectObjectId": "proj_id", "MakeOpenEndedActivitiesCritical": "sched_open_critical_flag",
        "StartToStartLagCalculationType": "sched_lag_early_start_flag", "ComputeTotalFloatType": "sched_float_type",
        "RelationshipLagCalendar": "sched_calendar_on_relationship_lag", "UseExpectedFinishDates": "sched_use_expect_end_flag",
        "CalculateFloatBasedOnFinishDate": "sched_use_project_end_date_for_float",
    },
    "Calendar": {
        "ObjectId": "clndr_id", "IsDefault": "default_flag", "Name": "clndr_name", "ProjectObjectId": "proj_id",
        "BaseCalendarObjectId": "base_clndr_id", "Type": "clndr_type", "HoursPerDay": "day_hr_cnt",
        "HoursPerWeek": "week_hr_cnt", "HoursPerMonth": "month_hr_cnt",
    },
    "WBS": {
        "ObjectId": "wbs_id", "ProjectObjectId": "proj_id", "SequenceNumber": "seq_num", "EstimatedWeight": "est_wt",
        "Code": "wbs_short_name", "Name": "wbs_name", "ParentObjectId": "parent_wbs_id",
    },
    "Activity": {
        "ObjectId": "task_id", "ProjectObjectId": "proj_id", "WBSObjectId": "wbs_id", "CalendarObjectId": "clndr_id",
        "PhysicalPercentComplete": "phys_complete_pct", "EstimatedWeight": "est_wt", "PercentCompleteType": "complete_pct_type",
        "Type": "task_type", "Status": "status_code", "Id": "task_code", "Name": "task_name",
        "RemainingDuration": "remain_drtn_hr_cnt", "PlannedDuration": "target_drtn_hr_cnt", "ActualDuration": "act_drtn_hr_cnt",
        "ActualLaborUnits": "act_work_qty", "RemainingLaborUnits": "remain_work_qty", "PlannedLaborUnits": "target_work_qty",
        "PrimaryConstraintDate": "cstr_date", "PrimaryConstraintType": "cstr_type", "SecondaryConstraintDate": "cstr_date2",
        "SecondaryConstraintType": "cstr_type2", "ActualStartDate": "act_start_date", "ActualFinishDate": "act_end_date",
        "ExpectedFinishDate": "expect_end_date", "LevelingPriority": "priority_type", "SuspendDate": "suspend_date",
        "ResumeDate": "resume_date", "ExternalEarlyStartDate": "external_early_start_date",
        "ExternalLateFinishDate": "external_late_end_date", "TotalFloat": "total_float_hr_cnt", "FreeFloat": "free_float_hr_cnt",
        "EarlyStartDate": "early_start_date", "EarlyFinishDate": "early_end_date", "LateStartDate": "late_start_date",
        "LateFinishDate": "late_end_date", "IsLongestPath": "driving_path_flag", "PlannedStartDate": "target_start_date",
        "PlannedFinishDate": "target_end_date",
    },
    "Relationship": {
        "ObjectId": "task_pred_id", "SuccessorActivityObjectId": "task_id", "PredecessorActivityObjectId": "pred_task_id",
        "SuccessorProjectObjectId": "proj_id", "PredecessorProjectObjectId": "pred_proj_id", "Type": "pred_type", "Lag": "lag_hr_cnt",
    },
    "Resource": {
        "ObjectId": "rsrc_id", "CalendarObjectId": "clndr_id", "Name": "rsrc_name", "Id": "rsrc_short_name",
        "ResourceType": "rsrc_type", "UnitOfMeasureObjectId": "unit_id",
    },
    "ResourceRate": {
        "ResourceObjectId": "rsrc_id", "MaxUnitsPerTime": "max_qty_per_hr", "PricePerUnit": "cost_per_qty", "EffectiveDate": "start_date",
    },
    "Role": {"ObjectId": "role_id", "Name": "role_name", "Id": "role_short_name"},
    "UnitOfMeasure": {"ObjectId": "unit_id", "Abbreviation": "unit_abbrev", "Name": "unit_name"},
    "ResourceAssignment": {
        "ObjectId": "taskrsrc_id", "ActivityObjectId": "task_id", "ProjectObjectId": "proj_id", "RoleObjectId": "role_id",
        "ResourceObjectId": "rsrc_id", "RemainingUnits": "remain_qty", "PlannedUnits": "target_qty",
        "ActualRegularUnits": "act_reg_qty", "ActualUnits": "act_reg_qty", "ActualOvertimeUnits": "act_ot_qty",
        "PlannedUnitsPerTime": "target_qty_per_hr", "RemainingUnitsPerTime": "remain_qty_per_hr",
        "PlannedLag": "target_lag_drtn_hr_cnt", "PlannedCost": "target_cost", "DrivingActivityDatesFlag": "rollup_dates_flag",
        "ResourceType": "rsrc_type",
    },
    "ActivityCodeType": {"ObjectId": "actv_code_type_id", "Name": "actv_code_type"},
    "ActivityCode": {
        "ObjectId": "actv_code_id", "CodeTypeObjectId": "actv_code_type_id", "Description": "actv_code_name", "CodeValue": "short_name",
    },
    "UDFType": {"ObjectId": "udf_type_id", "SubjectArea": "table_name", "Title": "udf_type_label", "DataType": "logical_data_type"},
    "UDFCode": {"ObjectId": "udf_code_id", "CodeValue": "short_name", "Description": "udf_code_name"},
    "NotebookTopic": {"ObjectId": "memo_type_id", "Name": "memo_type"},
    "ActivityNote": {"ObjectId": "memo_id", "ActivityObjectId": "task_id", "NotebookTopicObjectId": "memo_type_id", "Note": "task_memo"},
    "ProjectNote": {"ObjectId": "wbs_memo_id", "WBSObjectId": "wbs_id", "NotebookTopicObjectId": "memo_type_id", "Note": "wbs_memo"},
}  # fmt: skip

_CONSTRAINTS = {
    "Start On": "CS_MSO", "Start On or After": "CS_MSOA", "Start On or Before": "CS_MSOB", "Finish On": "CS_MEO",
    "Finish On or After": "CS_MEOA", "Finish On or Before": "CS_MEOB", "Mandatory Start": "CS_MANDSTART",
    "Mandatory Finish": "CS_MANDFIN", "As Late As Possible": "CS_ALAP",
}  # fmt: skip

VALUES: dict[str, dict[str, str]] = {
    "critical_path_type": {"Critical Float": "CT_TotFloat", "Longest Path": "CT_DrivPath"},
    "sched_float_type": {
        "Finish Float = Late Finish - Early Finish": "FT_FF",
        "Start Float = Late Start - Early Start": "FT_SF",
        "Smallest of Start Float and Finish Float": "FT_MIN",
    },
    "sched_calendar_on_relationship_lag": {
        "Predecessor Activity Calendar": "rcal_Predecessor",
        "Successor Activity Calendar": "rcal_Successor",
        "24 Hour Calendar": "rcal_24Hour",
        "Project Default Calendar": "rcal_ProjDefault",
    },
    "clndr_type": {"Global": "CA_Base", "Project": "CA_Project", "Resource": "CA_Rsrc"},
    "complete_pct_type": {"Physical": "CP_Phys", "Duration": "CP_Drtn", "Units": "CP_Units"},
    "task_type": {
        "Task Dependent": "TT_Task", "Resource Dependent": "TT_Rsrc", "Level of Effort": "TT_LOE", "Start Milestone": "TT_Mile",
        "Finish Milestone": "TT_FinMile", "WBS Summary": "TT_WBS",
    },
    "status_code": {"Not Started": "TK_NotStart", "In Progress": "TK_Active", "Completed": "TK_Complete"},
    "cstr_type": _CONSTRAINTS,
    "cstr_type2": _CONSTRAINTS,
    "priority_type": {"Top": "PT_Top", "High": "PT_High", "Normal": "PT_Normal", "Low": "PT_Low", "Lowest": "PT_Lowest"},
    "pred_type": {"Finish to Start": "PR_FS", "Start to Start": "PR_SS", "Finish to Finish": "PR_FF", "Start to Finish": "PR_SF"},
    "rsrc_type": {"Labor": "RT_Labor", "Nonlabor": "RT_Equip", "Material": "RT_Mat"},
    "driving_path_flag": {"1": "Y", "0": "N", "true": "Y", "false": "N"},
    "table_name": {"Activity": "TASK", "WBS": "PROJWBS", "Resource": "RSRC", "Project": "PROJECT"},
}  # fmt: skip


OTHER_OPTIONS = frozenset({
    "OutOfSequenceScheduleType", "IgnoreOtherProjectRelationships",
    "CriticalActivityFloatThreshold", "CriticalActivityPathType",
    "CreateDate", "CreateUser", "LastUpdateDate", "LastUpdateUser", "UserName", "UserObjectId",
    "ExternalProjectPriorityLimit", "IncludeExternalResAss", "LevelAllResources", "LevelWithinFloat", "MinFloatToPreserve",
    "OverAllocationPercentage", "PreserveScheduledEarlyAndLateDates", "PriorityList", "MaximumMultipleFloatPaths",
    "MultipleFloatPathsEnabled", "MultipleFloatPathsEndingActivityObjectId", "MultipleFloatPathsUseTotalFloat",
})  # fmt: skip
"""Settings of a schedule that are read elsewhere, or move no date: of levelling, of ranked paths, who wrote them."""
