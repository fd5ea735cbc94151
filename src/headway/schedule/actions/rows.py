"""Writes changes of rows into the tables: one statement for all rows of a table with the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import orjson
from django.apps import apps
from django.db import connection

from headway.schedule.actions.contents import copy_rows
from headway.schedule.models import Plan
from headway.schedule.queries.rows import JSON_COLUMNS
from headway.schedule.rules.changes import PLAN, RowChange
from headway.schedule.rules.contents import COLUMNS
from headway.schedule.rules.state import KEYS


def write_changes(plan: Plan, changes: Sequence[RowChange]) -> None:
    """Insert, change and remove the rows that `changes` name; foreign keys are checked when the edit commits."""
    updated: dict[tuple[str, tuple[str, ...]], list[RowChange]] = {}
    inserted: dict[str, list[RowChange]] = {}
    removed: dict[str, list[int]] = {}
    for change in changes:
        if change.after is None:
            removed.setdefault(change.table, []).append(change.row_id)
        elif change.before is None:
            inserted.setdefault(change.table, []).append(change)
        else:
            updated.setdefault((change.table, tuple(sorted(change.after))), []).append(change)
    with connection.cursor() as cursor:
        for table, row_ids in removed.items():
            cursor.execute(
                f"DELETE FROM schedule_{table} WHERE plan_id = %s AND {KEYS[table]} = ANY(%s)", [plan.pk, row_ids]
            )
        for table, rows in inserted.items():
            copy_rows(cursor, plan, table, [_line(table, change) for change in rows])
        for (table, names), rows in updated.items():
            _update(cursor, plan, table, names, rows)


def _line(table: str, change: RowChange) -> tuple[Any, ...]:
    values = {**(change.after or {}), KEYS[table]: change.row_id}
    return tuple(_stored(name, values[name]) for name in COLUMNS[table])


def _stored(name: str, value: Any) -> Any:
    return orjson.dumps(value).decode() if name in JSON_COLUMNS and value is not None else value


def _update(  # one set of columns of one table
    cursor: Any, plan: Plan, table: str, names: tuple[str, ...], rows: Sequence[RowChange]
) -> None:
    columns = [[_stored(name, (change.after or {})[name]) for change in rows] for name in names]
    if table == PLAN:
        listed = ", ".join(f'"{name}" = %s::{_type(table, name)}' for name in names)
        cursor.execute(f"UPDATE schedule_plan SET {listed} WHERE id = %s", [*(c[0] for c in columns), plan.pk])
        return
    listed = ", ".join(f'"{name}" = told."{name}"{_cast(table, name)}' for name in names)
    arrays = ", ".join(["%s::int8[]", *(f"%s::{_array_type(table, name)}[]" for name in names)])
    titles = ", ".join(["row_id", *(f'"{name}"' for name in names)])
    cursor.execute(
        f"UPDATE schedule_{table} t SET {listed} FROM unnest({arrays}) AS told({titles})"
        f" WHERE t.plan_id = %s AND t.{KEYS[table]} = told.row_id",
        [[change.row_id for change in rows], *columns, plan.pk],
    )


@cache
def _type(table: str, name: str) -> str:
    column = apps.get_model("schedule", table)._meta.get_field(name)
    return str(column.db_type(connection)).split("(", maxsplit=1)[0]


def _array_type(table: str, name: str) -> str:
    return "text" if name in JSON_COLUMNS else _type(table, name)


def _cast(table: str, name: str) -> str:
    return f"::{_type(table, name)}" if name in JSON_COLUMNS else ""
