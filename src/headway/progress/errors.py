"""What could not be done with facts."""

from __future__ import annotations

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


class ActivityGone(Refusal):
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
