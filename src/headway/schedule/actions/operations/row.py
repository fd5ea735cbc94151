"""What every operation on rows has, and the one that carries out changes that are known already."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from headway.people.roles import EDIT
from headway.schedule.actions.draft import Draft
from headway.schedule.errors import ValueNotTaken
from headway.schedule.rules.changes import RowChange, RowKey
from headway.schedule.rules.values import Field, ValueRefused, Values, read_values


@dataclass(frozen=True)
class RowOperation(ABC):
    """One wish about rows of a plan. `carry_out` works on a draft inside the door's transaction.

    `creates`: the table in which it makes one row; its number is reserved with those of the others. `tells_assigned`:
    whom a new assignment concerns hears of it by the edit.
    """

    plan_id: int

    kind: ClassVar[str] = ""
    capability: ClassVar[str] = EDIT
    creates: ClassVar[str | None] = None
    tells_assigned: ClassVar[bool] = True

    def may_change_no_row(self) -> bool:
        """Whether the edit says something even when every row stays as it is."""
        return False

    def wanted(self) -> Iterable[RowKey]:
        """Rows that it will ask for, so that all of an edit are read at once."""
        return ()

    @abstractmethod
    def carry_out(self, draft: Draft) -> None:
        """Do it on the draft. Raises a Refusal."""

    def subject(self) -> RowKey | None:
        """The row that the history names."""
        return None

    def to_json(self) -> dict[str, Any]:
        raw = {name: value for name, value in asdict(self).items() if name != "plan_id"}
        return {"kind": self.kind, **raw}


def taken(told: Mapping[str, Any], fields: Mapping[str, Field]) -> Values:
    """Columns from what was told. Raises ValueNotTaken, which names the field and says what it takes."""
    try:
        return read_values(told, fields)
    except ValueRefused as refused:
        raise not_taken(refused) from refused


def not_taken(refused: ValueRefused) -> ValueNotTaken:
    """The refusal for a person."""
    return ValueNotTaken(field=refused.name, reason=refused.reason, **refused.parameters)


@dataclass(frozen=True)
class ApplyChanges(RowOperation):
    """Changes that are known row by row: an undo, a restored revision, a promoted scenario, an updated import.

    Each row must still hold what the change says it held; whoever calls has made sure of that.
    """

    kind: ClassVar[str] = "apply_changes"
    changes: Sequence[RowChange] = ()
    named: str = ""  # the kind that the history tells
    needs: str = EDIT
    stands_without_rows: bool = False  # the edit brings or takes away what is no row of the plan: baselines of a file

    def may_change_no_row(self) -> bool:
        return self.stands_without_rows

    def wanted(self) -> Iterable[RowKey]:
        return (change.key for change in self.changes)

    def carry_out(self, draft: Draft) -> None:
        draft.announce(self.wanted())
        for change in self.changes:
            if change.after is None:
                draft.delete(change.table, change.row_id)
            elif change.before is None:
                there = draft.find(change.table, change.row_id)
                if there is None or change.table != "planresource":  # two plans may have taken the same resource
                    draft.insert(change.table, change.row_id, change.after)
            else:
                draft.change(change.table, change.row_id, change.after)

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.named or self.kind}
