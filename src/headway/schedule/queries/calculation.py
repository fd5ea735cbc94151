"""From a state of rows to its dates."""

from __future__ import annotations

import time
from collections.abc import Mapping

from headway.engine import build_network_from_columns, calculate
from headway.engine.errors import CalendarWithoutWork, InstantOutOfRange, LoopFound, ScheduleError, UnknownCalendar
from headway.schedule.rules.network import columns_of_state
from headway.schedule.rules.picture import picture_columns
from headway.schedule.rules.state import PlanState, pictured

Names = Mapping[int, tuple[str, str]]


def calculated_state(state: PlanState) -> tuple[PlanState, float]:
    """The state with its picture, and the milliseconds that the engine took.

    Raises ScheduleError; activities in it are named by their numbers (see `with_names`).
    """
    began = time.perf_counter()
    network = build_network_from_columns(columns_of_state(state))
    picture = calculate(network)
    milliseconds = (time.perf_counter() - began) * 1000
    return pictured(state, picture_columns(state, network, picture)), milliseconds


def numbers_in(error: ScheduleError) -> list[int]:
    """The numbers of the activities that an error names."""
    if isinstance(error, LoopFound):
        return [int(uid) for loop in error.loops for uid in loop]
    return [int(error.uid)] if isinstance(error, InstantOutOfRange) and error.uid.isdecimal() else []


def with_names(error: ScheduleError, activities: Names, calendars: Mapping[int, str] | None = None) -> ScheduleError:
    """The same error with codes and names where it had numbers; a calendar by its name."""
    if isinstance(error, LoopFound):
        return LoopFound([[_name(activities, uid) for uid in loop] for loop in error.loops])
    if isinstance(error, InstantOutOfRange):
        return InstantOutOfRange(error.what, error.value, _name(activities, error.uid))
    if isinstance(error, CalendarWithoutWork | UnknownCalendar) and calendars and error.uid.isdecimal():
        return type(error)(calendars.get(int(error.uid), error.uid))
    return error


def _name(activities: Names, uid: str) -> str:
    code, name = activities.get(int(uid), ("", uid)) if uid.isdecimal() else ("", uid)
    return f"{code} {name}".strip()
