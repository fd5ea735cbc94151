"""Which activities of a plan a person may see and touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headway.field.queries.crew_links import activities_of_link
from headway.projects.queries import list_crews_of, sees_own_work_only
from headway.schedule.models import Assignment, Plan

if TYPE_CHECKING:
    from headway.people.models import Account


def get_scope(user: Account | None, plan: Plan) -> frozenset[int] | None:
    """Numbers of the activities that `user` may see, None for all; `plan.project` was fetched for him.

    A foreman or worker of another organisation sees those assigned to his crews (architecture decision 5), who
    came by a crew's link those that the link names.
    """
    if user is None or not sees_own_work_only(user, plan.project):
        return None
    named = activities_of_link(user, plan.project_id)
    if named is not None:
        return named
    assigned = Assignment.objects.filter(plan=plan, resource_id__in=list_crews_of(user))
    return frozenset(assigned.values_list("activity_id", flat=True))
