"""Physical progress 形象进度: named states of the building, each reached when its activities are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_STATES = 200
MOST_ACTIVITIES = 500


@dataclass(frozen=True, slots=True)
class ActivityShare:
    """What counts of an activity: how much of it is accepted (0-1), its quantity with unit, its duration."""

    percent: float
    quantity: float | None
    unit: str
    duration_minutes: int


@dataclass(frozen=True, slots=True)
class StateReached:
    """`share`: how much of the set is done, 0-1; by quantity when all have one in the same unit, else by duration."""

    share: float
    by_quantity: bool
    quantity_done: float | None
    quantity: float | None
    unit: str
    is_reached: bool
    missing: int  # activities of the set that are not in the plan any more


def reached(activity_ids: Iterable[int], shares: Mapping[int, ActivityShare], rule: float) -> StateReached:
    """Whether a state is reached: the share of its set is at least `rule`, 0-1 (rule 6.93).

    Milestones weigh one minute, so that a set of milestones counts them. Example: 300 m³ done whole and 100 m³ half:
    350 of 400 m³, 87.5 %; reached under a rule of 0.85, not under 1.
    """
    wanted = list(activity_ids)
    found = [shares[number] for number in wanted if number in shares]
    units = {one.unit for one in found}
    by_quantity = bool(found) and len(units) == 1 and all((one.quantity or 0) > 0 for one in found)
    weights = [float(one.quantity or 0) if by_quantity else float(max(one.duration_minutes, 1)) for one in found]
    total = sum(weights)
    done = sum(weight * one.percent for weight, one in zip(weights, found, strict=True))
    share = done / total if total else 0.0
    missing = len(wanted) - len(found)
    return StateReached(
        share=share,
        by_quantity=by_quantity,
        quantity_done=done if by_quantity else None,
        quantity=total if by_quantity else None,
        unit=next(iter(units)) if by_quantity else "",
        is_reached=bool(found) and not missing and share >= rule - 1e-9,
        missing=missing,
    )
