"""Undo, redo and restore: everything can be taken back, and nobody's work is lost by it."""

from typing import Any

import pytest
from site_of_tests import NOW
from two_storeys import DAY, again, dates_of, edit, member, number_of

from headway.kernel.errors import NotAllowed
from headway.people.models import Account
from headway.schedule.actions import keep_history, redo_last_edit, restore_revision, undo_edit, undo_last_edit
from headway.schedule.errors import (
    LaterEditsBuiltOn,
    NoSuchRevision,
    NothingToDo,
    NothingToUndo,
    PlanMoved,
    UndoOfOthersNotAllowed,
)
from headway.schedule.models import Activity, Checkpoint, Edit, Plan, PlanDates
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.history import rows_at
from headway.schedule.queries.rows import rows_of_contents

pytestmark = pytest.mark.django_db


def renamed(plan: Plan, code: str, name: str) -> dict[str, Any]:
    return {"kind": "change_activity", "activity_id": number_of(plan, code), "values": {"name": name}}


def lasting(plan: Plan, code: str, days: int) -> dict[str, Any]:
    return {"kind": "change_activity", "activity_id": number_of(plan, code), "values": {"duration_minutes": days * DAY}}


def rows(plan: Plan) -> Any:
    return rows_of_contents(read_contents(again(plan)))


def test_undo_brings_back_rows_relations_and_dates_with_their_identities(plan: Plan, planner: Account) -> None:
    before, dates = rows(plan), dates_of(plan)
    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B2")})

    undone = undo_last_edit(user=planner, plan_id=plan.pk, revision=2, now=NOW)

    assert undone.revision == 3
    assert rows(plan) == before and dates_of(plan) == dates
    edits = list(Edit.objects.filter(plan=plan).order_by("revision"))
    assert [one.kind for one in edits] == ["several", "delete_activity", "undo"]
    assert edits[2].undoes == edits[1]


def test_redo_does_it_again_and_undo_takes_that_back(plan: Plan, planner: Account) -> None:
    edit(plan, planner, lasting(plan, "B1", 8))
    after = rows(plan)
    undo_last_edit(user=planner, plan_id=plan.pk, revision=2, now=NOW)
    before = rows(plan)

    redo_last_edit(user=planner, plan_id=plan.pk, now=NOW)
    assert rows(plan) == after
    with pytest.raises(NothingToUndo):
        redo_last_edit(user=planner, plan_id=plan.pk, now=NOW)

    undo_last_edit(user=planner, plan_id=plan.pk, revision=4, now=NOW)
    assert rows(plan) == before


def test_after_another_edit_there_is_nothing_to_redo(plan: Plan, planner: Account) -> None:
    edit(plan, planner, lasting(plan, "B1", 8))
    undo_last_edit(user=planner, plan_id=plan.pk, revision=2, now=NOW)
    edit(plan, planner, renamed(plan, "B3", "坡屋面"))

    with pytest.raises(NothingToUndo):
        redo_last_edit(user=planner, plan_id=plan.pk, now=NOW)


def test_a_person_undoes_his_own_last_edit_over_the_edits_of_others(plan: Plan, planner: Account) -> None:
    manager = member(plan, "wang", "project_manager")
    edit(plan, planner, renamed(plan, "B1", "桩基础"))
    edit(plan, manager, lasting(plan, "B3", 4))

    undo_last_edit(user=planner, plan_id=plan.pk, revision=0, own=True, now=NOW)

    assert Activity.objects.get(plan=plan, code="B1").name == "基础"
    assert Activity.objects.get(plan=plan, code="B3").duration == 4 * DAY


def test_what_a_later_edit_touched_is_not_undone_under_it(plan: Plan, planner: Account) -> None:
    manager = member(plan, "wang", "project_manager")
    first = edit(plan, planner, renamed(plan, "B1", "桩基础"))
    second = edit(plan, manager, renamed(plan, "B1", "筏板基础"))

    with pytest.raises(LaterEditsBuiltOn) as told:
        undo_edit(user=planner, plan_id=plan.pk, edit_id=first.edit_id, now=NOW)
    assert [one["id"] for one in told.value.parameters["edits"]] == [second.edit_id]

    undo_last_edit(user=manager, plan_id=plan.pk, revision=3, now=NOW)
    undo_edit(user=planner, plan_id=plan.pk, edit_id=first.edit_id, now=NOW)
    assert Activity.objects.get(plan=plan, code="B1").name == "基础"


