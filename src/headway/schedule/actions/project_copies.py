"""A new project with a plan: blank, from a template, or copied from another project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import transaction

from headway.engine.document import Calendar, CalendarException, Profile, ScheduleOptions, ScheduleProject
from headway.kernel.errors import NotFound
from headway.people.roles import EDIT, MEMBERS
from headway.projects.actions import (
    ProjectFacts,
    allocate_ids,
    copy_locations,
    copy_members,
    create_project,
    ensure_resources,
)
from headway.projects.queries import (
    get_calendar_versions_for,
    get_project_for,
    get_template_for,
    list_calendar_sources,
)
from headway.schedule.actions.contents import remove_contents, write_contents
from headway.schedule.actions.door import AppliedEdit, apply_edit
from headway.schedule.actions.operations.bulk import (
    Applied,
    calculated,
    keep_checkpoint,
    with_idle_assignments_marked,
)
from headway.schedule.actions.plans import ensure_live_plan
from headway.schedule.demo import load_plan, residential_block
from headway.schedule.errors import TemplateUnknown
from headway.schedule.models import Plan
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.plans import get_live_plan
from headway.schedule.rules.contents import Contents, Numbers, contents_of
from headway.schedule.rules.copies import Copying, copied_contents, moved_document, pinned_calendars
from headway.schedule.rules.instants import day_of, minutes

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

TEMPLATES: dict[str, Callable[[], ScheduleProject]] = {
    "residential_block": lambda: residential_block(progress=False),
    "small_estate": lambda: load_plan(2, 600),
}
"""Plans that come with the product, as they were before anything happened. `schedule.template.<key>` names them."""


Pins = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class NewPlan:
    """Where the plan of a new project comes from, and the few settings of a blank one.

    `template` is a key of TEMPLATES, `source_project_id` a project to copy; neither: a blank plan, on the
    calendar `calendar_source_id` (without one, the national calendar of six days), with `hours_per_day`.
    `start` is the day on which the plan begins; a copy without progress and a template are moved there.
    """

    template: str = ""
    source_project_id: int | None = None
    with_progress: bool = False
    with_members: bool = False
    start: datetime | None = None
    profile: str = "p6"
    minutes_per_day: int = 480
    calendar_source_id: int | None = None


@dataclass(frozen=True)
class StartPlan:
    """Fill an empty plan with what a template or the settings of a blank plan say."""

    kind: ClassVar[str] = "start_plan"
    capability: ClassVar[str] = EDIT
    plan_id: int
    document: ScheduleProject
    name: str
    pins: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # calendar uid -> source and version

    def apply(self, plan: Plan, revision: int) -> Applied:
        project = with_idle_assignments_marked(self.document)
        first = allocate_ids(project=plan.project, activities=len(project.activities), relations=len(project.relations))
        resources = ensure_resources(project=plan.project, resources=project.resources)
        contents = pinned_calendars(contents_of(project, Numbers(*first, resources, None)), self.pins)
        return _fill(plan, contents, {"name": self.name})

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "name": self.name}


@dataclass(frozen=True)
class CopyPlan:
    """Fill an empty plan with the rows of another one of the same organisation, under identities of its own."""

    kind: ClassVar[str] = "copy_plan"
    capability: ClassVar[str] = EDIT
    plan_id: int
    source_plan: Plan
    name: str
    with_progress: bool
    start: datetime | None = None

    def apply(self, plan: Plan, revision: int) -> Applied:
        source = read_contents(self.source_plan)
        rows = source.tables
        first = allocate_ids(project=plan.project, activities=len(rows["activity"]), relations=len(rows["relation"]))
        copying = Copying(*first, plan.name, self.with_progress, minutes(self.start))
        return _fill(plan, copied_contents(source, copying), {"name": self.name})

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "source_plan_id": self.source_plan.pk, "revision": self.source_plan.revision}


@transaction.atomic
def start_project(*, user: Account, facts: ProjectFacts, new: NewPlan, now: datetime) -> tuple[Project, AppliedEdit]:
    """A new project of the user's organisation with its plan, as one edit.

    Raises NotFound and NotAllowed (the source as well as the right to create), TemplateUnknown, what
    `create_project` refuses, ScheduleError.
    """
    source = get_template_for(user, new.source_project_id) if new.source_project_id is not None else None
    project = create_project(user=user, facts=facts, now=now)
    plan = ensure_live_plan(project=project, now=now)
    if source is not None:
        _copy_surroundings(user, source, project, new, now)
        operation: CopyPlan | StartPlan = _copy_of(plan, source, new)
    else:
        operation = _from_template(plan, facts, new) if new.template else _blank(user, plan, project, new, now)
    edit = apply_edit(bases={plan.pk: plan.revision}, operations=[operation], author=user, source="office", now=now)[0]
    return project, edit


def _copy_surroundings(user: Account, source: Project, project: Project, new: NewPlan, now: datetime) -> None:
    copy_locations(source=source, target=project)
    if new.with_members:
        copy_members(user=user, source=get_project_for(user, source.pk, MEMBERS), target=project, now=now)


def _copy_of(plan: Plan, source: Project, new: NewPlan) -> CopyPlan:
    live = get_live_plan(source)
    if live is None or live.revision == 0:
        raise NotFound
    start = None if new.with_progress else new.start
    return CopyPlan(plan.pk, live, source.name, new.with_progress, start)


def _from_template(plan: Plan, facts: ProjectFacts, new: NewPlan) -> StartPlan:
    if new.template not in TEMPLATES:
        raise TemplateUnknown(name=new.template[:40])
    document = TEMPLATES[new.template]()
    name = document.name
    document.name, document.time_zone = facts.name, facts.time_zone
    return StartPlan(plan.pk, moved_document(document, new.start), name)


def _blank(user: Account, plan: Plan, project: Project, new: NewPlan, now: datetime) -> StartPlan:
    calendars, pins = _calendars(user, project, new)
    first = calendars[0]
    opening = next((shifts[0][0] for shifts in first.week if shifts), 480)
    closing = next((shifts[-1][1] for shifts in first.week if shifts), 1020)
    day = (new.start or now.replace(tzinfo=None)).date()
    start = datetime.combine(day, time()) + timedelta(minutes=opening)
    document = ScheduleProject(
        id=project.code,
        name=project.name,
        default_calendar_uid=first.uid,
        start=start,
        data_date=start,
        options=ScheduleOptions(
            profile=Profile(new.profile),
            minutes_per_day=new.minutes_per_day,
            minutes_per_week=first.minutes_per_week,
            days_per_month=round(first.minutes_per_month / new.minutes_per_day, 2),
            default_start_minute=opening,
            default_finish_minute=closing,
        ),
        calendars=calendars,
        time_zone=project.time_zone,
    )
    return StartPlan(plan.pk, document, first.name, pins)


def _calendars(user: Account, project: Project, new: NewPlan) -> tuple[list[Calendar], Pins]:
    """The wished calendar first, then what it inherits from, each pinned to its version."""
    source_id = new.calendar_source_id
    if source_id is None:
        national = [row.source_id for row in list_calendar_sources(user) if row.organization_id is None]
        if not national:
            raise NotFound
        source_id = national[min(1, len(national) - 1)]
    chain = get_calendar_versions_for(project, source_id, None)
    uids = [f"source {row.source_id} version {row.version}" for row in chain]
    calendars = [
        Calendar(
            uid=uid,
            name=row.name,
            week=tuple(None if day is None else tuple((s, f) for s, f in day) for day in row.week),
            exceptions=[
                CalendarException(
                    day_of(first), day_of(last), tuple((s, f) for s, f in shifts), name,
                    tuple(weekdays) if weekdays is not None else None,
                )
                for first, last, shifts, name, weekdays in row.exceptions
            ],
            parent_uid=parent,
            kind="global" if parent is None and row.organization_id is None else "project",
            minutes_per_day=row.minutes_per_day,
            minutes_per_week=row.minutes_per_week,
            minutes_per_month=row.minutes_per_month,
        )
        for row, uid, parent in zip(chain, uids, [*uids[1:], None], strict=True)
    ]  # fmt: skip
    return calendars, {uid: (row.source_id, row.version) for row, uid in zip(chain, uids, strict=True)}


def _fill(plan: Plan, contents: Contents, summary: dict[str, Any]) -> Applied:
    picture, milliseconds = calculated(contents)
    inverse = keep_checkpoint(plan)
    remove_contents(plan)
    write_contents(plan, contents)
    return Applied(inverse, summary, picture, milliseconds, contents)
