"""A national or organisation calendar, or a newer version of it, taken into a plan with the layers under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from headway.projects.queries import get_calendar_versions_for
from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations.row import RowOperation
from headway.schedule.errors import CalendarLoop
from headway.schedule.rules.changes import RowKey

_TAKEN = ("week", "exceptions", "minutes_per_day", "minutes_per_week", "minutes_per_month")


@dataclass(frozen=True)
class TakeCalendar(RowOperation):
    """The plan pins `version` (None = the latest) of a calendar source, and of each source that it builds on.

    A layer that the plan has already is brought to that version; the others are new calendars. `calendar_id`: the
    plan's calendar that shall follow the source from now on (None = the one that does, else a new one).
    """

    kind: ClassVar[str] = "take_calendar"
    source_id: int = 0
    version: int | None = None
    calendar_id: int | None = None
    ref: int | None = None

    def carry_out(self, draft: Draft) -> None:
        layers = get_calendar_versions_for(draft.plan.project, self.source_id, self.version)
        pinned = {row["pinned_source_id"]: number for number, row in draft.calendars().items()}
        parent: int | None = None
        for layer in reversed(layers):  # the oldest parent first
            row: dict[str, Any] = {name: getattr(layer, name) for name in _TAKEN}
            row |= {"name": layer.name, "pinned_source_id": layer.source_id, "pinned_version": layer.version}
            leaf = layer is layers[0]
            number = self.calendar_id if leaf and self.calendar_id is not None else pinned.get(layer.source_id)
            parent = _put(draft, number, row | {"parent_id": parent}, self.ref if leaf else None)

    def subject(self) -> RowKey | None:
        return None


def _put(draft: Draft, number: int | None, row: dict[str, Any], stand_in: int | None) -> int:
    if number is None:
        made = draft.new_number("plancalendar", stand_in)
        kind = "global" if row["parent_id"] is None else "project"
        draft.insert("plancalendar", made, {"kind": kind, "source_uid": "", **row})
        return made
    if stand_in is not None:
        draft.created[stand_in] = draft.number(number)
    if row["parent_id"] == draft.number(number):
        raise CalendarLoop(name=row["name"])
    draft.change("plancalendar", number, row)
    return draft.number(number)
