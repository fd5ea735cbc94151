"""Work on resource calendars: an activity that spans its assignments, each on its resource's calendar."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.calendars import CalendarTables
from headway.engine.columns import FLAG_USES_RESOURCE_CALENDARS, KINDS, NO_INSTANT, NO_ROW
from headway.engine.document import ActivityKind
from headway.engine.errors import CalendarWithoutWork, InstantOutOfRange
from headway.engine.plan import LONGEST, Plan
from headway.engine.shared_time import with_shared_time

Ints = NDArray[np.int32]
_RESOURCE_DEPENDENT = KINDS.index(ActivityKind.RESOURCE_DEPENDENT)
Segments = tuple[Ints, Ints, Ints]
"""CSR pointer by node, calendar and working minutes of each segment."""


def no_segments(nodes: int) -> Segments:
    """Every node runs on its own calendar for its own duration."""
    return np.zeros(nodes + 1, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int32)


def segments_of(plan: Plan, tables: CalendarTables, act: Ints) -> tuple[Segments, CalendarTables]:
    """Segments of unstarted activities whose assignments work on other calendars than the activity.

    An assignment takes work / units minutes; where all resources share one calendar the activity simply
    runs on it. A task with a calendar of its own works when that and its resource's both do: such a calendar
    comes to the tables. Changes `act`'s calendars accordingly. Raises CalendarWithoutWork where the two never work
    together. Source: engine.md 4.2 (behaviour of MS Project), S.
    """
    rows = np.asarray(plan.columns.assignment_activity, np.int32)
    if not len(rows):
        return no_segments(act.shape[1]), tables
    calendars, tables = _where_both_work(plan, tables, rows, _calendars(plan, act, rows))
    usable = (plan.flags[rows] & FLAG_USES_RESOURCE_CALENDARS) != 0
    usable &= (plan.actual_start[rows] == NO_INSTANT) & (act[layout.A_MODE, rows] & layout.M_FIXED_EARLY == 0)
    usable &= plan.duration[rows] > 0
    never = tables.cumulative[calendars, -1] == 0
    apart = np.flatnonzero(usable & never & (calendars > tables.round_the_clock))
    if len(apart):
        raise CalendarWithoutWork(plan.columns.calendars[int(plan.calendar[rows[apart[0]]])].uid)
    return _segments(plan, tables, act, np.flatnonzero(usable & ~never), calendars), tables


def resource_dependent(plan: Plan, tables: CalendarTables, act: Ints) -> Segments:
    """Segments of P6's resource-dependent activities: what is left of each driving assignment, on its resource's calendar.

    Changes `act`'s calendars where all resources share one. Source: O, X.
    """
    rows = np.asarray(plan.columns.assignment_activity, np.int32)
    if not len(rows):
        return no_segments(act.shape[1])
    calendars = _calendars(plan, act, rows)
    usable = (plan.kind[rows] == _RESOURCE_DEPENDENT) & (act[layout.A_MODE, rows] & layout.M_FIXED_EARLY == 0)
    usable &= (act[layout.A_DURATION, rows] > 0) & (tables.cumulative[calendars, -1] > 0)
    return _segments(plan, tables, act, np.flatnonzero(usable), calendars)


def _calendars(plan: Plan, act: Ints, rows: Ints) -> Ints:
    calendars = np.asarray(plan.columns.assignment_calendar, np.int32)
    return np.where(calendars == NO_ROW, act[layout.A_CALENDAR, rows], calendars).astype(np.int32)


def _segments(plan: Plan, tables: CalendarTables, act: Ints, usable: NDArray[np.intp], calendars: Ints) -> Segments:
    rows, same = np.asarray(plan.columns.assignment_activity, np.int32), _same_calendars(tables)
    spans: dict[int, list[tuple[int, int]]] = {}
    for k in usable:
        spans.setdefault(int(rows[k]), []).append((int(same[calendars[k]]), _minutes(plan, int(k))))
    found: list[tuple[int, int, int]] = []
    for row, parts in spans.items():
        distinct = {calendar for calendar, _ in parts}
        if len(distinct) == 1:
            act[layout.A_CALENDAR, row] = distinct.pop()
        else:
            found += [(row, calendar, minutes) for calendar, minutes in parts]
    pointer = np.zeros(act.shape[1] + 1, np.int32)
    np.add.at(pointer, np.array([row + 1 for row, _, _ in found], np.intp), 1)
    found.sort(key=lambda part: part[0])
    return (
        np.cumsum(pointer).astype(np.int32),
        np.array([calendar for _, calendar, _ in found], np.int32),
        np.array([minutes for _, _, minutes in found], np.int32),
    )


def _where_both_work(plan: Plan, tables: CalendarTables, rows: Ints, calendars: Ints) -> tuple[Ints, CalendarTables]:
    """The calendar of each assignment, shared with its task's own where there is one that differs."""
    own = plan.calendar[rows]
    uses = (plan.flags[rows] & FLAG_USES_RESOURCE_CALENDARS) != 0
    crossing = np.flatnonzero(uses & (own != NO_ROW) & (own != calendars))
    pairs = list(dict.fromkeys(zip(own[crossing].tolist(), calendars[crossing].tolist(), strict=True)))
    place = {pair: len(tables.cumulative) + number for number, pair in enumerate(pairs)}
    calendars = calendars.copy()
    calendars[crossing] = [place[int(own[k]), int(calendars[k])] for k in crossing]
    return calendars, with_shared_time(tables, pairs)


def _same_calendars(tables: CalendarTables) -> Ints:
    """For each calendar the first one with the same working time."""
    first: dict[bytes, int] = {}
    return np.array([first.setdefault(days.tobytes(), row) for row, days in enumerate(tables.pattern)], np.int32)


def _minutes(plan: Plan, k: int) -> int:
    """How long assignment k works: what is left of its work / units; without either as long as its activity."""
    columns, row = plan.columns, int(plan.columns.assignment_activity[k])
    begun = plan.actual_start[row] != NO_INSTANT
    column = columns.assignment_remaining_work if begun else columns.assignment_work
    work = int(column[k]) if column is not None else 0
    units = float(columns.assignment_units[k]) if columns.assignment_units is not None else 1.0
    otherwise = plan.remaining[row] if begun else plan.duration[row]
    minutes = round(work / units) if work > 0 and units > 0 else int(otherwise)
    if minutes > LONGEST:
        raise InstantOutOfRange("assignment_work", minutes, plan.uid(row))
    return minutes
