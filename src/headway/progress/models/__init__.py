"""Tables of progress. Entries, facts, decisions and seals are append-only: the serving role cannot change them."""

from headway.progress.models.folding import Folded, Snapshot
from headway.progress.models.log import Decision, Entry, Fact, FactSeal
from headway.progress.models.settings import ProgressRules, SiteReporting
from headway.progress.models.standing import Standing

__all__ = [
    "Decision",
    "Entry",
    "Fact",
    "FactSeal",
    "Folded",
    "ProgressRules",
    "SiteReporting",
    "Snapshot",
    "Standing",
]
