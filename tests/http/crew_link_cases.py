"""Crews' links for the matrix: one on each project, made by who plans it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from case import Case

from headway.kernel.clock import now
from headway.people.roles import ASSIGN

if TYPE_CHECKING:
    from world import Site

    from headway.people.models import Account


def crew_link_on(site: Site, planner: Account) -> dict[str, Any]:
    """A link for the site's crew and first activity, and what names it in paths."""
    from headway.field.actions.crew_links import WantedLink, make_crew_link

    today = now().date()
    wanted = WantedLink(
        site.lists["resource_id"], (site.activity_id,), today - timedelta(days=2), today + timedelta(days=5)
    )
    made = make_crew_link(user=planner, project_id=site.project.pk, wanted=wanted, now=now())
    return {"link_id": made.link.pk}


def _wanted(site: Any) -> dict[str, Any]:
    today = now().date()
    return {
        "crew_id": site.lists["resource_id"],
        "activity_ids": [site.activity_id],
        "first_day": str(today),
        "last_day": str(today + timedelta(days=3)),
    }


_LINKS = "/api/projects/{project_id}/crew-links"
CREW_LINK_CASES: dict[str, Case] = {
    f"GET {_LINKS}": Case(ASSIGN),
    f"POST {_LINKS}": Case(ASSIGN, _wanted, 201),
    f"DELETE {_LINKS}/{{link_id}}": Case(ASSIGN),
}
_LATE = "whoever held the link, what its parked entries name; see test_photos_of_a_closed_link"
CREW_LINK_EXEMPT = {
    "GET /api/crew-links/{token}": "whoever holds the link; see test_crew_links",
    "POST /api/crew-links/{token}/hand-overs": "whoever held the link; see test_crew_links_at_work",
    "POST /api/crew-links/{token}/uploads": _LATE,
    "HEAD /api/crew-links/{token}/uploads/{upload_id}": _LATE,
    "PATCH /api/crew-links/{token}/uploads/{upload_id}": _LATE,
    "POST /api/crew-links/{token}/sessions": "whoever holds the link; see test_crew_links",
}
