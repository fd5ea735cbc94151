"""Operations on WBS rows, activities and milestones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations.row import RowOperation, not_taken, taken
from headway.schedule.errors import OutlineLoop, ParentIsNoWbs, RowInUse
from headway.schedule.queries.links import list_external_numbers
from headway.schedule.rules.changes import RowKey
from headway.schedule.rules.progress import check_constraints, lasting, of_kind
from headway.schedule.rules.summaries import WBS
from headway.schedule.rules.values import ACTIVITY_FIELDS, FLAGS, ValueRefused, Values, read_flags

_NEW: Values = {
    "parent_id": None, "sort_key": 0, "kind": 1, "code": "", "name": "", "calendar_id": None, "duration": 0,
    "remaining": 0, "actual": 0, "flags": 0, "percent_complete": 0.0, "percent_kind": "duration",
    "actual_start": None, "actual_finish": None, "stop": None, "suspend": None, "resume": None, "splits": None,
    "constraint": 0, "constraint_at": None, "secondary_constraint": 0, "secondary_constraint_at": None,
    "deadline": None, "expected_finish": None, "external_early_start": None, "external_late_finish": None,
    "manual_start": None, "manual_finish": None, "levelling_delay": 0, "priority": 500, "quantity": None, "unit": "",
    "weight": None, "location": "", "trade": "", "responsible": "", "notes": "", "codes": None, "custom": None,
    "import_run_id": None, "source_uid": "", "source_row": None,
}  # fmt: skip


@dataclass(frozen=True)
class AddActivity(RowOperation):
    """A new row under `parent_id` (None = at the top): after `after_id`, else first or at the end.

    `ref`: a negative stand-in by which other operations of the same edit name the new row.
    """

    kind: ClassVar[str] = "add_activity"
    creates: ClassVar[str | None] = "activity"
    ref: int | None = None
    parent_id: int | None = None
    after_id: int | None = None
    first: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return (("activity", number) for number in (self.parent_id, self.after_id) if number is not None)

    def carry_out(self, draft: Draft) -> None:
        _require_wbs(draft, self.parent_id)
        row = {**_NEW, "parent_id": None if self.parent_id is None else draft.number(self.parent_id)}
        row["sort_key"] = draft.key_for(self.parent_id, self.after_id, first=self.first)
        row |= _told(draft, row, self.values)
        draft.insert("activity", draft.new_number("activity", self.ref), row)

    def subject(self) -> RowKey | None:
        return None


@dataclass(frozen=True)
class ChangeActivity(RowOperation):
    """Other values for a row: everything but progress (RecordProgress) and place (MoveActivity)."""

    kind: ClassVar[str] = "change_activity"
    activity_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [("activity", self.activity_id)]

    def carry_out(self, draft: Draft) -> None:
        row = draft.row("activity", self.activity_id)
        values = _told(draft, row, self.values)
        if row["kind"] == WBS and values.get("kind", WBS) != WBS and draft.children(self.activity_id):
            raise RowInUse(name=row["name"], by="children")
        draft.change("activity", self.activity_id, values)

    def subject(self) -> RowKey | None:
        return "activity", self.activity_id


@dataclass(frozen=True)
class MoveActivity(RowOperation):
    """A row, with all that lies under it, to another place: indent, outdent, drag."""

    kind: ClassVar[str] = "move_activity"
    activity_id: int = 0
    parent_id: int | None = None
    after_id: int | None = None
    first: bool = False

    def wanted(self) -> Iterable[RowKey]:
        named = (self.activity_id, self.parent_id, self.after_id)
        return (("activity", number) for number in named if number is not None)

    def carry_out(self, draft: Draft) -> None:
        row, number = draft.row("activity", self.activity_id), draft.number(self.activity_id)
        _require_wbs(draft, self.parent_id)
        above = self.parent_id
        while above is not None:  # up to the top: the new parent must not lie under the row itself
            if draft.number(above) == number:
                raise OutlineLoop(name=row["name"])
            above = draft.row("activity", above)["parent_id"]
        parent = None if self.parent_id is None else draft.number(self.parent_id)
        if self.after_id is not None and draft.number(self.after_id) == number:
            return
        key = draft.key_for(self.parent_id, self.after_id, first=self.first)
        draft.change("activity", number, {"parent_id": parent, "sort_key": key})

    def subject(self) -> RowKey | None:
        return "activity", self.activity_id


@dataclass(frozen=True)
class DeleteActivity(RowOperation):
    """A row goes, with all that lies under it, its relations and its assignments."""

    kind: ClassVar[str] = "delete_activity"
    activity_id: int = 0

    def wanted(self) -> Iterable[RowKey]:
        return [("activity", self.activity_id)]

    def carry_out(self, draft: Draft) -> None:
        if draft.find("activity", self.activity_id) is None and draft.number(self.activity_id) in _gone(draft):
            return  # it lay under a row that an earlier operation of this edit took away
        _delete(draft, draft.number(self.activity_id))

    def subject(self) -> RowKey | None:
        return "activity", self.activity_id


def _gone(draft: Draft) -> set[int]:
    return {c.row_id for c in draft.changes() if c.table == "activity" and c.after is None}


def _delete(draft: Draft, activity_id: int) -> None:
    draft.row("activity", activity_id)
    children = draft.children(activity_id)
    draft.announce(("activity", child) for child in children)
    for child in children:
        _delete(draft, child)
    for table, column in (
        ("relation", "predecessor_id"), ("relation", "successor_id"), ("assignment", "activity_id"),
    ):  # fmt: skip
        for number in draft.attached(table, column, activity_id):
            draft.delete(table, number)
    for number in list_external_numbers(draft.plan.pk, activity_id):
        draft.delete("externalrelation", number)
    draft.delete("activity", activity_id)


def _told(draft: Draft, row: Values, told: Mapping[str, Any]) -> Values:
    """The columns that change, with what follows from a kind and a duration, checked together."""
    flags = {name: value for name, value in told.items() if name in FLAGS}
    values = taken({name: value for name, value in told.items() if name not in FLAGS}, ACTIVITY_FIELDS)
    try:
        if "kind" in values:
            values = of_kind(row, values["kind"]) | {n: v for n, v in values.items() if n != "kind"}
        if "duration" in values:
            values |= lasting({**row, **values}, values["duration"])
        if flags:
            values["flags"] = read_flags(flags, row["flags"])
        check_constraints({**row, **values})
    except ValueRefused as refused:
        raise not_taken(refused) from refused
    if values.get("calendar_id") is not None:
        draft.row("plancalendar", values["calendar_id"])
        values["calendar_id"] = draft.number(values["calendar_id"])
    return values


def _require_wbs(draft: Draft, parent_id: int | None) -> None:
    if parent_id is not None and (parent := draft.row("activity", parent_id))["kind"] != WBS:
        raise ParentIsNoWbs(name=parent["name"])
