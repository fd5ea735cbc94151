"""Progress as a field of the plan: actual dates, percent, remaining duration, suspend and resume."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from headway.people.roles import PROGRESS
from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations.row import RowOperation, not_taken, taken
from headway.schedule.rules.changes import RowKey
from headway.schedule.rules.progress import progressed
from headway.schedule.rules.values import PROGRESS_FIELDS, ValueRefused


@dataclass(frozen=True)
class RecordProgress(RowOperation):
    """How far an activity is. What is not told follows from what is (`rules.progress.progressed`)."""

    kind: ClassVar[str] = "record_progress"
    capability: ClassVar[str] = PROGRESS
    activity_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def wanted(self) -> Iterable[RowKey]:
        return [("activity", self.activity_id)]

    def carry_out(self, draft: Draft) -> None:
        row = draft.row("activity", self.activity_id)
        told = taken(self.values, PROGRESS_FIELDS)
        try:
            draft.change("activity", self.activity_id, progressed(row, told, draft.calculated(self.activity_id)))
        except ValueRefused as refused:
            raise not_taken(refused) from refused

    def subject(self) -> RowKey | None:
        return "activity", self.activity_id
