"""Activities of live plans, found by code or name, within the projects that a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from headway.projects.queries import list_crews_of, sees_own_work_only
from headway.projects.queries.search import Hit
from headway.projects.rules import MOST_HITS

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_FOUND = """
SELECT p.project_id, a.activity_id, a.code, a.name
FROM schedule_plan p JOIN schedule_activity a ON a.plan_id = p.id
WHERE p.parent_id IS NULL AND p.project_id = ANY(%(projects)s)
  AND (strpos(lower(a.name), %(asked)s) > 0 OR strpos(lower(a.code), %(asked)s) > 0)
"""
_OF_CREWS = """
  AND EXISTS (SELECT FROM schedule_assignment s WHERE s.plan_id = a.plan_id AND s.activity_id = a.activity_id
              AND s.resource_id = ANY(%(crews)s))
"""


def search_activities(user: Account, projects: list[Project], asked: str) -> list[Hit]:
    """At most 20 activities; where a person sees his own work only, those of his crews."""
    own_work_only = [project.pk for project in projects if sees_own_work_only(user, project)]
    whole = [project.pk for project in projects if project.pk not in set(own_work_only)]
    rows = _rows(_FOUND, {"projects": whole, "asked": asked}) if whole else []
    if own_work_only and len(rows) < MOST_HITS:
        crews = list(list_crews_of(user))
        rows += _rows(_FOUND + _OF_CREWS, {"projects": own_work_only, "asked": asked, "crews": crews})
    names = {project.pk: project.name for project in projects}
    return [Hit("activity", number, project, names[project], code, name) for project, number, code, name in rows]


def _rows(statement: str, parameters: dict[str, Any]) -> list[tuple[int, int, str, str]]:
    """Without an order: the scan ends as soon as enough is found."""
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} LIMIT {MOST_HITS}", parameters)
        return list(cursor.fetchall())
