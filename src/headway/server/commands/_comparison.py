"""Recorded against calculated dates of a project as lines of text and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from headway.engine.document import RecordedDates, ScheduleProject
from headway.server.commands._columns import aligned
from headway.server.commands._plan_files import NOTHING, iso

if TYPE_CHECKING:
    from headway.engine import CalculatedProject
    from headway.interchange.comparison import Comparison, Group

NAMED = 5  # activities that a group names


@dataclass(frozen=True, slots=True)
class ComparedProject:
    """A project with both kinds of dates and what differs between them."""

    project: ScheduleProject
    calculated: CalculatedProject
    recorded: dict[str, RecordedDates]
    comparison: Comparison


def compared_project(
    project: ScheduleProject, calculated: CalculatedProject, recorded: dict[str, RecordedDates]
) -> ComparedProject:
    """The comparison of one project of a file."""
    from headway.interchange.comparison import compare_recorded

    return ComparedProject(project, calculated, recorded, compare_recorded(project, calculated, recorded))


def comparison_lines(told: ComparedProject, language: str) -> list[str]:
    """How many agree; then each cause with the activities at which its chains begin."""
    from headway.words import text

    comparison = told.comparison
    if comparison.compared == 0:
        return [text("compare.nothing_recorded", language, project=told.project.id)]
    lines = [
        text(
            "compare.title",
            language,
            project=told.project.id,
            compared=comparison.compared,
            agree=comparison.agree,
            differing=comparison.compared - comparison.agree,
        )
    ]
    for group in comparison.groups:
        cause = text(f"compare.cause.{group.cause}", language)
        key = "compare.group.late" if group.late else "compare.group"
        lines.append(text(key, language, cause=cause, first=len(group.first), carried=len(group.carried)))
        lines += [f"    {line}" for line in _rows(told, group, language)]
    return lines


def _rows(told: ComparedProject, group: Group, language: str) -> list[str]:
    from headway.words import text

    shown = group.first or group.carried
    more = [text("quality.more", language, count=len(shown) - NAMED)] if len(shown) > NAMED else []
    return [*aligned([_row(told, row, late=group.late) for row in shown[:NAMED]]), *more]


def _row(told: ComparedProject, row: int, *, late: bool) -> list[str]:
    """Code, name, the recorded pair of dates, an arrow, the calculated pair."""
    activity, picture = told.project.activities[row], told.calculated.picture
    theirs = told.recorded.get(activity.uid, RecordedDates())
    pair = ("late_start", "late_finish") if late else ("start", "finish")
    was = [one.isoformat(sep=" ", timespec="minutes") if one else "—" for one in (getattr(theirs, n) for n in pair)]
    ours = [int(getattr(picture, name)[row]) for name in pair]
    now = [(iso(one) or "").replace("T", " ") if one != NOTHING else "—" for one in ours]
    return [activity.code, activity.name, " – ".join(was), "→", " – ".join(now)]


def comparison_as_json(told: ComparedProject) -> dict[str, Any]:
    """Counts and groups; activities by uid."""
    uids = [activity.uid for activity in told.project.activities]
    return {
        "compared": told.comparison.compared,
        "agree": told.comparison.agree,
        "groups": [
            {
                "cause": str(group.cause),
                "late": group.late,
                "first": [uids[row] for row in group.first],
                "carried": [uids[row] for row in group.carried],
            }
            for group in told.comparison.groups
        ],
    }
