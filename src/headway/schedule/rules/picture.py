"""The engine's picture of a plan as it is stored and listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from headway.engine.columns import NO_INSTANT
from headway.schedule.rules.contents import Contents
from headway.schedule.rules.network import table_columns
from headway.schedule.rules.packed import pack_columns
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


def stored_picture(contents: Contents, network: Network, picture: Picture) -> StoredPicture:
    """Pack a picture whose rows stand in the order of `contents`.

    `percent_complete` weighs by duration: 10 days at 50 % and 30 days at 100 % are 87.5 %.
    """
    activity, relation = table_columns(contents, "activity"), table_columns(contents, "relation")
    columns = {"activity": activity["activity_id"], "relation": relation["relation_id"], "driving": picture.driving}
    columns |= {name: getattr(picture, name) for name in DATE_COLUMNS}
    columns |= summary_columns(contents, network, picture)
    kind = np.array(activity["kind"], dtype=np.int32)
    own = kind != WBS
    duration = np.array(activity["duration"], dtype=np.float64) * (own & ~np.isin(kind, WEIGHTLESS))
    percent = np.array(activity["percent_complete"], dtype=np.float64)
    return StoredPicture(
        columns=pack_columns(columns),
        start=first_start(picture),
        finish=last_finish(picture),
        activity_count=int(own.sum()),
        critical_count=int((picture.critical & own).sum()),
        percent_complete=float((percent * duration).sum() / duration.sum()) if duration.sum() else 0.0,
    )


EMPTY = StoredPicture(pack_columns({}), None, None, 0, 0, 0.0)
"""The picture of a plan without rows."""


def first_start(picture: Picture) -> int | None:
    """When the plan begins: its earliest start, actual ones included."""
    known = picture.start[picture.start != NO_INSTANT]
    return int(known.min()) if len(known) else None


def last_finish(picture: Picture) -> int | None:
    """When the plan ends."""
    return None if picture.project_finish == NO_INSTANT else int(picture.project_finish)
