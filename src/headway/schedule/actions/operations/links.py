"""Operations on relations that come from an activity of another project (rules 4.47-4.53)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations.row import RowOperation, taken
from headway.schedule.errors import (
    ExternalDateTold,
    ExternalRelationExists,
    ExternalRelationToSummary,
    ExternalRelationUntied,
    NeedsRulesOfP6,
)
from headway.schedule.queries.links import FarEnd, get_far_end, list_external_numbers, list_links
from headway.schedule.rules.changes import PLAN, RowKey
from headway.schedule.rules.links import EARLY, LATE, takes_links
from headway.schedule.rules.summaries import WBS
from headway.schedule.rules.values import LINK_FIELDS, Values

_TABLE = "externalrelation"
_NEW: Values = {"direction": "predecessor", "other_project": "", "other_activity": "", "type": 0, "lag": 0}


@dataclass(frozen=True)
class AddExternalRelation(RowOperation):
    """From an activity of another project, seen by the author, to one of this plan; with type and lag (minutes)."""

    kind: ClassVar[str] = "add_external_relation"
    ref: int | None = None
    activity_id: int = 0
    other_project_id: int = 0
    other_activity_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [("activity", self.activity_id)]

    def carry_out(self, draft: Draft) -> None:
        values = taken(self.values, LINK_FIELDS)
        activity, number = draft.row("activity", self.activity_id), draft.number(self.activity_id)
        far = get_far_end(draft.author, draft.plan, self.other_project_id, self.other_activity_id)
        _check(draft, activity, number, far)
        row = _NEW | {
            "activity_id": number,
            "other_plan_id": far.plan.pk,
            "other_activity_id": far.activity.activity_id,
            **values,
        }
        _require_new(draft, row)
        draft.insert(_TABLE, draft.new_number(_TABLE, self.ref), row)

    def subject(self) -> RowKey | None:
        return "activity", self.activity_id


@dataclass(frozen=True)
class ChangeExternalRelation(RowOperation):
    """Another type or lag of a relation to another project."""

    kind: ClassVar[str] = "change_external_relation"
    external_relation_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [(_TABLE, self.external_relation_id)]

    def carry_out(self, draft: Draft) -> None:
        row = _row_in_scope(draft, self.external_relation_id)
        if row["other_plan_id"] is None:
            raise ExternalRelationUntied(name=row["other_activity"])
        after = row | taken(self.values, LINK_FIELDS)
        _require_new(draft, after, draft.number(self.external_relation_id))
        draft.change(_TABLE, self.external_relation_id, after)


@dataclass(frozen=True)
class DeleteExternalRelation(RowOperation):
    """A relation to another project goes; one that a file brought leaves its external date standing."""

    kind: ClassVar[str] = "delete_external_relation"
    external_relation_id: int = 0

    def wanted(self) -> Iterable[RowKey]:
        return [(_TABLE, self.external_relation_id)]

    def carry_out(self, draft: Draft) -> None:
        _row_in_scope(draft, self.external_relation_id)
        draft.delete(_TABLE, self.external_relation_id)


def _row_in_scope(draft: Draft, number: int) -> Values:
    row = draft.row(_TABLE, number)
    draft.row("activity", row["activity_id"])
    return row


def _check(draft: Draft, activity: Values, number: int, far: FarEnd) -> None:
    """Both ends are work under P6's rules, and neither holds an external date of its own, which the link would write over."""
    for row in (activity["kind"], activity["name"]), (far.activity.kind, far.activity.name):
        if row[0] == WBS:
            raise ExternalRelationToSummary(name=row[1])
    settings = draft.row(PLAN, 0)
    for name, options in ((settings["name"], settings["options"]), (far.plan.name, far.plan.options)):
        if not takes_links(options):
            raise NeedsRulesOfP6(name=name)
    told = activity[EARLY] is not None, getattr(far.activity, LATE) is not None
    if not any(told):
        return
    linked = {end for link in list_links([draft.plan.pk, far.plan.pk]) for end in link.ends}
    if told[0] and (draft.plan.pk, number, EARLY) not in linked:
        raise ExternalDateTold(name=activity["name"])
    if told[1] and (far.plan.pk, far.activity.activity_id, LATE) not in linked:
        raise ExternalDateTold(name=far.activity.name)


def _require_new(draft: Draft, row: Values, own: int | None = None) -> None:
    """No relation between the two says the same already."""
    for number in list_external_numbers(draft.plan.pk, row["activity_id"]):
        there = draft.find(_TABLE, number)
        if number != own and there is not None and all(there[name] == row[name] for name in _SAME):
            raise ExternalRelationExists


_SAME = ("other_plan_id", "other_activity_id", "type", "lag")
