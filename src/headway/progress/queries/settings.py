"""What a project has decided about its progress."""

from __future__ import annotations

from headway.progress.models import ProgressRules, SiteReporting
from headway.progress.rules.settings import Settings, settings_of


def is_site_reporting(project_id: int) -> bool:
    """Whether progress of the project comes from facts."""
    row = SiteReporting.objects.filter(project_id=project_id).order_by("-id").values_list("is_on", flat=True).first()
    return bool(row)


def get_settings(project_id: int) -> Settings:
    """The rules that count now."""
    row = ProgressRules.objects.filter(project_id=project_id).order_by("-number").values_list("values", flat=True)
    return settings_of(row.first() or {})
