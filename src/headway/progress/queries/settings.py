"""What a project has decided about its progress."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from headway.people.roles import PROGRESS_RULES, SEE_HISTORY
from headway.progress.models import ProgressRules, SiteReporting
from headway.progress.rules.settings import DEFAULTS, Settings, settings_of, told_settings
from headway.projects.queries import get_project_for, list_members, list_trades, may

if TYPE_CHECKING:
    from headway.people.models import Account

Json = dict[str, Any]
MOST_VERSIONS = 100
_ACCEPTING = ("supervisor", "project_manager")


def is_site_reporting(project_id: int) -> bool:
    """Whether progress of the project comes from facts."""
    row = SiteReporting.objects.filter(project_id=project_id).order_by("-id").values_list("is_on", flat=True).first()
    return bool(row)


def list_reporting(project_ids: Collection[int]) -> set[int]:
    """Those of some projects whose progress comes from facts."""
    rows = SiteReporting.objects.filter(project_id__in=project_ids).order_by("project_id", "-id").distinct("project_id")
    return {project_id for project_id, is_on in rows.values_list("project_id", "is_on") if is_on}


def get_settings(project_id: int) -> Settings:
    """The rules that count now."""
    row = ProgressRules.objects.filter(project_id=project_id).order_by("-number").values_list("values", flat=True)
    return settings_of(row.first() or {})


def list_rules_told(user: Account, project_id: int) -> Json:
    """The rules of a project for who sees the whole plan, with what a page needs to change them.

    Raises NotFound, NotAllowed.
    """
    project = get_project_for(user, project_id, SEE_HISTORY)
    versions = list(ProgressRules.objects.filter(project=project).order_by("-number")[: MOST_VERSIONS + 1])
    members = list_members(project)
    default = next((role for role in _ACCEPTING if any(one.role == role for one in members)), "")
    return {
        "values": told_settings(settings_of(versions[0].values if versions else {})),
        "defaults": told_settings(DEFAULTS),
        "is_site_reporting": is_site_reporting(project.pk),
        "trades": [name for _, name in list_trades(project)],
        "members": [
            {"account_id": one.account_id, "name": one.display_name, "role": one.role,
             "accepts_by_default": one.role == default}
            for one in members
        ],
        "versions": [
            {"number": one.number, "by": one.by_name, "at": one.at, "changed": _changed(before, one.values)}
            for one, before in zip(versions[:MOST_VERSIONS], [*(v.values for v in versions[1:]), {}], strict=False)
        ],
        "may_change": may(user, PROGRESS_RULES, project),
    }  # fmt: skip


def _changed(before: Json, after: Json) -> list[str]:
    return sorted(name for name, value in after.items() if before.get(name) != value)
