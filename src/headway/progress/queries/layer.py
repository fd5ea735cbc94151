"""The layer of progress on a plan: what was accepted and claimed, and the front line, as columns by activity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from headway.progress.models import Standing
from headway.progress.queries.expected import Expected, get_expected
from headway.progress.queries.settings import is_site_reporting
from headway.progress.rules.folding import last_known_day
from headway.progress.rules.front_line import Mark, front_mark
from headway.schedule.queries.site_activities import SiteActivity, list_site_activities

if TYPE_CHECKING:
    from headway.schedule.models import Plan

Json = dict[str, Any]
_STANDING = ("activity_id", "accepted", "claimed", "waiting", "due")


def get_layer(plan: Plan) -> Json:
    """The layer of a plan fetched by `get_plan_for`, for the activities that its reader may see.

    Percent 0–1, instants in local minutes, remaining in working minutes, late in working days. Activities about
    which there is nothing to tell are left out.
    """
    is_on = is_site_reporting(plan.project_id)
    rows = Standing.objects.filter(project_id=plan.project_id).values(*_STANDING) if is_on else []
    standings = {row["activity_id"]: row for row in rows}
    activities = list_site_activities(plan)
    if plan.scope is not None:
        activities = {number: one for number, one in activities.items() if number in plan.scope}
    marked = {n: one for n, one in activities.items() if one.can_be_reported and _may_have_mark(one, plan.data_date)}
    expected = get_expected(plan, marked)
    known = last_known_day(plan.data_date)
    until = known.isoformat() if known else ""
    lines = [
        _line(one, standings.get(number), until, _mark(one, standings.get(number), until, expected, plan))
        for number, one in activities.items()
        if number in standings or number in marked
    ]
    columns = {name: [line[name] for line in lines] for name in _COLUMNS}
    return {
        "plan_id": plan.pk,
        "revision": plan.revision,
        "data_date": plan.data_date,
        "is_site_reporting": is_on,
        "front_line_on": "baseline" if expected.on_baseline else "plan",
        "activities": columns,
    }


def _may_have_mark(one: SiteActivity, data_date: int | None) -> bool:
    return data_date is not None and one.actual_finish is None and one.start is not None and one.start < data_date


def _line(one: SiteActivity, standing: Mapping[str, Any] | None, until: str, mark: Mark | None) -> Json:
    accepted = (standing or {}).get("accepted") or {}
    claimed = (standing or {}).get("claimed") or {}
    remaining = accepted.get("remaining_days")
    later = bool(standing) and (accepted.get("day", "") > until or (standing or {}).get("due") is not None)
    return {
        "id": one.activity_id,
        "accepted": accepted.get("percent"),
        "claimed": claimed.get("percent"),
        "remaining": None if remaining is None else round(remaining * one.minutes_per_day),
        "claimed_entry": claimed.get("entry"),
        "claimed_day": claimed.get("day"),
        "accepted_at": accepted.get("at"),
        "accepted_day": accepted.get("day"),
        "waiting": (standing or {}).get("waiting", 0),
        "not_yet_in_dates": later,
        "mark": mark.by_percent if mark else None,
        "late_days": mark.late_days if mark else None,
        "mark_by_remaining": mark.by_remaining if mark else None,
        "late_days_by_remaining": mark.late_days_by_remaining if mark else None,
        "disagrees": bool(mark and mark.disagrees),
    }


_COLUMNS = (
    "id", "accepted", "claimed", "remaining", "claimed_entry", "claimed_day", "accepted_at", "accepted_day", "waiting",
    "not_yet_in_dates", "mark", "late_days", "mark_by_remaining", "late_days_by_remaining", "disagrees",
)  # fmt: skip


def _mark(
    one: SiteActivity, standing: Mapping[str, Any] | None, until: str, expected: Expected, plan: Plan
) -> Mark | None:
    """From what was accepted up to the data date; from the plan's own progress where nothing was."""
    if plan.data_date is None or one.activity_id not in expected.spans:
        return None
    percent, remaining = one.percent, one.remaining if one.actual_start is not None else None
    accepted = (standing or {}).get("accepted") or {}
    if accepted.get("percent") is not None and accepted.get("day", "") <= until:
        percent = accepted["percent"]
        days = accepted.get("remaining_days")
        remaining = remaining if days is None else round(days * one.minutes_per_day)
    time = expected.time.of(one.calendar_id)
    start, finish = expected.spans[one.activity_id]
    return front_mark(
        start=start, finish=finish, percent=percent, remaining_minutes=remaining, data_date=plan.data_date,
        minutes_per_day=one.minutes_per_day, work_between=time.work_between, after_work=time.after_work,
    )  # fmt: skip
