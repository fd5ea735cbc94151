"""The one door through which a plan changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import orjson
from django.db import connection, transaction
from procrastinate.contrib.django import app

from headway.engine.errors import ScheduleError
from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotFound
from headway.people.roles import SCENARIO
from headway.projects.queries import get_project, get_project_for
from headway.schedule.actions.assigned import tell_assigned
from headway.schedule.actions.draft import Draft
from headway.schedule.actions.links import SOURCE as LINKS
from headway.schedule.actions.links import follow_links, former_links, refuse_loops, touches_links
from headway.schedule.actions.operations import BulkOperation, Operation, RowOperation
from headway.schedule.actions.operations.bulk import write_checkpoint
from headway.schedule.actions.rows import write_changes
from headway.schedule.errors import (
    EditsOverlap,
    NothingToDo,
    OutlineLoop,
    PlanMoved,
    RowUnknown,
    ScenarioEnded,
    TooManyOperations,
)
from headway.schedule.followers import FollowedEdit, follow
from headway.schedule.models import Edit, Plan, ScenarioEnd
from headway.schedule.queries.calculation import calculated_state, numbers_in, with_names
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.history import blocking_edits
from headway.schedule.queries.links import list_links
from headway.schedule.queries.scope import get_scope
from headway.schedule.queries.state import forget_state, get_state, keep_state, list_changes_since
from headway.schedule.rules.changes import PLAN, Overlap, RowChange, composed, overlaps
from headway.schedule.rules.contents import PLAN_COLUMNS
from headway.schedule.rules.packed import pack_json
from headway.schedule.rules.picture import StoredPicture, stored_picture
from headway.schedule.rules.state import PlanState, with_changes
from headway.schedule.rules.touched import WHOLE_PLAN, touched_by

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

CHECKPOINT_EVERY = 100
MOST_OPERATIONS = 20_000
_LOCK = """
SELECT p.*, EXISTS (SELECT FROM schedule_externalrelation e WHERE e.plan_id = p.id AND e.other_plan_id IS NOT NULL)
 OR EXISTS (SELECT FROM schedule_externalrelation e WHERE e.other_plan_id = p.id) AS linked
FROM schedule_plan p WHERE p.id = ANY(%s) ORDER BY p.id FOR UPDATE OF p"""
_DATES = """
INSERT INTO schedule_plandates (plan_id, revision, organization_id, columns, start, finish, activity_count,
 critical_count, percent_complete, calculated_at, calculation_ms)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_LOGGED = (
    "organization_id", "plan_id", "base_revision", "revision", "kind", "operations", "changes", "inverse", "summary",
    "author_id", "author_name", "source", "reason", "at", "undoes_id", "touched",
)  # fmt: skip
_LOG = f"""
INSERT INTO schedule_edit ({", ".join(_LOGGED)}) VALUES ({", ".join(["%s"] * len(_LOGGED))}) RETURNING id
"""
CHECKPOINT_TASK = "headway.schedule.jobs.write_checkpoint_job"


@dataclass(frozen=True)
class AppliedEdit:
    """An edit that stands in the log.

    `base`: the revision that the author saw; `before` and `after`: the plan's state on both sides of the edit
    (None when it replaced the whole plan); `created`: numbers of new rows by the stand-ins of the operations.
    """

    plan_id: int
    revision: int
    edit_id: int
    plan: Plan
    base: int = 0
    rebased: bool = False
    created: Mapping[int, int] = field(default_factory=dict)
    changes: Sequence[RowChange] = ()
    before: PlanState | None = None
    after: PlanState | None = None


@dataclass(frozen=True)
class _Authorship:
    author: Account | None
    source: str
    reason: str
    now: datetime
    undoes: Edit | None
    told: Mapping[str, Any] | None  # kind and summary, when the operations do not tell them


@dataclass(frozen=True)
class _Result:
    picture: StoredPicture
    milliseconds: float
    changes: Sequence[RowChange] | None
    inverse: Sequence[Any] | None
    summary: Mapping[str, Any]
    touched: Sequence[int] = (WHOLE_PLAN,)


