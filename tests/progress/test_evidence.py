"""A photo is seen by who sees a report that names it (rule 6.69)."""

from __future__ import annotations

import pytest
from block import NOW, Block, person, photo

from headway.field.blob_owners import may_see_blob
from headway.field.kinds import RecordKey
from headway.field.models import Blob
from headway.field.upload_errors import RedactionReasonMissing
from headway.kernel.errors import NotAllowed, NotFound
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


def test_who_took_a_photo_has_it_taken_out_from_his_phone_and_nobody_else(block: Block) -> None:
    uid = block.report("B1", percent=0.6, blobs=[photo()])
    told = {"sha256": SHA, "reason": "a face"}
    with pytest.raises(NotFound):
        block.act(block.foreman, "redact_photo", told)  # it has not arrived
    blob = Blob.objects.create(
        project=block.project, organization_id=block.project.organization_id, sha256=SHA, media_type="image/jpeg",
        size_bytes=1000, received_from_id=block.foreman.pk, verified_at=NOW,
    )  # fmt: skip

    with pytest.raises(NotAllowed):
        block.act(block.supervisor, "redact_photo", told)
    with pytest.raises(RedactionReasonMissing):
        block.act(block.foreman, "redact_photo", {"sha256": SHA, "reason": " "})
    carried = block.act(block.foreman, "redact_photo", told)

    blob.refresh_from_db()
    assert (blob.redacted_by_id, blob.redaction_reason) == (block.foreman.pk, "a face")
    assert carried.touched == [RecordKey("entry", uid)]
