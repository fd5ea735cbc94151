"""The rows of a plan under new identities, with or without what has happened, begun on another day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from headway.engine.document import ScheduleProject
from headway.projects.holidays import PROVISIONAL_UNTIL, china_holidays, exceptions_for_week
from headway.schedule.rules.contents import COLUMNS, Contents, Row, untied

_WISHED_INSTANTS = (
    "constraint_at", "secondary_constraint_at", "deadline", "external_early_start", "external_late_finish",
    "manual_start", "manual_finish",
)  # fmt: skip
_HAPPENED = ("actual_start", "actual_finish", "stop", "suspend", "resume", "splits", "expected_finish")


YEARS_OF_A_PLAN = 4
"""Assumed: a plan made from a template ends within this many years after the one in which it begins."""


@dataclass(frozen=True)
class Copying:
    """How a plan is copied. `start` in local minutes: the day on which a copy without progress begins."""

    first_activity: int
    first_relation: int
    name: str
    with_progress: bool
    start: int | None = None


def copied_contents(source: Contents, copying: Copying) -> Contents:
    """The rows of `source` under new identities; calendars and resources keep theirs.

    Without progress nothing has happened: remaining = duration, data date = start. With `start`, the
    plan's start and every wished date move by the same number of whole days; calendars stay, for holidays
    are where they are.
    """
    shift = 0 if copying.with_progress else _shift_minutes(source.plan, copying.start)
    activities = _new_ids(source.tables["activity"], copying.first_activity)
    copied = Contents(source.plan | {"name": copying.name})
    for table, rows in source.tables.items():
        copied.tables[table] = list(rows)
    copied.tables["externalrelation"] = untied(source)
    _rewrite(copied, "activity", _activity_change(activities, shift, keeps_progress=copying.with_progress))
    _rewrite(copied, "relation", _relation_change(source.tables["relation"], activities, copying.first_relation))
    _rewrite(copied, "assignment", _assignment_change(activities, keeps_progress=copying.with_progress))
    _rewrite(copied, "externalrelation", lambda row: {"activity_id": activities[row["activity_id"]]})
    if not copying.with_progress:
        copied.plan |= _settings_before(source.plan, shift)
    return copied


def moved_document(document: ScheduleProject, start: datetime | None) -> ScheduleProject:
    """A template that begins on the day of `start`; its wished dates move along, holidays are where they are.

    Calendars that keep holidays get those of the years that the plan moves into.
    """
    if start is None or document.start is None:
        return document
    days = timedelta(days=(start.date() - document.start.date()).days)
    document.start = document.data_date = document.start + days
    _keep_holidays(document, start.year + YEARS_OF_A_PLAN)
    for activity in document.activities:
        if activity.deadline is not None:
            activity.deadline += days
        for constraint in (activity.constraint, activity.secondary_constraint):
            if constraint is not None and constraint.at is not None:
                constraint.at += days
    return document


def _keep_holidays(document: ScheduleProject, last_year: int) -> None:
    for calendar in document.calendars:
        known = max((exception.last_day.year for exception in calendar.exceptions), default=last_year)
        if known < min(last_year, PROVISIONAL_UNTIL):
            pack = china_holidays(known + 1, min(last_year, PROVISIONAL_UNTIL))
            calendar.exceptions += exceptions_for_week(pack, calendar.week)


def pinned_calendars(contents: Contents, pins: Mapping[str, tuple[int, int]]) -> Contents:
    """The same rows, calendars pinned to source and version by their source uid."""

    def change(row: dict[str, Any]) -> dict[str, Any]:
        source, version = pins.get(row["source_uid"], (row["pinned_source_id"], row["pinned_version"]))
        return {"pinned_source_id": source, "pinned_version": version}

    _rewrite(contents, "plancalendar", change)
    return contents


def _shift_minutes(plan: dict[str, Any], start: int | None) -> int:
    begins = plan["start"] if plan["start"] is not None else plan["data_date"]
    return 0 if start is None or begins is None else (start // 1440 - begins // 1440) * 1440


def _settings_before(plan: dict[str, Any], shift: int) -> dict[str, Any]:
    begins = plan["start"] if plan["start"] is not None else plan["data_date"]
    return {name: _moved(plan[name], shift) for name in ("start", "must_finish_by", "finish")} | {
        "data_date": _moved(begins, shift)
    }


def _moved(value: int | None, shift: int) -> int | None:
    return None if value is None else value + shift


def _new_ids(rows: list[Row], first: int) -> dict[int, int]:
    return {row[0]: first + number for number, row in enumerate(rows)}


Change = Callable[[dict[str, Any]], dict[str, Any]]


def _rewrite(contents: Contents, table: str, change: Change) -> None:
    columns = COLUMNS[table]
    rewritten = []
    for row in contents.tables[table]:
        named = dict(zip(columns, row, strict=True))
        named.update(change(named))
        rewritten.append(tuple(named.values()))
    contents.tables[table] = rewritten


def _activity_change(ids: dict[int, int], shift: int, *, keeps_progress: bool) -> Change:
    def change(row: dict[str, Any]) -> dict[str, Any]:
        changed: dict[str, Any] = {
            "activity_id": ids[row["activity_id"]],
            "parent_id": None if row["parent_id"] is None else ids[row["parent_id"]],
            "import_run_id": None,
        }
        if not keeps_progress:
            changed |= dict.fromkeys(_HAPPENED) | {"percent_complete": 0.0, "actual": 0, "remaining": row["duration"]}
            changed |= {name: _moved(row[name], shift) for name in _WISHED_INSTANTS}
        return changed

    return change


def _relation_change(rows: list[Row], ids: dict[int, int], first: int) -> Change:
    relations = _new_ids(rows, first)
    return lambda row: {
        "relation_id": relations[row["relation_id"]],
        "predecessor_id": ids[row["predecessor_id"]],
        "successor_id": ids[row["successor_id"]],
    }


def _assignment_change(ids: dict[int, int], *, keeps_progress: bool) -> Change:
    def change(row: dict[str, Any]) -> dict[str, Any]:
        changed = {"activity_id": ids[row["activity_id"]]}
        return changed if keeps_progress else changed | {"remaining_work": row["work"], "actual_work": 0}

    return change
