"""Recorded dates of a file against the dates that we calculate from the same plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from headway.engine.document import ActivityKind, RecordedDates, ScheduleProject
from headway.engine.picture import Picture
from headway.schedule.rules.instants import iso, minutes
from headway.schedule.rules.packed import NONE

if TYPE_CHECKING:
    from headway.interchange.comparison import Comparison

Difference = dict[str, Any]
SHOWN = ("differing", "critical", "all")
ORDERS = ("size", "code", "name")


def compare_dates(
    project: ScheduleProject, picture: Picture, recorded: Mapping[str, RecordedDates], comparison: Comparison
) -> tuple[int, list[Difference]]:
    """How many activities stand where the file says, and a line for every compared one.

    WBS rows are left out: their dates follow from their children. A line's difference is that of the finish, of the
    start where the finish agrees; the largest stands first. `cause`: why it differs, None where it agrees or its late
    dates alone differ; `follows`: the code of the activity whose difference it carries on.
    """
    causes = _causes(project, comparison)
    agree: int = 0
    lines: list[Difference] = []
    for row, activity in enumerate(project.activities):
        theirs = recorded.get(activity.uid)
        if activity.kind is ActivityKind.WBS or theirs is None or (theirs.start is None and theirs.finish is None):
            continue
        start, finish = int(picture.start[row]), int(picture.finish[row])
        gaps = [
            ours - was for ours, was in ((finish, minutes(theirs.finish)), (start, minutes(theirs.start)))
            if was is not None and ours != NONE
        ]  # fmt: skip
        cause, follows = causes.get(row, (None, None))
        if cause is None:
            gaps = [0 for _ in gaps]  # the end of a day and the start of the next are one instant
        agree += bool(gaps) and cause is None
        lines.append(
            {
                "uid": activity.uid,
                "code": activity.code,
                "name": activity.name,
                "critical": bool(picture.critical[row]),
                "recorded_start": iso(minutes(theirs.start)),
                "recorded_finish": iso(minutes(theirs.finish)),
                "calculated_start": iso(None if start == NONE else start),
                "calculated_finish": iso(None if finish == NONE else finish),
                "difference_days": round((gaps[0] or gaps[-1]) / 1440, 2) if gaps else None,
                "cause": cause,
                "follows": follows,
            }
        )
    lines.sort(key=_largest_first)
    return agree, lines


def _causes(project: ScheduleProject, comparison: Comparison) -> dict[int, tuple[str, str | None]]:
    found: dict[int, tuple[str, str | None]] = {}
    for group in comparison.groups:
        if group.late:
            continue
        for row in (*group.first, *group.carried):
            first = comparison.first_of.get(row, -1)
            found[row] = (str(group.cause), project.activities[first].code if first >= 0 else None)
    return found


def differs(line: Difference) -> bool:
    """Whether the activity stands elsewhere than the file says.

    Reports of files that were read before causes were told are judged to the minute.
    """
    if "cause" in line:
        return line["cause"] is not None
    return any(
        line[f"recorded_{end}"] is not None and line[f"recorded_{end}"] != line[f"calculated_{end}"]
        for end in ("start", "finish")
    )


def chosen_lines(lines: list[Difference], shown: str, order: str, cause: str | None = None) -> list[Difference]:
    """The lines of one of SHOWN in one of ORDERS; `critical`: the critical ones that differ. `cause`: those alone."""
    if cause is not None:
        lines = [line for line in lines if line.get("cause") == cause]
    if shown != "all":
        lines = [line for line in lines if differs(line) and (line["critical"] or shown == "differing")]
    return lines if order == "size" else sorted(lines, key=lambda line: str(line[order]).casefold())


def counts_of(lines: list[Difference]) -> dict[str, int]:
    """How many lines each of SHOWN has."""
    differing = [line for line in lines if differs(line)]
    critical = sum(line["critical"] for line in differing)
    return {"differing": len(differing), "critical": critical, "all": len(lines)}


def _largest_first(line: Difference) -> float:
    days = line["difference_days"]
    return -abs(days) if isinstance(days, float) else float("-inf")
