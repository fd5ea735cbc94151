"""What an edit changed, in the words of the reader: old value and new value of each field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from headway.engine.columns import CONSTRAINTS, KINDS, RELATION_TYPES
from headway.schedule.queries.activity_history import Names
from headway.schedule.rules.changes import RowChange
from headway.schedule.rules.instants import iso
from headway.words import has_text, text

Json = dict[str, Any]
Shown = Callable[[Any], str]
_SILENT = {
    "sort_key", "actual", "actual_work", "remaining_work", "source_uid", "source_row", "import_run_id", "splits",
    "stop", "predecessor_id", "successor_id", "activity_id", "resource_id", "lag_calendar",
}  # fmt: skip
"""Columns that follow from others, or that the line names itself."""
_INSTANTS = {
    "actual_start", "actual_finish", "suspend", "resume", "constraint_at", "secondary_constraint_at", "deadline",
    "expected_finish", "external_early_start", "external_late_finish", "manual_start", "manual_finish",
}  # fmt: skip
_DAYS = {"duration", "remaining", "lag", "levelling_delay", "delay", "work"}
LONGEST_VALUE = 120


class Telling:
    """Words for the changes of one plan in one language."""

    def __init__(self, names: Names, language: str, minutes_per_day: int) -> None:
        self.names = names
        self.language = language
        self.minutes_per_day = minutes_per_day

    def lines(self, change: RowChange, activity_id: int) -> list[Json]:
        """A line per changed field; of a row that came or went, one line."""
        subject = self._subject(change, activity_id)
        if change.before is None or change.after is None:
            kind = "added" if change.before is None else "removed"
            return [{"kind": kind, "subject": subject, "field": "", "before": "", "after": ""}]
        fields = [name for name in change.after if name not in _SILENT]
        if not fields and "sort_key" in change.after:
            return [{"kind": "moved", "subject": subject, "field": "", "before": "", "after": ""}]
        return [self._line(change, name, subject) for name in fields]

    def _line(self, change: RowChange, name: str, subject: str) -> Json:
        before, after = change.before or {}, change.after or {}
        return {
            "kind": "changed",
            "subject": subject,
            "field": self._field(name),
            "before": self._value(name, before.get(name)),
            "after": self._value(name, after.get(name)),
        }

    def _field(self, name: str) -> str:
        key = f"schedule.column.{name}"
        return text(key, self.language) if has_text(key) else name

    def _subject(self, change: RowChange, activity_id: int) -> str:
        """Empty for the activity itself; the other end of a relation; the resource of an assignment."""
        row = {**self.names.rows.get(change.key, {}), **(change.before or {}), **(change.after or {})}
        if change.table == "activity":
            return ""
        if change.table == "relation":
            before = row.get("successor_id") == activity_id
            other = self.names.activities.get(row.get("predecessor_id" if before else "successor_id", 0), "?")
            key = "schedule.touched.predecessor" if before else "schedule.touched.successor"
            return text(key, self.language, name=other)
        if change.table == "assignment":
            return text(
                "schedule.touched.assignment",
                self.language,
                name=self.names.resources.get(row.get("resource_id", 0), "?"),
            )
        return text("schedule.touched.external", self.language)

    def _value(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        shown = self._shown(name)(value)
        return shown if len(shown) <= LONGEST_VALUE else f"{shown[:LONGEST_VALUE]}…"

    def _shown(self, name: str) -> Shown:
        if name in _INSTANTS:
            return lambda value: (iso(value) or "").replace("T", " ")
        if name in _DAYS:
            return self._days
        if name == "percent_complete":
            return lambda value: f"{round(value * 100, 1):g}%"
        if name in ("constraint", "secondary_constraint"):
            return lambda code: self._word(f"client.constraint.{CONSTRAINTS[code - 1].value}") if code else ""
        return _SHOWN[name](self) if name in _SHOWN else _plain

    def _days(self, minutes: int) -> str:
        return text("client.days", self.language, days=f"{round(minutes / self.minutes_per_day, 2):g}")

    def _word(self, key: str) -> str:
        return text(key, self.language)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {told}" for key, told in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)


_SHOWN: dict[str, Callable[[Telling], Shown]] = {
    "kind": lambda telling: lambda code: telling._word(f"client.kind.{KINDS[code].value}"),
    "type": lambda telling: lambda code: RELATION_TYPES[code].value,
    "calendar_id": lambda telling: lambda number: telling.names.calendars.get(number, str(number)),
    "parent_id": lambda telling: lambda number: telling.names.activities.get(number, str(number)),
    "drives_dates": lambda telling: lambda yes: telling._word("client.yes" if yes else "client.no"),
}
