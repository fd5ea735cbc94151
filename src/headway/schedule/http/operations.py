"""What an edit may ask for: the operations of `schedule.actions.operations` as bodies of requests.

`values` are checked field by field by the operation (`rules.values`), which names the field and what it takes.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field


class Told(Schema):
    """Nothing but what is named is taken."""

    model_config = ConfigDict(extra="forbid")


class AddActivityIn(Told):
    kind: Literal["add_activity"]
    ref: int | None = Field(None, lt=0)
    parent_id: int | None = None
    after_id: int | None = None
    first: bool = False
    values: dict[str, Any] = {}


class ChangeActivityIn(Told):
    kind: Literal["change_activity"]
    activity_id: int
    values: dict[str, Any]


class MoveActivityIn(Told):
    kind: Literal["move_activity"]
    activity_id: int
    parent_id: int | None = None
    after_id: int | None = None
    first: bool = False


class DeleteActivityIn(Told):
    kind: Literal["delete_activity"]
    activity_id: int


class RecordProgressIn(Told):
    kind: Literal["record_progress"]
    activity_id: int
    values: dict[str, Any]


class AddRelationIn(Told):
    kind: Literal["add_relation"]
    ref: int | None = Field(None, lt=0)
    predecessor_id: int
    successor_id: int
    values: dict[str, Any] = {}


class ChangeRelationIn(Told):
    kind: Literal["change_relation"]
    relation_id: int
    values: dict[str, Any]


class DeleteRelationIn(Told):
    kind: Literal["delete_relation"]
    relation_id: int


class AddExternalRelationIn(Told):
    """From an activity of another project to one of this plan."""

    kind: Literal["add_external_relation"]
    ref: int | None = Field(None, lt=0)
    activity_id: int
    other_project_id: int = Field(ge=0, le=2**63 - 1)
    other_activity_id: int = Field(ge=0, le=2**31 - 1)
    values: dict[str, Any] = {}


class ChangeExternalRelationIn(Told):
    kind: Literal["change_external_relation"]
    external_relation_id: int
    values: dict[str, Any]


class DeleteExternalRelationIn(Told):
    kind: Literal["delete_external_relation"]
    external_relation_id: int


class AddAssignmentIn(Told):
    kind: Literal["add_assignment"]
    ref: int | None = Field(None, lt=0)
    activity_id: int
    resource_id: int
    values: dict[str, Any] = {}


class AssignPersonIn(Told):
    kind: Literal["assign_person"]
    ref: int | None = Field(None, lt=0)
    activity_id: int
    member_id: int = Field(ge=0, le=2**63 - 1)
    values: dict[str, Any] = {}


class ChangeAssignmentIn(Told):
    kind: Literal["change_assignment"]
    assignment_id: int
    values: dict[str, Any]


class DeleteAssignmentIn(Told):
    kind: Literal["delete_assignment"]
    assignment_id: int


class AddCalendarIn(Told):
    kind: Literal["add_calendar"]
    ref: int | None = Field(None, lt=0)
    values: dict[str, Any]


class ChangeCalendarIn(Told):
    kind: Literal["change_calendar"]
    calendar_id: int
    values: dict[str, Any]


class DeleteCalendarIn(Told):
    kind: Literal["delete_calendar"]
    calendar_id: int


class TakeCalendarIn(Told):
    kind: Literal["take_calendar"]
    source_id: int = Field(ge=0, le=2**63 - 1)
    version: int | None = Field(None, ge=0, le=2**31 - 1)
    calendar_id: int | None = None
    ref: int | None = Field(None, lt=0)


class ChangeSettingsIn(Told):
    kind: Literal["change_settings"]
    values: dict[str, Any]


OperationIn = Annotated[
    AddActivityIn
    | ChangeActivityIn
    | MoveActivityIn
    | DeleteActivityIn
    | RecordProgressIn
    | AddRelationIn
    | ChangeRelationIn
    | DeleteRelationIn
    | AddExternalRelationIn
    | ChangeExternalRelationIn
    | DeleteExternalRelationIn
    | AddAssignmentIn
    | AssignPersonIn
    | ChangeAssignmentIn
    | DeleteAssignmentIn
    | AddCalendarIn
    | ChangeCalendarIn
    | DeleteCalendarIn
    | TakeCalendarIn
    | ChangeSettingsIn,
    Field(discriminator="kind"),
]
