"""Uploads at the same moment: pieces do not mix, the cap holds, a photo is kept once."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from small_site import SmallSite, build_site
from test_photos_over_a_bad_line import CHUNK, photo
from tests.at_once import at_once, before_it_commits

from headway.field.actions.uploads import Piece, Wanted, begin_upload, take_chunk
from headway.field.models import Blob, Possession, Upload
from headway.field.queries.blobs import content_path, part_path
from headway.field.upload_errors import OffsetDiffers, UploadBusy, UploadsOpen
from headway.kernel.clock import now
from headway.people.models import Account

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site() -> SmallSite:
    return build_site()


def wanted(site: SmallSite, content: bytes) -> Wanted:
    return Wanted(site.project.pk, hashlib.sha256(content).hexdigest(), len(content))


def begin(site: SmallSite, account: Account, content: bytes) -> Upload:
    begun = begin_upload(user=account, wanted=wanted(site, content), now=now()).upload
    assert begun is not None
    return begun


def send(account: Account, upload: Upload, offset: int, piece: bytes) -> object:
    checksum = hashlib.sha256(piece).digest()
    return take_chunk(user=account, upload_id=upload.pk, piece=Piece(offset, checksum, piece), now=now())


def test_rule_6_20_of_several_that_send_the_same_piece_one_writes_it(site: SmallSite) -> None:
    content = photo(1, 4 * CHUNK)
    upload = begin(site, site.worker, content)

    answers = at_once(*[lambda: send(site.worker, upload, 0, content[:CHUNK])] * 6)

    assert answers.count(None) == 1
    assert {one for one in answers if one is not None} <= {OffsetDiffers, UploadBusy}
    assert part_path(upload.pk).read_bytes() == content[:CHUNK]
    assert Upload.objects.get().received_bytes == CHUNK


def test_rule_6_24_the_cap_holds_for_those_that_begin_at_once(site: SmallSite, settings: Any) -> None:
    settings.FIELD_OPEN_UPLOADS = 4

    answers = at_once(*[lambda n=n: begin(site, site.worker, b"x" * (n + 1)) for n in range(8)])  # type: ignore[misc]

    assert answers.count(None) == Upload.objects.count() == 4
    assert {one for one in answers if one is not None} == {UploadsOpen}


def test_rule_6_24_who_begins_while_another_begins_is_counted_after_him(site: SmallSite, settings: Any) -> None:
    settings.FIELD_OPEN_UPLOADS = 1

    answers = before_it_commits(*[lambda n=n: begin(site, site.worker, b"x" * n) for n in (1, 2)])  # type: ignore[misc]

    assert answers == [None, UploadsOpen] and Upload.objects.count() == 1


def test_a_photo_that_is_begun_twice_at_once_is_one_upload(site: SmallSite) -> None:
    assert at_once(*[lambda: begin(site, site.worker, b"the same")] * 6) == [None] * 6
    assert Upload.objects.count() == 1


def test_rule_6_22_the_same_photo_that_ends_on_two_phones_at_once_is_kept_once(site: SmallSite) -> None:
    content = photo(2, CHUNK)
    uploads = [(account, begin(site, account, content)) for account in (site.foreman, site.worker)]

    answers = at_once(*[lambda a=a, u=u: send(a, u, 0, content) for a, u in uploads])  # type: ignore[misc]

    assert answers == [None, None]
    assert Blob.objects.count() == 1 and Possession.objects.count() == 2
    assert content_path(hashlib.sha256(content).hexdigest()).read_bytes() == content
