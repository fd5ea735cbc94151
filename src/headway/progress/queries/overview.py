"""How the sites stand, what waits there for whom, and what a reader may do: what pages offer goes by it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum

from headway.field.queries.desks import count_on_desks
from headway.people.roles import ACCEPT, ASSIGN, CLOSE_DATA_DATE, PROGRESS_RULES, REPORT, SEE_DEVICES, SETTLE
from headway.progress.models import Standing
from headway.progress.queries.settings import list_reporting
from headway.projects.queries import get_project_for, may, visible_projects

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
    is_on = project.pk in list_reporting({project.pk})
    waiting = _waiting({project.pk}).get(project.pk, 0) if is_on else 0
    return SiteOverview(is_on, waiting, {word: may(user, capability, project) for word, capability in MAY.items()})


@dataclass(frozen=True)
class WaitingSite:
    """A project where something waits: reports, and on the desk conflicts and parked entries."""

    project_id: int
    name: str
    reports: int
    on_desk: int


def list_waiting_sites(user: Account) -> list[WaitingSite]:
    """Where something waits on the projects of `user`, the most first: reports where his role accepts them, the desk
    where his role settles; archived projects never."""
    projects = list(visible_projects(user).filter(archived_at=None, is_template=False))
    accepting = list_reporting({one.pk for one in projects if may(user, ACCEPT, one)})
    reports = _waiting(accepting)
    on_desk = count_on_desks({one.pk for one in projects if may(user, SETTLE, one)})
    sites = [WaitingSite(one.pk, one.name, reports.get(one.pk, 0), on_desk[one.pk]) for one in projects]
    found = [site for site in sites if site.reports or site.on_desk]
    return sorted(found, key=lambda site: (-site.reports - site.on_desk, site.project_id))


def _waiting(project_ids: Collection[int]) -> dict[int, int]:
    rows = Standing.objects.filter(project_id__in=project_ids, waiting__gt=0).values("project_id")
    return dict(rows.annotate(sum=Sum("waiting")).values_list("project_id", "sum"))
