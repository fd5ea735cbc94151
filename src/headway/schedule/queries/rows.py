"""Rows of a plan by their numbers, as dictionaries of columns with JSON parsed: what an edit works on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from django.db import connection

from headway.schedule.models import Plan
from headway.schedule.queries.contents import listed, plan_settings
from headway.schedule.rules.contents import COLUMNS, PLAN_COLUMNS, Contents
from headway.schedule.rules.state import KEYS

Values = dict[str, Any]
JSON_COLUMNS = frozenset({"week", "exceptions", "splits", "codes", "custom", "options"})
FIELDS = {table: tuple(name for name in columns if name != KEYS[table]) for table, columns in COLUMNS.items()}
"""The columns of a row beside its number."""


def read_rows(plan_id: int, table: str, row_ids: Iterable[int]) -> dict[int, Values]:
    """The rows with these numbers; numbers that are not there are left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {KEYS[table]}, {listed(FIELDS[table])} FROM schedule_{table}"
            f" WHERE plan_id = %s AND {KEYS[table]} = ANY(%s)",
            [plan_id, list(row_ids)],
        )
        return {row[0]: _values(FIELDS[table], row[1:]) for row in cursor.fetchall()}


def read_settings(plan: Plan) -> Values:
    """The settings of a plan that an edit can change."""
    return _values(PLAN_COLUMNS, plan_settings(plan).values())


def rows_of_contents(contents: Contents) -> dict[tuple[str, int], Values]:
    """All rows by table and number, the plan's settings under ("plan", 0)."""
    rows: dict[tuple[str, int], Values] = {("plan", 0): _values(PLAN_COLUMNS, [contents.plan[n] for n in PLAN_COLUMNS])}
    for table, lines in contents.tables.items():
        key = COLUMNS[table].index(KEYS[table])
        for line in lines:
            rows[table, line[key]] = _values(FIELDS[table], (*line[:key], *line[key + 1 :]))
    return rows


def contents_of_rows(rows: dict[tuple[str, int], Values]) -> Contents:
    """The opposite of `rows_of_contents`, rows by number."""
    contents = Contents(_packed(rows["plan", 0]))
    for (table, row_id), values in sorted(rows.items()):
        if table != "plan":
            packed = _packed(values) | {KEYS[table]: row_id}
            contents.tables[table].append(tuple(packed[name] for name in COLUMNS[table]))
    return contents


def _packed(values: Values) -> Values:
    return {name: _as_json(value) if name in JSON_COLUMNS else value for name, value in values.items()}


def _as_json(value: Any) -> str | None:
    return None if value is None else orjson.dumps(value).decode()


def _values(names: Iterable[str], row: Iterable[Any]) -> Values:
    return {
        name: orjson.loads(value) if name in JSON_COLUMNS and isinstance(value, str) else value
        for name, value in zip(names, row, strict=True)
    }
