"""The engine's picture of a plan as it is stored and listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT
from headway.schedule.rules.packed import pack_columns
from headway.schedule.rules.state import PlanState
from headway.schedule.rules.summaries import WBS, WEIGHTLESS, summary_columns

if TYPE_CHECKING:
    from headway.engine.network import Network
    from headway.engine.picture import Picture

DATE_COLUMNS = (
    "start", "finish", "early_start", "early_finish", "late_start", "late_finish", "total_float", "free_float",
    "critical", "longest_path",
)  # fmt: skip


@dataclass(frozen=True)
class StoredPicture:
    """One row of the computed dates: packed columns and the figures of the lists."""

    columns: bytes
    start: int | None
    finish: int | None
    activity_count: int
    critical_count: int
    percent_complete: float


def picture_columns(state: PlanState, network: Network, picture: Picture) -> dict[str, NDArray[np.int32]]:
    """What is stored of a picture whose rows stand in the order of `state`; booleans as 0 and 1."""
    columns = {"activity": state.activity.ids, "relation": state.relation.ids, "driving": picture.driving}
    columns |= {name: getattr(picture, name) for name in DATE_COLUMNS}
    columns |= summary_columns(state, network, picture)
    works = (state.activity["kind"] != WBS).any()
    columns["project"] = np.array(
        [_or_none(first_start(picture)), _or_none(last_finish(picture))] if works else [NO_INSTANT] * 2
    )
    return {name: np.ascontiguousarray(column, dtype=np.int32) for name, column in columns.items()}


def stored_picture(state: PlanState) -> StoredPicture:
    """Pack the picture of a state, with the figures of the lists.

    `percent_complete` weighs by duration: 10 days at 50 % and 30 days at 100 % are 87.5 %.
    """
    activity, picture = state.activity, state.picture
    kind = activity["kind"]
    own = kind != WBS
    duration = activity["duration"].astype(np.float64) * (own & ~np.isin(kind, WEIGHTLESS))
    total = duration.sum()
    start, finish = (None if value == NO_INSTANT else value for value in picture["project"].tolist())
    return StoredPicture(
        columns=pack_columns(picture),
        start=start,
        finish=finish,
        activity_count=int(own.sum()),
        critical_count=int(((picture["critical"] == 1) & own).sum()),
        percent_complete=float((activity["percent_complete"] * duration).sum() / total) if total else 0.0,
    )


EMPTY = StoredPicture(pack_columns({}), None, None, 0, 0, 0.0)
"""The picture of a plan without rows."""


def _or_none(value: int | None) -> int:
    return NO_INSTANT if value is None else value


def first_start(picture: Picture) -> int | None:
    """When the plan begins: its earliest start, actual ones included."""
    known = picture.start[picture.start != NO_INSTANT]
    return int(known.min()) if len(known) else None


def last_finish(picture: Picture) -> int | None:
    """When the plan ends."""
    return None if picture.project_finish == NO_INSTANT else int(picture.project_finish)
