"""From the rows of a plan to the engine's columns: one way for import, edit and checkpoint."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, get_type_hints

import numpy as np
import orjson

from headway.engine.columns import NO_INSTANT, NO_ROW, PlanColumns
from headway.engine.document import Calendar, CalendarException, ScheduleOptions, Shift
from headway.schedule.rules.contents import COLUMNS, Contents
from headway.schedule.rules.instants import day_of

Column = Sequence[Any]

_INSTANTS = (
    "actual_start", "actual_finish", "stop", "resume", "suspend", "constraint_at", "secondary_constraint_at",
    "deadline", "expected_finish", "external_early_start", "external_late_finish", "manual_start", "manual_finish",
)  # fmt: skip
_AS_THEY_ARE = (
    "kind", "duration", "remaining", "actual", "constraint", "secondary_constraint", "levelling_delay",
    "percent_complete",
)  # fmt: skip
ENGINE_FLAGS = 31


def columns_of_contents(contents: Contents) -> PlanColumns:
    """The engine's columns; rows and relations keep the order that they have in `contents`."""
    plan, activity = contents.plan, table_columns(contents, "activity")
    calendar_rows = {row[0]: position for position, row in enumerate(contents.tables["plancalendar"])}
    rows = {number: position for position, number in enumerate(activity["activity_id"])}
    return PlanColumns(
        options=options_of(plan["options"]),
        calendars=[calendar_of(row) for row in contents.tables["plancalendar"]],
        default_calendar=calendar_rows.get(plan["default_calendar_id"], NO_ROW),
        uids=activity["code"],
        project_start=_instant(plan["start"]),
        data_date=_instant(plan["data_date"]),
        must_finish_by=_instant(plan["must_finish_by"]),
        project_finish=_instant(plan["finish"]),
        parent=[rows.get(parent, NO_ROW) for parent in activity["parent_id"]],
        calendar=[calendar_rows.get(calendar, NO_ROW) for calendar in activity["calendar_id"]],
        flags=[flags & ENGINE_FLAGS for flags in activity["flags"]],
        **{name: activity[name] for name in _AS_THEY_ARE},
        **{name: [_instant(value) for value in activity[name]] for name in _INSTANTS},
        **_relations(table_columns(contents, "relation"), rows),
        **_assignments(contents, rows, calendar_rows),
        **_splits(activity),
    )


def table_columns(contents: Contents, table: str) -> dict[str, Column]:
    """The columns of one table by name; empty ones when it has no rows."""
    names, rows = COLUMNS[table], contents.tables[table]
    return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))


def options_of(raw: str) -> ScheduleOptions:
    """The settings of a plan from their JSON."""
    kinds = get_type_hints(ScheduleOptions)
    return ScheduleOptions(
        **{
            name: kinds[name](value) if issubclass(kinds[name], StrEnum) else value
            for name, value in orjson.loads(raw).items()
        }
    )


def calendar_of(row: Sequence[Any]) -> Calendar:
    """The engine's calendar from a row of the table; its number serves as uid."""
    number, parent, name, kind, week, exceptions, per_day, per_week, per_month, _uid = row
    return Calendar(
        uid=str(number),
        name=name,
        kind=kind,
        week=tuple(None if shifts is None else _shifts(shifts) for shifts in orjson.loads(week)),
        exceptions=[
            CalendarException(
                day_of(first), day_of(last), _shifts(shifts), told, None if weekdays is None else tuple(weekdays)
            )
            for first, last, shifts, told, weekdays in orjson.loads(exceptions)
        ],
        parent_uid=None if parent is None else str(parent),
        minutes_per_day=per_day,
        minutes_per_week=per_week,
        minutes_per_month=per_month,
    )


def _shifts(raw: list[list[int]]) -> tuple[Shift, ...]:
    return tuple((start, finish) for start, finish in raw)


def _instant(value: int | None) -> int:
    return NO_INSTANT if value is None else value


def _relations(relation: dict[str, Column], rows: dict[int, int]) -> dict[str, Column]:
    return {
        "predecessor": [rows[number] for number in relation["predecessor_id"]],
        "successor": [rows[number] for number in relation["successor_id"]],
        "relation_type": relation["type"],
        "lag": relation["lag"],
        "lag_percent": [np.nan if percent is None else percent for percent in relation["lag_percent"]],
        "lag_calendar": relation["lag_calendar"],
    }


def _assignments(contents: Contents, rows: dict[int, int], calendar_rows: dict[int, int]) -> dict[str, Column]:
    calendars = {resource: calendar for resource, calendar, _uid in contents.tables["planresource"]}
    assignment = [row for row in contents.tables["assignment"] if row[9]]  # those that drive dates
    return {
        "assignment_activity": [rows[row[1]] for row in assignment],
        "assignment_calendar": [calendar_rows.get(calendars.get(row[2]) or 0, NO_ROW) for row in assignment],
        "assignment_units": [row[3] for row in assignment],
        "assignment_work": [row[4] for row in assignment],
        "assignment_remaining_work": [row[5] for row in assignment],
        "assignment_delay": [row[8] for row in assignment],
    }


def _splits(activity: dict[str, Column]) -> dict[str, Column]:
    spans = [(row, span) for row, raw in enumerate(activity["splits"]) if raw for span in orjson.loads(raw)]
    return {
        "split_activity": [row for row, _ in spans],
        "split_start": [span[0] for _, span in spans],
        "split_finish": [span[1] for _, span in spans],
    }