@transaction.atomic
def apply_edit(
    *,
    bases: Mapping[int, int],
    operations: Sequence[Operation],
    author: Account | None,
    source: str,
    now: datetime,
    reason: str = "",
    undoes: Edit | None = None,
    told: Mapping[str, Any] | None = None,
) -> list[AppliedEdit]:
    """Change one or several plans, each from the revision in `bases`, whole or not at all.

    Locks the plans in id order and checks that `author` may do each operation (None: the installation itself,
    for the demo and the command line). Edits that came since `bases` are stepped over when they touched
    other fields (architecture decision 3); then everything is checked again as the plan stands now. Applies,
    recalculates, stores the packed dates, records the edit with every row before and after, announces it.
    `told`: kind and summary for the history in place of those of the operations.

    Raises NotFound, NotAllowed, PlanMoved, EditsOverlap, RowUnknown, ValueNotTaken and the other refusals of
    operations, ScheduleError; then nothing has been written.
    """
    if not operations:
        raise NothingToDo
    if {one.plan_id for one in operations} != bases.keys():
        raise NotFound  # nothing is locked without an operation on it, nothing is done without a base
    if len(operations) > MOST_OPERATIONS:
        raise TooManyOperations(most=MOST_OPERATIONS)
    plans = _locked_plans(bases, operations, author)
    by = _Authorship(author, source, reason, now, undoes, told)
    return [_edit_plan(plan, bases[plan.pk], [o for o in operations if o.plan_id == plan.pk], by) for plan in plans]


