"""A data date is closed forwards, once, with a preview of what it moves and a snapshot (rules 6.64-6.66)."""

from __future__ import annotations

from uuid import UUID

import pytest
from block import Block, later

from headway.kernel.errors import NotAllowed, NotFound
from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.actions.closing import close_data_date, preview_closing
from headway.progress.actions.folding import FoldResult, fold_project
from headway.progress.actions.reporting import switch_site_reporting
from headway.progress.errors import (
    ClosedStays,
    DataDateMoved,
    DataDateNotLater,
    FactNotTaken,
    SiteReportingOff,
)
from headway.progress.models import Folded, Snapshot
from headway.schedule.actions import undo_edit
from headway.schedule.models import Edit, Plan
from headway.schedule.rules.instants import iso
from headway.schedule.rules.packed import unpack_columns

pytestmark = pytest.mark.django_db
NEXT = "2026-03-13T17:00"


def accept(block: Block, *uids: str) -> None:
    wishes = [Wish(UUID(uid), "accept", anyway=True) for uid in uids]
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=wishes, now=later(hours=1))


def preview(block: Block, data_date: str = NEXT) -> dict[str, object]:
    return preview_closing(user=block.planner, project_id=block.project.pk, data_date=data_date)


def close(block: Block, data_date: str = NEXT, former: str | None = None) -> Snapshot:
    return close_data_date(
        user=block.planner, project_id=block.project.pk, data_date=data_date, former=former, now=later(days=7)
    )


def data_date(block: Block) -> str | None:
    return iso(Plan.objects.get(pk=block.plan.pk).data_date)


def test_the_preview_tells_what_moves_and_writes_nothing(block: Block) -> None:
    """Foundation 5 d from Monday: half done on Friday of the next week, 3 days remain, so the roof comes later."""
    accept(block, block.report("B1", percent=0.5, remaining_days=3, started_on="2026-03-02", day="2026-03-13"))
    block.report("B2", percent=0.1, day="2026-03-12")
    before = Plan.objects.get(pk=block.plan.pk).revision

    told = preview(block)

    assert (told["former_data_date"], told["data_date"]) == ("2026-03-06T17:00", NEXT)
    assert (told["due_activities"], told["due_entries"], told["waiting"]) == (1, 1, 1)
    assert {one["code"] for one in told["moved"]} == {"B1", "B2", "B3"}  # type: ignore[attr-defined]
    assert (told["finish_before"], told["finish_after"]) == ("2026-04-01T17:00", "2026-04-06T17:00")
    assert told["finish_days"] == 5
    assert Plan.objects.get(pk=block.plan.pk).revision == before
    assert not Folded.objects.exists()


def test_closing_folds_what_was_due_and_keeps_the_snapshot(block: Block) -> None:
    accept(block, block.report("B1", percent=0.5, remaining_days=3, started_on="2026-03-02", day="2026-03-13"))
    assert fold_project(project_id=block.project.pk, now=later()) == FoldResult()  # not before the close
    told = preview(block)
    edits = Edit.objects.filter(plan=block.plan).count()

    snapshot = close(block)

    assert data_date(block) == NEXT
    assert (block.row("B1").percent_complete, block.row("B1").remaining) == (0.5, 3 * 480)
    assert Edit.objects.filter(plan=block.plan).count() == edits + 1
    assert iso(snapshot.finish) == told["finish_after"]
    assert snapshot.figures == {"entries": 1, "activities": 1, "refused": 0, "moved": told["moved_count"], "waiting": 0}
    columns = unpack_columns(snapshot.columns)
    kept = dict(zip(columns["activity"].tolist(), columns["percent"].tolist(), strict=True))
    assert kept[block.number("B1")] == 5000
    assert Edit.objects.filter(plan=block.plan).latest("revision").kind == "close_data_date"


def test_a_day_means_the_end_of_its_work(block: Block) -> None:
    assert iso(close(block, "2026-03-13").data_date) == NEXT


@pytest.mark.parametrize("backwards", ["2026-03-06T17:00", "2026-03-06", "2026-03-05"])
def test_a_data_date_is_closed_forwards_only(block: Block, backwards: str) -> None:
    with pytest.raises(DataDateNotLater):
        preview(block, backwards)
    with pytest.raises(DataDateNotLater):
        close(block, backwards)


def test_the_same_data_date_is_closed_once(block: Block) -> None:
    close(block)

    with pytest.raises(DataDateNotLater):
        close(block)
    assert Snapshot.objects.count() == 1


def test_who_saw_another_data_date_looks_again(block: Block) -> None:
    close(block, "2026-03-09")

    with pytest.raises(DataDateMoved):
        close(block, NEXT, former="2026-03-06T17:00")
    assert data_date(block) == "2026-03-09T17:00"


@pytest.mark.parametrize("wrong", ["", "soon", "2026-13-40", "2026-03-13T17:00+08:00"])
def test_what_is_no_date_is_refused(block: Block, wrong: str) -> None:
    with pytest.raises(FactNotTaken):
        preview(block, wrong)


def test_late_facts_are_told_and_folded_into_the_present_dates(block: Block) -> None:
    close(block)
    accept(block, block.report("B1", percent=0.2, day="2026-03-05", now=later(days=8)))

    told = preview(block, "2026-03-20")
    assert [one["code"] for one in told["late_activities"]] == ["B1"]  # type: ignore[attr-defined]
    close(block, "2026-03-20")
    assert block.row("B1").percent_complete == 0.2


def test_a_closed_data_date_is_not_undone(block: Block) -> None:
    snapshot = close(block)

    with pytest.raises(ClosedStays):
        undo_edit(user=block.manager, plan_id=block.plan.pk, edit_id=snapshot.edit_id, now=later(days=8))


def test_what_the_door_refuses_stands_beside_the_close(block: Block) -> None:
    milestone = {"code": "M", "name": "封顶", "kind": "finish_milestone"}
    block.edit(block.planner, {"kind": "add_activity", "ref": -1, "values": milestone})
    accept(block, block.report("M", percent=0.4, day="2026-03-12"), block.report("B1", percent=0.4, day="2026-03-12"))

    assert [one["code"] for one in preview(block)["not_folded"]] == ["M"]  # type: ignore[attr-defined]
    assert close(block).figures["refused"] == 1
    assert block.row("B1").percent_complete == 0.4


def test_who_may_not_close_is_refused(block: Block) -> None:
    for account, refusal in ((block.foreman, NotAllowed), (block.supervisor, NotAllowed)):
        with pytest.raises(refusal):
            close_data_date(user=account, project_id=block.project.pk, data_date=NEXT, former=None, now=later())
    with pytest.raises(NotFound):
        close_data_date(user=block.planner, project_id=0, data_date=NEXT, former=None, now=later())


def test_without_site_reporting_nothing_is_closed(block: Block) -> None:
    switch_site_reporting(user=block.manager, project_id=block.project.pk, is_on=False, now=later())

    with pytest.raises(SiteReportingOff):
        close(block)
