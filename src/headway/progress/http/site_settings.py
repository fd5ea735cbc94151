"""How attendance is counted on a project, and its physical states."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.people.roles import SEE_HISTORY
from headway.progress.actions import site_settings as actions
from headway.progress.http.bodies import Id, StrictIn
from headway.progress.queries.physical_states import list_state_lines
from headway.progress.queries.site_settings import get_attendance_rules
from headway.progress.rules.site_settings import AttendanceRules, PhysicalState
from headway.progress.rules.states import MOST_ACTIVITIES, MOST_STATES
from headway.projects.queries import get_project_for

router = Router()


class AttendanceRulesOut(Schema):
    """`break_minutes` are taken off a shift longer than `break_after_hours`; hours may miss attendance by the tolerance."""

    break_minutes: int
    break_after_hours: float
    hours_tolerance: float


class AttendanceRulesIn(StrictIn):
    break_minutes: int = Field(ge=0, le=240)
    break_after_hours: float = Field(ge=0, le=16)
    hours_tolerance: float = Field(ge=0, le=4)


class StateLineOut(Schema):
    """`share` 0-1 of its set; by quantity where all have one in the same unit, else by duration."""

    name: str
    activity_ids: list[int]
    rule: float
    share: float
    is_reached: bool
    by_quantity: bool
    quantity_done: float | None
    quantity: float | None
    unit: str
    missing: int


class StatesOut(Schema):
    states: list[StateLineOut]


class PhysicalStateIn(StrictIn):
    name: str = Field(min_length=1, max_length=80)
    activity_ids: list[Id] = Field(min_length=1, max_length=MOST_ACTIVITIES)
    rule: float = Field(1.0, gt=0, le=1)


class StatesIn(StrictIn):
    states: list[PhysicalStateIn] = Field(max_length=MOST_STATES)


@router.get("/projects/{int:project_id}/attendance-rules", response=AttendanceRulesOut)
def get_rules(request: HttpRequest, project_id: int) -> AttendanceRules:
    """How attendance is counted and how far hours may miss it."""
    return get_attendance_rules(get_project_for(account_of(request), project_id))


@router.put("/projects/{int:project_id}/attendance-rules", response=AttendanceRulesOut)
def set_rules(request: HttpRequest, project_id: int, body: AttendanceRulesIn) -> AttendanceRules:
    """Count attendance so from now on."""
    rules = AttendanceRules(**body.model_dump())
    return actions.set_attendance_rules(user=account_of(request), project_id=project_id, rules=rules, now=now())


@router.get("/projects/{int:project_id}/physical-states", response=StatesOut)
def list_states(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """The named states of the building, and how far each is by what was accepted."""
    project = get_project_for(account_of(request), project_id, SEE_HISTORY)
    return {
        "states": [
            line.state.told()
            | {
                "share": round(line.reached.share, 4),
                "is_reached": line.reached.is_reached,
                "by_quantity": line.reached.by_quantity,
                "quantity_done": line.reached.quantity_done,
                "quantity": line.reached.quantity,
                "unit": line.reached.unit,
                "missing": line.reached.missing,
            }
            for line in list_state_lines(project)
        ]
    }


@router.put("/projects/{int:project_id}/physical-states", response=StatesOut)
def set_states(request: HttpRequest, project_id: int, body: StatesIn) -> dict[str, Any]:
    """The states in their order, in place of those before."""
    states = [PhysicalState(one.name.strip(), one.activity_ids, one.rule) for one in body.states]
    actions.set_physical_states(user=account_of(request), project_id=project_id, states=states, now=now())
    return list_states(request, project_id)
