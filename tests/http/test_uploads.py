"""Photos of the block come in pieces over a bad line: nothing is lost, nothing is kept twice, nobody learns of others'."""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from typing import Any

import pytest
from phone import CHUNK, UPLOADS, Phone, metadata, photo, sha_of
from world import World, client_of

from headway.field.actions.uploads import clean_uploads
from headway.field.models import Blob, Possession, Upload
from headway.field.queries.blobs import content_path, part_path, parts_folder, states_of
from headway.kernel.clock import now
from headway.people.models import Account, Session
from headway.projects.models import Membership


def phone_of(world: World, role: str = "worker", device: str = "") -> Phone:
    return Phone(world.people[role], world.ours.project.pk, device)


def test_rule_6_20_a_photo_comes_in_pieces_and_stands_under_its_hash(world: World) -> None:
    phone, content = phone_of(world), photo(1, (1600, 1200))
    assert len(content) > 2 * CHUNK

    last = phone.send(content)

    assert (last.status_code, last.headers["Upload-Offset"]) == (204, str(len(content)))
    assert content_path(sha_of(content)).read_bytes() == content
    blob = Blob.objects.get(project=world.ours.project, sha256=sha_of(content))
    assert (blob.media_type, blob.width, blob.height) == ("image/jpeg", 1600, 1200)
    assert states_of(world.ours.project.pk, [sha_of(content), "0" * 64]) == {
        sha_of(content): "verified",
        "0" * 64: "pending",
    }
    assert phone.state(sha_of(content)) == "verified"


def test_rule_6_20_the_phone_goes_on_where_it_was_cut_off(world: World) -> None:
    phone, content = phone_of(world), photo(2, (1600, 1200))
    place = phone.begin(content).headers["Location"]
    phone.send_chunk(place, 0, content[:CHUNK])

    head = phone.ask("HEAD", place)

    assert (head.headers["Upload-Offset"], head.headers["Upload-Length"]) == (str(CHUNK), str(len(content)))
    assert head.headers["Tus-Resumable"] == "1.0.0" and "Upload-Expires" in head.headers
    assert phone.state(sha_of(content)) == "under_way"
    again = phone.begin(content)
    assert (again.headers["Location"], again.headers["Upload-Offset"]) == (place, str(CHUNK))
    assert phone.send(content).status_code == 204
    assert phone.sent_bytes == len(content)


def test_rule_6_20_what_the_disk_does_not_have_is_sent_again(world: World) -> None:
    """The database says more than the disk has: it was restored, or the host died between the two."""
    phone, content = phone_of(world), photo(3, (1600, 1200))
    place = phone.begin(content).headers["Location"]
    phone.send_chunk(place, 0, content[:CHUNK])
    path = part_path(Upload.objects.get(sha256=sha_of(content)).pk)

    os.truncate(path, 1000)
    assert phone.ask("HEAD", place).headers["Upload-Offset"] == "1000"
    path.write_bytes(content[:CHUNK] + b"half a piece that nobody was told of")
    assert phone.ask("HEAD", place).headers["Upload-Offset"] == str(CHUNK)

    assert phone.send(content).status_code == 204
    assert content_path(sha_of(content)).read_bytes() == content


def test_rule_6_21_a_damaged_piece_is_refused_and_costs_itself_only(world: World) -> None:
    phone, content = phone_of(world), photo(4, (1600, 1200))
    place = phone.begin(content).headers["Location"]
    phone.send_chunk(place, 0, content[:CHUNK])
    piece = content[CHUNK : 2 * CHUNK]
    flipped = bytes([piece[0] ^ 1]) + piece[1:]

    refused = phone.send_chunk(place, CHUNK, flipped, told=piece)

    assert (refused.status_code, refused.json()["code"]) == (460, "field.chunk_damaged")
    assert refused.headers["Tus-Resumable"] == "1.0.0"
    assert phone.ask("HEAD", place).headers["Upload-Offset"] == str(CHUNK)
    assert phone.send(content).status_code == 204


