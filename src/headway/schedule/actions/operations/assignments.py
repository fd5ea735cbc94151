"""Operations on assignments: resources of the organisation on activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from headway.engine.document import ResourceKind
from headway.people.roles import ASSIGN
from headway.projects.actions import ensure_person
from headway.projects.queries import get_resource_kind
from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations.row import RowOperation, taken
from headway.schedule.rules.changes import RowKey
from headway.schedule.rules.values import ASSIGNMENT_FIELDS, Values

_NEW: Values = {
    "units": 1.0, "work": 0, "remaining_work": 0, "actual_work": 0, "quantity": None, "delay": 0, "cost": None,
    "source_uid": "",
}  # fmt: skip


@dataclass(frozen=True)
class AddAssignment(RowOperation):
    """A resource of the project's organisation works on an activity; a material or a cost never moves its dates."""

    kind: ClassVar[str] = "add_assignment"
    creates: ClassVar[str | None] = "assignment"
    ref: int | None = None
    activity_id: int = 0
    resource_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [("activity", self.activity_id), ("planresource", self.resource_id)]

    def carry_out(self, draft: Draft) -> None:
        draft.row("activity", self.activity_id)
        kind = get_resource_kind(draft.plan.project, self.resource_id)
        row = _new_row(draft, self.activity_id, self.resource_id, self.values)
        moves = kind not in (ResourceKind.MATERIAL, ResourceKind.COST)
        row["drives_dates"] = moves and row.get("drives_dates", True)
        draft.insert("assignment", draft.new_number("assignment", self.ref), row)

    def subject(self) -> RowKey | None:
        return "activity", self.activity_id


@dataclass(frozen=True)
class AssignPerson(RowOperation):
    """Somebody of the project works on an activity, as the labour resource that stands for him; once only."""

    kind: ClassVar[str] = "assign_person"
    creates: ClassVar[str | None] = "assignment"
    ref: int | None = None
    activity_id: int = 0
    member_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [("activity", self.activity_id)]

    def carry_out(self, draft: Draft) -> None:
        draft.row("activity", self.activity_id)
        resource_id = ensure_person(project=draft.plan.project, member_id=self.member_id)
        there = draft.attached("assignment", "activity_id", self.activity_id)
        if any(draft.row("assignment", number)["resource_id"] == resource_id for number in there):
            return
        row = {"drives_dates": True} | _new_row(draft, self.activity_id, resource_id, self.values)
        draft.insert("assignment", draft.new_number("assignment", self.ref), row)

    def subject(self) -> RowKey | None:
        return "activity", self.activity_id


@dataclass(frozen=True)
class TakeOverOffered(RowOperation):
    """An offer of work was accepted: the resource stands on the activity, once; who offers needs no other right.

    Made by the room that keeps the offers, never asked for by a client.
    """

    kind: ClassVar[str] = "take_over_offered"
    capability: ClassVar[str] = ASSIGN
    creates: ClassVar[str | None] = "assignment"
    tells_assigned: ClassVar[bool] = False  # he has accepted it himself
    ref: int | None = None
    activity_id: int = 0
    resource_id: int = 0
    quantity: float | None = None

    def wanted(self) -> Iterable[RowKey]:
        return [("activity", self.activity_id), ("planresource", self.resource_id)]

    def carry_out(self, draft: Draft) -> None:
        draft.row("activity", self.activity_id)
        get_resource_kind(draft.plan.project, self.resource_id)
        there = draft.attached("assignment", "activity_id", self.activity_id)
        if any(draft.row("assignment", number)["resource_id"] == self.resource_id for number in there):
            return
        row = {"drives_dates": True} | _new_row(draft, self.activity_id, self.resource_id, {"quantity": self.quantity})
        draft.insert("assignment", draft.new_number("assignment", self.ref), row)

    def subject(self) -> RowKey | None:
        return "activity", self.activity_id


def _new_row(draft: Draft, activity_id: int, resource_id: int, told: Mapping[str, Any]) -> Values:
    """A new assignment; the plan takes the resource into use."""
    if draft.find("planresource", resource_id) is None:
        draft.insert("planresource", resource_id, {"calendar_id": None, "source_uid": ""})
    return (
        _NEW | {"activity_id": draft.number(activity_id), "resource_id": resource_id} | taken(told, ASSIGNMENT_FIELDS)
    )


@dataclass(frozen=True)
class ChangeAssignment(RowOperation):
    """Other units, work, quantity or cost."""

    kind: ClassVar[str] = "change_assignment"
    assignment_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [("assignment", self.assignment_id)]

    def carry_out(self, draft: Draft) -> None:
        draft.change("assignment", self.assignment_id, taken(self.values, ASSIGNMENT_FIELDS))


@dataclass(frozen=True)
class DeleteAssignment(RowOperation):
    """A resource is taken off an activity."""

    kind: ClassVar[str] = "delete_assignment"
    assignment_id: int = 0

    def wanted(self) -> Iterable[RowKey]:
        return [("assignment", self.assignment_id)]

    def carry_out(self, draft: Draft) -> None:
        draft.delete("assignment", self.assignment_id)
