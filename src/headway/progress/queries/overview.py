"""How the site of a project stands, and what its reader may do there: what pages offer goes by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum

from headway.people.roles import ACCEPT, ASSIGN, CLOSE_DATA_DATE, PROGRESS_RULES, REPORT, SEE_DEVICES, SETTLE
from headway.progress.models import Standing
from headway.progress.queries.settings import is_site_reporting
from headway.projects.queries import get_project_for, may

if TYPE_CHECKING:
    from headway.people.models import Account

MAY = {
    "report": REPORT, "accept": ACCEPT, "assign": ASSIGN, "settle": SETTLE, "close": CLOSE_DATA_DATE,
    "rules": PROGRESS_RULES, "devices": SEE_DEVICES,
}  # fmt: skip
"""What a client offers on the site of a project: word of the answer -> capability."""


@dataclass(frozen=True)
class SiteOverview:
    """waiting: entries that wait for acceptance, none where the project does not report from the site."""

    is_site_reporting: bool
    waiting: int
    may: dict[str, bool]


def get_site_overview(user: Account, project_id: int) -> SiteOverview:
    """The site of one project as `user` may see it. Raises NotFound."""
    project = get_project_for(user, project_id)
    is_on = is_site_reporting(project.pk)
    waiting = Standing.objects.filter(project=project).aggregate(sum=Sum("waiting"))["sum"] if is_on else 0
    return SiteOverview(is_on, waiting or 0, {word: may(user, capability, project) for word, capability in MAY.items()})
