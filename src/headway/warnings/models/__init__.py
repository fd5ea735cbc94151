"""Tables of warnings: the rules of reminders, the cases that are open, what was done about each."""

from headway.warnings.models.reminders import Reminder, ReminderStep
from headway.warnings.models.rules import ReminderRule

__all__ = ["Reminder", "ReminderRule", "ReminderStep"]
