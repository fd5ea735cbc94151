"""The relations of one activity as the side panel shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from headway.engine.columns import FLAG_DURATION_ELAPSED, RELATION_TYPES
from headway.engine.document import Calendar, RelationType
from headway.schedule.models import Activity, Plan
from headway.schedule.rules.network import options_of
from headway.schedule.rules.packed import NONE
from headway.schedule.rules.relation_float import End, Lag, relation_float
from headway.schedule.rules.working_days import working_time

Json = dict[str, Any]
Columns = Mapping[str, NDArray[np.int32]]
_FROM_FINISH = (RelationType.FS, RelationType.FF)
_TO_START = (RelationType.FS, RelationType.SS)
_NEIGHBOURS = """
SELECT r.relation_id, r.predecessor_id = %(activity)s AS leads_out, a.activity_id, a.code, a.name, r.type, r.lag,
       r.lag_percent, r.lag_calendar, a.calendar_id, a.flags, a.actual_start IS NOT NULL AS started
FROM schedule_relation r
JOIN schedule_activity a ON a.plan_id = r.plan_id
 AND a.activity_id = CASE WHEN r.predecessor_id = %(activity)s THEN r.successor_id ELSE r.predecessor_id END
WHERE r.plan_id = %(plan)s AND (r.predecessor_id = %(activity)s OR r.successor_id = %(activity)s)
ORDER BY a.sort_key, r.relation_id
"""


def list_neighbours(
    plan: Plan, activity: Activity, columns: Columns, calendars: Mapping[int, Calendar]
) -> tuple[list[Json], list[Json]]:
    """Predecessors and successors in outline order, as far as the reader may see them."""
    with connection.cursor() as cursor:
        cursor.execute(_NEIGHBOURS, {"plan": plan.pk, "activity": activity.activity_id})
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    seen = [row for row in rows if plan.scope is None or row["activity_id"] in plan.scope]
    driving = set(columns["relation"][columns["driving"] == 1].tolist()) if "driving" in columns else set()
    places = _places(columns, [activity.activity_id, *(row["activity_id"] for row in seen)])
    told = [_told(plan, activity, row, driving, columns, places, calendars) for row in seen]
    before = [one for one, row in zip(told, seen, strict=True) if not row["leads_out"]]
    return before, [one for one, row in zip(told, seen, strict=True) if row["leads_out"]]


def _places(columns: Columns, numbers: list[int]) -> dict[int, int]:
    """Where activities stand in the packed columns."""
    if "activity" not in columns:
        return {}
    rows = np.flatnonzero(np.isin(columns["activity"], numbers))
    return dict(zip(columns["activity"][rows].tolist(), rows.tolist(), strict=True))


def _told(  # noqa: PLR0917 - one relation, seen from one end
    plan: Plan,
    activity: Activity,
    row: Json,
    driving: set[int],
    columns: Columns,
    places: dict[int, int],
    calendars: Mapping[int, Calendar],
) -> Json:
    kind = RELATION_TYPES[row["type"]]
    own = {"activity_id": activity.activity_id, "calendar_id": activity.calendar_id, "flags": activity.flags,
           "started": activity.actual_start is not None}  # fmt: skip
    ends = (own, row) if row["leads_out"] else (row, own)
    at = (
        "early_finish" if kind in _FROM_FINISH else "early_start",
        "early_start" if kind in _TO_START else "early_finish",
    )
    before, after = (
        End(
            _instant(columns, places, end["activity_id"], name),
            working_time(
                calendars,
                end["calendar_id"] or plan.default_calendar_id,
                elapsed=bool(end["flags"] & FLAG_DURATION_ELAPSED),
            ),
            end["started"],
        )
        for end, name in zip(ends, at, strict=True)
    )
    lag = Lag(row["lag"], row["lag_percent"], row["lag_calendar"])
    project = working_time(calendars, plan.default_calendar_id)
    drives = row["relation_id"] in driving
    return {
        "id": row["activity_id"],
        "relation_id": row["relation_id"],
        "code": row["code"],
        "name": row["name"],
        "type": kind.value,
        "lag_minutes": row["lag"],
        "driving": drives,
        "float_minutes": 0 if drives else relation_float(before, after, lag, options_of(plan.options), project),
    }


def _instant(columns: Columns, places: dict[int, int], number: int, name: str) -> int | None:
    place = places.get(number)
    value = NONE if place is None else int(columns[name][place])
    return None if value == NONE else value
