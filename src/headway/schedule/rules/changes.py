"""What an edit did to the rows of a plan, and whether two edits can stand beside each other.

A change names one row. Inserted: `before` is None; deleted: `after` is None; changed: both hold the same
fields. Values are those of the columns (minutes, codes, parsed JSON), so a log of changes replays without
asking anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Values = dict[str, Any]
RowKey = tuple[str, int]

PLAN = "plan"
"""The settings of the plan itself; its row has the number 0."""

REFERENCES: dict[str, dict[str, str]] = {
    PLAN: {"default_calendar_id": "plancalendar"},
    "plancalendar": {"parent_id": "plancalendar"},
    "planresource": {"calendar_id": "plancalendar"},
    "activity": {"parent_id": "activity", "calendar_id": "plancalendar"},
    "relation": {"predecessor_id": "activity", "successor_id": "activity"},
    "assignment": {"activity_id": "activity", "resource_id": "planresource"},
    "externalrelation": {"activity_id": "activity"},
}
"""Which fields name rows of which table: what an edit that writes them builds on."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one table before and after."""

    table: str
    row_id: int
    before: Values | None
    after: Values | None

    @property
    def key(self) -> RowKey:
        return self.table, self.row_id

    def inverse(self) -> RowChange:
        return RowChange(self.table, self.row_id, self.after, self.before)

    def to_json(self) -> list[Any]:
        return [self.table, self.row_id, self.before, self.after]


def changes_from_json(raw: Sequence[Sequence[Any]]) -> list[RowChange]:
    """The changes that `to_json` wrote; whole rows of an older version get the columns that it did not have."""
    return [_with_newer_columns(RowChange(*line)) for line in raw]


_NEWER: dict[str, Values] = {"externalrelation": {"other_plan_id": None, "other_activity_id": None}}


def _with_newer_columns(change: RowChange) -> RowChange:
    newer = _NEWER.get(change.table)
    if newer is None or (change.before is not None and change.after is not None):
        return change
    before, after = (None if side is None else newer | side for side in (change.before, change.after))
    return RowChange(change.table, change.row_id, before, after)


def inverted(changes: Sequence[RowChange]) -> list[RowChange]:
    """What takes `changes` back, the last one first."""
    return [change.inverse() for change in reversed(changes)]


def composed(changes: Iterable[RowChange]) -> dict[RowKey, RowChange]:
    """One change per row from several in order; rows that end as they began are left out."""
    net: dict[RowKey, RowChange] = {}
    for change in changes:
        earlier = net.get(change.key)
        net[change.key] = change if earlier is None else _joined(earlier, change)
    return {key: kept for key, change in net.items() if (kept := _without_equal_fields(change)) is not None}


def _joined(first: RowChange, second: RowChange) -> RowChange:
    before, after = first.before, second.after
    if first.after is not None and second.before is not None:  # the row lived between the two
        if after is not None:
            after = {**first.after, **after}
        if before is not None:
            before = {**second.before, **before}
    return RowChange(first.table, first.row_id, before, after)


def _without_equal_fields(change: RowChange) -> RowChange | None:
    before, after = change.before, change.after
    if before is None or after is None:
        return None if before is after else change
    different = [name for name in after if name not in before or before[name] != after[name]]
    if not different:
        return None
    return RowChange(
        change.table, change.row_id, {n: before.get(n) for n in different}, {n: after[n] for n in different}
    )


def references_of(change: RowChange) -> Iterator[RowKey]:
    """The rows that must be there for what `change` writes."""
    for name, table in REFERENCES[change.table].items():
        wanted = None if change.after is None else change.after.get(name)
        if wanted is not None:
            yield table, wanted


@dataclass(frozen=True, slots=True)
class Overlap:
    """Where two edits cannot both stand: the row, and the field when both write the same one ("" = the whole row)."""

    table: str
    row_id: int
    field: str


def overlaps(mine: Iterable[RowChange], theirs: Iterable[RowChange]) -> list[Overlap]:
    """Fields of rows that both write, and rows that one takes away while the other writes or builds on them.

    Each side has one change per row (see `composed`).
    """
    ours, others = {c.key: c for c in mine}, {c.key: c for c in theirs}
    found = [overlap for key in ours.keys() & others.keys() for overlap in _on_one_row(ours[key], others[key])]
    found += _built_on_removed(ours, others)
    found += _built_on_removed(others, ours)
    return sorted(set(found), key=lambda o: (o.table, o.row_id, o.field))


def _on_one_row(mine: RowChange, other: RowChange) -> list[Overlap]:
    if mine.before is None or mine.after is None or other.before is None or other.after is None:
        return [Overlap(mine.table, mine.row_id, "")]
    return [Overlap(mine.table, mine.row_id, name) for name in mine.after.keys() & other.after.keys()]


def _built_on_removed(removing: dict[RowKey, RowChange], building: dict[RowKey, RowChange]) -> list[Overlap]:
    removed = {key for key, change in removing.items() if change.after is None}
    if not removed:
        return []
    return [
        Overlap(table, row_id, "")
        for change in building.values()
        for table, row_id in references_of(change)
        if (table, row_id) in removed
    ]
