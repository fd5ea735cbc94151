"""What can be entered on the site, and what devices keep: the kinds of this room."""

from __future__ import annotations

from headway.field.kinds import Kind, RecordKind
from headway.progress.actions.reports import correct_report, report_progress, withdraw_report
from headway.progress.queries.records import read_activities, read_entries, read_project

FACT = "fact"

KINDS = (
    Kind("report", FACT, carry_out=report_progress),
    Kind("correct_report", FACT, carry_out=correct_report),
    Kind("withdraw_report", FACT, carry_out=withdraw_report),
)
RECORDS = (
    RecordKind("project", read_project),
    RecordKind("activity", read_activities),
    RecordKind("entry", read_entries),
)
