"""How it is measured: CPU time, medians, one figure."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

Figures = dict[str, dict[str, object]]


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """Median CPU milliseconds of `rounds` runs after one warm-up."""
    work()
    times = []
    for _ in range(rounds):
        began = time.process_time_ns()
        work()
        times.append((time.process_time_ns() - began) / 1e6)
    return statistics.median(times)


def figure(value: float, unit: str, goal: float | None = None, **more: object) -> dict[str, object]:
    """`goal`: the most it may be, None = only told."""
    return {"value": round(value, 3), "unit": unit, "goal": None if goal is None else round(goal, 3), **more}


def to_floor(value: float, floor: float) -> dict[str, object]:
    """Beside the floor kernel of the same size and run."""
    return {"reference": "floor kernel", "ratio": round(value / floor, 1)}


def is_missed(one: dict[str, object]) -> bool:
    value, goal = one["value"], one["goal"]
    if not isinstance(goal, int | float) or not isinstance(value, int | float):
        return False
    return value < goal if one.get("at_least") else value > goal
