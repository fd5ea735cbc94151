"""Recorded against calculated dates of a project as lines of text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from headway.engine.document import RecordedDates, ScheduleProject
from headway.server.commands._columns import aligned
from headway.server.commands._plan_files import NOTHING, iso

if TYPE_CHECKING:
    from headway.engine import CalculatedProject
    from headway.interchange.comparison import Comparison, Group

NAMED = 5  # activities that a group names


def comparison_lines(
    project: ScheduleProject,
    calculated: CalculatedProject,
    recorded: dict[str, RecordedDates],
    comparison: Comparison,
    language: str,
) -> list[str]:
    """How many agree; then each cause with the activities at which its chains begin."""
    from headway.words import text

    if comparison.compared == 0:
        return [text("compare.nothing_recorded", language, project=project.id)]
    differing = comparison.compared - comparison.agree
    lines = [
        text(
            "compare.title",
            language,
            project=project.id,
            compared=comparison.compared,
            agree=comparison.agree,
            differing=differing,
        )
    ]
    for group in comparison.groups:
        key = "compare.group.late" if group.late else "compare.group"
        cause = text(f"compare.cause.{group.cause}", language)
        lines.append(text(key, language, cause=cause, first=len(group.first), carried=len(group.carried)))
        lines += [f"    {line}" for line in _rows(project, calculated, recorded, group, language)]
    return lines


def _rows(
    project: ScheduleProject,
    calculated: CalculatedProject,
    recorded: dict[str, RecordedDates],
    group: Group,
    language: str,
) -> list[str]:
    from headway.words import text

    shown = group.first or group.carried
    table = [_row(project, calculated, recorded, row, late=group.late) for row in shown[:NAMED]]
    more = [text("quality.more", language, count=len(shown) - NAMED)] if len(shown) > NAMED else []
    return [*aligned(table), *more]


def _row(
    project: ScheduleProject, calculated: CalculatedProject, recorded: dict[str, RecordedDates], row: int, *, late: bool
) -> list[str]:
    """Code, name, the recorded pair of dates, an arrow, the calculated pair."""
    activity, picture = project.activities[row], calculated.picture
    theirs = recorded.get(activity.uid, RecordedDates())
    pair = ("late_start", "late_finish") if late else ("start", "finish")
    told = [getattr(theirs, name) for name in pair]
    ours = [int(getattr(picture, name)[row]) for name in pair]
    was = [one.isoformat(sep=" ", timespec="minutes") if one else "—" for one in told]
    now = [(iso(one) or "").replace("T", " ") if one != NOTHING else "—" for one in ours]
    return [activity.code, activity.name, " – ".join(was), "→", " – ".join(now)]


def comparison_as_json(project: ScheduleProject, comparison: Comparison) -> dict[str, Any]:
    """Counts and groups; activities by uid."""
    uids = [activity.uid for activity in project.activities]
    return {
        "compared": comparison.compared,
        "agree": comparison.agree,
        "groups": [
            {
                "cause": str(group.cause),
                "late": group.late,
                "first": [uids[row] for row in group.first],
                "carried": [uids[row] for row in group.carried],
            }
            for group in comparison.groups
        ],
    }