def _locked_plans(bases: Mapping[int, int], operations: Sequence[Operation], author: Account | None) -> list[Plan]:
    """The plans, locked in id order; `author` may do on each what the operations on it need.

    An unknown plan costs the statements that a foreign one costs; who had to wait for a lock is asked for his
    right again. Raises NotFound, NotAllowed, ProjectArchived.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, project_id, parent_id FROM schedule_plan WHERE id = ANY(%s)", [list(bases)])
        places = {pk: (project, parent) for pk, project, parent in cursor.fetchall()}
    projects = _projects_for(author, bases, places, operations)
    plans = list(Plan.objects.raw(f"{_LOCK} SKIP LOCKED", [list(bases)]))
    if len(plans) != len(bases):
        plans = list(Plan.objects.raw(_LOCK, [list(bases)]))
        projects = _projects_for(author, bases, places, operations)
    if len(plans) != len(bases):
        raise NotFound
    for plan in plans:
        plan.project = projects[plan.pk] or get_project(plan.project_id)
        if plan.parent_id is not None and ScenarioEnd.objects.filter(plan=plan).exists():
            raise ScenarioEnded(name=plan.name)
    return plans


def _projects_for(
    author: Account | None,
    bases: Mapping[int, int],
    places: Mapping[int, tuple[int, int | None]],
    operations: Sequence[Operation],
) -> dict[int, Project | None]:
    """The project of each plan, fetched with the right to each operation on it."""
    return {
        pk: _project_for(author, *places.get(pk, (0, None)), [one for one in operations if one.plan_id == pk])
        for pk in sorted(bases)
    }


def _project_for(
    author: Account | None, project_id: int, parent_id: int | None, operations: Sequence[Operation]
) -> Project | None:
    """A scenario needs one right for all."""
    if author is None:
        return None
    project = None
    needed = {getattr(one, "needs", one.capability) for one in operations}
    for capability in sorted(needed if parent_id is None else {SCENARIO}):
        project = get_project_for(author, project_id, capability)
    return project


def _edit_plan(plan: Plan, base: int, operations: Sequence[Operation], by: _Authorship) -> AppliedEdit:
    if base > plan.revision:
        raise PlanMoved(revision=plan.revision)
    bulk = [one for one in operations if not isinstance(one, RowOperation)]
    if bulk:
        return _replace_plan(plan, base, bulk, len(operations), by)
    return _change_rows(plan, base, [one for one in operations if isinstance(one, RowOperation)], by)


def _replace_plan(
    plan: Plan, base: int, operations: Sequence[BulkOperation], count: int, by: _Authorship
) -> AppliedEdit:
    """An operation that replaces the plan stands alone and steps over nothing."""
    if base != plan.revision or count != 1:
        raise PlanMoved(revision=plan.revision)
    revision = plan.revision + 1
    former = list_links([plan.pk]) if touches_links(plan, ()) else []
    applied = operations[0].apply(plan, revision)
    _store(plan, revision, applied.picture, applied.calculation_ms, by.now)
    if applied.contents is not None:
        write_checkpoint(plan, revision, applied.contents)
    result = _Result(applied.picture, applied.calculation_ms, None, [applied.inverse], applied.summary)
    edit = _log(plan, revision, operations, result, by)
    if former or touches_links(plan, ()):
        follow_links(plan, (), None, None, former)
    transaction.on_commit(lambda: forget_state(plan.pk))
    plan.refresh_from_db(fields=[*PLAN_COLUMNS, "revision"])
    if plan.parent_id is None:
        follow(FollowedEdit(plan, edit.pk, by.author, by.source, operations, None, {}, None, None, by.now))
    return AppliedEdit(plan.pk, revision, edit.pk, plan, base)


def _change_rows(plan: Plan, base: int, operations: Sequence[RowOperation], by: _Authorship) -> AppliedEdit:
    before, revision = get_state(plan), plan.revision + 1
    theirs = list_changes_since(plan, base) if base < plan.revision else []
    if theirs is None:
        raise PlanMoved(revision=plan.revision)
    draft = Draft(plan, before, get_scope(by.author, plan), by.author)
    changes = _carried_out(draft, operations, theirs, base)
    after = with_changes(before, changes, revision)
    if after is None:
        raise OutlineLoop(name="")
    try:
        after, milliseconds = calculated_state(after, before)
    except ScheduleError as error:
        raise with_names(error, *_names(draft, error)) from error
    if plan.revision == 0:
        write_checkpoint(plan, 0, read_contents(plan))
    write_changes(plan, changes)
    if touches_links(plan, changes) and by.source != LINKS:  # what carries dates has calculated all of them
        refuse_loops(plan, after, changes, by.author)
        follow_links(plan, changes, before, after, former_links(plan, changes))
    picture = stored_picture(after)
    _store(plan, revision, picture, milliseconds, by.now)
    touched = touched_by(changes, draft.find)
    result = _Result(picture, milliseconds, changes, None, _summary(draft, operations), touched)
    edit = _log(plan, revision, operations, result, by)
    if by.author and plan.parent_id is None and _tells_assigned(operations):
        tell_assigned(plan=plan, changes=changes, author=by.author, edit_id=edit.pk, now=by.now)
    if revision % CHECKPOINT_EVERY == 0:
        app.configure_task(CHECKPOINT_TASK, queue="plans", allow_unknown=True).defer(plan_id=plan.pk)
    transaction.on_commit(lambda: keep_state(plan.pk, after))
    rebased, plan.revision, plan.scope = base < plan.revision, revision, draft.scope
    for change in changes:
        if change.table == PLAN:
            vars(plan).update(change.after or {})
    if plan.parent_id is None:
        follow(
            FollowedEdit(
                plan, edit.pk, by.author, by.source, operations, changes, draft.created, before, after, by.now
            )
        )  # fmt: skip
    return AppliedEdit(
        plan.pk, revision, edit.pk, plan, base, rebased, draft.created, changes, before, after
    )  # fmt: skip


def _tells_assigned(operations: Sequence[RowOperation]) -> bool:
    return any(one.creates == "assignment" and one.tells_assigned for one in operations)


def _carried_out(
    draft: Draft, operations: Sequence[RowOperation], theirs: Sequence[RowChange], base: int
) -> list[RowChange]:
    others = composed(theirs)
    draft.announce(key for one in operations for key in one.wanted())
    for table in ("activity", "relation", "assignment"):
        draft.reserve(table, sum(one.creates == table for one in operations))
    try:
        for operation in operations:
            operation.carry_out(draft)
    except RowUnknown as unknown:
        key = str(unknown.parameters["table"]), int(str(unknown.parameters["number"]))
        if key in others and others[key].after is None:
            raise _overlapping(draft.plan, base, [Overlap(*key, "")]) from unknown
        raise
    changes = draft.changes()
    if not changes and not any(operation.may_change_no_row() for operation in operations):
        raise NothingToDo
    if found := overlaps(changes, others.values()):
        raise _overlapping(draft.plan, base, found)
    return changes


def _overlapping(plan: Plan, base: int, found: Sequence[Overlap]) -> EditsOverlap:
    return EditsOverlap(**blocking_edits(plan, base, found))


def _names(draft: Draft, error: ScheduleError) -> tuple[dict[int, tuple[str, str]], dict[int, str]]:
    """Codes and names for an error, rows of this very edit included."""
    numbers = numbers_in(error)
    draft.announce(("activity", number) for number in numbers)
    rows = {number: draft.find("activity", number) for number in numbers}
    return (
        {number: (row["code"], row["name"]) for number, row in rows.items() if row},
        {number: calendar.name for number, calendar in draft.state.calendars.items()},
    )


def _summary(draft: Draft, operations: Sequence[RowOperation]) -> dict[str, Any]:
    """What the history tells: how many operations, and the row of the first."""
    subject = operations[0].subject()
    row = draft.find(*subject) if subject else None
    if row is None and subject is not None:
        row = draft.originally(*subject)
    named = row or {"name": dict(getattr(operations[0], "values", {})).get("name", "")}
    return {"count": len(operations), "name": str(named.get("name", ""))[:80], "code": str(named.get("code", ""))[:40]}


def _store(plan: Plan, revision: int, picture: StoredPicture, milliseconds: float, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE schedule_plan SET revision = %s WHERE id = %s", [revision, plan.pk])
        cursor.execute(
            _DATES,
            [plan.pk, revision, plan.organization_id, picture.columns, picture.start, picture.finish,
             picture.activity_count, picture.critical_count, picture.percent_complete, now, milliseconds],
        )  # fmt: skip


def _log(
    plan: Plan, revision: int, operations: Sequence[Operation], result: _Result, by: _Authorship
) -> Edit:  # fmt: skip
    edit = Edit(
        organization_id=plan.organization_id,
        plan=plan,
        base_revision=plan.revision,
        revision=revision,
        operations=pack_json([one.to_json() for one in operations]),
        changes=None if result.changes is None else pack_json([change.to_json() for change in result.changes]),
        inverse=None if result.inverse is None else pack_json(result.inverse),
        author_id=by.author.pk if by.author else None,
        author_name=by.author.display_name if by.author else "",
        source=by.source,
        reason=by.reason[:500],
        at=by.now,
        undoes=by.undoes,
        touched=list(result.touched),
        **_telling(operations, result, by),
    )
    with connection.cursor() as cursor:
        told = {name: getattr(edit, name) for name in _LOGGED} | {"summary": orjson.dumps(edit.summary).decode()}
        cursor.execute(_LOG, list(told.values()))
        edit.pk = cursor.fetchone()[0]
    _announce(plan, edit, by.now)
    return edit


def _telling(operations: Sequence[Operation], result: _Result, by: _Authorship) -> dict[str, Any]:
    if by.told is not None:
        return {"kind": by.told["kind"], "summary": by.told["summary"]}
    kinds = {one.kind for one in operations}
    return {"kind": kinds.pop() if len(kinds) == 1 else "several", "summary": result.summary}


def _announce(plan: Plan, edit: Edit, now: datetime) -> None:
    subject: dict[str, object] = {"plan_id": plan.pk, "revision": edit.revision, "edit_id": edit.pk}
    record_event(
        kind="schedule.plan_changed",
        organization_id=plan.organization_id,
        project_id=plan.project_id,
        subject=subject,
        now=now,
    )
    record_audit(
        action=f"schedule.{edit.kind}",
        actor_id=edit.author_id,
        organization_id=plan.organization_id,
        subject=subject,
        now=now,
    )
