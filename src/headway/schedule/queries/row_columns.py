"""What window and delta read of rows: the same columns in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from headway.engine.columns import CONSTRAINTS

CONSTRAINT_NAMES = ["", *(kind.value for kind in CONSTRAINTS)]
"""What the numbers of `constraint` and `secondary_constraint` stand for; 0 = none."""

SPARSE = (
    "calendar_id", "constraint", "constraint_at", "secondary_constraint", "secondary_constraint_at", "deadline",
    "actual_start", "actual_finish", "quantity", "unit", "location", "trade", "responsible", "codes",
)  # fmt: skip
"""RowsByColumn that a window leaves out (null) when no row has a value: most plans use few of them."""

ROW_COLUMNS = (
    "id", "parent_id", "sort_key", "kind", "code", "name", "duration", "remaining", "percent", "flags", *SPARSE,
)  # fmt: skip
ROWS = """
SELECT activity_id, parent_id, sort_key, kind, code, name, duration, remaining, percent_complete,
       (actual_start IS NOT NULL)::int * 4 + (actual_finish IS NOT NULL)::int * 8 + (flags & 3) * 16
       + ("constraint" <> 0)::int * 64 + (notes <> '')::int * 128 + (flags & 4) * 64,
       calendar_id, "constraint", constraint_at, secondary_constraint, secondary_constraint_at, deadline,
       actual_start, actual_finish, quantity, unit, location, trade, responsible, nullif(codes, '{}')::text
FROM schedule_activity WHERE plan_id = %s
"""

SPARSE_OF_RELATIONS = ("lag_percent", "lag_calendar")
RELATION_COLUMNS = ("id", "predecessor_id", "successor_id", "type", "lag", *SPARSE_OF_RELATIONS)
RELATIONS = """
SELECT relation_id, predecessor_id, successor_id, type, lag, lag_percent, nullif(lag_calendar, -1)
FROM schedule_relation WHERE plan_id = %s
"""

ASSIGNMENT_COLUMNS = ("id", "activity_id", "resource_id", "units")
ASSIGNMENTS = """
SELECT assignment_id, activity_id, resource_id, units
FROM schedule_assignment WHERE plan_id = %s
"""

RowsByColumn = dict[str, Sequence[Any]]


def by_column(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> RowsByColumn:
    """Rows turned into columns; no rows = empty columns."""
    return dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True))


def with_codes(rows: RowsByColumn) -> RowsByColumn:
    """Codes of activities go from the database into the answer as they are, unread."""
    return rows | {"codes": [None if text is None else orjson.Fragment(text) for text in rows["codes"]]}


def lags_of(relations: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any] | None]:
    """Lags of relations; what few of them have is None when none has it. A share and a calendar may be 0."""
    sparse = {name: relations[name] for name in SPARSE_OF_RELATIONS}
    told = {name: column if any(value is not None for value in column) else None for name, column in sparse.items()}
    return {"lag": relations["lag"], **told}


def without_empty(columns: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[Any] | None]:
    """The sparse columns of a window, those without any value as None."""
    return {name: columns[name] if any(columns[name]) else None for name in SPARSE}
