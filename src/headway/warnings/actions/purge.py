"""What goes with a project that is removed for good."""

from __future__ import annotations

from django.db import connection


def purge_reminders(project_id: int) -> None:
    """Remove reminders, their steps and rules of a deleted project; the serving role can do it no other way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT warnings_purge(%s)", [project_id])
