"""All rows of a plan, as tuples in the order of their outline or number."""

from __future__ import annotations

from typing import Any

import numpy as np
from django.db import connection

from headway.schedule.models import Plan
from headway.schedule.rules.contents import COLUMNS, PLAN_COLUMNS, Contents
from headway.schedule.rules.outline import in_outline_order
from headway.schedule.rules.packed import NONE
from headway.schedule.rules.state import Table

_ORDER = {"activity": "sort_key"}
_AS_TEXT = {"cost"}


def read_contents(plan: Plan) -> Contents:
    """Everything of the plan that an edit can change; its row must be locked or its revision checked after."""
    contents = Contents(plan_settings(plan))
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            order = _ORDER.get(table, columns[0])
            cursor.execute(
                f"SELECT {listed(columns)} FROM schedule_{table} WHERE plan_id = %s ORDER BY {order}", [plan.pk]
            )
            contents.tables[table] = cursor.fetchall()
    contents.tables["activity"] = in_outline(contents.tables["activity"])
    return contents


def plan_settings(plan: Plan) -> dict[str, Any]:
    """The settings of a plan that an edit can change, JSON as text."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {listed(PLAN_COLUMNS)} FROM schedule_plan WHERE id = %s", [plan.pk])
        return dict(zip(PLAN_COLUMNS, cursor.fetchone(), strict=True))


def calendar_rows(plan: Plan) -> list[dict[str, Any]]:
    """The calendars of a plan by number, JSON as text."""
    names = COLUMNS["plancalendar"]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {listed(names)} FROM schedule_plancalendar WHERE plan_id = %s ORDER BY calendar_id", [plan.pk]
        )
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def in_outline(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows of activities (number, parent and sort key first) in outline order."""
    if not rows:
        return rows
    ids = np.array([row[0] for row in rows], dtype=np.int32)
    parents = np.array([NONE if row[1] is None else row[1] for row in rows], dtype=np.int32)
    keys = np.array([row[2] for row in rows], dtype=np.int64)
    table = Table("activity_id", {"activity_id": ids})
    order = in_outline_order(table.positions(parents), keys, ids)
    return rows if order is None else [rows[place] for place in order.tolist()]


def listed(columns: tuple[str, ...]) -> str:
    """Columns for a SELECT; amounts of money come as text, exact."""
    return ", ".join(f'"{name}"::text' if name in _AS_TEXT else f'"{name}"' for name in columns)
