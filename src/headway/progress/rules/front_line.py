"""Where the front line 前锋线 meets an activity, from what was accepted of it (rule 6.63).

Source: 前锋线比较法. The mark by done share and the mark by remaining duration may disagree; both are told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

SAME_DAYS = 0.5
"""Working days by which two marks may differ and still say the same."""

WorkBetween = Callable[[int, int], int | None]
AfterWork = Callable[[int, int], int | None]


@dataclass(frozen=True, slots=True)
class Mark:
    """Instants in local minutes, days in working days; late is positive."""

    by_percent: int
    late_days: float
    by_remaining: int | None = None
    late_days_by_remaining: float | None = None
    disagrees: bool = False


def front_mark(
    *,
    start: int | None,
    finish: int | None,
    percent: float,
    remaining_minutes: int | None,
    data_date: int,
    minutes_per_day: int,
    work_between: WorkBetween,
    after_work: AfterWork,
) -> Mark | None:
    """The marks of an activity that lasts from `start` to `finish` (of the baseline, or of the plan without one).

    None: complete, or not begun and not to have begun. Example: start day 3, 5 days, data date day 6, 40 % done,
    4 days remaining: mark 5 by share (1 day late), 4 by what remains (2 late): they disagree.
    """
    if start is None or finish is None or percent >= 1 or (percent == 0 and start >= data_date):
        return None
    length = work_between(start, max(start, finish)) or 0
    at = after_work(start, round(length * percent))
    late = None if at is None else work_between(at, data_date)
    if at is None or late is None:
        return None
    by_percent = Mark(at, round(late / minutes_per_day, 2))
    if remaining_minutes is None or length == 0:
        return by_percent
    other = after_work(start, max(0, length - remaining_minutes))
    behind = None if other is None else work_between(other, data_date)
    if other is None or behind is None:
        return by_percent
    late_by_remaining = round(behind / minutes_per_day, 2)
    differs = abs(late_by_remaining - by_percent.late_days) > SAME_DAYS
    return Mark(at, by_percent.late_days, other, late_by_remaining, differs)
