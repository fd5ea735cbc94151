"""Operations that replace a whole plan. Each knows its inverse and how it is kept in the log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Protocol

from headway.engine.columns import moves_dates
from headway.engine.document import ScheduleProject
from headway.engine.errors import ScheduleError
from headway.people.roles import IMPORT, UNDO_OF_OTHERS
from headway.projects.actions import allocate_ids, drop_unused_resources, ensure_resources
from headway.schedule.actions.contents import remove_contents, write_contents
from headway.schedule.models import Checkpoint, Plan, PlanDates, PlanResource
from headway.schedule.queries.calculation import calculated_state, with_names
from headway.schedule.queries.contents import read_contents
from headway.schedule.rules.contents import Contents, Numbers, contents_of, empty_contents
from headway.schedule.rules.network import state_of, table_columns
from headway.schedule.rules.packed import pack_json, unpack_json
from headway.schedule.rules.picture import EMPTY, StoredPicture, stored_picture


@dataclass(frozen=True)
class Applied:
    """What an operation did: its inverse, its words for the history, the plan's picture afterwards."""

    inverse: dict[str, Any]
    summary: dict[str, Any]
    picture: StoredPicture
    calculation_ms: float = 0.0
    contents: Contents | None = None  # when the operation has them at hand, for the checkpoint


class BulkOperation(Protocol):
    """One kind of change of a whole plan. `apply` runs inside the door's transaction on a locked plan."""

    kind: ClassVar[str]
    capability: ClassVar[str]

    @property
    def plan_id(self) -> int: ...

    def apply(self, plan: Plan, revision: int) -> Applied: ...

    def to_json(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class ImportPlan:
    """Make a plan what one project of a file says; whatever the plan held before is replaced.

    Raises ScheduleError when the file's plan cannot be calculated (a loop, say): nothing is written.
    """

    kind: ClassVar[str] = "import_plan"
    capability: ClassVar[str] = IMPORT
    plan_id: int
    project: ScheduleProject
    file_name: str
    import_run_id: int | None = None

    def apply(self, plan: Plan, revision: int) -> Applied:
        project = with_idle_assignments_marked(self.project)
        contents = contents_of(project, self._numbers(plan))
        picture, milliseconds = calculated(contents)
        inverse = keep_checkpoint(plan)
        remove_contents(plan)  # its resources stay: the undo of this import needs them
        write_contents(plan, contents)
        summary = {
            "file": self.file_name,
            "activities": picture.activity_count,
            "relations": len(contents.tables["relation"]),
        }
        return Applied(inverse, summary, picture, milliseconds, contents)

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "import_run_id": self.import_run_id, "file": self.file_name}

    def _numbers(self, plan: Plan) -> Numbers:
        first_activity, first_relation = allocate_ids(
            project=plan.project, activities=len(self.project.activities), relations=len(self.project.relations)
        )
        resources = ensure_resources(project=plan.project, resources=self.project.resources)
        return Numbers(first_activity, first_relation, resources, self.import_run_id)


@dataclass(frozen=True)
class RestorePlan:
    """Make a plan again what it was at `revision`; 0 = empty, as it was made."""

    kind: ClassVar[str] = "restore_plan"
    capability: ClassVar[str] = UNDO_OF_OTHERS
    plan_id: int
    revision: int

    def apply(self, plan: Plan, revision: int) -> Applied:
        inverse = keep_checkpoint(plan)
        former = remove_contents(plan)
        kept = Checkpoint.objects.filter(plan=plan, revision=self.revision).first()
        contents = Contents.from_json(unpack_json(kept.rows)) if kept else None
        write_contents(plan, contents or empty_contents(plan.name))
        _drop_unused(plan, former)
        dates = PlanDates.objects.filter(plan=plan, revision=self.revision).first()
        picture = StoredPicture(
            bytes(dates.columns), dates.start, dates.finish, dates.activity_count, dates.critical_count,
            dates.percent_complete,
        ) if dates else EMPTY  # fmt: skip
        return Applied(inverse, {"revision": self.revision}, picture, 0.0, contents)

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "revision": self.revision}


def operation_from(plan_id: int, raw: dict[str, Any]) -> BulkOperation:
    """The operation that an inverse in the log describes."""
    kinds = {RestorePlan.kind: RestorePlan}
    values = dict(raw)
    return kinds[values.pop("kind")](plan_id=plan_id, **values)


def calculated(contents: Contents) -> tuple[StoredPicture, float]:
    """The picture of a plan's rows, and the milliseconds that the engine took. Raises ScheduleError."""
    state = state_of(contents, 0)
    try:
        state, milliseconds = calculated_state(state)
    except ScheduleError as error:
        columns = table_columns(contents, "activity")
        names = dict(zip(columns["activity_id"], zip(columns["code"], columns["name"], strict=True), strict=True))
        raise with_names(error, names) from error
    return stored_picture(state), milliseconds


def keep_checkpoint(plan: Plan) -> dict[str, Any]:
    """Make sure that the plan's present revision can be restored; returns the operation that does it."""
    if not Checkpoint.objects.filter(plan=plan, revision=plan.revision).exists():
        write_checkpoint(plan, plan.revision, read_contents(plan))
    return {"kind": RestorePlan.kind, "revision": plan.revision}


def write_checkpoint(plan: Plan, revision: int, contents: Contents) -> None:
    """Keep all rows of the plan as they are at `revision`."""
    from headway.kernel.clock import now

    Checkpoint.objects.create(
        plan=plan,
        revision=revision,
        organization_id=plan.organization_id,
        rows=pack_json(contents.to_json()),
        at=now(),
    )


def with_idle_assignments_marked(project: ScheduleProject) -> ScheduleProject:
    """The rows of the plan know no kind of resource, so what the kind decides is written on the assignment."""
    kinds = {resource.uid: resource.kind for resource in project.resources}
    marked = [
        replace(a, drives_dates=moves_dates(a, kinds[a.resource_uid])) if a.resource_uid in kinds else a
        for a in project.assignments
    ]
    return replace(project, assignments=marked)


def _drop_unused(plan: Plan, former: set[int]) -> None:
    """Resources that the plan no longer uses go, when they were made for it and nobody else uses them."""
    if former:
        used = set(PlanResource.objects.filter(resource_id__in=former).values_list("resource_id", flat=True))
        drop_unused_resources(project=plan.project, still_used=used, candidates=former)
