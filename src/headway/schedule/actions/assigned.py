"""Who is told that work was assigned to him: the person himself, and the leader of a crew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from headway.kernel.subjects import Subject
from headway.notify.actions import tell
from headway.projects.queries import list_people_of_resources
from headway.schedule.models import Plan
from headway.schedule.queries.subjects import ACTIVITY
from headway.schedule.rules.changes import RowChange

if TYPE_CHECKING:
    from headway.people.models import Account

MOST_TOLD = 10
"""Messages to one person by one edit: the rest he finds under his own work."""


def tell_assigned(*, plan: Plan, changes: Iterable[RowChange], author: Account, edit_id: int, now: datetime) -> None:
    """Tell people of new assignments in the live plan, inside the transaction of the edit."""
    new = [change.after for change in changes if change.table == "assignment" and change.before is None]
    assigned = [(row["resource_id"], row["activity_id"]) for row in new if row is not None]
    people = list_people_of_resources([resource for resource, _ in assigned])
    told: dict[UUID, int] = {}
    for resource, activity in assigned:
        recipients = [one for one in people.get(resource, ()) if told.get(one, 0) < MOST_TOLD]
        for one in recipients:
            told[one] = told.get(one, 0) + 1
        if recipients:
            tell(
                recipients=recipients,
                kind="assigned",
                subject=Subject(ACTIVITY, plan.project_id, activity),
                actor=author,
                key=f"assigned:{edit_id}:{activity}",
                now=now,
            )
