"""What an upgrade will do to the tables: which steps, which locks, how long each holds them, estimated beforehand.

The estimate reads sizes from the database's own statistics. A step that reads or rewrites a table is counted at
50 MB/s, which a slow disk of a site office reaches; a step that only changes the catalogue at 50 ms. A step in
Python is told as such: only its table's size is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

READ_BYTES_PER_SECOND = 50_000_000
CATALOGUE_SECONDS = 0.05
_ALTER = re.compile(r'ALTER TABLE "?(\w+)"? (.*)', re.S)
_INDEX = re.compile(r'CREATE (?:UNIQUE )?INDEX (CONCURRENTLY )?.*? ON "?(\w+)"?', re.S)
_CREATED = re.compile(r'CREATE TABLE "?(\w+)"?')
_WRITTEN = re.compile(r'(?:UPDATE|DELETE FROM|INSERT INTO|DROP TABLE) "?(\w+)"?')
_REWRITES = re.compile(r"ALTER COLUMN \S+ TYPE|ADD COLUMN .* (?:GENERATED|IDENTITY|gen_random_uuid)", re.S)
_READS = re.compile(r"ADD CONSTRAINT .* (?:UNIQUE|CHECK|FOREIGN KEY|EXCLUDE)|SET NOT NULL", re.S)


@dataclass(frozen=True)
class Step:
    """One migration. `locks`: table -> "all" (nobody reads or writes meanwhile) or "writes" (reading goes on)."""

    name: str
    locks: dict[str, str]
    seconds: float
    in_python: bool


def estimate(name: str, statements: Iterable[str], sizes: dict[str, int], *, in_python: bool) -> Step:
    """The step of one migration from its statements. `sizes`: bytes of each table that stands now."""
    locks: dict[str, str] = {}
    seconds, made = 0.0, set()
    for statement in statements:
        made |= set(_CREATED.findall(statement))
        for table, lock, reads in _touched(statement):
            if table in made or table not in sizes:
                continue  # a table that this very upgrade makes: nobody waits for it
            locks[table] = "all" if "all" in (lock, locks.get(table)) else lock
            seconds += CATALOGUE_SECONDS + (sizes[table] / READ_BYTES_PER_SECOND if reads else 0.0)
    return Step(name, locks, round(seconds + CATALOGUE_SECONDS, 2), in_python)


def plan_lines(steps: Sequence[Mapping[str, Any]], words: Callable[..., str]) -> list[str]:
    """The plan in sentences. `words`: a text of the catalogue by its key and parameters."""
    if not steps:
        return [words("server.plan_nothing")]
    lines = []
    for one in steps:
        names = ", ".join(f"{table} ({words(f'server.lock_{lock}')})" for table, lock in sorted(one["locks"].items()))
        told = names or words("server.lock_nothing")
        lines.append(words("server.plan_step", name=one["name"], locks=told, seconds=f"{one['seconds']:.1f}"))
        lines += [words("server.plan_in_python")] * one["in_python"]
    minutes = sum(one["seconds"] for one in steps) / 60
    return [*lines, words("server.plan_total", steps=len(steps), minutes=f"{minutes:.1f}")]


def _touched(statement: str) -> list[tuple[str, str, bool]]:
    """table, lock, whether all of it is read or written."""
    altered = _ALTER.search(statement)
    if altered is not None:
        what = altered[2]
        return [(altered[1], "all", bool(_REWRITES.search(what) or _READS.search(what)))]
    indexed = _INDEX.search(statement)
    if indexed is not None:
        return [(indexed[2], "none" if indexed[1] else "writes", True)]
    return [(table, "writes", True) for table in _WRITTEN.findall(statement)]


def pending_steps() -> list[Step]:
    """The steps from the database at hand to this version, in order. Django is set up, the connection is the owner's."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    sizes = _sizes(connection)
    return [
        estimate(f"{one.app_label}.{one.name}", _statements(executor, one), sizes, in_python=_has_python(one))
        for one, _ in plan
    ]


def is_new_database() -> bool:
    """Whether no migration was ever applied: there is nothing to lose."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return not MigrationRecorder(connection).applied_migrations()


def _statements(executor: Any, migration: Any) -> list[str]:
    return [str(one) for one in executor.loader.collect_sql([(migration, False)])]


def _has_python(migration: Any) -> bool:
    from django.db.migrations.operations import RunPython

    return any(isinstance(one, RunPython) for one in migration.operations)


def _sizes(connection: Any) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, pg_table_size(oid) FROM pg_class WHERE relkind IN ('r', 'p')"
            " AND relnamespace = 'public'::regnamespace"
        )
        return {str(name): int(size) for name, size in cursor.fetchall()}
