"""Work on resource calendars: an activity that spans its assignments, each on its resource's calendar."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.calendars import CalendarTables
from headway.engine.columns import FLAG_USES_RESOURCE_CALENDARS, NO_INSTANT, NO_ROW
from headway.engine.plan import Plan

Ints = NDArray[np.int32]
Segments = tuple[Ints, Ints, Ints]
"""CSR pointer by node, calendar and working minutes of each segment."""


def no_segments(nodes: int) -> Segments:
    """Every node runs on its own calendar for its own duration."""
    return np.zeros(nodes + 1, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int32)


def segments_of(plan: Plan, tables: CalendarTables, act: Ints) -> Segments:
    """Segments of unstarted activities whose assignments work on other calendars than the activity.

    An assignment takes work / units minutes; where all resources share one calendar the activity simply
    runs on it. Changes `act`'s calendars accordingly. Source: engine.md 4.2 (behaviour of MS Project).
    """
    columns = plan.columns
    rows = np.asarray(columns.assignment_activity, np.int32)
    nodes = act.shape[1]
    if not len(rows):
        return no_segments(nodes)
    same = _same_calendars(tables)
    calendars = np.asarray(columns.assignment_calendar, np.int32)
    calendars = np.where(calendars == NO_ROW, act[layout.A_CALENDAR, rows], calendars)
    usable = (plan.flags[rows] & FLAG_USES_RESOURCE_CALENDARS) != 0
    usable &= (plan.actual_start[rows] == NO_INSTANT) & (act[layout.A_MODE, rows] & layout.M_FIXED_EARLY == 0)
    usable &= (plan.duration[rows] > 0) & (tables.cumulative[calendars, -1] > 0)
    spans: dict[int, list[tuple[int, int]]] = {}
    for k in np.flatnonzero(usable):
        spans.setdefault(int(rows[k]), []).append((int(same[calendars[k]]), _minutes(plan, int(k))))
    found: list[tuple[int, int, int]] = []
    for row, parts in spans.items():
        distinct = {calendar for calendar, _ in parts}
        if len(distinct) == 1:
            act[layout.A_CALENDAR, row] = distinct.pop()
        else:
            found += [(row, calendar, minutes) for calendar, minutes in parts]
    pointer = np.zeros(nodes + 1, np.int32)
    np.add.at(pointer, np.array([row + 1 for row, _, _ in found], np.intp), 1)
    found.sort(key=lambda part: part[0])
    return (
        np.cumsum(pointer).astype(np.int32),
        np.array([calendar for _, calendar, _ in found], np.int32),
        np.array([minutes for _, _, minutes in found], np.int32),
    )


def _same_calendars(tables: CalendarTables) -> Ints:
    """For each calendar the first one with the same working time."""
    first: dict[bytes, int] = {}
    return np.array([first.setdefault(days.tobytes(), row) for row, days in enumerate(tables.pattern)], np.int32)


def _minutes(plan: Plan, k: int) -> int:
    columns = plan.columns
    work = int(columns.assignment_work[k]) if columns.assignment_work is not None else 0
    units = float(columns.assignment_units[k]) if columns.assignment_units is not None else 1.0
    row = int(columns.assignment_activity[k])
    return round(work / units) if work > 0 and units > 0 else int(plan.duration[row])
