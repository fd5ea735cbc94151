"""Operations on the calendars of a plan: national, organisation's, project's, crew's, each over its parent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations.row import RowOperation, taken
from headway.schedule.errors import CalendarLoop, RowInUse
from headway.schedule.rules.changes import PLAN
from headway.schedule.rules.values import CALENDAR_FIELDS, Values

_WEEK: list[list[list[int]] | None] = [*[[[480, 720], [780, 1020]]] * 5, [], []]
_NEW: Values = {
    "name": "", "kind": "project", "parent_id": None, "exceptions": [], "minutes_per_day": 480,
    "minutes_per_week": 2400, "minutes_per_month": 9600, "source_uid": "", "pinned_source_id": None,
    "pinned_version": None,
}  # fmt: skip


@dataclass(frozen=True)
class AddCalendar(RowOperation):
    """A calendar; without a week of its own it works as its parent does, without a parent 8 h x 5 d."""

    kind: ClassVar[str] = "add_calendar"
    creates: ClassVar[str | None] = "plancalendar"
    ref: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def carry_out(self, draft: Draft) -> None:
        row = _NEW | taken(self.values, CALENDAR_FIELDS)
        row.setdefault("week", [None] * 7 if row["parent_id"] is not None else _WEEK)
        number = draft.new_number("plancalendar", self.ref)
        row |= _parent(draft, number, row)
        draft.insert("plancalendar", number, row)


@dataclass(frozen=True)
class ChangeCalendar(RowOperation):
    """Other shifts, exceptions, name or parent."""

    kind: ClassVar[str] = "change_calendar"
    calendar_id: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def carry_out(self, draft: Draft) -> None:
        row, values = draft.row("plancalendar", self.calendar_id), taken(self.values, CALENDAR_FIELDS)
        values |= _parent(draft, draft.number(self.calendar_id), {**row, **values})
        draft.change("plancalendar", self.calendar_id, values)


@dataclass(frozen=True)
class DeleteCalendar(RowOperation):
    """A calendar goes; refused while activities, crews, other calendars or the plan itself work by it."""

    kind: ClassVar[str] = "delete_calendar"
    calendar_id: int = 0

    def carry_out(self, draft: Draft) -> None:
        row, number = draft.row("plancalendar", self.calendar_id), draft.number(self.calendar_id)
        if draft.attached("activity", "calendar_id", number):
            raise RowInUse(name=row["name"], by="activities")
        if number in [draft.number(n) for n in _calendars_under(draft, number)]:
            raise RowInUse(name=row["name"], by="calendars")
        if number in draft.state.resource_calendars.values():
            raise RowInUse(name=row["name"], by="resources")
        settings = draft.find(PLAN, 0)
        if settings is not None and settings["default_calendar_id"] == number:
            raise RowInUse(name=row["name"], by="plan")
        draft.delete("plancalendar", number)


def _calendars_under(draft: Draft, number: int) -> list[int]:
    """`number` once for each calendar that inherits from it."""
    below = [int(c.uid) for c in draft.state.calendars.values() if c.parent_uid == str(number)]
    return [number for one in below if (row := draft.find("plancalendar", one)) and row["parent_id"] == number]


def _parent(draft: Draft, number: int, row: Values) -> Values:
    """The parent as a number; it must be there, and no line of parents may come back to the calendar."""
    above = row["parent_id"]
    if above is None:
        return {}
    first = draft.number(above)
    while above is not None:
        parent = draft.row("plancalendar", above)
        if draft.number(above) == number:
            raise CalendarLoop(name=row["name"])
        above = parent["parent_id"]
    return {"parent_id": first}
