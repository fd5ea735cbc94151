"""Progress that was typed in the office or came with a file, as facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from headway.schedule.rules.instants import day_of, site_day

if TYPE_CHECKING:
    from headway.schedule.queries.site_activities import SiteActivity

_OWN = ("percent_complete", "actual_start", "actual_finish", "suspend", "resume")
MINUTES_PER_DAY = 1440


def is_progress(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Whether a change of a row says how far the work is; another duration alone does not."""
    if before is None:
        return bool(after.get("percent_complete")) or after.get("actual_start") is not None
    if any(name in after for name in _OWN):
        return "duration" not in after or any(name in after for name in _OWN[1:])
    return "remaining" in after and "duration" not in after


def facts_of_row(activity: SiteActivity) -> list[tuple[str, dict[str, Any]]]:
    """The whole state of an activity of the plan as facts of one entry."""
    facts: list[tuple[str, dict[str, Any]]] = []
    if activity.actual_start is not None:
        facts.append(("start", {"day": day_of(activity.actual_start // MINUTES_PER_DAY).isoformat()}))
    if activity.actual_finish is not None:
        return [*facts, ("finish", {"day": site_day(activity.actual_finish).isoformat()})]
    facts.append(("percent", {"percent": activity.percent}))
    facts.append(("remaining", {"remaining_days": round(activity.remaining / activity.minutes_per_day, 4)}))
    if activity.suspend is not None and activity.resume is None:
        facts.append(("pause", {}))
    return facts


def says_the_same(accepted: Mapping[str, Any], activity: SiteActivity) -> bool:
    """Whether a row of the plan agrees with what was accepted, to a tenth of a percent."""
    percent = accepted.get("percent")
    same = percent is None or abs(float(percent) - activity.percent) < 0.001
    return same and bool(accepted.get("finished_on")) == (activity.actual_finish is not None)
