"""What a project decides about its site: how attendance is counted, which physical states its building has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from headway.progress.rules.attendance import ShiftRules
from headway.progress.rules.hours import TOLERANCE_HOURS
from headway.progress.rules.states import MOST_ACTIVITIES, MOST_STATES

ATTENDANCE, PHYSICAL_STATES = "attendance", "physical_states"
CODE_LENGTH = 10
CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1: the sign is read aloud when a phone has no camera."""


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """`break_minutes` off a shift longer than `break_after_hours`; hours may miss attendance by `hours_tolerance`."""

    break_minutes: int = 90
    break_after_hours: float = 6.0
    hours_tolerance: float = TOLERANCE_HOURS

    @property
    def shift(self) -> ShiftRules:
        return ShiftRules(self.break_minutes, self.break_after_hours)

    def told(self) -> dict[str, Any]:
        return asdict(self)


def attendance_rules(values: Mapping[str, Any] | None) -> AttendanceRules:
    """The rules of a project; what it never decided is as usual."""
    return AttendanceRules(**(values or {}))


@dataclass(frozen=True, slots=True)
class PhysicalState:
    """`地下室封顶`: reached when `rule` (0-1) of these activities is done."""

    name: str
    activity_ids: Sequence[int]
    rule: float = 1.0

    def told(self) -> dict[str, Any]:
        return {"name": self.name, "activity_ids": list(self.activity_ids), "rule": self.rule}


def physical_states(values: Mapping[str, Any] | None) -> list[PhysicalState]:
    return [PhysicalState(**told) for told in (values or {}).get("states", [])]


def states_fault(states: Sequence[PhysicalState]) -> str | None:
    """What is wrong with a list of states; None when it can be kept."""
    names = [state.name.strip() for state in states]
    if len(states) > MOST_STATES or any(len(state.activity_ids) > MOST_ACTIVITIES for state in states):
        return "too_many"
    if not all(names) or len(set(names)) != len(names):
        return "name"
    if any(not state.activity_ids for state in states):
        return "activities"
    return None if all(0 < state.rule <= 1 for state in states) else "rule"