def test_rule_6_21_a_content_that_is_not_its_hash_begins_again(world: World) -> None:
    phone, content, other = phone_of(world), photo(5), photo(6)
    other = other[: len(content)].ljust(len(content), b"\0")
    place = phone.begin(content).headers["Location"]

    refused = phone.send_chunk(place, 0, other)

    assert (refused.status_code, refused.json()["code"]) == (460, "field.content_damaged")
    assert phone.ask("HEAD", place).headers["Upload-Offset"] == "0"
    assert not content_path(sha_of(content)).exists() and not Possession.objects.filter(sha256=sha_of(content)).exists()
    assert phone.send(content).status_code == 204


def test_a_piece_at_another_place_is_told_where_to_go_on(world: World) -> None:
    phone, content = phone_of(world), photo(7, (1600, 1200))
    place = phone.begin(content).headers["Location"]

    ahead = phone.send_chunk(place, CHUNK, content[CHUNK : 2 * CHUNK])
    phone.send_chunk(place, 0, content[:CHUNK])
    twice = phone.send_chunk(place, 0, content[:CHUNK])

    assert (ahead.status_code, ahead.json()["parameters"]["offset"]) == (409, 0)
    assert (twice.status_code, twice.json()["parameters"]["offset"]) == (409, CHUNK)
    rest = content[CHUNK:] + b"more than was told"
    assert phone.send_chunk(place, CHUNK, rest[: 1024 * 1024]).status_code == 413
    assert phone.send_chunk(place, CHUNK, b"x" * (1024 * 1024 + 1)).status_code == 413


def test_rule_6_22_the_same_photo_from_two_phones_is_kept_once(world: World) -> None:
    content = photo(8)
    first, second = phone_of(world, "worker"), phone_of(world, "foreman")

    assert first.send(content).status_code == 204
    assert second.send(content).status_code == 204

    assert second.sent_bytes == len(content)  # the hash alone is no proof that he has it
    assert Blob.objects.filter(sha256=sha_of(content)).count() == 1
    assert len(list(content_path(sha_of(content)).parent.glob(f"{sha_of(content)}*"))) == 1


def test_rule_6_22_a_photo_that_one_has_sent_is_not_sent_again(world: World) -> None:
    content = photo(9)
    phone_of(world).send(content)

    other_phone = phone_of(world)
    answer = other_phone.send(content)

    assert answer.status_code == 200
    assert answer.headers["Upload-Offset"] == answer.headers["Upload-Length"] == str(len(content))
    assert other_phone.sent_bytes == 0
    content_path(sha_of(content)).unlink()  # a restored server whose files are lost takes it again
    assert phone_of(world).send(content).status_code == 204
    assert content_path(sha_of(content)).read_bytes() == content