def test_a_row_that_others_built_on_does_not_vanish_by_undo(plan: Plan, planner: Account) -> None:
    manager = member(plan, "wang", "project_manager")
    added = edit(plan, planner, {"kind": "add_activity", "ref": -1, "values": {"code": "X"}})
    edit(plan, manager, {"kind": "add_relation", "predecessor_id": number_of(plan, "B3"),
                         "successor_id": added.created[-1]})  # fmt: skip

    with pytest.raises(LaterEditsBuiltOn):
        undo_edit(user=planner, plan_id=plan.pk, edit_id=added.edit_id, now=NOW)


def test_only_planner_and_manager_undo_what_others_did(plan: Plan, planner: Account) -> None:
    lead = member(plan, "zhang", "technical_lead")
    base = number_of(plan, "B1")
    mine = edit(plan, lead, {"kind": "record_progress", "activity_id": base, "values": {"percent_complete": 0.5}})
    theirs = edit(plan, planner, renamed(plan, "B3", "坡屋面"))

    with pytest.raises(UndoOfOthersNotAllowed):
        undo_edit(user=lead, plan_id=plan.pk, edit_id=theirs.edit_id, now=NOW)
    undo_last_edit(user=lead, plan_id=plan.pk, revision=3, now=NOW)  # the own one, though not the plan's last
    assert Edit.objects.get(undoes_id=mine.edit_id).author_id == lead.pk
    with pytest.raises(NothingToUndo):
        undo_last_edit(user=lead, plan_id=plan.pk, revision=4, now=NOW)
    with pytest.raises(NotAllowed):
        undo_last_edit(user=member(plan, "sun", "worker"), plan_id=plan.pk, revision=4, now=NOW)


def test_the_last_edit_of_the_plan_is_the_one_that_the_person_saw(plan: Plan, planner: Account) -> None:
    edit(plan, planner, renamed(plan, "B1", "桩基础"))

    with pytest.raises(PlanMoved):
        undo_last_edit(user=planner, plan_id=plan.pk, revision=1, now=NOW)


def test_an_edit_is_undone_once(plan: Plan, planner: Account) -> None:
    done = edit(plan, planner, renamed(plan, "B1", "桩基础"))
    undo_edit(user=planner, plan_id=plan.pk, edit_id=done.edit_id, now=NOW)

    with pytest.raises(NothingToUndo):
        undo_edit(user=planner, plan_id=plan.pk, edit_id=done.edit_id, now=NOW)


def test_any_revision_comes_back_and_the_restoring_is_undone_like_any_edit(plan: Plan, planner: Account) -> None:
    then, dates = rows(plan), dates_of(plan)
    edit(plan, planner, lasting(plan, "B1", 8))
    edit(plan, planner, {"kind": "delete_activity", "activity_id": number_of(plan, "B3")})
    edit(plan, planner, {"kind": "add_activity", "values": {"code": "Z"}})
    now = rows(plan)

    restore_revision(user=planner, plan_id=plan.pk, base=4, revision=1, reason="方案作废", now=NOW)
    assert rows(plan) == then and dates_of(plan) == dates
    assert Edit.objects.get(plan=plan, revision=5).reason == "方案作废"

    undo_last_edit(user=planner, plan_id=plan.pk, revision=5, now=NOW)
    assert rows(plan) == now


def test_restoring_what_is_there_or_what_never_was_is_refused(plan: Plan, planner: Account) -> None:
    for revision, error in ((1, NothingToDo), (7, NoSuchRevision)):
        with pytest.raises(error):
            restore_revision(user=planner, plan_id=plan.pk, base=1, revision=revision, reason="", now=NOW)
    with pytest.raises(PlanMoved):
        restore_revision(user=planner, plan_id=plan.pk, base=0, revision=0, reason="", now=NOW)
    with pytest.raises(NotAllowed):
        lead = member(plan, "zhang", "technical_lead")
        restore_revision(user=lead, plan_id=plan.pk, base=1, revision=0, reason="", now=NOW)


def test_a_checkpoint_shortens_the_way_to_a_revision_and_old_dates_are_let_go(
    plan: Plan, planner: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    from headway.schedule.actions import restore

    for days in range(2, 8):
        edit(plan, planner, lasting(plan, "B1", days + 4))
    monkeypatch.setattr(restore, "DATES_KEPT", 2)
    keep_history(plan_id=plan.pk)
    keep_history(plan_id=plan.pk)
    edit(plan, planner, lasting(plan, "B1", 20))

    assert list(Checkpoint.objects.filter(plan=plan).order_by("revision").values_list("revision", flat=True)) == [0, 7]
    emptied = PlanDates.objects.filter(plan=plan, columns=b"").order_by("revision")
    assert [row.revision for row in emptied] == [1, 2, 3, 4]
    assert all(row.finish for row in emptied)
    assert rows_at(again(plan), 8) == rows(plan)
    assert rows_at(again(plan), 3)["activity", number_of(plan, "B1")]["duration"] == 7 * DAY
