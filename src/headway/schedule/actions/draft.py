"""The plan as an edit in the making sees it: the rows as they stand, with what its operations have done so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from headway.schedule.actions.numbers import next_numbers
from headway.schedule.errors import RowUnknown
from headway.schedule.queries.rows import Values, read_rows, read_settings
from headway.schedule.rules.changes import PLAN, RowChange, RowKey
from headway.schedule.rules.outline import SORT_GAP, Siblings
from headway.schedule.rules.packed import NONE
from headway.schedule.rules.progress import Calculated
from headway.schedule.rules.state import PlanState

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.schedule.models import Plan

TOP = NONE
"""Stands for the parent of rows at the top, as in the arrays."""


class Draft:
    """Rows are read when an operation asks for them, in one statement for those that were announced.

    `scope`: numbers of the activities that the author may touch; None = all of the plan. `author`: None = the
    installation itself.
    """

    def __init__(
        self, plan: Plan, state: PlanState, scope: frozenset[int] | None = None, author: Account | None = None
    ) -> None:
        self.plan = plan
        self.state = state
        self.scope = scope
        self.author = author
        self.created: dict[int, int] = {}  # stand-in -> number
        self._originals: dict[RowKey, Values | None] = {}
        self._rows: dict[RowKey, Values | None] = {}
        self._siblings: dict[int, Siblings] = {}
        self._numbers: dict[str, list[int]] = {}
        self._attached: dict[tuple[str, str], dict[int, set[int]]] = {}

    # -- rows

    def announce(self, wanted: Iterable[RowKey]) -> None:
        """Read many rows at once."""
        by_table: dict[str, set[int]] = {}
        for table, row_id in wanted:
            if row_id > 0 and (table, row_id) not in self._rows:
                by_table.setdefault(table, set()).add(row_id)
        for table, row_ids in by_table.items():
            found = read_rows(self.plan.pk, table, row_ids)
            for row_id in row_ids:
                self._originals[table, row_id] = self._rows[table, row_id] = found.get(row_id)

    def number(self, row_id: int) -> int:
        """The number of a row, from its stand-in when this edit made it."""
        return self.created.get(row_id, row_id)

    def find(self, table: str, row_id: int) -> Values | None:
        """A row as it stands in the draft, or None."""
        key = table, self.number(row_id)
        if key not in self._rows:
            if table == PLAN:
                self._originals[key] = self._rows[key] = read_settings(self.plan)
            else:
                self.announce([key])
        return self._rows.get(key)

    def originally(self, table: str, row_id: int) -> Values | None:
        """A row as it was before this edit."""
        return self._originals.get((table, self.number(row_id)))

    def row(self, table: str, row_id: int) -> Values:
        """A row that must be there. Raises RowUnknown, also for an activity outside the author's scope."""
        found = self.find(table, row_id)
        if found is None:
            raise RowUnknown(table=table, number=row_id)
        if self.scope is not None and table == "activity" and self.number(row_id) not in self.scope:
            raise RowUnknown(table=table, number=row_id)
        return found

    def change(self, table: str, row_id: int, values: Mapping[str, Any]) -> None:
        """Give columns of a row other values."""
        row_id = self.number(row_id)
        row = self.row(table, row_id)
        values = {name: value for name, value in values.items() if row[name] != value}
        self._unplace(table, row_id, row, values)
        changed = self._rows[table, row_id] = row | values
        self._place(table, row_id, changed, values)

    def insert(self, table: str, row_id: int, values: Values) -> None:
        """Put a new row in."""
        self._originals.setdefault((table, row_id), None)
        self._rows[table, row_id] = values
        self._place(table, row_id, values, values)

    def delete(self, table: str, row_id: int) -> None:
        """Take a row away."""
        row_id = self.number(row_id)
        row = self.row(table, row_id)
        self._unplace(table, row_id, row, row)
        self._rows[table, row_id] = None

    def changes(self) -> list[RowChange]:
        """What the operations did, one change per row."""
        found = []
        for key, before in self._originals.items():
            after = self._rows[key]
            if before is None or after is None:
                if before is not after:
                    found.append(RowChange(*key, before, after))
                continue
            different = [name for name in after if before[name] != after[name]]
            if different:
                old, new = {name: before[name] for name in different}, {name: after[name] for name in different}
                found.append(RowChange(*key, old, new))
        return found

    # -- numbers

    def reserve(self, table: str, count: int) -> None:
        """Take the numbers of rows that the operations will make, in one statement."""
        if count:
            first = next_numbers(plan=self.plan, table=table, count=count)
            self._numbers[table] = list(range(first + count - 1, first - 1, -1))

    def new_number(self, table: str, stand_in: int | None = None) -> int:
        """A number that no row of the project has had."""
        if not self._numbers.get(table):
            self.reserve(table, 1)
        number = self._numbers[table].pop()
        if stand_in is not None:
            self.created[stand_in] = number
        return number

    # -- structure

    def children(self, activity_id: int) -> list[int]:
        """Numbers of the rows right under this one, in order."""
        return [number for _, number in self._children(self.number(activity_id))]

    def attached(self, table: str, column: str, row_id: int) -> list[int]:
        """Numbers of the rows of `table` that name this row in `column`."""
        row_id = self.number(row_id)
        columns = getattr(self.state, table)
        found = set(columns.ids[columns[column] == row_id].tolist())
        found |= self._attached.get((table, column), {}).get(row_id, set())
        return sorted(n for n in found if (row := self.find(table, n)) is not None and row[column] == row_id)

    def calendars(self) -> dict[int, Values]:
        """All calendars of the plan by number."""
        self.announce(("plancalendar", number) for number in self.state.calendars)
        return {n: row for (table, n), row in self._rows.items() if table == "plancalendar" and row is not None}

    def key_for(self, parent_id: int | None, after_id: int | None, *, first: bool) -> int:
        """The sort key of a row that goes under `parent_id`: after `after_id`, else first or at the end."""
        parent = TOP if parent_id is None else self.number(parent_id)
        siblings = self._children(parent)
        if after_id is None:
            return siblings.key_at_start() if first else siblings.key_at_end()
        after_id = self.number(after_id)
        before = self.row("activity", after_id)
        if _top(before["parent_id"]) != parent:
            raise RowUnknown(table="activity", number=after_id)
        key = siblings.key_after(before["sort_key"], after_id)
        if key is None:
            self._space_out(parent)
            key = self.row("activity", after_id)["sort_key"] + SORT_GAP // 2
        return key

    def calculated(self, activity_id: int) -> Calculated:
        """Where the plan put the activity before this edit."""
        place = self.state.activity.position(self.number(activity_id))
        data_date = self.state.settings["data_date"]
        if place < 0 or "start" not in self.state.picture:
            return Calculated(data_date, data_date, data_date)
        told = [int(self.state.picture[name][place]) for name in ("start", "finish")]
        start, finish = (None if value == NONE else value for value in told)
        return Calculated(start, finish, data_date)

    def _children(self, parent: int) -> Siblings:
        if parent not in self._siblings:
            activity = self.state.activity
            under = np.flatnonzero(activity["parent_id"] == parent)
            stored = zip(activity["sort_key"][under].tolist(), activity.ids[under].tolist(), strict=True)
            siblings = Siblings([(key, number) for key, number in stored if ("activity", number) not in self._rows])
            for (table, number), row in self._rows.items():
                if table == "activity" and row is not None and _top(row["parent_id"]) == parent:
                    siblings.add(row["sort_key"], number)
            self._siblings[parent] = siblings
        return self._siblings[parent]

    def _space_out(self, parent: int) -> None:
        numbers = [number for _, number in self._children(parent)]
        self.announce(("activity", number) for number in numbers)
        for place, number in enumerate(numbers):
            self.change("activity", number, {"sort_key": place * SORT_GAP})

    def _place(self, table: str, row_id: int, row: Values, values: Mapping[str, Any]) -> None:
        """Keep what is asked by structure up to date: children of parents, relations of activities, …"""
        if table == "activity" and {"parent_id", "sort_key"} & values.keys():
            siblings = self._siblings.get(_top(row["parent_id"]))
            if siblings is not None:
                siblings.add(row["sort_key"], row_id)
        for column in ATTACHED.get(table, ()):
            if values.get(column) is not None:
                self._attached.setdefault((table, column), {}).setdefault(values[column], set()).add(row_id)

    def _unplace(self, table: str, row_id: int, row: Values, values: Mapping[str, Any]) -> None:
        if table == "activity" and {"parent_id", "sort_key"} & values.keys():
            siblings = self._siblings.get(_top(row["parent_id"]))
            if siblings is not None:
                siblings.remove(row["sort_key"], row_id)


ATTACHED: dict[str, Sequence[str]] = {
    "activity": ("parent_id", "calendar_id"),
    "relation": ("predecessor_id", "successor_id"),
    "assignment": ("activity_id", "resource_id"),
}


def _top(parent_id: int | None) -> int:
    return TOP if parent_id is None else parent_id
