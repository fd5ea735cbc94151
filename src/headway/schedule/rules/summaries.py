"""What a WBS row shows of what lies under it: its span in working time and how much is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import KINDS, NO_INSTANT
from headway.engine.document import ActivityKind
from headway.schedule.rules.outline import depths
from headway.schedule.rules.state import PlanState

if TYPE_CHECKING:
    from headway.engine.network import Network
    from headway.engine.picture import Picture

Int32 = NDArray[np.int32]
WBS = KINDS.index(ActivityKind.WBS)
WEIGHTLESS = (WBS, KINDS.index(ActivityKind.LEVEL_OF_EFFORT), KINDS.index(ActivityKind.WBS_SUMMARY_ACTIVITY))
PERCENT_SCALE = 10_000
"""`wbs_percent` is stored in hundredths of a percent."""


def summary_columns(state: PlanState, network: Network, picture: Picture) -> dict[str, Int32]:
    """`wbs_duration`, `wbs_remaining` (working minutes on the row's calendar) and `wbs_percent`; 0 on other rows."""
    kind = state.activity["kind"]
    rows = np.flatnonzero((kind == WBS) & (picture.start != NO_INSTANT) & (picture.finish != NO_INSTANT))
    percent = rolled_up_percent(state, network.plan.parent)
    since = picture.start[rows]
    data_date = state.settings["data_date"]
    if data_date is not None:
        since = np.minimum(np.maximum(since, np.int32(data_date)), picture.finish[rows]).astype(np.int32)
    columns = {
        "wbs_duration": _work(network, rows, picture.start[rows], picture),
        "wbs_remaining": _work(network, rows, since, picture),
        "wbs_percent": np.where(kind == WBS, np.round(percent * PERCENT_SCALE), 0).astype(np.int32),
    }
    columns["wbs_remaining"][columns["wbs_percent"] == PERCENT_SCALE] = 0
    return columns


def rolled_up_percent(state: PlanState, parent: Int32) -> NDArray[np.float64]:
    """Each row's percent; a WBS row's weighs what lies under it by duration.

    Example: 10 days at 50 % and 30 days at 100 % under one row are 87.5 %.
    """
    activity = state.activity
    weight = activity["duration"].astype(np.float64) * ~np.isin(activity["kind"], WEIGHTLESS)
    done = weight * activity["percent_complete"]
    depth = depths(parent)
    for level in range(0 if depth is None else int(depth.max(initial=0)), 0, -1):
        rows = np.flatnonzero(depth == level)
        np.add.at(weight, parent[rows], weight[rows])
        np.add.at(done, parent[rows], done[rows])
    return np.divide(done, weight, out=np.zeros_like(done), where=weight > 0)


def _work(network: Network, rows: NDArray[np.intp], since: Int32, picture: Picture) -> Int32:
    from headway.engine import layout  # here: the kernels load numba, which no reader needs
    from headway.engine.lookups import work_between

    out = np.zeros(len(rows), np.int64)
    calendar = network.act[layout.A_CALENDAR, rows]
    work_between(network.tables.for_kernels, calendar, since, picture.finish[rows], out)
    column = np.zeros(len(picture.start), np.int32)
    column[rows] = out
    return column
