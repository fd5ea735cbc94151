"""What the checks need of a project as a file holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from headway.engine.columns import NO_INSTANT, minutes_of
from headway.engine.document import RecordedBaseline, ScheduleProject
from headway.engine.quality.check import Facts, Mask


def facts_of_project(project: ScheduleProject, baselines: Sequence[RecordedBaseline] = ()) -> Facts:
    """Assignments and outside relations of a project, and the baseline that its own tool compares with.

    Without such a one the first of `baselines` counts.
    """
    rows = {activity.uid: row for row, activity in enumerate(project.activities)}
    chosen = next((one for one in baselines if one.is_compared), baselines[0] if baselines else None)
    finish = None
    if chosen is not None:
        finish = np.full(len(rows), NO_INSTANT, np.int32)
        for line in chosen.rows:
            if line.uid in rows:
                finish[rows[line.uid]] = minutes_of(line.finish)
    outside = {
        direction: _marked(rows, (r.activity_uid for r in project.external_relations if r.direction == direction))
        for direction in ("predecessor", "successor")
    }
    return Facts(
        baseline_finish=finish,
        assigned=_marked(rows, (a.activity_uid for a in project.assignments)),
        external_before=outside["predecessor"],
        external_after=outside["successor"],
    )


def _marked(rows: dict[str, int], uids: Iterable[str]) -> Mask:
    found = np.zeros(len(rows), np.bool_)
    found[[rows[uid] for uid in uids if uid in rows]] = True
    return found
