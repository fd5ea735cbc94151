"""The live plan of a project."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from headway.schedule.models import Plan

if TYPE_CHECKING:
    from headway.projects.models import Project


def ensure_live_plan(*, project: Project, now: datetime) -> Plan:
    """The project's live plan; an empty one at revision 0 is made when it has none."""
    return Plan.objects.get_or_create(
        project=project,
        parent=None,
        defaults={
            "organization_id": project.organization_id,
            "name": project.name,
            "time_zone": project.time_zone,
            "created_at": now,
        },
    )[0]
