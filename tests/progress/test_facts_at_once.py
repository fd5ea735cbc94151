"""Many at once: one decision stands, reports are not lost, a fold that dies leaves nothing (security.md row 13)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from block import Block, block_that_reports, later
from tests.at_once import at_once, before_it_commits

from headway.progress.actions import folding
from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.actions.closing import close_data_date
from headway.progress.actions.folding import FoldResult, fold_project
from headway.progress.models import Decision, Entry, Folded, Snapshot, Standing
from headway.progress.queries.log import list_log
from headway.progress.rules.replay import replay
from headway.schedule.models import Edit, Plan

pytestmark = pytest.mark.django_db(transaction=True)
PARALLEL = 20


@pytest.fixture
def block(transactional_db: None) -> Block:
    return block_that_reports()


def accept(block: Block, uid: str) -> Callable[[], Any]:
    wish = Wish(UUID(uid), "accept", anyway=True)
    return lambda: decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))


def test_of_twenty_acceptances_at_once_one_stands(block: Block) -> None:
    uid = block.report("B1", percent=0.2)
    found = at_once(*[accept(block, uid)] * PARALLEL)

    assert found.count(None) == 1
    assert Decision.objects.count() == 1


def test_an_acceptance_that_comes_before_another_has_committed_sees_it(block: Block) -> None:
    uid = block.report("B1", percent=0.2)

    found = before_it_commits(accept(block, uid), accept(block, uid))

    assert found[0] is None and found[1] is not None
    assert Decision.objects.count() == 1


def test_reports_and_decisions_at_once_are_all_there_and_what_stands_is_their_replay(block: Block) -> None:
    first = block.report("B1", percent=0.1, day="2026-03-03")
    acts: list[Callable[[], Any]] = [accept(block, first)]
    acts += [
        lambda day=day: block.report("B1", percent=0.1 + day / 100, day=f"2026-03-{day:02d}", device_id=UUID(int=day))
        for day in range(4, 14)
    ]

    assert at_once(*acts) == [None] * len(acts)
    assert Entry.objects.count() == 11
    standing = Standing.objects.get(project=block.project)
    stands = replay(list_log(block.project.pk, [block.number("B1")])[block.number("B1")])
    assert (standing.accepted, standing.claimed, standing.waiting) == (
        stands.accepted, stands.claimed, len(stands.waiting),
    )  # fmt: skip


def test_two_folds_and_an_office_edit_at_once_end_in_one_order(block: Block) -> None:
    accept(block, block.report("B1", percent=0.4))()
    told = {"kind": "record_progress", "activity_id": block.number("B2"), "values": {"percent_complete": 0.1}}
    fold: Callable[[], Any] = lambda: fold_project(project_id=block.project.pk, now=later(hours=2))  # noqa: E731

    assert at_once(fold, fold, lambda: block.edit(block.planner, told)) == [None] * 3
    assert Folded.objects.count() == 2
    assert (block.row("B1").percent_complete, block.row("B2").percent_complete) == (0.4, 0.1)
    assert Edit.objects.filter(plan=block.plan, kind="fold_reports").count() == 1


def test_a_fold_that_dies_after_its_edit_leaves_nothing_and_goes_again(
    block: Block, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(block, block.report("B1", percent=0.4))()
    revision = Plan.objects.get(pk=block.plan.pk).revision

    def die(*arguments: object) -> FoldResult:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(folding, "finish_fold", die)
        with pytest.raises(KeyboardInterrupt):
            fold_project(project_id=block.project.pk, now=later(hours=2))
    assert Plan.objects.get(pk=block.plan.pk).revision == revision
    assert block.row("B1").percent_complete == 0

    assert fold_project(project_id=block.project.pk, now=later(hours=2)).entries == 1
    assert block.row("B1").percent_complete == 0.4


def test_of_closes_at_once_one_stands(block: Block) -> None:
    def close() -> Snapshot:
        return close_data_date(
            user=block.planner, project_id=block.project.pk, data_date="2026-03-13", former="2026-03-06T17:00",
            now=later(days=7),
        )  # fmt: skip

    found = at_once(*[close] * 5)

    assert found.count(None) == 1
    assert Snapshot.objects.count() == 1
