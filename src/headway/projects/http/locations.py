"""Places of a project: building, floor, zone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from headway.kernel.clock import now
from headway.people.http import account_of
from headway.projects import actions
from headway.projects.http.bodies import Id, StrictIn, Words40, Words120, changes_of
from headway.projects.queries import get_project_for, list_locations

router = Router()


class LocationOut(Schema):
    id: int
    parent_id: int | None
    kind: str
    code: str
    name: str
    position: int


class LocationListOut(Schema):
    locations: list[LocationOut]


class LocationIn(StrictIn):
    kind: str = Field(max_length=10)
    code: Words40
    name: Words120
    parent_id: Id | None = None


class LocationChangeIn(StrictIn):
    code: Words40 = ""
    name: Words120 = ""
    position: int = Field(0, ge=0, le=1_000_000)


@router.get("/projects/{int:project_id}/locations", response=LocationListOut)
def list_project_locations(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """All places, siblings in their order; `parent_id` makes the tree."""
    return {"locations": list_locations(get_project_for(account_of(request), project_id))}


@router.post("/projects/{int:project_id}/locations", response={201: LocationOut})
def add_project_location(request: HttpRequest, project_id: int, body: LocationIn) -> tuple[int, Any]:
    """A new place, last among its siblings."""
    return 201, actions.add_location(user=account_of(request), project_id=project_id, now=now(), **body.model_dump())


@router.patch("/projects/{int:project_id}/locations/{int:location_id}", response=LocationOut)
def change_project_location(request: HttpRequest, project_id: int, location_id: int, body: LocationChangeIn) -> Any:
    """Another code, name or position."""
    return actions.change_location(
        user=account_of(request),
        project_id=project_id,
        location_id=location_id,
        changes=changes_of(body),
        now=now(),
    )


@router.delete("/projects/{int:project_id}/locations/{int:location_id}", response={204: None})
def remove_project_location(request: HttpRequest, project_id: int, location_id: int) -> tuple[int, None]:
    """Take a place away in which nothing stands."""
    actions.remove_location(user=account_of(request), project_id=project_id, location_id=location_id, now=now())
    return 204, None
