"""From the rows of a plan to the engine's columns: one way for import, edit and checkpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from enum import StrEnum
from typing import Any, get_type_hints

import numpy as np
import orjson
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT, NO_ROW, PlanColumns
from headway.engine.document import Calendar, CalendarException, ScheduleOptions, Shift
from headway.schedule.rules.contents import COLUMNS, Contents
from headway.schedule.rules.instants import day_of
from headway.schedule.rules.outline import in_outline_order
from headway.schedule.rules.state import INSTANTS, PlanState, Table, table_of

Column = Sequence[Any] | NDArray[Any]
_AS_THEY_ARE = (
    "kind", "duration", "remaining", "actual", "constraint", "secondary_constraint", "levelling_delay",
    "percent_complete",
)  # fmt: skip
ENGINE_FLAGS = 31


def state_of(contents: Contents, revision: int) -> PlanState:
    """The state of a plan from all its rows; activities come in outline order."""
    activity = table_of("activity", table_columns(contents, "activity"))
    order = in_outline_order(activity.positions(activity["parent_id"]), activity["sort_key"], activity.ids)
    names = COLUMNS["plancalendar"]
    rows = [dict(zip(names, row, strict=True)) for row in contents.tables["plancalendar"]]
    return PlanState(
        revision=revision,
        settings=contents.plan,
        activity=activity if order is None else activity.reordered(order),
        relation=table_of("relation", table_columns(contents, "relation")),
        assignment=table_of("assignment", table_columns(contents, "assignment")),
        calendars={row["calendar_id"]: calendar_of(row) for row in rows},
        resource_calendars={row[0]: row[1] for row in contents.tables["planresource"]},
        splits={
            number: parsed(raw)
            for number, raw in zip(*_columns(contents, "activity", "activity_id", "splits"), strict=True)
            if raw
        },
    )


def columns_of_contents(contents: Contents) -> PlanColumns:
    """The engine's columns of all rows."""
    return columns_of_state(state_of(contents, 0))


def columns_of_state(state: PlanState) -> PlanColumns:
    """The engine's columns; rows and relations keep the order of the state. Errors name activities by number."""
    plan, activity, relation = state.settings, state.activity, state.relation
    calendar_rows = {number: position for position, number in enumerate(state.calendars)}
    return PlanColumns(
        options=options_of(plan["options"]),
        calendars=list(state.calendars.values()),
        default_calendar=calendar_rows.get(plan["default_calendar_id"], NO_ROW),
        uids=activity.ids,  # type: ignore[arg-type]  # named by number; the door turns it into code and name
        project_start=_instant(plan["start"]),
        data_date=_instant(plan["data_date"]),
        must_finish_by=_instant(plan["must_finish_by"]),
        project_finish=_instant(plan["finish"]),
        parent=state.parent,
        calendar=_calendar_rows(activity, calendar_rows),
        flags=activity["flags"] & ENGINE_FLAGS,
        **{name: activity[name] for name in _AS_THEY_ARE},
        **{name: activity[name] for name in INSTANTS if (activity[name] != NO_INSTANT).any()},
        predecessor=activity.positions(relation["predecessor_id"]),
        successor=activity.positions(relation["successor_id"]),
        relation_type=relation["type"],
        lag=relation["lag"],
        lag_percent=relation["lag_percent"],
        lag_calendar=relation["lag_calendar"],
        **_assignments(state, calendar_rows),
        **_splits(state),
    )


def table_columns(contents: Contents, table: str) -> dict[str, Sequence[Any]]:
    """The columns of one table by name; empty ones when it has no rows."""
    names, rows = COLUMNS[table], contents.tables[table]
    return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))


def options_of(raw: Any) -> ScheduleOptions:
    """The settings of a plan from their JSON."""
    kinds = get_type_hints(ScheduleOptions)
    return ScheduleOptions(
        **{
            name: kinds[name](value) if issubclass(kinds[name], StrEnum) else value
            for name, value in parsed(raw).items()
        }
    )


