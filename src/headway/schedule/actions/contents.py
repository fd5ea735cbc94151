"""Writes and removes the rows of a plan as a whole."""

from __future__ import annotations

from typing import Any

from django.db import connection

from headway.schedule.models import Plan
from headway.schedule.rules.contents import COLUMNS, PLAN_COLUMNS, Contents

_JSON = {"options"}


def write_contents(plan: Plan, contents: Contents) -> None:
    """Put rows into an empty plan by COPY, and its settings into its own row."""
    with connection.cursor() as cursor:
        for table, rows in contents.tables.items():
            if rows:
                copy_rows(cursor, plan, table, rows)
        _settings(cursor, plan, contents)


def remove_contents(plan: Plan) -> set[int]:
    """Take all rows of a plan away; returns the resources that it used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT resource_id FROM schedule_planresource WHERE plan_id = %s", [plan.pk])
        used = {row[0] for row in cursor.fetchall()}
        cursor.execute("UPDATE schedule_plan SET default_calendar_id = NULL WHERE id = %s", [plan.pk])
        for table in reversed(COLUMNS):
            cursor.execute(f"DELETE FROM schedule_{table} WHERE plan_id = %s", [plan.pk])
    return used


def copy_rows(cursor: Any, plan: Plan, table: str, rows: list[tuple[Any, ...]]) -> None:
    """Put new rows of a table in by COPY; the order of values is that of COLUMNS."""
    names = ", ".join(f'"{name}"' for name in ("plan_id", "organization_id", *COLUMNS[table]))
    first = (plan.pk, str(plan.organization_id))
    with cursor.copy(f"COPY schedule_{table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(first + row)


def _settings(cursor: Any, plan: Plan, contents: Contents) -> None:
    changes = ", ".join(f'"{name}" = %s{"::jsonb" if name in _JSON else ""}' for name in PLAN_COLUMNS)
    values = [contents.plan[name] for name in PLAN_COLUMNS]
    cursor.execute(f"UPDATE schedule_plan SET {changes} WHERE id = %s", [*values, plan.pk])
