"""How the sites stand, over HTTP."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from headway.people.http import account_of
from headway.progress.queries.overview import SiteOverview, WaitingSite, get_site_overview, list_waiting_sites

router = Router()


class SiteOut(Schema):
    """`waiting`: entries that wait for acceptance. `may`: what the person may do on the site of this project."""

    is_site_reporting: bool
    waiting: int
    may: dict[str, bool]


class WaitingSiteOut(Schema):
    """`reports` wait for acceptance, `on_desk` are conflicts and parked entries; only what the person may decide on."""

    project_id: int
    name: str
    reports: int
    on_desk: int


class WaitingSitesOut(Schema):
    sites: list[WaitingSiteOut]


@router.get("/waiting-sites", response=WaitingSitesOut)
def get_waiting_sites(request: HttpRequest) -> dict[str, list[WaitingSite]]:
    """On which of one's projects something waits for the person, with counts; none where nothing does."""
    return {"sites": list_waiting_sites(account_of(request))}


@router.get("/projects/{int:project_id}/site", response=SiteOut)
def get_site(request: HttpRequest, project_id: int) -> SiteOverview:
    """Whether the project reports from the site, what waits there, and what the person may do."""
    return get_site_overview(account_of(request), project_id)