def test_rule_6_23_a_hash_tells_nobody_that_somebody_elses_photo_is_here(world: World) -> None:
    content = photo(10)
    phone_of(world, "worker").send(content)
    spy, unknown = phone_of(world, "foreman"), "f" * 64

    begun, other = spy.begin(content), spy.begin(content, sha256=unknown)

    assert (begun.status_code, begun.headers["Upload-Offset"]) == (other.status_code, other.headers["Upload-Offset"])
    assert spy.state(sha_of(content)) == spy.state(unknown) == "under_way"
    spy.ask("DELETE", begun.headers["Location"])
    assert spy.state(sha_of(content)) == "unknown"
    path = f"/api/projects/{world.ours.project.pk}/blobs"
    for part in ("", "/picture", "/about"):
        answers = [spy.client.get(f"{path}/{sha}{part}") for sha in (sha_of(content), unknown)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content


def test_somebody_elses_upload_is_unknown(world: World) -> None:
    content = photo(11)
    place = phone_of(world).begin(content).headers["Location"]
    other = phone_of(world, "foreman")

    assert other.ask("HEAD", place).status_code == 404
    assert other.send_chunk(place, 0, content[:CHUNK]).status_code == 404
    assert other.ask("DELETE", place).status_code == 404
    assert phone_of(world).ask("HEAD", f"{UPLOADS}/no-id").status_code == 404


def test_who_may_not_report_there_sends_nothing(world: World) -> None:
    content = photo(12)
    assert phone_of(world, "client").begin(content).status_code == 403
    assert Phone(world.stranger, world.ours.project.pk).begin(content).status_code == 404
    assert phone_of(world).begin(content, project=10**15).status_code == 404
    assert Phone(None, world.ours.project.pk).begin(content).status_code == 401
    assert not Upload.objects.exists()


def test_a_disabled_account_goes_on_with_nothing(world: World) -> None:
    content, account = photo(13), world.people["worker"]
    phone = phone_of(world)
    place = phone.begin(content).headers["Location"]

    Account.objects.filter(pk=account.pk).update(is_active=False)

    assert phone.ask("HEAD", place).status_code == 401
    assert phone.send_chunk(place, 0, content).status_code == 401
    Session.objects.all().delete()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload_Length": "x"}, 400),
        ({"Upload_Length": "-1"}, 400),
        ({"Upload_Length": "0"}, 400),
        ({"Upload_Length": "9" * 18}, 413),
        ({"Upload_Metadata": "sha256 ???"}, 400),
        ({"Upload_Metadata": ""}, 400),
        ({"Upload_Metadata": metadata(sha256="A" * 64, project=1)}, 400),
        ({"Upload_Metadata": metadata(sha256="a" * 64, project="one")}, 400),
        ({"Tus_Resumable": "0.2.2"}, 412),
    ],
)
def test_headers_that_say_nothing_are_refused_in_words(world: World, headers: dict[str, str], status: int) -> None:
    project = world.ours.project.pk
    good = {"Upload_Length": "10", "Upload_Metadata": metadata(sha256="a" * 64, project=project)}
    if "Upload_Metadata" in headers:
        headers["Upload_Metadata"] = headers["Upload_Metadata"].replace(metadata(project=1), metadata(project=project))

    answer = phone_of(world).ask("POST", UPLOADS, **good | headers)

    assert answer.status_code == status and answer.json()["text"]


def test_a_piece_says_that_it_is_one_and_what_it_holds(world: World) -> None:
    phone, content = phone_of(world), photo(14)
    place = phone.begin(content).headers["Location"]

    assert phone.ask("PATCH", place, content, Upload_Offset="0").json()["parameters"]["header"] == "Upload-Checksum"
    md5 = f"md5 {'A' * 22}=="
    assert phone.ask("PATCH", place, content, Upload_Offset="0", Upload_Checksum=md5).status_code == 400
    told = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    assert phone.client.patch(place, content, content_type="image/jpeg", headers=told).status_code == 415


def test_the_protocol_is_told(world: World) -> None:
    answer = phone_of(world).client.options(UPLOADS)

    assert answer.headers["Tus-Extension"] == "creation,checksum,expiration,termination"
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha256"


def test_rule_6_24_an_account_has_so_many_uploads_open_and_sends_so_much_a_day(world: World, settings: Any) -> None:
    settings.FIELD_OPEN_UPLOADS, settings.FIELD_QUOTA_BYTES = 3, 10_000_000
    phone = phone_of(world)
    places = [phone.begin(b"x" * 1000, sha256=f"{number:064x}") for number in range(4)]

    assert [answer.status_code for answer in places] == [201, 201, 201, 429]
    assert places[3].json()["code"] == "field.uploads_open" and "Retry-After" in places[3].headers
    phone.ask("DELETE", places[0].headers["Location"])
    settings.FIELD_QUOTA_BYTES = 4000
    assert phone.begin(b"x" * 3000, sha256="a" * 64).json()["code"] == "field.upload_quota"
    assert phone_of(world, "foreman").begin(b"x" * 3000, sha256="a" * 64).status_code == 201


