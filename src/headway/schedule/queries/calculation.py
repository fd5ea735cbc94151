"""From a state of rows to its dates."""

from __future__ import annotations

import time
from collections.abc import Mapping

from headway.engine import build_network_from_columns, calculate, revised_network
from headway.engine.errors import ScheduleError
from headway.schedule.rules.network import columns_of_state
from headway.schedule.rules.picture import picture_columns
from headway.schedule.rules.state import PlanState, pictured

Names = Mapping[int, tuple[str, str]]


def calculated_state(state: PlanState, before: PlanState | None = None) -> tuple[PlanState, float]:
    """The state with its picture, and the milliseconds that the engine took.

    `before`: the state from which an edit led to this one; its network is brought forward instead of a new one
    being built. Raises ScheduleError; activities in it are named by their numbers (see `with_names`).
    """
    began = time.perf_counter()
    columns, earlier = columns_of_state(state), before.network if before else None
    network = revised_network(earlier, columns) if earlier else build_network_from_columns(columns)
    picture = calculate(network)
    milliseconds = (time.perf_counter() - began) * 1000
    return pictured(state, picture_columns(state, network, picture), network), milliseconds


def numbers_in(error: ScheduleError) -> list[int]:
    """The numbers of the activities that an error names."""
    return [int(uid) for uid in error.uids_of_activities() if uid.isdecimal()]


def with_names(error: ScheduleError, activities: Names, calendars: Mapping[int, str] | None = None) -> ScheduleError:
    """The same error with codes and names where it had numbers; a calendar by its name."""
    known = calendars or {}
    return error.with_names(
        lambda uid: _name(activities, uid), lambda uid: known.get(int(uid), uid) if uid.isdecimal() else uid
    )


def _name(activities: Names, uid: str) -> str:
    code, name = activities.get(int(uid), ("", uid)) if uid.isdecimal() else ("", uid)
    return f"{code} {name}".strip()
