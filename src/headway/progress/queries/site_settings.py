"""What a project has decided about its site, and the code at its gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from headway.progress.models import SiteCode, SiteSetting
from headway.progress.rules.site_settings import (
    ATTENDANCE,
    PHYSICAL_STATES,
    AttendanceRules,
    PhysicalState,
    attendance_rules,
    physical_states,
)

if TYPE_CHECKING:
    from headway.projects.models import Project


def _last(project: Project, name: str) -> dict[str, Any] | None:
    rows = SiteSetting.objects.filter(project=project, name=name).order_by("-number")
    return rows.values_list("values", flat=True).first()


def get_attendance_rules(project: Project) -> AttendanceRules:
    """How attendance is counted on a project fetched with permission."""
    return attendance_rules(_last(project, ATTENDANCE))


def list_physical_states(project: Project) -> list[PhysicalState]:
    """The named states of the building, in their order."""
    return physical_states(_last(project, PHYSICAL_STATES))


def get_site_code(project: Project) -> SiteCode | None:
    """The valid code of the sign at the gate; None before the first one was made."""
    return SiteCode.objects.filter(project=project).order_by("-number").first()
