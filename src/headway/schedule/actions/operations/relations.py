"""Operations on relations; several between the same two activities are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations.row import RowOperation, taken
from headway.schedule.errors import RelationExists, RelationToItself
from headway.schedule.rules.changes import RowKey
from headway.schedule.rules.values import RELATION_FIELDS, Values

_NEW: Values = {"type": 0, "lag": 0, "lag_percent": None, "lag_calendar": -1, "source_uid": ""}
_SAME = ("predecessor_id", "successor_id", "type", "lag", "lag_percent", "lag_calendar")


@dataclass(frozen=True)
class AddRelation(RowOperation):
    """predecessor -> successor, with type, lag (minutes, or a share of the predecessor) and lag calendar."""

    kind: ClassVar[str] = "add_relation"
    creates: ClassVar[str | None] = "relation"
    ref: int | None = None
    predecessor_id: int = 0
    successor_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [("activity", self.predecessor_id), ("activity", self.successor_id)]

    def carry_out(self, draft: Draft) -> None:
        ends = {"predecessor_id": self.predecessor_id, "successor_id": self.successor_id}
        row = _NEW | taken({**self.values, **ends}, RELATION_FIELDS)
        _check(draft, row)
        draft.insert("relation", draft.new_number("relation", self.ref), row)

    def subject(self) -> RowKey | None:
        return "activity", self.successor_id


@dataclass(frozen=True)
class ChangeRelation(RowOperation):
    """Another type, lag, or another end."""

    kind: ClassVar[str] = "change_relation"
    relation_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [("relation", self.relation_id)]

    def carry_out(self, draft: Draft) -> None:
        row = draft.row("relation", self.relation_id)
        after = row | taken(self.values, RELATION_FIELDS)
        _check(draft, after, draft.number(self.relation_id))
        draft.change("relation", self.relation_id, after)


@dataclass(frozen=True)
class DeleteRelation(RowOperation):
    """A relation goes."""

    kind: ClassVar[str] = "delete_relation"
    relation_id: int = 0

    def wanted(self) -> Iterable[RowKey]:
        return [("relation", self.relation_id)]

    def carry_out(self, draft: Draft) -> None:
        draft.delete("relation", self.relation_id)


def _check(draft: Draft, row: Values, own: int | None = None) -> None:
    """Both ends are there and differ, and no relation says the same already; ends become numbers."""
    ends = [draft.row("activity", row[name]) for name in ("predecessor_id", "successor_id")]
    row |= {name: draft.number(row[name]) for name in ("predecessor_id", "successor_id")}
    if row["predecessor_id"] == row["successor_id"]:
        raise RelationToItself(name=ends[0]["name"])
    for number in draft.attached("relation", "successor_id", row["successor_id"]):
        other = draft.find("relation", number)
        if number != own and other is not None and all(other[name] == row[name] for name in _SAME):
            raise RelationExists(predecessor=ends[0]["name"], successor=ends[1]["name"])
