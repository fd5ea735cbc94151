"""Closed data dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from headway.people.roles import SEE_HISTORY
from headway.progress.models import Snapshot
from headway.projects.queries import get_project_for
from headway.schedule.rules.instants import iso

if TYPE_CHECKING:
    from headway.people.models import Account

Json = dict[str, Any]


def list_snapshots(user: Account, project_id: int) -> list[Json]:
    """Closed data dates of a project, the latest first. Raises NotFound, NotAllowed."""
    project = get_project_for(user, project_id, SEE_HISTORY)
    return [snapshot_told(one) for one in Snapshot.objects.filter(project=project).defer("columns").order_by("-id")]


def snapshot_told(one: Snapshot) -> Json:
    """A closed data date as lists show it."""
    return {
        "id": one.pk,
        "former_data_date": iso(one.former_data_date),
        "data_date": iso(one.data_date),
        "revision": one.revision,
        "start": iso(one.start),
        "finish": iso(one.finish),
        "former_finish": iso(one.former_finish),
        "figures": one.figures,
        "by": one.by_name,
        "at": one.at,
    }
