"""One plan, its history, and the list of projects with their plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Count

from headway.kernel.errors import NotFound
from headway.people.roles import (
    ARCHIVE_PROJECT,
    BASELINE,
    CHANGE_PROJECT,
    EDIT,
    IMPORT,
    MEMBERS,
    PROGRESS,
    RESOURCES,
    SCENARIO,
    SEE_HISTORY,
    UNDO,
    UNDO_OF_OTHERS,
)
from headway.projects.queries import get_project_for, may, sees_own_work_only, visible_projects
from headway.schedule.models import Activity, Plan, PlanCalendar
from headway.schedule.queries.contents import calendar_rows
from headway.schedule.queries.scope import get_scope
from headway.schedule.rules.instants import iso, lateness_days
from headway.schedule.rules.network import parsed
from headway.schedule.rules.values import told_calendar

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project


def get_plan_for(user: Account, plan_id: int, capability: str | None = None, *, lock: bool = False) -> Plan:
    """One plan of a project that `user` may see and, with `capability`, do that to.

    A scenario is there for those who see the history. Raises NotFound (foreign or unknown), NotAllowed.
    """
    found = Plan.objects.filter(pk=plan_id, project__in=visible_projects(user).values("pk"))
    plan = (found.select_for_update(of=("self",)) if lock else found).first()
    if plan is None:
        raise NotFound
    if plan.parent_id is not None and capability is None:
        capability = SEE_HISTORY
    plan.project = get_project_for(user, plan.project_id, capability)
    plan.scope = get_scope(user, plan)
    return plan


def get_live_plan(project: Project) -> Plan | None:
    """The live plan of a project fetched by `get_project_for`."""
    return Plan.objects.filter(project=project, parent=None).first()


def list_calendars(plan: Plan) -> list[dict[str, Any]]:
    """The calendars of a plan by number."""
    rows = PlanCalendar.objects.filter(plan=plan).order_by("calendar_id").values_list("calendar_id", "name")
    return [{"id": number, "name": name} for number, name in rows]


def list_full_calendars(plan: Plan) -> list[dict[str, Any]]:
    """Every calendar of a plan as an editor needs it, with how many activities name it."""
    uses = Activity.objects.filter(plan=plan).values_list("calendar_id").annotate(count=Count("activity_id"))
    used = dict(uses.order_by())
    return [_full_calendar(row, used) for row in calendar_rows(plan)]


def _full_calendar(row: dict[str, Any], used: dict[int | None, int]) -> dict[str, Any]:
    row = row | {name: parsed(row[name]) for name in ("week", "exceptions")}
    return {
        "id": row["calendar_id"],
        **told_calendar(row),
        "source_id": row["pinned_source_id"],
        "source_version": row["pinned_version"],
        "used_by": used.get(row["calendar_id"], 0),
    }


MAY = {
    "import": IMPORT, "edit": EDIT, "progress": PROGRESS, "undo_of_others": UNDO_OF_OTHERS, "baseline": BASELINE,
    "scenario": SCENARIO, "history": SEE_HISTORY, "change": CHANGE_PROJECT, "archive": ARCHIVE_PROJECT,
    "members": MEMBERS, "resources": RESOURCES,
}  # fmt: skip
"""What a client offers on a project: word of the answer -> capability."""


@dataclass(frozen=True)
class ProjectLine:
    """A project as lists show it, with the figures of its live plan."""

    id: int
    code: str
    name: str
    organization: str
    plan_id: int | None
    revision: int
    profile: str | None
    data_date: str | None
    start: str | None
    finish: str | None
    contract_finish: date | None
    lateness_days: int | None
    activity_count: int
    critical_count: int
    percent_complete: float
    changed_at: datetime | None
    may: dict[str, bool]


def list_projects(user: Account) -> list[ProjectLine]:
    """All projects that `user` may see, by code; archived ones are listed apart (`list_archived_projects`)."""
    projects = list(
        visible_projects(user).filter(archived_at=None).select_related("organization").order_by("code", "pk")
    )
    figures = _plan_figures([project.pk for project in projects])
    return [_line(user, project, figures.get(project.pk)) for project in projects]


def get_project_line(user: Account, project: Project) -> ProjectLine:
    """One project, fetched by `get_project_for`, as lists show it."""
    return _line(user, project, _plan_figures([project.pk]).get(project.pk))


_FIGURES = """
SELECT p.project_id, p.id, p.revision, p.profile, p.data_date, d.start, d.finish, d.activity_count,
       d.critical_count, d.percent_complete, d.calculated_at,
       EXISTS (SELECT FROM schedule_edit e WHERE e.plan_id = p.id AND e.undoes_id IS NULL
               AND NOT EXISTS (SELECT FROM schedule_edit u WHERE u.undoes_id = e.id))
FROM schedule_plan p
LEFT JOIN schedule_plandates d ON d.plan_id = p.id AND d.revision = p.revision
WHERE p.parent_id IS NULL AND p.project_id = ANY(%s)
"""


def _plan_figures(project_ids: list[int]) -> dict[int, tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, [project_ids])
        return {row[0]: row[1:] for row in cursor.fetchall()}


def _line(user: Account, project: Project, figures: tuple[Any, ...] | None) -> ProjectLine:
    nothing = (None, 0, None, None, None, None, 0, 0, 0.0, None, False)
    if figures and sees_own_work_only(user, project):  # figures of the whole plan are not his work
        figures = (*figures[:4], *nothing[4:9], figures[9], figures[10])
    plan_id, revision, profile, data_date, start, finish, activities, critical, percent, changed_at, undoable = (
        figures or nothing
    )
    return ProjectLine(
        id=project.pk,
        code=project.code,
        name=project.name,
        organization=project.organization.name,
        plan_id=plan_id,
        revision=revision,
        profile=profile,
        data_date=iso(data_date),
        start=iso(start),
        finish=iso(finish),
        contract_finish=project.contract_finish,
        lateness_days=lateness_days(finish, project.contract_finish),
        activity_count=activities or 0,
        critical_count=critical or 0,
        percent_complete=percent or 0.0,
        changed_at=changed_at,
        may={name: may(user, capability, project) for name, capability in MAY.items()}
        | {"undo": bool(undoable) and may(user, UNDO, project)},
    )


def lock_live_plan(project: Project) -> Plan | None:
    """The live plan of a project, locked until the transaction ends; who edits it waits."""
    plan = Plan.objects.select_for_update(of=("self",)).filter(project=project, parent=None).first()
    if plan is not None:
        plan.project = project
    return plan
