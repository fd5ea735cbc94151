"""The one door through which a plan changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from headway.kernel.actions import record_audit, record_event
from headway.kernel.errors import NotFound
from headway.projects.queries import get_project_for
from headway.schedule.actions.operations import Applied, Operation, operation_from, write_checkpoint
from headway.schedule.errors import NothingToUndo, PlanMoved
from headway.schedule.models import Edit, ImportRun, Plan, PlanDates
from headway.schedule.queries.plans import get_last_edit_to_undo, get_plan_for
from headway.schedule.rules.packed import pack_json, unpack_json

if TYPE_CHECKING:
    from headway.people.models import Account

CHECKPOINT_EVERY = 100


@dataclass(frozen=True)
class AppliedEdit:
    """An edit that stands in the log."""

    plan_id: int
    revision: int
    edit_id: int


@dataclass(frozen=True)
class _Authorship:
    author: Account | None
    source: str
    reason: str
    now: datetime
    undoes: Edit | None


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
) -> list[AppliedEdit]:
    """Change one or several plans, each from the revision in `bases`, whole or not at all.

    Locks the plans in id order, checks that `author` may do each operation (None: the installation
    itself, for the demo and the command line), applies, recalculates, stores the packed dates, records
    the edit with its inverse, announces it. Raises NotFound, NotAllowed, PlanMoved, ScheduleError; then
    nothing has been written.
    """
    plans = _locked_plans(bases)
    authorship = _Authorship(author, source, reason, now, undoes)
    return [
        _edit_plan(plan, [o for o in operations if o.plan_id == plan.pk], authorship) for plan in plans
    ]  # fmt: skip


def undo_last_edit(*, user: Account, plan_id: int, revision: int, now: datetime) -> AppliedEdit:
    """Append the inverse of the plan's last edit that still stands.

    Raises NotFound, NotAllowed, PlanMoved (the plan is no longer at `revision`), NothingToUndo.
    """
    with transaction.atomic():
        plan = get_plan_for(user, plan_id, "plan.undo", lock=True)
        if plan.revision != revision:
            raise PlanMoved(revision=plan.revision)
        edit = get_last_edit_to_undo(plan)
        if edit is None:
            raise NothingToUndo
        inverse = [operation_from(plan_id, raw) for raw in unpack_json(edit.inverse)]
        undone = apply_edit(
            bases={plan_id: revision}, operations=inverse, author=user, source="office", now=now, undoes=edit
        )
        ImportRun.objects.filter(edit=edit, state="done").update(state="undone", changed_at=now)
    return undone[0]


def _locked_plans(bases: Mapping[int, int]) -> list[Plan]:
    plans = list(
        Plan.objects.select_for_update(of=("self",)).filter(pk__in=bases).select_related("project").order_by("pk")
    )
    if len(plans) != len(bases):
        raise NotFound
    for plan in plans:
        if plan.revision != bases[plan.pk]:
            raise PlanMoved(revision=plan.revision)
    return plans


def _edit_plan(plan: Plan, operations: Sequence[Operation], by: _Authorship) -> AppliedEdit:
    if by.author is not None:
        for capability in {operation.capability for operation in operations}:
            get_project_for(by.author, plan.project_id, capability)
    revision = plan.revision + 1
    applied = [operation.apply(plan, revision) for operation in operations]
    _store(plan, revision, applied[-1], by.now)
    edit = _log(plan, revision, operations, applied, by)
    subject: dict[str, object] = {"plan_id": plan.pk, "revision": revision, "edit_id": edit.pk}
    record_event(
        kind="schedule.plan_changed",
        organization_id=plan.organization_id,
        project_id=plan.project_id,
        subject=subject,
        now=by.now,
    )
    record_audit(
        action=f"schedule.{edit.kind}",
        actor_id=edit.author_id,
        organization_id=plan.organization_id,
        subject=subject,
        now=by.now,
    )
    return AppliedEdit(plan.pk, revision, edit.pk)


def _store(plan: Plan, revision: int, last: Applied, now: datetime) -> None:
    Plan.objects.filter(pk=plan.pk).update(revision=revision)
    picture = last.picture
    PlanDates.objects.create(
        plan=plan,
        revision=revision,
        organization_id=plan.organization_id,
        columns=picture.columns,
        start=picture.start,
        finish=picture.finish,
        activity_count=picture.activity_count,
        critical_count=picture.critical_count,
        percent_complete=picture.percent_complete,
        calculated_at=now,
        calculation_ms=last.calculation_ms,
    )
    if last.contents is not None:
        write_checkpoint(plan, revision, last.contents)


def _log(
    plan: Plan, revision: int, operations: Sequence[Operation], applied: Sequence[Applied], by: _Authorship
) -> Edit:
    return Edit.objects.create(
        organization_id=plan.organization_id,
        plan=plan,
        base_revision=plan.revision,
        revision=revision,
        kind="undo" if by.undoes else operations[0].kind,
        operations=pack_json([operation.to_json() for operation in operations]),
        inverse=pack_json([one.inverse for one in reversed(applied)]),
        summary=by.undoes.summary if by.undoes else applied[0].summary,
        author_id=by.author.pk if by.author else None,
        author_name=by.author.display_name if by.author else "",
        source=by.source,
        reason=by.reason[:500],
        at=by.now,
        undoes=by.undoes,
    )
