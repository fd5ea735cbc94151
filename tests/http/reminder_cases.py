"""Reminders for the matrix; what needs an open case, or is of the organisation, is in tests/warnings."""

from __future__ import annotations

from case import Case

from headway.people.roles import PROGRESS_RULES, SEE_HISTORY

_ON = "/api/projects/{project_id}"
REMINDER_CASES: dict[str, Case] = {
    f"GET {_ON}/reminder-rules": Case(SEE_HISTORY),
    f"PUT {_ON}/reminder-rules/{{rule}}": Case(PROGRESS_RULES, lambda site: {"values": {"is_on": False}}),
    f"POST {_ON}/reminder-previews": Case(PROGRESS_RULES, lambda site: {"kind": "overdue", "values": {}}),
    f"GET {_ON}/reminders": Case(),
}
_THERE = "see tests/warnings/test_reminder_api.py"
REMINDER_EXEMPT = {
    f"POST {_ON}/reminders/{{reminder_id}}/snoozes": f"one's own or for who answers for all; {_THERE}",
    f"GET {_ON}/reminder-effect": f"who assigns on the whole project and is no guest; {_THERE}",
    "GET /api/reminder-rules": f"of the own organisation; {_THERE}",
    "PUT /api/reminder-rules/{rule}": f"of the own organisation; {_THERE}",
    "GET /api/reminder-effect": f"of the own organisation; {_THERE}",
}
