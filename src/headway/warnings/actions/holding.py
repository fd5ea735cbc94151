"""One worker at a time looks after a project's reminders."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

_HOLD = """
SELECT id FROM unnest(%s::bigint[]) AS asked (id)
WHERE pg_try_advisory_xact_lock(hashtextextended('reminders ' || id, 0)) ORDER BY id
"""


def hold_projects(project_ids: Collection[int]) -> list[int]:
    """Those of the projects that nobody else looks after now, held until the transaction ends.

    Nobody waits: whoever holds the others is doing this very work.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [sorted(project_ids)])
        return [row[0] for row in cursor.fetchall()]


def hold_project(project_id: int) -> None:
    """Wait until nobody else looks after the project's reminders, and hold it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('reminders ' || %s, 0))", [project_id])
