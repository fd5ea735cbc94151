"""What goes with a project that is removed for good."""

from __future__ import annotations

from django.db import connection


def purge_facts(project_id: int) -> None:
    """Remove facts, decisions, seals and settings of a deleted project; the serving role can do it no other way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT progress_purge_site(%s)", [project_id])
        cursor.execute("SELECT progress_purge(%s)", [project_id])
