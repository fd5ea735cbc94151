"""How far an activity should be at the end of a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from headway.schedule.rules.instants import day_number

MINUTES_PER_DAY = 1440


def expected_percent(
    start: int | None, finish: int | None, day: date, work_between: Callable[[int, int], int | None]
) -> float | None:
    """Share of the working time from `start` to `finish` (local minutes) that lies before the end of `day`.

    Example: Monday to Friday, 5 × 480 min, at the end of Wednesday → 0.6. A milestone counts from its day on.
    """
    if start is None or finish is None:
        return None
    until = (day_number(day) + 1) * MINUTES_PER_DAY
    if until <= start:
        return 0.0
    if until >= finish:
        return 1.0
    whole, passed = work_between(start, finish), work_between(start, until)
    if not whole or passed is None:
        return None
    return round(min(1.0, passed / whole), 4)
