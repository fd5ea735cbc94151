"""The projects of a person, as his phone lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from headway.field.kinds import list_reporting
from headway.people.roles import ACCEPT, ASSIGN, REPORT, SETTLE
from headway.projects.queries import may, role_here, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class FieldProject:
    """A project as a phone lists it; `may`: report, accept, assign, settle."""

    project_id: int
    code: str
    name: str
    organization: str
    time_zone: str
    today: date
    role: str
    may: dict[str, bool]
    is_site_reporting: bool


def list_field_projects(user: Account, *, now: datetime) -> list[FieldProject]:
    """The standing projects that `user` may see, with what he may do from the site, by name."""
    found = list(visible_projects(user).filter(archived_at=None).select_related("organization").order_by("sort_key"))
    reporting = list_reporting([project.pk for project in found])
    asked = {"report": REPORT, "accept": ACCEPT, "assign": ASSIGN, "settle": SETTLE}
    return [
        FieldProject(
            project_id=project.pk,
            code=project.code,
            name=project.name,
            organization=project.organization.name,
            time_zone=project.time_zone,
            today=now.astimezone(ZoneInfo(project.time_zone)).date(),
            role=role_here(project),
            may={name: may(user, capability, project) for name, capability in asked.items()},
            is_site_reporting=project.pk in reporting,
        )
        for project in found
    ]
