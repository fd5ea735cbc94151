"""Progress for the matrix: a project that does not report yet; what needs reports is in tests/progress."""

from __future__ import annotations

from case import Case

from headway.people.roles import CLOSE_DATA_DATE, PROGRESS_RULES, SEE_HISTORY

_ON = "/api/projects/{project_id}/progress"
PROGRESS_CASES: dict[str, Case] = {
    f"GET {_ON}/reports": Case(SEE_HISTORY),
    f"GET {_ON}/rules": Case(SEE_HISTORY),
    f"PUT {_ON}/rules": Case(PROGRESS_RULES, lambda site: {"values": {"deadline_hours": 12}}),
    f"POST {_ON}/site-reporting": Case(PROGRESS_RULES, lambda site: {"is_on": False}),
    f"GET {_ON}/closing": Case(CLOSE_DATA_DATE, query="?data_date=2026-12-31", success=409),  # it does not report
    f"POST {_ON}/closings": Case(CLOSE_DATA_DATE, lambda site: {"data_date": "2026-12-31"}, 409),
    f"GET {_ON}/closings": Case(SEE_HISTORY),
    "GET /api/plans/{plan_id}/layers/progress": Case(),
    "GET /api/plans/{plan_id}/activities/{activity_id}/facts": Case(),
}
PROGRESS_EXEMPT = {
    "GET /api/progress/entries/{entry_id}": "needs a report; see tests/progress/test_progress_api.py",
    f"POST {_ON}/acceptances": "who decides is a matter of the project's rules; see tests/progress/test_progress_api.py",
}