def options_with_defaults(raw: Any) -> dict[str, Any]:
    """Every setting by name, those that the plan does not hold with their defaults."""
    return asdict(options_of(raw))


def parsed(raw: Any) -> Any:
    """A JSON column as a value, whether it came as text or parsed already."""
    return orjson.loads(raw) if isinstance(raw, str) else raw


def calendar_of(values: Mapping[str, Any], earlier: Calendar | None = None) -> Calendar:
    """The engine's calendar from columns of its row (its number serves as uid), or `earlier` with those changed."""
    told: dict[str, Any] = {name: values[name] for name in ("name", "kind", *_MINUTES) if name in values}
    if "week" in values:
        told["week"] = tuple(None if shifts is None else _shifts(shifts) for shifts in parsed(values["week"]))
    if "exceptions" in values:
        told["exceptions"] = [_exception(*line) for line in parsed(values["exceptions"])]
    if "parent_id" in values:
        told["parent_uid"] = None if values["parent_id"] is None else str(values["parent_id"])
    return replace(earlier, **told) if earlier else Calendar(uid=str(values["calendar_id"]), **told)


_MINUTES = ("minutes_per_day", "minutes_per_week", "minutes_per_month")


def _exception(  # one line of the JSON column
    first: int, last: int, shifts: list[list[int]], name: str, weekdays: list[int] | None
) -> CalendarException:
    return CalendarException(
        day_of(first), day_of(last), _shifts(shifts), name, None if weekdays is None else tuple(weekdays)
    )


def _shifts(raw: Sequence[Sequence[int]]) -> tuple[Shift, ...]:
    return tuple((start, finish) for start, finish in raw)


def _instant(value: int | None) -> int:
    return NO_INSTANT if value is None else value


def _columns(contents: Contents, table: str, *names: str) -> list[Sequence[Any]]:
    columns = table_columns(contents, table)
    return [columns[name] for name in names]


def _calendar_rows(activity: Table, calendar_rows: dict[int, int]) -> Column:
    numbers = np.array([*calendar_rows, NO_INSTANT], dtype=np.int32)
    order = np.argsort(numbers)
    rows = np.array([*calendar_rows.values(), NO_ROW], dtype=np.int32)[order]
    places = np.minimum(np.searchsorted(numbers[order], activity["calendar_id"]), len(numbers) - 1)
    known = numbers[order][places] == activity["calendar_id"]
    return np.where(known, rows[places], NO_ROW).astype(np.int32)


def _assignments(state: PlanState, calendar_rows: dict[int, int]) -> dict[str, Column]:
    driving = np.flatnonzero(state.assignment["drives_dates"] == 1)
    chosen = {name: column[driving] for name, column in state.assignment.columns.items()}
    resources = {number: calendar_rows.get(known or 0, NO_ROW) for number, known in state.resource_calendars.items()}
    numbers, places = np.unique(chosen["resource_id"], return_inverse=True)
    calendars = np.array([resources.get(number, NO_ROW) for number in numbers.tolist()], np.int32)
    return {
        "assignment_activity": state.activity.positions(chosen["activity_id"]),
        "assignment_calendar": calendars[places] if len(places) else calendars,
        "assignment_units": chosen["units"],
        "assignment_work": chosen["work"],
        "assignment_remaining_work": chosen["remaining_work"],
        "assignment_delay": chosen["delay"],
    }


def _splits(state: PlanState) -> dict[str, Column]:
    rows = state.activity.positions(np.array(list(state.splits), dtype=np.int64)).tolist() if state.splits else []
    spans = [(row, span) for row, spans in sorted(zip(rows, state.splits.values(), strict=True)) for span in spans]
    return {
        "split_activity": [row for row, _ in spans],
        "split_start": [span[0] for _, span in spans],
        "split_finish": [span[1] for _, span in spans],
    }
