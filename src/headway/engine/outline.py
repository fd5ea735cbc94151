"""The outline of a plan's activities."""

from __future__ import annotations

from collections.abc import Sequence

from headway.engine.document import Activity

DEEPEST = 32
"""Levels that are told apart; ends a circle of parents, too."""


def depths_of(activities: Sequence[Activity]) -> list[int]:
    """How many parents stand above each activity, 0 at the top."""
    parent = {activity.uid: activity.parent_uid for activity in activities}
    depths = []
    for activity in activities:
        depth, above = 0, activity.parent_uid
        while above is not None and above in parent and depth < DEEPEST:
            depth, above = depth + 1, parent[above]
        depths.append(depth)
    return depths
