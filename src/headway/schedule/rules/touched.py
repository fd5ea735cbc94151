"""Which activities an edit touched: their own rows, their relations and their assignments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from headway.schedule.rules.changes import RowChange

WHOLE_PLAN = 0
"""Stands for every activity: the edit replaced the plan. No activity has the number 0."""
OWNERS = {
    "relation": ("predecessor_id", "successor_id"), "assignment": ("activity_id",), "externalrelation": ("activity_id",),
}  # fmt: skip
Find = Callable[[str, int], Mapping[str, Any] | None]


def touched_by(changes: Iterable[RowChange], find: Find) -> list[int]:
    """Numbers of the activities that `changes` concern, rising; `find` gives a row as it stands after them."""
    touched: set[int] = set()
    for change in changes:
        touched |= owners_of(change, find)
    return sorted(touched)


def owners_of(change: RowChange, find: Find) -> set[int]:
    """The activities that one change concerns. A relation that gets another end concerns the former one, too."""
    if change.table == "activity":
        return {change.row_id}
    columns = OWNERS.get(change.table, ())
    sides = [side for side in (change.before, change.after) if side is not None]
    if columns and any(column not in side for side in sides for column in columns):
        there = find(change.table, change.row_id)
        sides = [{**(there or {}), **side} for side in sides]
    return {int(side[column]) for side in sides for column in columns if side.get(column) is not None}
