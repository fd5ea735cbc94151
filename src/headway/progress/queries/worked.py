"""Hours that people worked on activities, for judging what was done in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import F, Sum

from headway.progress.models import WorkedHours


def worked_hours(project_id: int, activity_ids: Collection[int]) -> dict[int, dict[date, float]]:
    """Hours of people by activity and day of the site: of the sheets as they stand now."""
    rows = WorkedHours.objects.filter(project_id=project_id, activity_id__in=list(activity_ids))
    found: dict[int, dict[date, float]] = {}
    for number, day, hours in rows.values_list("activity_id", "day").annotate(sum=Sum(F("hours") * F("headcount"))):
        if number is not None:
            found.setdefault(number, {})[day] = float(hours)
    return found
