"""The network that is measured, and the floor: the same arrays through a pass that knows no calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from headway.engine.columns import PlanColumns
from headway.engine.document import Calendar, CalendarException, ScheduleOptions

DAY = ((480, 720), (780, 1020))
LONG_DAY = ((420, 720), (780, 1140))
START = (date(2026, 1, 5) - date(1970, 1, 1)).days * 1440 + 480


def holidays() -> list[CalendarException]:
    """New Year's week, May and October weeks of 45 years: 135 closed spans."""
    firsts = [date(year, month, 1) for year in range(2025, 2070) for month in (1, 5, 10)]
    return [CalendarException(first, first + timedelta(days=4)) for first in firsts]


def random_plan(size: int, seed: int = 7) -> PlanColumns:
    """The benchmark's network as columns; predecessors lie within the 300 activities before.

    Above 100,000 activities within the 0.3 % before: a longer chain would leave the years that plans are made for.
    """
    draw = np.random.default_rng(seed)
    count = round(2.4 * size)
    after = draw.integers(1, size, count)
    before = np.maximum(0, after - draw.integers(1, max(300, 3 * size // 1000), count))
    lag = np.where(draw.random(count) < 0.2, draw.integers(-4, 11, count) * 240, 0)
    calendars = [
        Calendar("c1", "8 h x 5 d", (DAY,) * 5 + ((), ()), holidays()),
        Calendar("c2", "11 h x 6 d", (LONG_DAY,) * 6 + ((),), holidays()),
        Calendar("c3", "24 h", (((0, 1440),),) * 7),
    ]
    return PlanColumns(
        options=ScheduleOptions(),
        calendars=calendars,
        kind=np.ones(size, np.int32),
        parent=np.full(size, -1, np.int32),
        calendar=draw.choice(3, size, p=(0.6, 0.3, 0.1)).astype(np.int32),
        duration=(draw.integers(1, 20, size) * 240).astype(np.int32),
        predecessor=before.astype(np.int32),
        successor=after.astype(np.int32),
        relation_type=draw.choice(4, count, p=(0.74, 0.13, 0.11, 0.02)).astype(np.int32),
        lag=lag.astype(np.int32),
        project_start=START,
        data_date=START,
    )


def floor_kernel() -> Callable[..., None]:
    from numba import njit

    @njit
    def floor(order, pointer, before, kind, lag, duration, early, late):  # type: ignore[no-untyped-def]  # noqa: PLR0917
        finish = 0
        for position in range(order.shape[0]):
            j = order[position]
            start = 0
            for k in range(pointer[j], pointer[j + 1]):
                p = before[k]
                at = early[p] + lag[k]
                if kind[k] == 0 or kind[k] == 2:
                    at += duration[p]
                if kind[k] >= 2:
                    at -= duration[j]
                start = max(start, at)
            early[j] = start
            finish = max(finish, start + duration[j])
        for j in range(order.shape[0]):
            late[j] = finish - duration[j]
        for position in range(order.shape[0] - 1, -1, -1):
            j = order[position]
            for k in range(pointer[j], pointer[j + 1]):
                p = before[k]
                at = late[j] - lag[k]
                if kind[k] >= 2:
                    at += duration[j]
                if kind[k] == 0 or kind[k] == 2:
                    at -= duration[p]
                late[p] = min(late[p], at)

    return floor
