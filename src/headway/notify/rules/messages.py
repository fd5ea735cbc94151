"""Kinds and pages of messages."""

from __future__ import annotations

INBOX_CHANGED = "notify.inbox_changed"
"""The event of one person's inbox: something came, was read or was put away."""
OFFERS = frozenset(
    {"offered", "offer_accepted", "offer_refused", "offer_proposed", "offer_taken", "offer_declined", "offer_withdrawn"}
)
REPORTS = frozenset({"entry_parked", "entry_conflict", "entry_decided", "report_returned", "report_not_folded"})
REMINDERS = frozenset(
    {
        "starts_soon", "due_today", "overdue", "no_report", "acceptance_stuck", "return_unanswered", "diary_missing",
        "check_in_missing", "assignment_unanswered", "device_silent", "unsent_work", "approval_waiting",
        "data_date_open", "missing_cells", "reminder_digest",
    }
)  # fmt: skip
"""What the warnings remind of; their texts say what to do."""
KINDS = OFFERS | REPORTS | REMINDERS | {"mentioned", "replied", "assigned", "announced", "group_words"}
"""What people are told. The text of a kind is `notify.told.<kind>`; channels and quiet hours choose by it."""
PAGE = 30
LARGEST_PAGE = 100
MOST_COUNTED = 99
"""The badge says 99+ beyond it."""