def test_rule_6_24_what_was_sent_counts_for_a_day_and_per_device(world: World, settings: Any) -> None:
    content, device = photo(15), "0196f3a0-0000-7000-8000-000000000001"
    settings.FIELD_QUOTA_BYTES = len(content) + 100
    assert phone_of(world, device=device).send(content).status_code == 204

    assert phone_of(world, "foreman", device).begin(b"x" * 200, sha256="b" * 64).status_code == 429
    assert phone_of(world, "foreman").begin(b"x" * 200, sha256="b" * 64).status_code == 201
    Upload.objects.all().update(started_at=now() - timedelta(hours=25))
    assert phone_of(world).begin(b"x" * 200, sha256="b" * 64).status_code == 201


def test_rule_6_25_unfinished_uploads_are_cleared_after_a_day(world: World) -> None:
    phone, content = phone_of(world), photo(16, (1600, 1200))
    place = phone.begin(content).headers["Location"]
    phone.send_chunk(place, 0, content[:CHUNK])
    upload = Upload.objects.get(sha256=sha_of(content))
    nobodys = parts_folder() / "of-a-database-that-was-restored"
    nobodys.write_bytes(b"x")
    os.utime(nobodys, (0, 0))

    assert clean_uploads(now=now() + timedelta(hours=23)) == 0
    assert part_path(upload.pk).exists()
    assert clean_uploads(now=now() + timedelta(hours=25)) == 1

    assert not part_path(upload.pk).exists() and not nobodys.exists()
    assert phone.ask("HEAD", place).status_code == 404
    assert phone.send(content).status_code == 204


def test_an_upload_that_is_given_up_leaves_nothing(world: World, django_capture_on_commit_callbacks: Any) -> None:
    phone, content = phone_of(world), photo(17, (1600, 1200))
    place = phone.begin(content).headers["Location"]
    phone.send_chunk(place, 0, content[:CHUNK])
    upload = Upload.objects.get(sha256=sha_of(content))

    with django_capture_on_commit_callbacks(execute=True):
        assert phone.ask("DELETE", place).status_code == 204

    assert not part_path(upload.pk).exists()
    assert phone.ask("HEAD", place).status_code == 404


def test_rule_6_26_a_full_disk_is_told_and_loses_nothing(world: World, monkeypatch: Any) -> None:
    """A file may grow no further: what `write` meets on a disk that is full."""
    import resource
    import signal

    phone, content = phone_of(world), photo(18, (1600, 1200))
    place = phone.begin(content).headers["Location"]
    phone.send_chunk(place, 0, content[:CHUNK])
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    former = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (CHUNK + 1000, limits[1]))
        full = phone.send_chunk(place, CHUNK, content[CHUNK : 2 * CHUNK])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, former)

    assert (full.status_code, full.json()["code"], bool(full.json()["cure"])) == (507, "field.disk_full", True)
    assert "Retry-After" in full.headers
    assert phone.ask("HEAD", place).headers["Upload-Offset"] == str(CHUNK)
    assert phone.send(content).status_code == 204
    assert content_path(sha_of(content)).read_bytes() == content


def test_rule_6_26_no_upload_is_begun_that_would_fill_the_disk(world: World, monkeypatch: Any) -> None:
    from headway.field.actions import uploads

    monkeypatch.setattr(uploads, "KEPT_FREE_BYTES", 10**18)

    assert phone_of(world).begin(photo(19)).status_code == 507


def test_access_that_was_taken_ends_what_one_may_see(world: World) -> None:
    content = photo(20)
    phone = phone_of(world)
    phone.send(content)
    path = f"/api/projects/{world.ours.project.pk}/blobs/{sha_of(content)}"
    assert phone.client.get(path).status_code == 200

    Membership.objects.filter(account=world.people["worker"]).delete()

    assert phone.client.get(path).status_code == 404
    assert client_of(world.stranger).get(path).status_code == 404
    assert hashlib.sha256(content_path(sha_of(content)).read_bytes()).hexdigest() == sha_of(content)
