"""Hours that people worked on activities, for judging what was done in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import connection

_HOURS = """
SELECT DISTINCT ON (e.day, coalesce(f.values ->> 'person', e.author_id::text), number)
       number, e.day, (line ->> 'hours')::float * coalesce((line ->> 'headcount')::float, 1)
  FROM progress_fact f JOIN progress_entry e ON e.id = f.entry_id,
       jsonb_array_elements(f.values -> 'lines') AS line, LATERAL (SELECT (line ->> 'activity_id')::int AS number) n
 WHERE f.project_id = %s AND f.kind = 'hours' AND number = ANY(%s)
 ORDER BY e.day, coalesce(f.values ->> 'person', e.author_id::text), number, f.id DESC
"""


def worked_hours(project_id: int, activity_ids: Collection[int]) -> dict[int, dict[date, float]]:
    """Hours of people by activity and day of the site: the last told sheet of each person and day counts."""
    found: dict[int, dict[date, float]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_HOURS, [project_id, list(activity_ids)])
        for number, day, hours in cursor.fetchall():
            days = found.setdefault(number, {})
            days[day] = days.get(day, 0.0) + hours
    return found
