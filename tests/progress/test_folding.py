"""Accepted facts become edits of the plan, by one job per project (rules 6.58-6.62)."""

from __future__ import annotations

from uuid import UUID

import pytest
from block import NOW, Block, block_that_reports, later, person
from django.db import connection
from procrastinate.contrib.django import app

from headway.field.actions.blobs import PICTURE_TASK
from headway.kernel.clock import now as present
from headway.kernel.priorities import BEHIND
from headway.notify.models import Message
from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.actions.folding import FoldResult, fold_project
from headway.progress.actions.reporting import switch_site_reporting
from headway.progress.actions.sweep import sweep_folds
from headway.progress.errors import FoldedStays, OfficeProgressNotAllowed
from headway.progress.models import Decision, Entry, Folded
from headway.progress.queries.folding import list_due_activities
from headway.progress.rules.folding import last_known_day
from headway.projects.actions import add_member
from headway.schedule.actions import undo_edit, undo_last_edit
from headway.schedule.models import Edit, Plan
from headway.schedule.rules.instants import iso

pytestmark = pytest.mark.django_db


def accept(block: Block, *uids: str) -> None:
    wishes = [Wish(UUID(uid), "accept", anyway=True) for uid in uids]
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=wishes, now=later(hours=1))


def fold(block: Block) -> FoldResult:
    return fold_project(project_id=block.project.pk, now=later(hours=2))


def edits(block: Block) -> int:
    return Edit.objects.filter(plan=block.plan).count()


def jobs() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs WHERE task_name LIKE '%fold_job' ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_what_was_accepted_moves_the_plan_by_one_edit(block: Block) -> None:
    accept(
        block,
        block.report("B1", percent=0.4, remaining_days=4, started_on="2026-03-03"),
        block.report("B2", percent=0.1),
    )
    before = edits(block)

    assert fold(block) == FoldResult(entries=2, activities=2, edits=1, refused=0)
    row = block.row("B1")
    assert (row.percent_complete, row.remaining, iso(row.actual_start)) == (0.4, 4 * 480, "2026-03-03T08:00")
    edit = Edit.objects.filter(plan=block.plan).latest("revision")
    assert (edit.kind, edit.source, edit.author_id) == ("fold_reports", "site", None)
    assert edit.summary["count"] == 2
    assert edits(block) == before + 1


def test_folding_twice_has_no_second_effect(block: Block) -> None:
    accept(block, block.report("B1", percent=0.4))
    fold(block)
    before = edits(block), Folded.objects.count()

    assert fold(block) == FoldResult()
    assert (edits(block), Folded.objects.count()) == before


def test_an_order_gathers_what_follows(block: Block) -> None:
    accept(block, block.report("B1", percent=0.4))
    accept(block, block.report("B2", percent=0.1))

    assert len(jobs()) == 1
    assert list_due_activities(block.project, last_known_day(block.plan.data_date))


