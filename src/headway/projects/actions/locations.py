"""Places of a project: building, floor, zone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from headway.people.roles import CHANGE_PROJECT
from headway.projects.actions.rows import inserted, tell, updated
from headway.projects.errors import ListFull, PlaceDoesNotFit, StillUsed
from headway.projects.models import Location, Project
from headway.projects.queries import get_location, get_project_for
from headway.projects.rules import LOCATION_KINDS, MOST_LOCATIONS, may_stand_under

if TYPE_CHECKING:
    from headway.people.models import Account


@transaction.atomic
def add_location(
    *, user: Account, project_id: int, kind: str, code: str, name: str, parent_id: int | None, now: datetime
) -> Location:
    """A new place, last among its siblings.

    Raises NotFound, NotAllowed, ProjectArchived, PlaceDoesNotFit, NameTaken, ListFull.
    """
    project = get_project_for(user, project_id, CHANGE_PROJECT, lock=True)
    parent = get_location(project, parent_id) if parent_id is not None else None
    if kind not in LOCATION_KINDS or not may_stand_under(kind, parent.kind if parent else None):
        raise PlaceDoesNotFit(kind=kind[:10])
    if Location.objects.filter(project=project).count() >= MOST_LOCATIONS:
        raise ListFull(count=MOST_LOCATIONS)
    siblings = Location.objects.filter(project=project, parent_id=parent_id)
    last = siblings.aggregate(last=models.Max("position"))["last"] or 0
    columns = {"kind": kind, "code": code[:40], "name": name[:120], "parent_id": parent_id, "position": last + 1}
    place: Location = inserted(Location, project=project, **columns)
    tell(project, "projects.locations_changed", now)
    return place


@transaction.atomic
def change_location(
    *, user: Account, project_id: int, location_id: int, changes: dict[str, Any], now: datetime
) -> Location:
    """Another code, name or position. Raises NotFound, NotAllowed, ProjectArchived, NameTaken."""
    project = get_project_for(user, project_id, CHANGE_PROJECT)
    place = get_location(project, location_id)
    updated(place, changes)
    tell(project, "projects.locations_changed", now)
    return place


@transaction.atomic
def remove_location(*, user: Account, project_id: int, location_id: int, now: datetime) -> None:
    """Take a place away. Raises NotFound, NotAllowed, ProjectArchived, StillUsed (something stands in it)."""
    project = get_project_for(user, project_id, CHANGE_PROJECT, lock=True)
    place = get_location(project, location_id)
    if Location.objects.filter(project=project, parent_id=place.pk).exists():
        raise StillUsed(name=place.name)
    place.delete()
    tell(project, "projects.locations_changed", now)


def copy_locations(*, source: Project, target: Project) -> None:
    """The places of `source`, with identities of their own, in an empty `target`."""
    waiting = list(Location.objects.filter(project=source).order_by("pk"))
    ids: dict[int | None, int | None] = {None: None}
    while waiting:
        level = [place for place in waiting if place.parent_id in ids]
        waiting = [place for place in waiting if place.parent_id not in ids]
        made = Location.objects.bulk_create(
            Location(
                project=target,
                parent_id=ids[place.parent_id],
                kind=place.kind,
                code=place.code,
                name=place.name,
                position=place.position,
            )
            for place in level
        )
        ids |= {before.pk: after.pk for before, after in zip(level, made, strict=True)}
