"""Recorded dates of a file against the dates that we calculate from the same plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from headway.engine.document import ActivityKind, RecordedDates, ScheduleProject
from headway.engine.picture import Picture
from headway.schedule.rules.instants import iso, minutes
from headway.schedule.rules.packed import NONE

Difference = dict[str, Any]
SHOWN = ("differing", "critical", "all")
ORDERS = ("size", "code", "name")


def compare_dates(
    project: ScheduleProject, picture: Picture, recorded: Mapping[str, RecordedDates]
) -> tuple[int, list[Difference]]:
    """How many activities have the recorded start and finish to the minute, and a line for every compared one.

    WBS rows are left out: their dates follow from their children. A line's difference is that of the finish, of the
    start where the finish agrees; the largest stands first.
    """
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
        agree += bool(gaps) and not any(gaps)
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
            }
        )
    lines.sort(key=_largest_first)
    return agree, lines


def differs(line: Difference) -> bool:
    """Whether a recorded date is another one than the calculated, to the minute."""
    return any(
        line[f"recorded_{end}"] is not None and line[f"recorded_{end}"] != line[f"calculated_{end}"]
        for end in ("start", "finish")
    )


def chosen_lines(lines: list[Difference], shown: str, order: str) -> list[Difference]:
    """The lines of one of SHOWN in one of ORDERS; `critical`: the critical ones that differ."""
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