def test_an_order_gathers_longer_where_a_run_was_just_now(block: Block) -> None:
    accept(block, block.report("B1", percent=0.4))
    fold(block)
    Folded.objects.update(at=present())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs RETURNING extract(epoch FROM scheduled_at - now())")
        (quiet,) = [float(row[0]) for row in cursor.fetchall()]

    accept(block, block.report("B2", percent=0.1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs")
        (rush,) = [float(row[0]) for row in cursor.fetchall()]
    assert quiet < 6 < 14 < rush < 21


def test_the_sweep_finds_what_no_order_brought(block: Block) -> None:
    accept(block, block.report("B1", percent=0.4))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")

    assert sweep_folds() == 1
    fold(block)
    assert sweep_folds() == 0


def test_what_is_later_than_the_data_date_waits_for_the_close(block: Block) -> None:
    accept(block, block.report("B1", percent=0.2, day="2026-03-06"), block.report("B1", percent=0.3, day="2026-03-07"))

    assert fold(block).entries == 1
    assert block.row("B1").percent_complete == 0.2
    assert block.accepted("B1")["percent"] == 0.3  # the layer shows it at once
    assert sweep_folds() == 0


def test_a_claim_moves_nothing(block: Block) -> None:
    block.report("B1", percent=0.4)

    assert fold(block) == FoldResult()
    assert block.row("B1").percent_complete == 0


def test_what_cannot_be_folded_is_told_and_the_others_go_on(block: Block) -> None:
    gone, stays = block.report("B3", percent=0.1), block.report("B1", percent=0.4)
    accept(block, gone, stays)
    block.edit(block.planner, {"kind": "delete_activity", "activity_id": block.number("B3")})

    result = fold(block)

    assert (result.edits, result.refused) == (1, 1)
    assert block.row("B1").percent_complete == 0.4
    assert Folded.objects.get(entry__uid=gone).refusal["code"] == "progress.activity_gone"
    assert Message.objects.filter(kind="report_not_folded", recipient_id=block.manager.pk).count() == 1
    assert fold(block) == FoldResult()


def test_what_the_door_refuses_stands_alone(block: Block) -> None:
    """A milestone is done or not: 40 % of it is refused, the report beside it goes on."""
    block.edit(
        block.planner,
        {"kind": "add_activity", "ref": -1, "values": {"code": "M", "name": "封顶", "kind": "finish_milestone"}},
    )
    accept(block, block.report("M", percent=0.4), block.report("B1", percent=0.4), block.report("B2", percent=0.1))

    result = fold(block)

    assert result.refused == 1
    assert (block.row("B1").percent_complete, block.row("B2").percent_complete) == (0.4, 0.1)


def test_a_finished_report_finishes_the_activity_at_the_end_of_its_day(block: Block) -> None:
    accept(block, block.report("B1", state="done", started_on="2026-03-02", day="2026-03-05"))
    fold(block)

    row = block.row("B1")
    assert (iso(row.actual_start), iso(row.actual_finish)) == ("2026-03-02T08:00", "2026-03-05T17:00")


def test_a_correction_below_100_percent_opens_the_activity_again(block: Block) -> None:
    done = block.report("B1", state="done", day="2026-03-05")
    accept(block, done)
    fold(block)
    accept(block, block.report("B1", percent=0.9, remaining_days=1, day="2026-03-05", supersedes=done))
    fold(block)

    row = block.row("B1")
    assert (row.percent_complete, row.actual_finish, row.remaining) == (0.9, None, 480)


def test_pause_and_resumption_hold_the_rest_back(block: Block) -> None:
    accept(block, block.report("B1", percent=0.2, day="2026-03-03"))
    accept(block, block.report("B1", state="paused", reason={"code": "weather", "text": "大雨"}, day="2026-03-04"))
    fold(block)
    assert iso(block.row("B1").suspend) == "2026-03-04T08:00"

    accept(block, block.report("B1", state="resumed", day="2026-03-06"))
    fold(block)
    row = block.row("B1")
    assert (iso(row.suspend), iso(row.resume), row.percent_complete) == ("2026-03-04T08:00", "2026-03-06T08:00", 0.2)


def test_progress_typed_in_the_office_is_a_fact_that_its_edit_folds(block: Block) -> None:
    accept(block, block.report("B1", percent=0.4))
    fold(block)
    applied = block.edit(
        block.planner,
        {"kind": "record_progress", "activity_id": block.number("B1"), "values": {"percent_complete": 0.5}},
    )

    entry = Entry.objects.get(source="office")
    assert (entry.author_id, Decision.objects.get(entry=entry).way) == (block.planner.pk, "office")
    assert Folded.objects.get(entry=entry).edit_id == applied.edit_id
    assert block.accepted("B1")["percent"] == 0.5
    assert fold(block) == FoldResult()


def test_an_import_sets_starting_values(block: Block) -> None:
    block.edit(
        block.planner,
        {"kind": "record_progress", "activity_id": block.number("B1"), "values": {"percent_complete": 0.5}},
        source="file",
    )

    assert Entry.objects.get().source == "import"
    assert block.accepted("B1")["percent"] == 0.5


def test_another_duration_alone_is_no_progress(block: Block) -> None:
    block.edit(
        block.planner,
        {"kind": "change_activity", "activity_id": block.number("B1"), "values": {"duration_minutes": 960}},
    )

    assert not Entry.objects.exists()


def test_who_does_not_plan_types_no_progress_in_while_the_site_reports(block: Block) -> None:
    told = {"kind": "record_progress", "activity_id": block.number("B1"), "values": {"percent_complete": 0.5}}
    with pytest.raises(OfficeProgressNotAllowed):
        block.edit(block.foreman, told)

    switch_site_reporting(user=block.manager, project_id=block.project.pk, is_on=False, now=later())
    block.edit(block.foreman, told)
    assert block.row("B1").percent_complete == 0.5
    assert not Entry.objects.exists()


def test_a_folded_edit_is_not_undone(block: Block) -> None:
    accept(block, block.report("B1", percent=0.4))
    fold(block)
    plan = Plan.objects.get(pk=block.plan.pk)
    last = Edit.objects.filter(plan=plan).latest("revision")

    with pytest.raises(FoldedStays):
        undo_edit(user=block.manager, plan_id=plan.pk, edit_id=last.pk, now=later())
    with pytest.raises(FoldedStays):
        undo_last_edit(user=block.manager, plan_id=plan.pk, revision=plan.revision, now=later())
    assert block.row("B1").percent_complete == 0.4


def test_the_own_office_edit_that_became_a_fact_is_not_undone(block: Block) -> None:
    block.edit(
        block.planner,
        {"kind": "record_progress", "activity_id": block.number("B1"), "values": {"percent_complete": 0.5}},
    )
    plan = Plan.objects.get(pk=block.plan.pk)

    with pytest.raises(FoldedStays):
        undo_last_edit(user=block.planner, plan_id=plan.pk, revision=plan.revision, now=later(), own=True)


def test_an_archived_project_is_not_folded(block: Block) -> None:
    accept(block, block.report("B1", percent=0.4))
    block.project.archived_at = NOW
    block.project.save()

    assert fold(block) == FoldResult()


def test_the_fold_of_one_project_leaves_another_alone(block: Block) -> None:
    """The activities of two projects bear the same numbers."""
    other = block_that_reports(code="YQ-4")
    assert other.number("B1") == block.number("B1")
    accept(block, block.report("B1", percent=0.4))
    accept(other, other.report("B1", percent=0.1))

    assert fold(other).entries == 1
    assert (block.row("B1").percent_complete, other.row("B1").percent_complete) == (0, 0.1)
    assert (block.accepted("B1")["percent"], other.accepted("B1")["percent"]) == (0.4, 0.1)


def test_a_guest_of_another_firm_reports_and_the_fold_needs_no_right_of_his(block: Block) -> None:
    guest = person("guest", "planner", "分包公司")
    add_member(project=block.project, account=guest, role="planner", now=later())
    accept(block, block.report("B1", by=guest, percent=0.4))

    assert fold(block).entries == 1


def test_a_fold_is_taken_before_what_came_first_and_pictures_of_photos_last(block: Block) -> None:
    app.configure_task(PICTURE_TASK, queue="files", priority=BEHIND, allow_unknown=True).defer(blob_id=0)
    app.configure_task("usual", queue="upkeep", allow_unknown=True).defer()
    accept(block, block.report("B1", percent=0.4))

    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL")
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()) RETURNING id")
        worker = cursor.fetchone()[0]
        taken = []
        for _ in range(3):
            cursor.execute("SELECT task_name FROM procrastinate_fetch_job_v2(NULL, %s)", [worker])
            taken.append(cursor.fetchone()[0].rpartition(".")[2])
    assert taken == ["fold_job", "usual", "blob_picture_job"]
