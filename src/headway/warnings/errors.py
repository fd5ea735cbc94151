"""What could not be done with reminders."""

from __future__ import annotations

from headway.kernel.errors import Refusal


class ReminderRuleNotTaken(Refusal):
    """A value that a rule of reminders cannot hold; `field_key` names it."""

    code = "warnings.rule_not_taken"
    status = 422

    def __init__(self, *, field: str) -> None:
        super().__init__(field=field, field_key=f"warnings.field.{field}")


class NotToBeSnoozed(Refusal):
    """The rule of this kind lets nobody put it off."""

    code = "warnings.not_to_be_snoozed"


class SnoozeTooLong(Refusal):
    """Put off into the past, or for longer than anybody should wait."""

    code = "warnings.snooze_too_long"
    status = 422


class ReminderClosed(Refusal):
    """It was done or withdrawn meanwhile."""

    code = "warnings.reminder_closed"
