"""A plan as it was: restoring a revision, and the checkpoints that make it quick."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from headway.people.roles import UNDO_OF_OTHERS
from headway.schedule.actions.door import AppliedEdit, apply_edit
from headway.schedule.actions.operations import ApplyChanges
from headway.schedule.actions.operations.bulk import write_checkpoint
from headway.schedule.errors import PlanMoved
from headway.schedule.models import Checkpoint, Plan, PlanDates
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.history import differing, rows_at
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.queries.rows import rows_of_contents

if TYPE_CHECKING:
    from headway.people.models import Account

DATES_KEPT = 200
"""Revisions whose computed dates stay whole, so that a client may be that far behind and still get a delta."""


def restore_revision(
    *, user: Account, plan_id: int, base: int, revision: int, reason: str, now: datetime
) -> AppliedEdit:
    """Make the plan again what it was at `revision`: one edit of the rows that differ, undone like any other.

    Raises NotFound, NotAllowed, PlanMoved (not at `base` any more), NoSuchRevision, NothingToDo.
    """
    with transaction.atomic():
        plan = get_plan_for(user, plan_id, UNDO_OF_OTHERS, lock=True)
        if plan.revision != base:
            raise PlanMoved(revision=plan.revision)
        changes = differing(rows_of_contents(read_contents(plan)), rows_at(plan, revision))
        told = {"kind": "restore_revision", "summary": {"revision": revision, "rows": len(changes)}}
        operation = ApplyChanges(plan_id=plan_id, changes=changes, named="restore_revision", needs=UNDO_OF_OTHERS)
        return apply_edit(
            bases={plan_id: base}, operations=[operation], author=user, source="office", now=now, reason=reason,
            told=told,
        )[0]  # fmt: skip


def keep_history(*, plan_id: int) -> None:
    """The job after every hundredth edit: a checkpoint of the plan as it stands, and old dates emptied.

    Dates of a revision with a checkpoint stay. Twice has no second effect.
    """
    with transaction.atomic():
        plan = Plan.objects.select_for_update().filter(pk=plan_id).first()
        if plan is None:
            return
        if not Checkpoint.objects.filter(plan=plan, revision=plan.revision).exists():
            write_checkpoint(plan, plan.revision, read_contents(plan))
    kept = Checkpoint.objects.filter(plan_id=plan_id).values("revision")
    old = PlanDates.objects.filter(plan_id=plan_id, revision__lt=plan.revision - DATES_KEPT).exclude(columns=b"")
    old.exclude(revision__in=kept).update(columns=b"")
