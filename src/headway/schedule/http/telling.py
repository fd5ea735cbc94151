"""What an edit changed, in the words of the reader: old value and new value of each field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from headway.engine.columns import CONSTRAINTS, KINDS, RELATION_TYPES
from headway.schedule.queries.activity_history import Names
from headway.schedule.rules.changes import PLAN, RowChange
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
    "start", "finish", "data_date", "must_finish_by",
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
        return [line for name in fields for line in self._lines_of_field(change, name, subject)]

    def _lines_of_field(self, change: RowChange, name: str, subject: str) -> list[Json]:
        """One line; of a dictionary (options, codes) one line per entry that differs."""
        before, after = ((side or {}).get(name) for side in (change.before, change.after))
        if not isinstance(before or after, Mapping):
            return [self._line(change, name, subject)]
        before, after = before or {}, after or {}
        keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        told = {"kind": "changed", "subject": subject}
        return [
            told
            | {
                "field": self._entry(key),
                "before": self._value("", before.get(key)),
                "after": self._value("", after.get(key)),
            }
            for key in keys
        ]

    def _entry(self, key: str) -> str:
        option = f"schedule.option.{key}"
        return text(option, self.language) if has_text(option) else key

    def lines_of_row(self, change: RowChange) -> list[Json]:
        """A line per changed field, each naming the row that it stands in."""
        row = {**self.names.rows.get(change.key, {}), **(change.before or {}), **(change.after or {})}
        number = change.row_id if change.table == "activity" else row.get("activity_id", row.get("successor_id"))
        told = {"name": self._row_name(change, row), "activity_id": number}
        return [line | told for line in self.lines(change, change.row_id)]

    def _row_name(self, change: RowChange, row: Mapping[str, Any]) -> str:
        activities = self.names.activities
        if change.table == "activity":
            return activities.get(change.row_id) or f"{row.get('code', '')} {row.get('name', '')}".strip()
        if change.table == "relation":
            ends = (activities.get(row.get(end, 0), "?") for end in ("predecessor_id", "successor_id"))
            return " → ".join(ends)
        if change.table == "assignment":
            resource = self.names.resources.get(row.get("resource_id", 0), "?")
            return f"{activities.get(row.get('activity_id', 0), '?')} · {resource}"
        if change.table == "plancalendar":
            calendar = self.names.calendars.get(change.row_id) or row.get("name", "")
            return text("schedule.touched.calendar", self.language, name=calendar)
        return text("schedule.touched.settings" if change.table == PLAN else "schedule.touched.external", self.language)

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


def _week(days: list[list[list[int]] | None]) -> str:
    """Hours of each day of a week, Monday first: `8 8 8 8 8 8 0`; a dash where the calendar above decides."""
    hours = ("–" if day is None else f"{sum(last - first for first, last in day) / 60:g}" for day in days)
    return " ".join(hours)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {told}" for key, told in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)


_SHOWN: dict[str, Callable[[Telling], Shown]] = {
    "kind": lambda telling: lambda code: telling._word(f"client.kind.{KINDS[code].value}"),
    "type": lambda telling: lambda code: RELATION_TYPES[code].value,
    "calendar_id": lambda telling: lambda number: telling.names.calendars.get(number, str(number)),
    "default_calendar_id": lambda telling: lambda number: telling.names.calendars.get(number, str(number)),
    "exceptions": lambda telling: (
        lambda days: text("client.calendar.exception_count", telling.language, count=len(days))
    ),
    "week": lambda telling: _week,
    "parent_id": lambda telling: lambda number: telling.names.activities.get(number, str(number)),
    "drives_dates": lambda telling: lambda yes: telling._word("client.yes" if yes else "client.no"),
}
