"""With a project that is removed for good its facts go, and nobody else's (rule 6.45)."""

from __future__ import annotations

from uuid import UUID

import pytest
from block import Block, block_that_reports, later
from django.db import connection

from headway.progress.actions.acceptance import Wish, decide_reports
from headway.progress.actions.closing import close_data_date
from headway.progress.actions.sealing import anchor_facts, seal_facts
from headway.progress.models import Decision, Entry, Fact, FactSeal, Folded, SiteReporting, Snapshot, Standing
from headway.progress.queries.sealing import verify_facts
from headway.projects.actions import change_state, purge_deleted_projects
from headway.projects.errors import ProjectArchived

pytestmark = pytest.mark.django_db
KEPT = (Entry, Fact, FactSeal, Folded, Decision, Standing, SiteReporting, Snapshot)


def with_a_past(block: Block) -> Block:
    """A report that was accepted and folded by a close, all of it sealed."""
    wish = Wish(UUID(block.report("B1", percent=0.2)), "accept")
    decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))
    close_data_date(
        user=block.planner, project_id=block.project.pk, data_date="2026-03-13", former=None, now=later(days=7)
    )
    seal_facts(now=later(days=7))
    anchor_facts(now=later(days=7))
    return block


def test_facts_go_with_their_project_and_with_no_other(block: Block) -> None:
    gone, stays = with_a_past(block), with_a_past(block_that_reports(code="YQ-4"))
    change_state(user=gone.manager, project_id=gone.project.pk, state="deleted", now=later(days=8))

    assert purge_deleted_projects(now=later(days=40)) == 1
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for model in KEPT:
        assert set(model.objects.values_list("project_id", flat=True)) == {stays.project.pk}, model
    assert verify_facts().findings == []  # nobody cut it off


def test_an_archived_project_is_not_decided_on(block: Block) -> None:
    wish = Wish(UUID(block.report("B1", percent=0.2)), "accept")
    change_state(user=block.manager, project_id=block.project.pk, state="archived", now=later())

    with pytest.raises(ProjectArchived):
        decide_reports(user=block.supervisor, project_id=block.project.pk, wishes=[wish], now=later(hours=1))
