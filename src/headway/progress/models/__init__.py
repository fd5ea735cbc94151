"""Tables of progress. Entries, facts, decisions and seals are append-only: the serving role cannot change them."""

from headway.progress.models.assignments import AssignmentOffer
from headway.progress.models.attendance import Attendance, HoursSheet, SiteCode, SiteSetting, WorkedHours
from headway.progress.models.diary import Diary, DiaryAddendum, DiaryChange, DiarySignature
from headway.progress.models.folding import Folded, Snapshot
from headway.progress.models.log import Decision, Entry, Fact, FactSeal
from headway.progress.models.settings import ProgressRules, SiteReporting
from headway.progress.models.standing import Standing

__all__ = [
    "AssignmentOffer",
    "Attendance",
    "Decision",
    "Diary",
    "DiaryAddendum",
    "DiaryChange",
    "DiarySignature",
    "Entry",
    "Fact",
    "FactSeal",
    "Folded",
    "HoursSheet",
    "ProgressRules",
    "SiteCode",
    "SiteReporting",
    "SiteSetting",
    "Snapshot",
    "Standing",
    "WorkedHours",
]
