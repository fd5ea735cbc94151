"""Relations between plans of two projects: which there are, where they lead, and what a person may know of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection

from headway.engine.columns import RELATION_TYPES
from headway.kernel.errors import NotFound
from headway.projects.errors import ProjectArchived
from headway.projects.queries import get_project, get_project_for, visible_projects
from headway.schedule.models import Activity, ExternalRelation, Plan, PlanDates
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.queries.scope import get_scope
from headway.schedule.rules.instants import iso
from headway.schedule.rules.links import Link, takes_links
from headway.schedule.rules.packed import NONE, unpack_columns

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

_LINKS = """
SELECT e.other_plan_id, e.other_activity_id, e.plan_id, e.activity_id, e.type, e.lag
FROM schedule_externalrelation e JOIN schedule_plan p ON p.id = e.plan_id AND p.parent_id IS NULL
WHERE e.other_plan_id IS NOT NULL AND (e.plan_id = ANY(%(plans)s) OR e.other_plan_id = ANY(%(plans)s))
ORDER BY e.plan_id, e.external_relation_id
"""
_TIED = """
WITH RECURSIVE tied (id) AS (
  SELECT unnest(%s::bigint[])
  UNION
  SELECT CASE WHEN e.plan_id = t.id THEN e.other_plan_id ELSE e.plan_id END
  FROM tied t JOIN schedule_externalrelation e ON e.other_plan_id IS NOT NULL AND t.id IN (e.plan_id, e.other_plan_id)
  JOIN schedule_plan p ON p.id = e.plan_id AND p.parent_id IS NULL
)
SELECT id FROM tied
"""


@dataclass(frozen=True)
class FarEnd:
    """The activity of another project that a relation comes from."""

    plan: Plan
    activity: Activity


@dataclass(frozen=True)
class _Far:
    """What a person may see of a far end; `activity` None: it is no more, nor is its project when that is None, too."""

    project: Project | None
    activity: Activity | None
    start: int
    finish: int


def get_far_end(user: Account | None, plan: Plan, project_id: int, activity_id: int) -> FarEnd:
    """An activity of another project of the plan's organisation that `user` may see (None: the installation).

    Raises NotFound (foreign, unknown, the plan's own project, another organisation's), ProjectArchived.
    """
    project = get_project(project_id) if user is None else get_project_for(user, project_id)
    if project.pk == plan.project_id or project.organization_id != plan.organization_id:
        raise NotFound
    other = get_live_plan(project)
    if other is None:
        raise NotFound
    other.project = project
    scope = get_scope(user, other)
    activity = Activity.objects.filter(plan=other, activity_id=activity_id).first()
    if activity is None or (scope is not None and activity_id not in scope):
        raise NotFound
    if project.archived_at is not None:
        raise ProjectArchived(name=project.name)
    return FarEnd(other, activity)


def list_external_numbers(plan_id: int, activity_id: int) -> list[int]:
    """Numbers of the rows that tie an activity of the plan to other projects."""
    rows = ExternalRelation.objects.filter(plan_id=plan_id, activity_id=activity_id)
    return list(rows.order_by("external_relation_id").values_list("external_relation_id", flat=True))


def list_linked_out(plan: Plan) -> list[int]:
    """The activities of the plan from which relations lead into other projects here."""
    rows = ExternalRelation.objects.filter(other_plan_id=plan.pk, plan__parent=None).order_by("other_activity_id")
    return [number for number in rows.values_list("other_activity_id", flat=True) if number is not None]


def list_links(plan_ids: Collection[int]) -> list[Link]:
    """The relations that live plans have with other projects here, in either direction."""
    with connection.cursor() as cursor:
        cursor.execute(_LINKS, {"plans": list(plan_ids)})
        return [Link(*row) for row in cursor.fetchall()]


def list_tied_plans(plan_ids: Collection[int]) -> list[int]:
    """The live plans of present projects that relations tie to these, themselves included; rising."""
    with connection.cursor() as cursor:
        cursor.execute(_TIED, [list(plan_ids)])
        ids = [row[0] for row in cursor.fetchall()]
    plans = Plan.objects.filter(pk__in=ids, parent=None, project__archived_at=None, project__deleted_at=None)
    return [pk for pk, options in plans.order_by("pk").values_list("pk", "options") if takes_links(options)]


def list_activity_names(user: Account | None, numbers: dict[int, set[int]]) -> dict[str, str]:
    """`project · code name` by `plan:number`, as far as `user` may see the project."""
    plans = Plan.objects.filter(pk__in=numbers)
    if user is not None:
        plans = plans.filter(project__in=visible_projects(user).values("pk"))
    found = {}
    for plan in plans.select_related("project"):
        rows = Activity.objects.filter(plan=plan, activity_id__in=numbers[plan.pk])
        for number, code, name in rows.values_list("activity_id", "code", "name"):
            found[f"{plan.pk}:{number}"] = f"{plan.project.name} · {code} {name}".strip()
    return found


# -- the panel


def list_external_relations(user: Account, plan: Plan, activity: Activity) -> list[dict[str, Any]]:
    """Relations of an activity to other projects; those of a file by its texts, those of here as `user` may see them.

    Predecessors stand in the plan itself, successors in the live plans of other projects.
    """
    own = list(ExternalRelation.objects.filter(plan=plan, activity_id=activity.activity_id))
    lines = [(row, row.direction, row.other_plan_id, row.other_activity_id) for row in own]
    if plan.parent_id is None:
        out = ExternalRelation.objects.filter(
            other_plan_id=plan.pk, other_activity_id=activity.activity_id, plan__parent=None
        )
        lines += [(row, "successor", row.plan_id, row.activity_id) for row in out]
    if not lines:
        return []
    ends = {(plan_id, number) for _, _, plan_id, number in lines if plan_id is not None and number is not None}
    far = _far_ends(user, ends)
    return [_told(row, direction, (plan_id, number), far, plan) for row, direction, plan_id, number in lines]


def _far_ends(user: Account, ends: set[tuple[int, int]]) -> dict[tuple[int, int], _Far]:
    """What `user` may see of the far ends; those that he may not see are left out."""
    found: dict[tuple[int, int], _Far] = {}
    projects = {project.pk: project for project in visible_projects(user)} if ends else {}
    plans = {plan.pk: plan for plan in Plan.objects.filter(pk__in={plan for plan, _ in ends})}
    found |= {end: _Far(None, None, NONE, NONE) for end in ends if end[0] not in plans}
    for plan in plans.values():
        if plan.project_id not in projects:
            continue
        plan.project = projects[plan.project_id]
        scope = get_scope(user, plan)
        numbers = {number for plan_id, number in ends if plan_id == plan.pk and (scope is None or number in scope)}
        dates = PlanDates.objects.filter(plan=plan, revision=plan.revision).values_list("columns", flat=True).first()
        columns = unpack_columns(dates) if dates else {}
        places = {int(n): place for place, n in enumerate(columns.get("activity", ()))}
        for row in Activity.objects.filter(plan=plan, activity_id__in=numbers):
            place = places.get(row.activity_id)
            start, finish = (NONE if place is None else int(columns[name][place]) for name in ("start", "finish"))
            found[plan.pk, row.activity_id] = _Far(plan.project, row, start, finish)
        for number in numbers - {n for plan_id, n in found if plan_id == plan.pk}:
            found[plan.pk, number] = _Far(plan.project, None, NONE, NONE)
    return found


def _told(
    row: ExternalRelation,
    direction: str,
    end: tuple[int | None, int | None],
    far: dict[tuple[int, int], _Far],
    plan: Plan,
) -> dict[str, Any]:
    """`state`: file (texts only), hidden, gone (the activity is no more), archived, or tied."""
    told = {
        "id": row.external_relation_id if row.plan_id == plan.pk else None,
        "direction": direction,
        "type": RELATION_TYPES[row.type].value,
        "lag_minutes": row.lag,
        "project": None, "project_id": None, "activity_id": None, "code": "", "name": "", "start": None, "finish": None,
    }  # fmt: skip
    if end[0] is None or end[1] is None:
        return told | {"state": "file", "project": row.other_project, "code": row.other_activity}
    there = far.get((end[0], end[1]))
    if there is None:
        return told | {"state": "hidden"}
    if there.project is None:
        return told | {"state": "gone"}
    told |= {"project": there.project.name, "project_id": there.project.pk}
    if there.activity is None:
        return told | {"state": "gone"}
    return told | {
        "state": "tied" if there.project.archived_at is None else "archived",
        "activity_id": there.activity.activity_id,
        "code": there.activity.code,
        "name": there.activity.name,
        "start": iso(None if there.start == NONE else there.start),
        "finish": iso(None if there.finish == NONE else there.finish),
    }
