"""What waits on the sites of one's projects: what the first page after the sign-in leads to."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from block import NOW, Block, block_that_reports, later, person
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headway.field.models import ParkedOperation
from headway.people.models import Account
from headway.progress.actions.reporting import begin_site_reporting
from headway.progress.queries.overview import list_waiting_sites
from headway.projects.models import Project

pytestmark = pytest.mark.django_db


def park(block: Block) -> None:
    """An entry of the foreman that could not be carried out."""
    ParkedOperation.objects.create(
        organization_id=block.project.organization_id, project_id=block.project.pk, op_id=uuid.uuid4(),
        payload_hash="0" * 64, payload={}, author_id=block.foreman.pk, sent_by_id=block.foreman.pk, device_id=1,
        epoch=uuid.uuid4(), reason="denied", at=NOW,
    )  # fmt: skip


def waiting(account: Account) -> list[tuple[int, int, int]]:
    return [(site.project_id, site.reports, site.on_desk) for site in list_waiting_sites(account)]


def test_rule_6_68_what_waits_is_told_to_who_decides_on_it(block: Block) -> None:
    block.report("B1", percent=0.2)
    block.report("B2", percent=0.1)
    park(block)
    here = block.project.pk

    assert waiting(block.supervisor) == [(here, 2, 0)]
    assert waiting(block.manager) == [(here, 2, 1)]
    assert waiting(block.planner) == [(here, 0, 1)]
    assert waiting(block.foreman) == []
    assert waiting(person("yu", "project_manager", "别家公司")) == []


def test_rule_6_68_the_site_with_the_most_stands_first_and_an_empty_one_nowhere(block: Block) -> None:
    other, quiet = block_that_reports(code="YQ-4"), block_that_reports(code="YQ-5")
    block.report("B1", percent=0.2)
    other.report("B1", percent=0.2)
    other.report("B2", percent=0.1)

    assert [number for number, *_ in waiting(block.supervisor)] == [other.project.pk, block.project.pk]
    assert quiet.project.pk not in {number for number, *_ in waiting(block.manager)}


def test_rule_6_68_archived_projects_and_such_that_no_longer_report_are_left_out(block: Block) -> None:
    other = block_that_reports(code="YQ-4")
    block.report("B1", percent=0.2)
    other.report("B1", percent=0.2)

    begin_site_reporting(project=block.project, by=block.manager, now=later(days=1), is_on=False)
    Project.objects.filter(pk=other.project.pk).update(archived_at=NOW)

    assert waiting(block.supervisor) == []


def statements(account: Account) -> int:
    with CaptureQueriesContext(connection) as told:
        list_waiting_sites(account)
    return len(told)


def test_the_list_costs_the_same_statements_however_many_sites_there_are(block: Block) -> None:
    block.report("B1", percent=0.2)
    of_one = statements(block.manager)
    others: list[Any] = [block_that_reports(code=f"YQ-{number}") for number in (4, 5)]
    for other in others:
        other.report("B1", percent=0.2)

    assert len(waiting(block.manager)) == 3
    assert statements(block.manager) == of_one == 5
