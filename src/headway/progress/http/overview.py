"""How the site of a project stands, over HTTP."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from headway.people.http import account_of
from headway.progress.queries.overview import SiteOverview, get_site_overview

router = Router()


class SiteOut(Schema):
    """`waiting`: entries that wait for acceptance. `may`: what the person may do on the site of this project."""

    is_site_reporting: bool
    waiting: int
    may: dict[str, bool]


@router.get("/projects/{int:project_id}/site", response=SiteOut)
def get_site(request: HttpRequest, project_id: int) -> SiteOverview:
    """Whether the project reports from the site, what waits there, and what the person may do."""
    return get_site_overview(account_of(request), project_id)
