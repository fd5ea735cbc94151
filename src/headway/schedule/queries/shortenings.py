"""What could be shortened so that an activity comes earlier, for the panel beside the plan."""

from __future__ import annotations

from typing import Any

from headway.engine.columns import NO_INSTANT
from headway.engine.why.shorten import Gain, Shortening
from headway.kernel.errors import NotFound
from headway.schedule.models import Plan
from headway.schedule.queries.driving_chain import names_of
from headway.schedule.queries.state import get_steady_state
from headway.schedule.rules.instants import iso
from headway.schedule.rules.shortenings import shortenings_of
from headway.schedule.rules.state import PlanState

Json = dict[str, Any]
MOST_SHOWN = 5


def get_shortenings(plan: Plan, activity_id: int, days: int) -> Json:
    """Shortenings that bring an activity of a plan fetched by `get_plan_for` forward by `days` working days.

    Who sees his own work only is told of that alone. Raises NotFound, PlanChangesTooFast.
    """
    state = get_steady_state(plan)
    row = state.activity.position(activity_id)
    if row < 0 or (plan.scope is not None and activity_id not in plan.scope):
        raise NotFound
    told: Json = {"revision": state.revision, "days": days, "date": "start", "before": None, "project_before": None}
    told |= {"late_by_a_day": None, "alone": [], "together": None, "hidden": False}
    if "start" not in state.picture or int(state.picture["start"][row]) == NO_INSTANT:
        return told
    found = shortenings_of(state, row, days)
    alone = [gain for gain in found.alone if _is_seen(plan, state, gain.row)][:MOST_SHOWN]
    together = found.together
    if together is not None and not all(_is_seen(plan, state, row) for row in together.days):
        together = None
    rows = {gain.row for gain in alone} | set(together.days if together else ())
    names = names_of(plan, [int(state.activity.ids[row]) for row in sorted(rows)])
    return told | {
        "date": found.date.value,
        "before": iso(found.before),
        "project_before": iso(found.project_before),
        "late_by_a_day": _late(found.late),
        "alone": [_gain(state, gain, names) for gain in alone],
        "together": None if together is None else _together(state, together, names),
        "hidden": len(alone) < min(len(found.alone), MOST_SHOWN) or together is not found.together,
    }


def _is_seen(plan: Plan, state: PlanState, row: int) -> bool:
    return plan.scope is None or int(state.activity.ids[row]) in plan.scope


def _named(state: PlanState, row: int, names: dict[int, tuple[str, str]]) -> Json:
    number = int(state.activity.ids[row])
    code, name = names.get(number, ("", ""))
    return {"id": number, "code": code, "name": name}


def _gain(state: PlanState, gain: Gain, names: dict[int, tuple[str, str]]) -> Json:
    return {
        **_named(state, gain.row, names),
        "days": gain.days,
        "after": iso(gain.after),
        "gain_minutes": gain.minutes,
        "project_after": iso(gain.project_after),
        "project_gain_minutes": gain.project_minutes,
    }


def _late(late: tuple[int, int] | None) -> Json | None:
    return None if late is None else {"project_after": iso(late[0]), "project_loss_minutes": late[1]}


def _together(state: PlanState, found: Shortening, names: dict[int, tuple[str, str]]) -> Json:
    return {
        "reached": found.reached,
        "proven": found.proven,
        "after": iso(found.after),
        "shortened": [{**_named(state, row, names), "days": days} for row, days in sorted(found.days.items())],
    }
