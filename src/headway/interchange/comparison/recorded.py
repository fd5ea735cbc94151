"""Recorded dates as columns beside the calculated ones, and where the two are the same instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headway.engine import CalculatedProject, layout
from headway.engine.columns import FLAG_INACTIVE, NO_INSTANT, minutes_of
from headway.engine.document import ActivityKind, RecordedDates, ScheduleProject
from headway.engine.lookups import work_between

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]
DATES = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")


@dataclass(frozen=True, slots=True)
class Beside:
    """A calculated project with its recorded dates as columns (by the names of DATES); NO_INSTANT = not recorded.

    `compared`: activities with some recorded and some calculated date; WBS rows and inactive work are left out.
    """

    project: ScheduleProject
    calculated: CalculatedProject
    columns: dict[str, Ints]
    compared: Mask
    missing: Mask

    def same(self, left: Ints, right: Ints) -> Mask:
        """Whether two columns of instants are the same, activity by activity.

        They are when no working minute of the activity's calendar lies between them; a date that is missing on one
        side differs from nothing.
        """
        network = self.calculated.network
        out = np.zeros(len(left), np.int64)
        calendars = np.ascontiguousarray(network.act[layout.A_CALENDAR, : network.size])
        known = (left != NO_INSTANT) & (right != NO_INSTANT)
        starts, finishes = np.where(known, left, 0).astype(np.int32), np.where(known, right, 0).astype(np.int32)
        work_between(network.tables.for_kernels, calendars, starts, finishes, out)
        return np.asarray(~known | (out == 0), np.bool_)

    def differing(self, *names: str) -> Mask:
        """Compared activities of which one of the named dates is another than the calculated."""
        picture = self.calculated.picture
        found = np.zeros(len(self.compared), np.bool_)
        for name in names:
            found |= ~self.same(self.columns[name], getattr(picture, name))
        return found & self.compared


def beside(
    project: ScheduleProject, calculated: CalculatedProject, recorded: Mapping[str, RecordedDates]
) -> Beside:  # fmt: skip
    """The recorded dates of a project beside its calculated ones."""
    none = RecordedDates()
    rows = [recorded.get(activity.uid, none) for activity in project.activities]
    columns = {name: np.array([minutes_of(getattr(row, name)) for row in rows], np.int32) for name in DATES}
    flags = calculated.network.plan.flags
    works = np.array([activity.kind is not ActivityKind.WBS for activity in project.activities], np.bool_)
    works &= (flags & FLAG_INACTIVE) == 0
    known = np.zeros(len(rows), np.bool_)
    for column in columns.values():
        known |= column != NO_INSTANT
    calculated_at_all = calculated.picture.start != NO_INSTANT
    return Beside(
        project, calculated, columns, compared=works & known & calculated_at_all, missing=works & ~known & known.any()
    )
