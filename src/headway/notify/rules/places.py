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


_SITE_PAGES = {
    "entry_conflict": "sync",
    "entry_decided": "sync",
    "entry_parked": "sync",
    "unsent_work": "sync",
    "report_returned": "record",
    "return_unanswered": "record",
    "acceptance_stuck": "accept",
    "diary_missing": "diaries",
    "check_in_missing": "check-in",
}
_READ_AT_THE_DESK = frozenset({"group_words", "mentioned", "replied"})


def site_path_of(kind: str, path: str) -> str:
    """The page of the field app for a kind, else what is to be done today; `path`, the planner's, where words are read
    that the field app does not show."""
    if kind == "announced":  # path ends with its number, which says enough
        return f"/site/announcements/{path.rsplit('/', 1)[-1]}"
    return path if kind in _READ_AT_THE_DESK else f"/site/{_SITE_PAGES.get(kind, '')}"


def path_of(kind: str, project_id: int, place_kind: str, place_id: int, parts: Mapping[str, int]) -> str:
    """The desk, the offers, the diary, …; else the plan with the activity chosen and the comment shown."""
    if kind == "announced":
        return f"/projects/{project_id}/announcements/{place_id}" if project_id else f"/announcements/{place_id}"
    page = _PAGES.get(kind)
    if page is not None:
        return f"/projects/{project_id}/{page}"
    query = {"activity": place_id} if place_kind == "activity" else {}
    if "comment" in parts:
        query["comment"] = parts["comment"]
    return f"/projects/{project_id}/plan" + (f"?{urlencode(query)}" if query else "")
