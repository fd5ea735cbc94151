"""What could not be done with facts."""

from __future__ import annotations

from headway.field.errors import RecordGone
from headway.kernel.errors import Refusal


class FactNotTaken(Refusal):
    """A value that a fact cannot hold; `field` names it, `reason` says what it takes."""

    code = "progress.fact_not_taken"
    status = 422

    def __init__(self, *, field: str, reason: str, **parameters: object) -> None:
        super().__init__(field=field, field_key=f"progress.field.{field}", reason=reason, **parameters)
        self.code = f"schedule.value.{reason}"


class NothingReported(Refusal):
    """A report that says nothing."""

    code = "progress.nothing_reported"
    status = 422


class SiteReportingOff(Refusal):
    """The project does not take reports from the site."""

    code = "progress.site_reporting_off"


class ActivityGone(RecordGone):
    """The activity is no longer in the plan."""

    code = "progress.activity_gone"


class ActivityNotReported(Refusal):
    """A summary or work that the plan leaves out has no progress of its own."""

    code = "progress.activity_not_reported"
    status = 422


class EntryThere(Refusal):
    """An entry with this identity stands already."""

    code = "progress.entry_there"


class NotOwnEntry(Refusal):
    """Only the own report can be corrected or withdrawn."""

    code = "progress.not_own_entry"
    status = 403


class CorrectsAnother(Refusal):
    """What is corrected is of another activity, a withdrawal, or corrected already."""

    code = "progress.corrects_another"


class DecidedAlready(Refusal):
    """The report was decided on; a correction follows as a new report."""

    code = "progress.decided_already"


class AlreadyDecided(Refusal):
    """Somebody has decided on the report."""

    code = "progress.already_decided"


class EntryOvertaken(Refusal):
    """A later report or a withdrawal has taken the place of this one."""

    code = "progress.entry_overtaken"


class OwnReport(Refusal):
    """Nobody decides on his own report."""

    code = "progress.own_report"
    status = 403


class SomebodyElseDecides(Refusal):
    """The project's rules name somebody else for this trade."""

    code = "progress.somebody_else_decides"
    status = 403


class DoubtfulInBulk(Refusal):
    """Reports with doubts are looked at one by one."""

    code = "progress.doubtful_in_bulk"


class ReasonMissing(Refusal):
    """Another value and a return need a reason."""

    code = "progress.reason_missing"
    status = 422


class RulesNameStrangers(Refusal):
    """The rules name an account that is no member of the project."""

    code = "progress.rules_name_strangers"
    status = 422


class FoldedStays(Refusal):
    """An edit that brought reports into the plan is not undone."""

    code = "progress.folded_stays"


class OfficeProgressNotAllowed(Refusal):
    """Progress is reported from the site; only those who plan may type it in."""

    code = "progress.office_progress_not_allowed"
    status = 403


class DataDateNotLater(Refusal):
    """A data date is closed forwards only."""

    code = "progress.data_date_not_later"


class DataDateMoved(Refusal):
    """Somebody closed a data date meanwhile."""

    code = "progress.data_date_moved"


class ClosedStays(Refusal):
    """A closed data date is not undone."""

    code = "progress.closed_stays"
