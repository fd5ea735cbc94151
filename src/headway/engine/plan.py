"""A plan's columns as checked numpy arrays: one dtype each, defaults filled in, absurd values refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT, NO_ROW, Column, PlanColumns
from headway.engine.errors import InstantOutOfRange

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


@dataclass(slots=True)
class Plan:
    """n activities and r relations as int32 arrays; the fields are those of `PlanColumns`."""

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


def plan_of(columns: PlanColumns) -> Plan:
    """Checked arrays of `columns`; raises InstantOutOfRange for dates outside 1900-2200 and absurd spans."""
    size, relations = len(columns.kind), len(columns.predecessor)
    values: dict[str, Any] = {
        name: _ints(getattr(columns, name), size, default)
        for name, default in (
            ("kind", 1),
            ("parent", NO_ROW),
            ("calendar", NO_ROW),
            ("constraint", 0),
            ("secondary_constraint", 0),
            ("flags", 0),
        )
    }
    uids = columns.uids
    for name in INSTANTS:
        values[name] = _checked(getattr(columns, name), size, NO_INSTANT, name, uids, EARLIEST, LATEST)
    for name in SPANS:
        span = _checked(getattr(columns, name), size, 0, name, uids, -LONGEST, LONGEST)
        values[name] = np.maximum(span, 0)  # a negative duration in a file means none
    if columns.remaining is None:
        values["remaining"] = np.where(values["actual_finish"] != NO_INSTANT, 0, values["duration"]).astype(np.int32)
    for name in ("project_start", "data_date", "must_finish_by", "project_finish"):
        _checked([getattr(columns, name)], 1, NO_INSTANT, name, None, EARLIEST, LATEST)
    lag_percent = None
    if columns.lag_percent is not None:
        lag_percent = np.asarray(columns.lag_percent, np.float64)
        lag_percent = None if np.isnan(lag_percent).all() else lag_percent
    return Plan(
        columns=columns,
        size=size,
        predecessor=_ints(columns.predecessor, relations, 0),
        successor=_ints(columns.successor, relations, 0),
        relation_type=_ints(columns.relation_type, relations, 0),
        lag=_checked(columns.lag, relations, 0, "lag", None, -LONGEST, LONGEST),
        lag_percent=lag_percent,
        lag_calendar=_ints(columns.lag_calendar, relations, -1),
        **values,
    )


def _ints(column: Column | None, length: int, default: int) -> Ints:
    if column is None:
        return np.full(length, default, np.int32)
    return np.ascontiguousarray(column, dtype=np.int32)


def _checked(  # noqa: PLR0917 - one column and the range it must keep
    column: Column | None, length: int, default: int, what: str, uids: Any, low: int, high: int
) -> Ints:
    """The column as int32 after a check of its range, of which `NO_INSTANT` is excused."""
    if column is None:
        return np.full(length, default, np.int32)
    try:
        values = np.asarray(column, dtype=np.int64)
    except OverflowError:
        raise InstantOutOfRange(what, int(max(column, key=abs)), "") from None
    if len(values):
        outside = (values < low) | (values > high)
        if outside.any():
            outside &= values != NO_INSTANT
            if outside.any():
                row = int(np.flatnonzero(outside)[0])
                raise InstantOutOfRange(what, int(values[row]), str(uids[row]) if uids is not None else "")
    return np.ascontiguousarray(values, dtype=np.int32)
