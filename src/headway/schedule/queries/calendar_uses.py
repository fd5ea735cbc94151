"""Which plans work by a calendar of the nation or of the organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.projects.queries import get_source_for, visible_projects
from headway.schedule.models import PlanCalendar

if TYPE_CHECKING:
    from headway.people.models import Account

MOST_USES = 200


@dataclass(frozen=True)
class CalendarUse:
    """A plan took a calendar over in `version`, under the name `calendar`."""

    project_id: int
    project: str
    calendar: str
    version: int


def list_uses(user: Account, source_id: int) -> list[CalendarUse]:
    """Live plans among the projects that `user` may see which took the calendar over. Raises NotFound."""
    source = get_source_for(user, source_id)
    names = dict(visible_projects(user).filter(archived_at=None).values_list("pk", "name"))
    rows = PlanCalendar.objects.filter(
        pinned_source_id=source.pk, plan__parent=None, plan__project_id__in=list(names)
    ).order_by("plan__project__sort_key", "calendar_id")
    return [
        CalendarUse(project_id, names[project_id], calendar, version or 0)
        for project_id, calendar, version in rows.values_list("plan__project_id", "name", "pinned_version")[:MOST_USES]
    ]
