"""Why an activity stands where it stands, for the panel beside the plan."""

from __future__ import annotations

from typing import Any

import numpy as np

from headway.engine.columns import LAG_CALENDARS, RELATION_TYPES
from headway.engine.document import LagCalendar
from headway.engine.why.reasons import Driver, DriverKind
from headway.engine.why.working_time import IdleDays
from headway.kernel.errors import NotFound
from headway.schedule.models import Activity, Plan
from headway.schedule.queries.state import get_steady_state
from headway.schedule.rules.driving_chain import Step, chain_of
from headway.schedule.rules.instants import day_of, iso
from headway.schedule.rules.packed import NONE
from headway.schedule.rules.state import PlanState

Json = dict[str, Any]
MOST_STEPS = 60


def get_driving_chain(plan: Plan, activity_id: int) -> Json:
    """The chain from an activity of a plan fetched by `get_plan_for` back to where it begins.

    Who sees his own work only is told no further than that reaches. Raises NotFound, PlanChangesTooFast.
    """
    state = get_steady_state(plan)
    row = state.activity.position(activity_id)
    if row < 0 or (plan.scope is not None and activity_id not in plan.scope):
        raise NotFound
    steps, more = chain_of(state, row, MOST_STEPS) if "start" in state.picture else ([], False)
    seen = [step for step in steps if _is_seen(plan, state, step)]
    names = names_of(plan, [int(state.activity.ids[step.row]) for step in seen])
    return {
        "revision": state.revision,
        "steps": [_step(state, step, names) for step in seen],
        "more": more,
        "hidden": len(seen) < len(steps),
    }


def _is_seen(plan: Plan, state: PlanState, step: Step) -> bool:
    return plan.scope is None or int(state.activity.ids[step.row]) in plan.scope


def names_of(plan: Plan, numbers: list[int]) -> dict[int, tuple[str, str]]:
    rows = Activity.objects.filter(plan=plan, activity_id__in=numbers).values_list("activity_id", "code", "name")
    return {number: (code, name) for number, code, name in rows}


def _step(state: PlanState, step: Step, names: dict[int, tuple[str, str]]) -> Json:
    activity, driver, row = state.activity, step.driver, step.row
    number = int(activity.ids[row])
    code, name = names.get(number, ("", ""))
    start, finish = (int(state.picture[edge][row]) for edge in ("start", "finish"))
    return {
        "id": number,
        "code": code,
        "name": name,
        "start": iso(None if start == NONE else start),
        "finish": iso(None if finish == NONE else finish),
        "duration_minutes": int(activity["duration"][row]),
        "remaining_minutes": int(activity["remaining"][row]),
        "percent_complete": float(activity["percent_complete"][row]),
        "started": int(activity["actual_start"][row]) != NONE,
        "calendar": _calendar_name(state, row),
        "reason": step.kind,
        "at": iso(_told_instant(driver)),
        "constraint": driver.constraint.value if driver and driver.constraint else None,
        "relation": _relation(state, driver.relation) if driver and driver.kind is DriverKind.RELATION else None,
        "delay_minutes": step.delay,
        "others": step.others,
        "skipped": [_idle(days) for days in step.rests.within],
        "waited": [_idle(days) for days in step.rests.before],
    }


def _told_instant(driver: Driver | None) -> int | None:
    """Of a relation the other activity's own date, before the lag; else the instant that decides."""
    if driver is None:
        return None
    at = driver.own if driver.kind is DriverKind.RELATION else driver.at
    return None if at == NONE else at


def _relation(state: PlanState, row: int) -> Json:
    relation = state.relation
    share = float(relation["lag_percent"][row])
    return {
        "id": int(relation.ids[row]),
        "predecessor_id": int(relation["predecessor_id"][row]),
        "type": RELATION_TYPES[int(relation["type"][row])].value,
        "lag_minutes": int(relation["lag"][row]),
        "lag_percent": None if np.isnan(share) else share,
        "elapsed": int(relation["lag_calendar"][row]) == LAG_CALENDARS.index(LagCalendar.ELAPSED),
    }


def _calendar_name(state: PlanState, row: int) -> str:
    number = int(state.activity["calendar_id"][row])
    calendar = state.calendars.get(state.settings["default_calendar_id"] if number == NONE else number)
    return calendar.name if calendar else ""


def _idle(days: IdleDays) -> Json:
    return {
        "first_day": day_of(days.first_day).isoformat(),
        "last_day": day_of(days.last_day).isoformat(),
        "name": days.name,
    }
