"""Figures as every bench prints them, and what a part of this bench hands back."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def figure(value: float, unit: str, goal: float | None = None, *, least: bool = False) -> dict[str, Any]:
    """One figure. `goal`: at most so much; with `least` at least so much."""
    told: dict[str, Any] = {"value": value, "unit": unit, "goal": goal, "reference": None, "ratio": None}
    return told | ({"least": True} if least else {})


def is_missed(told: Mapping[str, Any]) -> bool:
    if told["goal"] is None:
        return False
    return bool(told["value"] < told["goal"] if told.get("least") else told["value"] > told["goal"])


_ends = [float("inf")]


def end_after(minutes: float | None) -> None:
    """From now on parts that count stop after so long and tell how far they came."""
    _ends[0] = float("inf") if minutes is None else time.monotonic() + minutes * 60


def time_is_up() -> bool:
    return time.monotonic() > _ends[0]


@dataclass
class Outcome:
    """What a part found: its figures, and a line for each thing that was not as it must be."""

    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    data: str = ""
