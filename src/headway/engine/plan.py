"""A plan's columns as checked numpy arrays: one dtype each, defaults filled in, absurd values refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import (
    CONSTRAINTS,
    KINDS,
    LAG_CALENDARS,
    NO_INSTANT,
    NO_ROW,
    RELATION_TYPES,
    Column,
    PlanColumns,
)
from headway.engine.errors import InstantOutOfRange, LagOutOfRange, NegativeDuration, UnknownPosition

Ints = NDArray[np.int32]

_DAY = 1440
_EPOCH = date(1970, 1, 1).toordinal()
# The engine calculates in the years 1900 to 2200: no programme reaches further, typing errors do
EARLIEST = (date(1900, 1, 1).toordinal() - _EPOCH) * _DAY
LATEST = (date(2200, 1, 1).toordinal() - _EPOCH) * _DAY
LONGEST = 100 * 366 * _DAY  # minutes of a duration or lag

INSTANTS = (
    "actual_start",
    "actual_finish",
    "stop",
    "resume",
    "suspend",
    "constraint_at",
    "secondary_constraint_at",
    "deadline",
    "expected_finish",
    "external_early_start",
    "external_late_finish",
    "manual_start",
    "manual_finish",
)
SPANS = ("duration", "remaining", "actual", "levelling_delay")
_OF_THE_PROJECT = ("project_start", "data_date", "must_finish_by", "project_finish")
_CODES = ("constraint", "secondary_constraint")


@dataclass(slots=True)
class Plan:
    """n activities and r relations as int32 arrays; the fields are those of `PlanColumns`.

    `lag` is in minutes throughout, also where `lag_percent` gave it as a share of the predecessor's duration.
    """

    columns: PlanColumns
    size: int
    kind: Ints
    parent: Ints
    calendar: Ints
    duration: Ints
    remaining: Ints
    actual: Ints
    levelling_delay: Ints
    constraint: Ints
    secondary_constraint: Ints
    flags: Ints
    actual_start: Ints
    actual_finish: Ints
    stop: Ints
    resume: Ints
    suspend: Ints
    constraint_at: Ints
    secondary_constraint_at: Ints
    deadline: Ints
    expected_finish: Ints
    external_early_start: Ints
    external_late_finish: Ints
    manual_start: Ints
    manual_finish: Ints
    predecessor: Ints
    successor: Ints
    relation_type: Ints
    lag: Ints
    lag_percent: NDArray[np.float64] | None
    lag_calendar: Ints

    def uid(self, row: int) -> str:
        uids = self.columns.uids
        return str(uids[row]) if uids is not None else str(row)

    @property
    def complete(self) -> NDArray[np.bool_]:
        return np.asarray(self.actual_finish != NO_INSTANT, np.bool_)

    @property
    def in_progress(self) -> NDArray[np.bool_]:
        return np.asarray((self.actual_start != NO_INSTANT) & (self.actual_finish == NO_INSTANT), np.bool_)


def plan_of(columns: PlanColumns, earlier: Plan | None = None) -> Plan:
    """Checked arrays of `columns`; a column that is the very one of `earlier` is not checked again.

    Raises InstantOutOfRange for dates outside 1900-2200 and absurd spans, NegativeDuration, UnknownPosition.
    """
    size, relations = len(columns.kind), len(columns.predecessor)
    known = _Columns(columns, size, relations, earlier)
    for name in _OF_THE_PROJECT:
        _in_range(np.array([getattr(columns, name)]), name, None, EARLIEST, LATEST)
    values: dict[str, Any] = {
        "kind": known.of_activities("kind", 1, (0, len(KINDS) - 1)),
        "parent": known.of_activities("parent", NO_ROW, (NO_ROW, size - 1)),
        "calendar": known.of_activities("calendar", NO_ROW, (NO_ROW, len(columns.calendars) - 1)),
        "flags": known.of_activities("flags", 0),
    }
    for name in _CODES:
        values[name] = known.of_activities(name, 0, (0, len(CONSTRAINTS)))
    for name in INSTANTS:
        values[name] = known.of_activities(name, NO_INSTANT, (EARLIEST, LATEST))
    for name in SPANS:
        values[name] = known.of_activities(name, 0, (0, LONGEST))
    if columns.remaining is None:
        values["remaining"] = np.where(values["actual_finish"] != NO_INSTANT, 0, values["duration"]).astype(np.int32)
    plan = Plan(
        columns=columns,
        size=size,
        predecessor=known.of_relations("predecessor", 0, (0, size - 1)),
        successor=known.of_relations("successor", 0, (0, size - 1)),
        relation_type=known.of_relations("relation_type", 0, (0, len(RELATION_TYPES) - 1)),
        lag=known.absent_column(relations, 0),
        lag_percent=_percents(columns),
        lag_calendar=known.of_relations("lag_calendar", -1, (-1, len(LAG_CALENDARS) - 1)),
        **values,
    )
    plan.lag = _lags(plan)
    return plan


class _Columns:
    """The columns of one plan as arrays; absent ones of one length and default are the same array."""

    def __init__(self, columns: PlanColumns, size: int, relations: int, earlier: Plan | None) -> None:
        self.columns, self.size, self.relations = columns, size, relations
        self.earlier = earlier
        self.absent: dict[tuple[int, int], Ints] = {}

    def of_activities(self, name: str, default: int, span: tuple[int, int] | None = None) -> Ints:
        return self._column(name, self.size, default, span)

    def of_relations(self, name: str, default: int, span: tuple[int, int] | None = None) -> Ints:
        return self._column(name, self.relations, default, span)

    def _column(self, name: str, length: int, default: int, span: tuple[int, int] | None) -> Ints:
        column = getattr(self.columns, name)
        if column is None:
            return self.absent_column(length, default)
        earlier = self.earlier
        if earlier is not None and column is getattr(earlier.columns, name) and self._same_rows(earlier):
            kept: Ints = getattr(earlier, name)
            return kept
        values = _integers(column, name)
        if span is not None:
            _in_range(values, name, self.columns.uids if length == self.size else None, *span)
        return _for_kernels(values)

    def absent_column(self, length: int, default: int) -> Ints:
        if (length, default) not in self.absent:
            self.absent[length, default] = np.full(length, default, np.int32)
        return self.absent[length, default]

    def _same_rows(self, earlier: Plan) -> bool:
        """Positions that were checked against these numbers of rows and calendars still hold."""
        return self.size == earlier.size and len(self.columns.calendars) == len(earlier.columns.calendars)


def _for_kernels(values: NDArray[Any]) -> Ints:
    """int32, side by side and writable: kernels are compiled for no other array."""
    whole: Ints = np.ascontiguousarray(values, dtype=np.int32)
    return whole if whole.flags.writeable else whole.copy()


def _integers(column: Column, what: str) -> NDArray[Any]:
    if isinstance(column, np.ndarray) and column.dtype == np.int32:
        return column
    try:
        return np.asarray(column, dtype=np.int64)
    except OverflowError:
        raise InstantOutOfRange(what, int(max(column, key=abs)), "") from None


def _in_range(values: NDArray[Any], what: str, uids: Any, low: int, high: int) -> None:
    """`NO_INSTANT` is excused, where it may stand."""
    if not len(values) or (values.min() >= low and values.max() <= high):
        return
    outside = (values < low) | (values > high)
    if what in INSTANTS or what in _OF_THE_PROJECT:
        outside &= values != NO_INSTANT
    if not outside.any():
        return
    row = int(np.flatnonzero(outside)[0])
    uid, value = str(uids[row]) if uids is not None else "", int(values[row])
    if what in SPANS and value < 0:
        raise NegativeDuration(what, value, uid)
    if what in SPANS or what in INSTANTS or what in _OF_THE_PROJECT:
        raise InstantOutOfRange(what, value, uid)
    raise UnknownPosition(what, value, uid)


def _lags(plan: Plan) -> Ints:
    """Minutes of every lag. Raises LagOutOfRange."""
    columns, percents = plan.columns, plan.lag_percent
    minutes: NDArray[Any] = plan.lag if columns.lag is None else _integers(columns.lag, "lag")
    if percents is not None:
        most = 2.0 * LONGEST  # of one minute already too long a lag
        share = np.clip(np.where(np.isnan(percents), 0.0, percents), -most, most) * plan.duration[plan.predecessor]
        minutes = np.where(np.isnan(percents), minutes, np.rint(share))
    if len(minutes) and not (minutes.min() >= -LONGEST and minutes.max() <= LONGEST):
        k = int(np.flatnonzero(~((minutes >= -LONGEST) & (minutes <= LONGEST)))[0])
        value = int(np.clip(minutes[k], -(2.0**62), 2.0**62))
        raise LagOutOfRange(value, plan.uid(int(plan.predecessor[k])), plan.uid(int(plan.successor[k])))
    return _for_kernels(minutes)


def _percents(columns: PlanColumns) -> NDArray[np.float64] | None:
    if columns.lag_percent is None:
        return None
    percents = np.asarray(columns.lag_percent, np.float64)
    return None if np.isnan(percents).all() else percents
