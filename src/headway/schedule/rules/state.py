"""A plan as arrays: what the engine needs of its rows, kept between edits and brought forward by changes.

Never changed once made: `with_changes` returns a new state that shares the arrays it did not touch.
Instants and other numbers that a row may lack are NONE (-2**31) where they are missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from headway.engine.document import Calendar
from headway.schedule.rules.changes import PLAN, RowChange
from headway.schedule.rules.outline import outline_order
from headway.schedule.rules.packed import NONE

if TYPE_CHECKING:
    from headway.engine.network import Network

Array = NDArray[Any]
Columns = dict[str, Array]
Find = Callable[[Array], NDArray[np.int32]]

INSTANTS = (
    "actual_start", "actual_finish", "stop", "suspend", "resume", "constraint_at", "secondary_constraint_at",
    "deadline", "expected_finish", "external_early_start", "external_late_finish", "manual_start", "manual_finish",
)  # fmt: skip
KEYS = {
    "plancalendar": "calendar_id", "planresource": "resource_id", "activity": "activity_id",
    "relation": "relation_id", "assignment": "assignment_id", "externalrelation": "external_relation_id",
}  # fmt: skip
"""The number that names a row of each table within its plan."""
_INT, _LONG, _FLOAT = np.dtype(np.int32), np.dtype(np.int64), np.dtype(np.float64)
_Types = dict[str, np.dtype[Any]]
_ACTIVITY: _Types = {
    "activity_id": _INT, "parent_id": _INT, "sort_key": _LONG, "kind": _INT, "calendar_id": _INT, "duration": _INT,
    "remaining": _INT, "actual": _INT, "flags": _INT, "percent_complete": _FLOAT, "constraint": _INT,
    "secondary_constraint": _INT, "levelling_delay": _INT,
}  # fmt: skip
_RELATION: _Types = {
    "relation_id": _INT, "predecessor_id": _INT, "successor_id": _INT, "type": _INT, "lag": _INT,
    "lag_percent": _FLOAT, "lag_calendar": _INT,
}  # fmt: skip
_ASSIGNMENT: _Types = {
    "assignment_id": _INT, "activity_id": _INT, "resource_id": _LONG, "units": _FLOAT, "work": _INT,
    "remaining_work": _INT, "delay": _INT, "drives_dates": _INT,
}  # fmt: skip
TYPES: dict[str, _Types] = {
    "activity": _ACTIVITY | dict.fromkeys(INSTANTS, _INT),
    "relation": _RELATION,
    "assignment": _ASSIGNMENT,
}
"""The columns that the engine reads, by table."""


def _finder(ids: Array) -> Find:
    """What finds the places of numbers: a table where they lie close together, halving where they are scattered."""
    low, span = (int(ids.min()), int(ids.max()) - int(ids.min()) + 1) if len(ids) else (0, 0)
    if span <= 4 * len(ids) + 1024:
        table = np.full(span + 1, -1, np.int32)
        table[ids - low] = np.arange(len(ids), dtype=np.int32)

        def near(asked: Array) -> NDArray[np.int32]:
            since = np.asarray(asked, np.int64) - low
            return table[np.where((since >= 0) & (since < span), since, span)]

        return near
    order = np.argsort(ids, kind="stable")
    known = ids[order]

    def scattered(asked: Array) -> NDArray[np.int32]:
        places = np.minimum(np.searchsorted(known, asked), len(known) - 1)
        return np.where(known[places] == asked, order[places], -1).astype(np.int32)

    return scattered


class Table:
    """Columns of one table, and where each row stands."""

    __slots__ = ("_find", "columns", "key")

    def __init__(self, key: str, columns: Columns) -> None:
        self.key = key
        self.columns = columns
        self._find: Find | None = None

    def __len__(self) -> int:
        return len(self.columns[self.key])

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    @property
    def ids(self) -> NDArray[np.int32]:
        return self.columns[self.key]

    def positions(self, ids: Array) -> NDArray[np.int32]:
        """Where the rows with these numbers stand; -1 for a number that is not there."""
        if self._find is None:
            self._find = _finder(self.ids)
        return self._find(ids)

    def position(self, row_id: int) -> int:
        return int(self.positions(np.array([row_id]))[0])

    def reordered(self, order: Array) -> Table:
        return Table(self.key, {name: column[order] for name, column in self.columns.items()})


@dataclass(frozen=True)
class PlanState:
    """One revision of a plan. `picture`: computed columns in the order of activities and relations."""

    revision: int
    settings: dict[str, Any]
    activity: Table
    relation: Table
    assignment: Table
    calendars: dict[int, Calendar]  # by number; uid = the number as text
    resource_calendars: dict[int, int | None]
    splits: dict[int, list[list[int]]]
    picture: Mapping[str, NDArray[np.int32]] = field(default_factory=dict)
    network: Network | None = None  # what `picture` was calculated on, for the next edit to go on from

    @property
    def parent(self) -> NDArray[np.int32]:
        """Position of each row's parent, -1 at the top."""
        return self.activity.positions(self.activity["parent_id"])

    def bytes(self) -> int:
        """What it holds in memory, about."""
        tables = (self.activity.columns, self.relation.columns, self.assignment.columns, self.picture)
        own = sum(column.nbytes for columns in tables for column in columns.values())
        return own + (self.network.bytes() if self.network else 0)


