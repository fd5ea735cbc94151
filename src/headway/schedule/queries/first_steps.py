"""How far a person's plans have come: what a new planner does on the first day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from headway.schedule.queries.plans import ProjectLine, list_projects

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class FirstSteps:
    """`project_id`: the project changed last among those that the person edits; None = there is none."""

    project_id: int | None
    has_activities: bool
    has_relations: bool
    has_baseline: bool
    has_progress: bool
    may_create: bool


_HAPPENED = """
SELECT EXISTS (SELECT FROM schedule_activity WHERE plan_id = ANY(%(plans)s)),
       EXISTS (SELECT FROM schedule_relation WHERE plan_id = ANY(%(plans)s)),
       EXISTS (SELECT FROM schedule_baseline WHERE plan_id = ANY(%(plans)s) AND withdrawn_by_id IS NULL),
       EXISTS (SELECT FROM schedule_activity WHERE plan_id = ANY(%(plans)s) AND actual_start IS NOT NULL)
"""


def get_first_steps(user: Account, *, may_create: bool) -> FirstSteps:
    """What happened in the live plans that `user` may edit."""
    edited = [line for line in list_projects(user) if line.may.get("edit")]
    changed = [line for line in edited if line.changed_at is not None]
    last = max(changed, key=_changed_at, default=edited[0] if edited else None)
    with connection.cursor() as cursor:
        cursor.execute(_HAPPENED, {"plans": [line.plan_id for line in edited if line.plan_id is not None]})
        activities, relations, baseline, progress = cursor.fetchone()
    return FirstSteps(last.id if last else None, activities, relations, baseline, progress, may_create)


def _changed_at(line: ProjectLine) -> float:
    return line.changed_at.timestamp() if line.changed_at else 0.0
