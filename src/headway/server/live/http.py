"""What a live stream may carry, asked by the shell when a stream opens and again and again while it lives."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from headway.kernel.events import kinds_for
from headway.people.http import account_of
from headway.projects.queries import visible_projects

router = Router(tags=["live"])


class LiveAccessOut(Schema):
    """Whose stream it is, the projects whose events it carries, and the kinds of events of the organisation."""

    account_id: str
    organization_id: str
    project_ids: list[int]
    kinds: list[str]


@router.get("/events", response=LiveAccessOut)
def get_events(request: HttpRequest) -> dict[str, object]:
    """Live events as `text/event-stream`: `{"id", "kind", "project_id", "subject"}`, resumed by `Last-Event-ID`."""
    account = account_of(request)
    return {
        "account_id": str(account.pk),
        "organization_id": str(account.organization_id),
        "project_ids": list(visible_projects(account).values_list("pk", flat=True)),
        "kinds": sorted(kinds_for(account)),
    }
