"""A photo is seen by who sees a report that names it (rule 6.69)."""

from __future__ import annotations

import pytest
from block import NOW, Block, person, photo

from headway.field.blob_owners import may_see_blob
from headway.projects.actions import add_member
from headway.projects.queries import get_project_for

pytestmark = pytest.mark.django_db
SHA = f"{1:064x}"


def test_a_photo_is_seen_by_those_who_see_the_report(block: Block) -> None:
    block.report("B1", percent=0.6, blobs=[photo()])

    for reader in (block.foreman, block.supervisor, block.planner):
        assert may_see_blob(reader, get_project_for(reader, block.project.pk), SHA)


def test_a_foreman_of_another_firm_sees_no_photo_of_work_that_is_not_his(block: Block) -> None:
    other = person("ma", "foreman", "机电分包")
    add_member(project=block.project, account=other, role="foreman", now=NOW)
    block.report("B1", percent=0.6, blobs=[photo()])

    assert not may_see_blob(other, get_project_for(other, block.project.pk), SHA)


def test_a_photo_that_no_report_names_is_nobodys(block: Block) -> None:
    assert not may_see_blob(block.manager, get_project_for(block.manager, block.project.pk), SHA)
