"""Imports as their people see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from headway.engine.document import RecordedBaseline, ScheduleProject
from headway.interchange.wire import unpack, unpack_list
from headway.kernel.errors import NotFound
from headway.people.roles import IMPORT
from headway.projects.queries import get_project_for, visible_projects
from headway.schedule.models import Activity, Edit, ImportPart, ImportRun
from headway.schedule.rules.differences import Difference
from headway.schedule.rules.imports import MOVING
from headway.schedule.rules.packed import unpack_json

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project


def get_import_for(user: Account, run_id: int) -> ImportRun:
    """An import of a project on which `user` may import; one without a project yet only for who began it.

    Raises NotFound, NotAllowed.
    """
    begun = Q(project=None, actor_id=user.pk)
    seen = Q(project__in=visible_projects(user).values("pk"))
    run = ImportRun.objects.filter(begun | seen, pk=run_id).select_related("project").first()
    if run is None:
        raise NotFound
    if run.project_id is not None:
        get_project_for(user, run.project_id, IMPORT)
    return run


@dataclass(frozen=True)
class SeenBefore:
    """The same file, imported earlier into a project that the person may see."""

    import_id: int
    project_name: str
    at: datetime
    by: str


def get_seen_before(user: Account, run: ImportRun) -> SeenBefore | None:
    """The last import of the same bytes that still stands."""
    earlier = ImportRun.objects.filter(
        organization_id=run.organization_id,
        sha256=run.sha256,
        state="done",
        pk__lt=run.pk,
        project__in=visible_projects(user).values("pk"),
    )
    found = earlier.select_related("project").order_by("-pk").first()
    if found is None or found.project is None:
        return None
    return SeenBefore(found.pk, found.project.name, found.changed_at, found.actor_name)


def get_same_content(run: ImportRun, project: Project) -> tuple[int, int] | None:
    """Plan and edit, when the project's live plan already is what this very file says."""
    latest = Edit.objects.filter(plan__project=project, plan__parent=None).order_by("-revision").first()
    if latest is None:
        return None
    same = ImportRun.objects.filter(
        edit=latest, sha256=run.sha256, project_index=run.project_index, state="done"
    ).exists()  # fmt: skip
    return (latest.plan_id, latest.pk) if same else None


@dataclass(frozen=True)
class ToldPlan:
    """A project of a file as it was read, and the baselines that the file's own tool froze of it."""

    document: ScheduleProject
    baselines: Sequence[RecordedBaseline] = ()


def get_told_plan(run: ImportRun) -> ToldPlan:
    """The confirmed project of the file."""
    part = ImportPart.objects.defer("differences").get(run=run, index=run.project_index or 0)
    baselines = unpack_list(RecordedBaseline, unpack_json(part.baselines)) if part.baselines else []
    return ToldPlan(unpack(ScheduleProject, unpack_json(part.document)), baselines)


def list_compared_dates(run: ImportRun, index: int) -> list[Difference]:
    """Recorded dates beside the calculated ones, the largest difference first."""
    part = ImportPart.objects.filter(run=run, index=index).only("differences").first()
    if part is None:
        raise NotFound
    lines: list[Difference] = unpack_json(part.differences)
    return lines


def with_activities(run: ImportRun, lines: list[Difference]) -> list[Difference]:
    """The same lines with the number of the activity that each has become, once the file is written."""
    numbers: dict[str, int] = {}
    if run.state == "done" and run.plan_id is not None:
        rows = Activity.objects.filter(plan_id=run.plan_id, source_uid__in=[line["uid"] for line in lines])
        numbers = dict(rows.values_list("source_uid", "activity_id"))
    return [line | {"activity_id": numbers.get(line["uid"])} for line in lines]


def count_moving_imports(user: Account) -> int:
    """Imports of this person that a job is or will be working on."""
    return ImportRun.objects.filter(actor_id=user.pk, state__in=MOVING).count()


def get_state(run_id: int) -> str:
    """The state alone."""
    return ImportRun.objects.values_list("state", flat=True).get(pk=run_id)
