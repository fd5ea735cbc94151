"""How loaded the crews and people of a project are, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from headway.progress.models import AssignmentOffer
from headway.progress.queries.site_work import get_live_plan_of
from headway.progress.rules.assignments import DayLoad, workload
from headway.projects.queries import is_guest, list_crew_members, list_resources
from headway.schedule.queries.loads import list_works

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project, Resource

MOST_DAYS = 100


@dataclass(frozen=True)
class LoadLine:
    """A crew or a person with his load by day (hours) and what he can do in a day."""

    resource_id: int
    name: str
    kind: str
    people: int
    capacity_hours: float
    days: Mapping[date, DayLoad]
    offered: int  # open offers within the window


def list_workload(user: Account, project: Project, first: date, last: date) -> list[LoadLine]:
    """Load of the crews and people that `user` sees and that this project uses (rule 6.83).

    Work in other projects of the organisation counts as hours without a name; a guest does not learn of it. A fixed
    number of statements, however many crews, activities and projects.
    """
    found = get_live_plan_of(user, project)
    if found is None:
        return []
    plan, scope = found
    visible = {one.pk: one for one in list_resources(user, project) if one.kind in ("crew", "labour")}
    works = list_works(plan, list(visible), with_others=not is_guest(user, project), scope=scope)
    used = {work.resource_id for work in works if work.project_id == project.pk}
    loads = workload(works, project_id=project.pk, first=first, last=last)
    offered = _count_open(project, first, last)
    people = _count_people(visible)
    hours = plan.options.get("minutes_per_day", 480) / 60
    lines = [
        LoadLine(
            resource_id=pk,
            name=visible[pk].name,
            kind=visible[pk].kind,
            people=people.get(pk, 0),
            capacity_hours=round(max(visible[pk].capacity, 0.0) * hours, 2),
            days=loads.get(pk, {}),
            offered=offered.get(pk, 0),
        )
        for pk in sorted(used | offered.keys() & visible.keys())
    ]
    return sorted(lines, key=lambda line: (line.kind != "crew", line.name, line.resource_id))


def _count_open(project: Project, first: date, last: date) -> dict[int, int]:
    rows = AssignmentOffer.objects.filter(project=project, state__in=["offered", "proposed"], crew__isnull=False)
    counts: dict[int, int] = {}
    for crew in rows.filter(first_day__lte=last, last_day__gte=first).values_list("crew_id", flat=True):
        if crew is not None:
            counts[crew] = counts.get(crew, 0) + 1
    return counts


def _count_people(resources: Mapping[int, Resource]) -> dict[int, int]:
    return {pk: len(some) for pk, some in list_crew_members(list(resources.values())).items()}
