"""What closing a data date would move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from headway.progress.rules.fact_kinds import FactRefused
from headway.schedule.rules.instants import day_number, minutes
from headway.schedule.rules.packed import NONE

MINUTES_PER_DAY = 1440
END_OF_DAY = 1020


@dataclass(frozen=True, slots=True)
class Moved:
    """An activity whose finish moves: local minutes before and after."""

    activity_id: int
    before: int
    after: int

    @property
    def days(self) -> int:
        """Calendar days; later is positive."""
        return (self.after - 1) // MINUTES_PER_DAY - (self.before - 1) // MINUTES_PER_DAY


def moved_finishes(before: Mapping[str, Any], after: Mapping[str, Any], own: Sequence[int]) -> list[Moved]:
    """Finishes that differ between two pictures of the same rows, the farthest first; `own`: activities, no summaries."""
    if "finish" not in before or "finish" not in after:
        return []
    ids, wanted = before["activity"], np.isin(before["activity"], np.array(sorted(own), dtype=np.int32))
    differs = wanted & (before["finish"] != after["finish"]) & (before["finish"] != NONE) & (after["finish"] != NONE)
    places = np.flatnonzero(differs).tolist()
    moved = [Moved(int(ids[p]), int(before["finish"][p]), int(after["finish"][p])) for p in places]
    return sorted(moved, key=lambda one: (-abs(one.after - one.before), one.activity_id))


def finish_of(picture: Mapping[str, Any]) -> int | None:
    """When the whole plan ends in a picture."""
    value = int(picture["project"][1]) if "project" in picture and len(picture["project"]) > 1 else NONE
    return None if value == NONE else value


def read_data_date(told: str, end_of_work: int | None) -> int:
    """Local minutes of a data date told as an instant, or as a day: then the end of its work. Raises FactRefused."""
    try:
        if len(told) == 10:
            return day_number(date.fromisoformat(told)) * MINUTES_PER_DAY + (end_of_work or END_OF_DAY)
        instant = datetime.fromisoformat(told)
    except ValueError as wrong:
        raise FactRefused("data_date", "instant") from wrong
    at = minutes(instant) if instant.tzinfo is None else None
    if at is None or not 1990 <= instant.year < 2100:
        raise FactRefused("data_date", "instant")
    return at
