"""Recorded dates of a file against the dates that we calculate from the same plan."""

from __future__ import annotations

from collections.abc import Mapping

from headway.engine.document import ActivityKind, RecordedDates, ScheduleProject
from headway.engine.picture import Picture
from headway.schedule.rules.instants import iso, minutes
from headway.schedule.rules.packed import NONE

Difference = dict[str, object]


def compare_dates(
    project: ScheduleProject, picture: Picture, recorded: Mapping[str, RecordedDates]
) -> tuple[int, list[Difference]]:
    """How many activities have the recorded start and finish to the minute, and those that have not.

    WBS rows are left out: their dates follow from their children. The largest difference stands first.
    """
    agree, differing = 0, []
    for row, activity in enumerate(project.activities):
        theirs = recorded.get(activity.uid)
        if activity.kind is ActivityKind.WBS or theirs is None or (theirs.start is None and theirs.finish is None):
            continue
        start, finish = int(picture.start[row]), int(picture.finish[row])
        gaps = [
            ours - was for ours, was in ((start, minutes(theirs.start)), (finish, minutes(theirs.finish)))
            if was is not None and ours != NONE
        ]  # fmt: skip
        if gaps and not any(gaps):
            agree += 1
            continue
        differing.append(
            {
                "uid": activity.uid,
                "code": activity.code,
                "name": activity.name,
                "critical": bool(picture.critical[row]),
                "recorded_start": iso(minutes(theirs.start)),
                "recorded_finish": iso(minutes(theirs.finish)),
                "calculated_start": iso(None if start == NONE else start),
                "calculated_finish": iso(None if finish == NONE else finish),
                "difference_days": round(max(gaps, key=abs) / 1440, 2) if gaps else None,
            }
        )
    differing.sort(key=_largest_first)
    return agree, differing


def _largest_first(line: Difference) -> float:
    days = line["difference_days"]
    return -abs(days) if isinstance(days, float) else 0.0
