"""All rows of a plan, as tuples in the order of their outline or number."""

from __future__ import annotations

from django.db import connection

from headway.schedule.models import Plan
from headway.schedule.rules.contents import COLUMNS, PLAN_COLUMNS, Contents

_ORDER = {"activity": "sort_key"}
_AS_TEXT = {"cost"}


def read_contents(plan: Plan) -> Contents:
    """Everything of the plan that an edit can change; its row must be locked or its revision checked after."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_listed(PLAN_COLUMNS)} FROM schedule_plan WHERE id = %s", [plan.pk])
        contents = Contents(dict(zip(PLAN_COLUMNS, cursor.fetchone(), strict=True)))
        for table, columns in COLUMNS.items():
            order = _ORDER.get(table, columns[0])
            cursor.execute(
                f"SELECT {_listed(columns)} FROM schedule_{table} WHERE plan_id = %s ORDER BY {order}", [plan.pk]
            )
            contents.tables[table] = cursor.fetchall()
    return contents


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"::text' if name in _AS_TEXT else f'"{name}"' for name in columns)
