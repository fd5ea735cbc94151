"""Undo and redo: an edit is taken back by one that puts every row back as it was."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from headway.kernel.errors import NotFound
from headway.people.roles import UNDO, UNDO_OF_OTHERS
from headway.projects.queries import may
from headway.schedule.actions.door import AppliedEdit, apply_edit
from headway.schedule.actions.import_baselines import BRINGING, move_baselines
from headway.schedule.actions.links import SOURCE as LINKS
from headway.schedule.actions.operations import ApplyChanges, Operation, operation_from
from headway.schedule.errors import LaterEditsBuiltOn, NothingToUndo, PlanMoved, UndoOfOthersNotAllowed
from headway.schedule.followers import require_undoable
from headway.schedule.models import Edit, ImportRun, Plan
from headway.schedule.queries.history import changes_of, list_later_edits, told_overlap
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.rules.changes import Overlap, RowChange, composed, inverted, overlaps
from headway.schedule.rules.packed import unpack_json

if TYPE_CHECKING:
    from headway.people.models import Account


def undo_last_edit(*, user: Account, plan_id: int, revision: int, now: datetime, own: bool = False) -> AppliedEdit:
    """Take back the last edit that still stands: of the person, or (with the capability) of the plan.

    Raises NotFound, NotAllowed, PlanMoved (the plan is no longer at `revision`, so that its last edit is another
    than the person saw), NothingToUndo, LaterEditsBuiltOn.
    """
    with transaction.atomic():
        plan = get_plan_for(user, plan_id, UNDO, lock=True)
        own = own or not may(user, UNDO_OF_OTHERS, plan.project)
        if not own and plan.revision != revision:
            raise PlanMoved(revision=plan.revision)
        standing = Edit.objects.filter(plan=plan, undone_by=None).exclude(kind="undo").exclude(source=LINKS)
        mine = standing.filter(author_id=user.pk) if own else standing
        return _taken_back(user, plan, mine.order_by("-revision").first(), now)


def undo_edit(*, user: Account, plan_id: int, edit_id: int, now: datetime) -> AppliedEdit:
    """Take back one edit of the plan, an own one or (with the capability) another's.

    Raises NotFound, NotAllowed, UndoOfOthersNotAllowed, NothingToUndo (it is undone already), LaterEditsBuiltOn.
    """
    with transaction.atomic():
        plan = get_plan_for(user, plan_id, UNDO, lock=True)
        edit = Edit.objects.filter(plan=plan, pk=edit_id).first()
        if edit is None:
            raise NotFound
        if edit.author_id != user.pk and not may(user, UNDO_OF_OTHERS, plan.project):
            raise UndoOfOthersNotAllowed
        if edit.kind == "undo" or edit.source == LINKS or Edit.objects.filter(undoes=edit).exists():
            raise NothingToUndo
        return _taken_back(user, plan, edit, now)


def redo_last_edit(*, user: Account, plan_id: int, now: datetime) -> AppliedEdit:
    """Do again what the person's last edit, an undo, took back.

    Raises NotFound, NotAllowed, NothingToUndo, LaterEditsBuiltOn.
    """
    with transaction.atomic():
        plan = get_plan_for(user, plan_id, UNDO, lock=True)
        last = _last_undo_to_redo(user, plan)
        if last is None:
            raise NothingToUndo
        return _taken_back(user, plan, last, now)


def _last_undo_to_redo(user: Account, plan: Plan) -> Edit | None:
    """Undos that stand, unless the person has edited since: then there is nothing to do again."""
    mine = Edit.objects.filter(plan=plan, author_id=user.pk)
    edited = mine.exclude(kind__in=["undo", "redo"]).order_by("-revision").values_list("revision", flat=True).first()
    undos = mine.filter(kind="undo", undone_by=None, revision__gt=edited or 0)
    return undos.order_by("-revision").first()


def _taken_back(user: Account, plan: Plan, edit: Edit | None, now: datetime) -> AppliedEdit:
    if edit is None:
        raise NothingToUndo
    if plan.parent_id is None:
        require_undoable(plan, edit)
    inverse = _inverse(plan, edit)
    told = {"kind": "redo" if edit.kind == "undo" else "undo", "summary": edit.summary | {"undone_kind": _kind(edit)}}
    undone = apply_edit(
        bases={plan.pk: plan.revision}, operations=inverse, author=user, source="office", now=now, undoes=edit,
        told=told,
    )[0]  # fmt: skip
    if _kind(edit) in BRINGING:
        move_baselines(edit=edit, undone=undone, now=now)
    ImportRun.objects.filter(edit=edit, state="done").update(state="undone", changed_at=now)
    return undone


def _kind(edit: Edit) -> str:
    return str(edit.summary.get("undone_kind", edit.kind))


def _inverse(plan: Plan, edit: Edit) -> list[Operation]:
    """The operations that take `edit` back. Raises LaterEditsBuiltOn."""
    later = list_later_edits(plan, edit.revision)
    changes = changes_of(edit)
    if changes is None:
        if later:
            raise LaterEditsBuiltOn(**told_overlap(plan, later, []))
        return [operation_from(plan.pk, raw) for raw in unpack_json(edit.inverse or b"")]
    back = inverted(changes)
    _require_unbuilt(plan, back, later)
    return [ApplyChanges(plan_id=plan.pk, changes=back, named="undo", needs=UNDO, stands_without_rows=not back)]


def _require_unbuilt(plan: Plan, back: list[RowChange], later: list[Edit]) -> None:
    found: list[Overlap] = []
    blocking: list[Edit] = []
    for edit in later:
        changes = changes_of(edit)
        here = overlaps(back, composed(changes).values()) if changes is not None else [Overlap("plan", 0, "")]
        if here:
            found += here
            blocking.append(edit)
    if found:
        raise LaterEditsBuiltOn(**told_overlap(plan, blocking, found))
