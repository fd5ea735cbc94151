"""Activities as what comments, files and messages are about."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import connection

from headway.kernel.subjects import Described, Subject
from headway.projects.queries import list_crews_of, sees_own_work_only, visible_projects

if TYPE_CHECKING:
    from headway.people.models import Account

ACTIVITY = "activity"
_NAMED = """
SELECT p.project_id, a.activity_id, a.code, a.name,
       EXISTS (SELECT FROM schedule_assignment s WHERE s.plan_id = a.plan_id AND s.activity_id = a.activity_id
               AND s.resource_id = ANY(%(crews)s))
FROM unnest(%(projects)s::bigint[], %(activities)s::int[]) AS asked (project_id, activity_id)
JOIN schedule_plan p ON p.project_id = asked.project_id AND p.parent_id IS NULL
JOIN schedule_activity a ON a.plan_id = p.id AND a.activity_id = asked.activity_id
"""


def describe_activities(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """Those activities of live plans that `account` may see, with their names; see `kernel.subjects`."""
    wanted = {subject.project_id for subject in subjects}
    projects = {project.pk: project for project in visible_projects(account).filter(pk__in=wanted)}
    own_work_only = {pk for pk, project in projects.items() if sees_own_work_only(account, project)}
    asked = [one for one in subjects if one.project_id in projects and 0 < one.id < 2**31]
    if not asked:
        return {}
    crews = list(list_crews_of(account)) if own_work_only else []
    return {
        subject: Described(project=projects[subject.project_id].name, code=code, name=name, place=subject)
        for subject, code, name, is_own in _rows(asked, crews)
        if is_own or subject.project_id not in own_work_only
    }


def _rows(asked: list[Subject], crews: list[int]) -> list[tuple[Subject, str, str, bool]]:
    numbers = {"projects": [one.project_id for one in asked], "activities": [one.id for one in asked], "crews": crews}
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, numbers)
        return [(Subject(ACTIVITY, project, number), code, name, own) for project, number, code, name, own in cursor]
