"""A newer file of a plan that is there: what it changes, what it leaves, and back."""

from dataclasses import replace
from io import BytesIO

import pytest
from site_of_tests import NOW, xer
from two_storeys import DAY, again, dates_of, edit, number_of

from headway.engine.document import Activity as ActivityInFile
from headway.engine.document import Relation as RelationInFile
from headway.engine.document import ScheduleProject
from headway.interchange.wire import pack
from headway.people.models import Account
from headway.schedule.actions import (
    ImportTarget,
    confirm_import,
    read_import,
    start_import,
    undo_last_edit,
    write_import,
)
from headway.schedule.models import Activity, Edit, ImportPart, ImportRun, Plan, Relation
from headway.schedule.queries.contents import read_contents
from headway.schedule.queries.imports import get_told_plan
from headway.schedule.queries.rows import rows_of_contents
from headway.schedule.queries.updates import preview_update
from headway.schedule.rules.packed import pack_json
from headway.schedule.rules.updates import Match

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(planner: Account) -> Plan:
    run = _run(planner, ImportTarget(code="B-1", name="两层楼"), xer())
    confirm_import(user=planner, run=run, project_index=0, now=NOW)
    write_import(run_id=run.pk)
    run.refresh_from_db()
    assert run.plan is not None
    return again(run.plan)


def _run(planner: Account, target: ImportTarget, content: bytes) -> ImportRun:
    run = start_import(user=planner, stream=BytesIO(content), file_name="block.xer", target=target, now=NOW)
    read_import(run_id=run.pk)
    run.refresh_from_db()
    return run


def newer(planner: Account, plan: Plan, **changes: object) -> ImportRun:
    """A newer file: the frame lasts 8 days, a roof is new, the foundation is as it was."""
    run = _run(planner, ImportTarget(project_id=plan.project_id), xer())
    document = get_told_plan(run).document
    roof = ActivityInFile("3", "A3", "屋面", parent_uid=document.activities[0].uid, duration_minutes=2 * DAY)
    frame = replace(document.activities[2], duration_minutes=8 * DAY, remaining_minutes=8 * DAY)
    document = replace(
        document,
        activities=[*document.activities[:2], frame, roof],
        relations=[*document.relations, RelationInFile("3", "2", "3")],
    )
    return _with_document(run, replace(document, **changes))  # type: ignore[arg-type]


def _with_document(run: ImportRun, document: ScheduleProject) -> ImportRun:
    ImportPart.objects.filter(run=run).update(document=pack_json(pack(document)))
    return run


def update(planner: Account, run: ImportRun, match: Match) -> ImportRun:
    confirm_import(user=planner, run=run, project_index=0, match=match, now=NOW)
    write_import(run_id=run.pk)
    run.refresh_from_db()
    return run


@pytest.mark.parametrize("by", ["source_uid", "code"])
def test_an_update_changes_what_differs_and_keeps_numbers_and_own_work(plan: Plan, planner: Account, by: str) -> None:
    base, frame = number_of(plan, "A1"), number_of(plan, "A2")
    edit(plan, planner,
         {"kind": "change_activity", "activity_id": base, "values": {"notes": "先验槽", "location": "1#"}},
         {"kind": "add_activity", "ref": -1, "parent_id": number_of(plan, "BLOCK"), "values": {"code": "OWN"}},
         {"kind": "add_relation", "predecessor_id": base, "successor_id": -1})  # fmt: skip
    run = newer(planner, plan)
    preview = preview_update(run, again(plan), 0, Match(by))

    run = update(planner, run, Match(by))

    assert run.state == "done", run.error
    assert (number_of(plan, "A1"), number_of(plan, "A2")) == (base, frame)
    kept = Activity.objects.get(plan=plan, activity_id=base)
    assert (kept.notes, kept.location) == ("先验槽", "1#")
    assert Activity.objects.filter(plan=plan, code="OWN").exists() and Relation.objects.filter(plan=plan).count() == 3
    assert dates_of(plan)["A3"] == ("2026-03-19T08:00", "2026-03-20T17:00")
    changed = Edit.objects.get(plan=plan, revision=3)
    assert changed.kind == "update_from_file"
    assert {name: changed.summary[name] for name in ("added", "changed", "removed")} == {
        "added": 1, "changed": 1, "removed": 0,
    }  # fmt: skip
    assert {name: preview[name] for name in ("added", "changed", "removed", "unchanged")} == {
        "added": 1, "changed": 1, "removed": 0, "unchanged": 3,
    }  # fmt: skip
    [line] = [line for line in preview["rows"] if line["kind"] == "changed"]
    assert line["code"] == "A2" and {"field": "duration", "before": "2400", "after": "3840"} in line["fields"]


def test_what_the_file_no_longer_has_goes_only_when_asked(plan: Plan, planner: Account) -> None:
    edit(plan, planner, {"kind": "add_activity", "values": {"code": "OWN", "name": "自加"}})
    run = newer(planner, plan)
    assert preview_update(run, again(plan), 0, Match("code", True))["removed"] == 1

    update(planner, run, Match("code", True))

    assert not Activity.objects.filter(plan=plan, code="OWN").exists()


def test_an_update_is_one_edit_and_is_undone_like_one(plan: Plan, planner: Account) -> None:
    before, dates = rows_of_contents(read_contents(plan)), dates_of(plan)
    run = update(planner, newer(planner, plan), Match())
    assert dates_of(plan) != dates

    undo_last_edit(user=planner, plan_id=plan.pk, revision=2, now=NOW)

    assert rows_of_contents(read_contents(again(plan))) == before and dates_of(plan) == dates
    run.refresh_from_db()
    assert run.state == "undone"


def test_a_file_that_says_the_same_changes_nothing(plan: Plan, planner: Account) -> None:
    run = update(planner, _run(planner, ImportTarget(project_id=plan.project_id), xer()), Match())

    assert (run.state, run.error) == (
        "refused", {"code": "schedule.file_changes_nothing", "parameters": {"file": "block.xer"}},
    )  # fmt: skip
    assert again(plan).revision == 1


def test_rows_that_share_a_key_are_told_instead_of_guessed(plan: Plan, planner: Account) -> None:
    run = newer(planner, plan)
    document = get_told_plan(run).document
    document.activities[2].code = "A1"
    _with_document(run, document)
    assert preview_update(run, again(plan), 0, Match("code"))["duplicates"] == ["A1"]

    run = update(planner, run, Match("code"))

    assert run.error is not None and run.error["code"] == "schedule.several_with_one_key"
    assert again(plan).revision == 1
