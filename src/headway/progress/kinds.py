"""What can be entered on the site, and what devices keep: the kinds of this room."""

from __future__ import annotations

from headway.field.kinds import Kind, RecordKind
from headway.people.roles import SEE
from headway.progress.actions.effects import effect_of_claims
from headway.progress.actions.from_phone import accept_entries, decide_claims, return_entry
from headway.progress.actions.photos import redact_photo
from headway.progress.actions.reports import correct_report, report_progress, withdraw_report
from headway.progress.queries.records import read_activities, read_entries, read_project, work_of

FACT, ENTRY = "fact", "entry"

KINDS = (
    Kind("report", FACT, carry_out=report_progress, decide=decide_claims, effect=effect_of_claims),
    Kind("correct_report", FACT, carry_out=correct_report, decide=decide_claims, effect=effect_of_claims),
    Kind("withdraw_report", FACT, carry_out=withdraw_report),
    # whoever brought the photo, or settles what is in doubt
    Kind("redact_photo", FACT, carry_out=redact_photo, capability=SEE),
    # who decides is a matter of the project's rules, which may name people whose role alone could not
    Kind("accept_entries", ENTRY, carry_out=accept_entries, capability=SEE),
    Kind("return_entry", ENTRY, carry_out=return_entry, capability=SEE),
)
RECORDS = (
    RecordKind("project", read_project),
    RecordKind("activity", read_activities, scope=work_of),
    RecordKind("entry", read_entries),
)