def table_of(name: str, columns: Mapping[str, Sequence[Any]]) -> Table:
    """A table from lists; None becomes NONE (NaN in fractions)."""
    return Table(KEYS[name], {column: _array(columns[column], kind) for column, kind in TYPES[name].items()})


def _array(values: Sequence[Any], kind: np.dtype[Any]) -> Array:
    nothing = np.nan if kind == _FLOAT else NONE
    return np.array([nothing if value is None else value for value in values], dtype=kind)


def with_changes(state: PlanState, changes: Iterable[RowChange], revision: int) -> PlanState | None:
    """The state after `changes`, without a picture; None when the outline would run in a circle."""
    by_table: dict[str, list[RowChange]] = {}
    for change in changes:
        by_table.setdefault(change.table, []).append(change)
    tables: dict[str, Any] = {
        name: _changed(name, getattr(state, name), by_table[name]) if name in by_table else getattr(state, name)
        for name in TYPES
    }
    if _moves_rows(by_table.get("activity", ())):
        ordered = _in_order(tables["activity"])
        if ordered is None:
            return None
        tables["activity"] = ordered
    return PlanState(
        revision=revision,
        settings=_settings(state, by_table.get(PLAN, ())),
        **tables,
        calendars=_calendars(state, by_table.get("plancalendar", ())),
        resource_calendars=_resources(state, by_table.get("planresource", ())),
        splits=_splits(state, by_table.get("activity", ())),
    )


def pictured(state: PlanState, picture: Mapping[str, NDArray[np.int32]], network: Network | None = None) -> PlanState:
    """The state with what was calculated from it, and on what."""
    return replace(state, picture=picture, network=network)


def _changed(name: str, table: Table, changes: list[RowChange]) -> Table:
    columns = dict(table.columns)
    types = TYPES[name]
    updates = [c for c in changes if c.before is not None and c.after is not None]
    for column in sorted({n for c in updates for n in c.after or () if n in types}):
        touched = [c for c in updates if column in (c.after or {})]
        copied = columns[column].copy()
        rows = table.positions(np.array([c.row_id for c in touched]))
        copied[rows] = _array([(c.after or {})[column] for c in touched], types[column])
        columns[column] = copied
    removed = [c.row_id for c in changes if c.after is None]
    if removed:
        kept = ~np.isin(table.ids, removed)
        columns = {column: values[kept] for column, values in columns.items()}
    added = [{**(c.after or {}), table.key: c.row_id} for c in changes if c.before is None]
    if added:
        columns = {
            column: np.concatenate([values, _array([row[column] for row in added], types[column])])
            for column, values in columns.items()
        }
    result = Table(table.key, columns)
    if added and name != "activity":
        result = result.reordered(np.argsort(result.ids, kind="stable"))
    return result


def _moves_rows(changes: Iterable[RowChange]) -> bool:
    return any(c.before is None or c.after is None or {"parent_id", "sort_key"} & c.after.keys() for c in changes)


def _in_order(table: Table) -> Table | None:
    order = outline_order(table.positions(table["parent_id"]), table["sort_key"], table.ids)
    return None if order is None else table.reordered(order)


def _settings(state: PlanState, changes: Iterable[RowChange]) -> dict[str, Any]:
    settings = state.settings
    for change in changes:
        settings = {**settings, **(change.after or {})}
    return settings


def _calendars(state: PlanState, changes: Iterable[RowChange]) -> dict[int, Calendar]:
    from headway.schedule.rules.network import calendar_of

    calendars = dict(state.calendars) if changes else state.calendars
    for change in changes:
        if change.after is None:
            del calendars[change.row_id]
        elif change.before is None:
            calendars[change.row_id] = calendar_of({**change.after, "calendar_id": change.row_id})
        else:
            calendars[change.row_id] = calendar_of(change.after, calendars[change.row_id])
    return dict(sorted(calendars.items())) if changes else calendars


def _resources(state: PlanState, changes: Iterable[RowChange]) -> dict[int, int | None]:
    resources = dict(state.resource_calendars) if changes else state.resource_calendars
    for change in changes:
        if change.after is None:
            del resources[change.row_id]
        elif "calendar_id" in change.after:
            resources[change.row_id] = change.after["calendar_id"]
    return resources


def _splits(state: PlanState, changes: Iterable[RowChange]) -> dict[int, list[list[int]]]:
    touched = [c for c in changes if c.after is None or "splits" in c.after]
    if not touched:
        return state.splits
    splits = dict(state.splits)
    for change in touched:
        splits.pop(change.row_id, None)
        if change.after is not None and change.after["splits"]:
            splits[change.row_id] = change.after["splits"]
    return splits
