"""Where a message leads, as a path of the planner's pages; the inbox, mails and robots use the same."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from headway.notify.rules.messages import OFFERS

_PAGES = {
    **dict.fromkeys(OFFERS, "work"),
    "assignment_unanswered": "work",
    "entry_conflict": "desk",
    "entry_parked": "desk",
    "acceptance_stuck": "acceptance",
    "diary_missing": "diary",
    "check_in_missing": "attendance",
    "missing_cells": "acceptance",
    "device_silent": "settings?tab=site",
    "unsent_work": "settings?tab=site",
    "data_date_open": "plan",
    "reminder_digest": "reminders",
}


def path_of(kind: str, project_id: int, place_kind: str, place_id: int, parts: Mapping[str, int]) -> str:
    """The desk, the offers, the diary, …; else the plan with the activity chosen and the comment shown."""
    page = _PAGES.get(kind)
    if page is not None:
        return f"/projects/{project_id}/{page}"
    query = {"activity": place_id} if place_kind == "activity" else {}
    if "comment" in parts:
        query["comment"] = parts["comment"]
    return f"/projects/{project_id}/plan" + (f"?{urlencode(query)}" if query else "")
