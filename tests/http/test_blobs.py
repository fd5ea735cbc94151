"""Photos and voice notes on pages: who may have them, what is taken for one, how one is taken out again."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from phone import Phone, photo, sha_of
from test_matrix import shapes
from world import World, client_of, send

from headway.field import blob_owners
from headway.field.actions.blobs import draw_pictures, picture_paths, remove_unused_content
from headway.field.models import Blob
from headway.field.queries.blobs import content_path, states_of
from headway.kernel.models import AuditEntry, OutboxEvent
from headway.people.models import Account
from headway.projects.models import Project

WEBM = (
    b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
    + b"\0" * 200
)
OGG = b"OggS\x00\x02" + b"\0" * 22 + b"\x01\x13OpusHead" + b"\0" * 100
MP4 = b"\0\0\0\x1cftypM4A \0\0\0\0M4A isommp42" + b"\0" * 100
WAV = b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 100


@pytest.fixture
def named_by_facts() -> Iterator[set[tuple[str, str]]]:
    """(user name, hash): the facts that these people see name these photos."""
    seen: set[tuple[str, str]] = set()

    def may_see(account: Account, project: Project, sha256: str) -> bool:
        return (account.username, sha256) in seen

    blob_owners.register(may_see)
    yield seen
    blob_owners._owners.remove(may_see)


def bring(world: World, content: bytes, role: str = "worker") -> str:
    answer = Phone(world.people[role], world.ours.project.pk).send(content)
    assert answer.status_code == 204, answer.content
    return sha_of(content)


def ask(world: World, who: Account | str, sha256: str, part: str = "") -> Any:
    account = world.people[who] if isinstance(who, str) else who
    return client_of(account).get(f"/api/projects/{world.ours.project.pk}/blobs/{sha256}{part}")


def redact(world: World, who: Account | str, sha256: str, **body: str) -> Any:
    account = world.people[who] if isinstance(who, str) else who
    told = {"reason": "拍到了身份证"} | body
    return send(client_of(account), "POST", f"/api/projects/{world.ours.project.pk}/blobs/{sha256}/redactions", told)


def png_of(width: int, height: int) -> bytes:
    """A small file that says it is that large."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    ihdr = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + ihdr + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def jpeg_that_says(width: int, height: int) -> bytes:
    content = photo(1, (64, 64))
    place = re.search(rb"\xff[\xc0-\xc2]\x00\x11\x08", content)
    assert place is not None
    return content[: place.end()] + struct.pack(">HH", height, width) + content[place.end() + 4 :]


def test_rule_6_27_a_photo_is_shown_to_who_sees_a_fact_that_names_it(
    world: World, named_by_facts: set[tuple[str, str]]
) -> None:
    sha256 = bring(world, photo(30))
    draw_pictures(blob_id=Blob.objects.get(sha256=sha256).pk, now=Blob.objects.get(sha256=sha256).verified_at)
    named_by_facts.add(("supervisor", sha256))

    for part in ("", "/picture", "/about"):
        assert ask(world, "worker", sha256, part).status_code == 200  # who brought it
        assert ask(world, "supervisor", sha256, part).status_code == 200
        assert ask(world, "foreman", sha256, part).status_code == 404
        assert ask(world, "it_admin", sha256, part).status_code == 404


def test_rule_6_27_a_photo_that_one_may_not_see_is_answered_like_an_unknown_one(
    world: World, named_by_facts: set[tuple[str, str]]
) -> None:
    sha256 = bring(world, photo(31))
    for part in ("", "/picture", "/about"):
        answers, statements = [], []
        for asked in (sha256, "e" * 64):
            with CaptureQueriesContext(connection) as captured:
                answers.append(ask(world, "foreman", asked, part))
            statements.append(shapes(captured))
        assert answers[0].status_code == answers[1].status_code == 404
        assert answers[0].content == answers[1].content
        assert statements[0] == statements[1]
    assert redact(world, "foreman", sha256).status_code == 404


def test_rule_6_28_a_photo_is_given_to_be_kept_and_shown_as_what_we_drew(world: World) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010E] = "<script>alert(1)</script>"
    exif[0x8825] = {1: "N", 2: (30.0, 15.0, 0.0)}
    content = photo(32, (2000, 1000), exif=exif)
    assert b"<script>" in content
    sha256 = bring(world, content)
    blob = Blob.objects.get(sha256=sha256)
    assert draw_pictures(blob_id=blob.pk, now=blob.verified_at) and draw_pictures(blob_id=blob.pk, now=blob.verified_at)

    kept, small = ask(world, "worker", sha256), ask(world, "worker", sha256, "/picture")
    large = ask(world, "worker", sha256, "/picture?large=true")

    assert b"".join(kept) == content  # the evidence as it was, with its place and time
    assert kept.headers["Content-Type"] == "application/octet-stream"
    assert kept.headers["Content-Disposition"] == f'attachment; filename="{sha256[:16]}.jpg"'
    for answer, size in ((small, (480, 240)), (large, (1600, 800))):
        drawn = b"".join(answer)
        assert answer.headers["Content-Type"] == "image/webp" and "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        picture = Image.open(BytesIO(drawn))
        assert picture.size == size and not picture.getexif() and b"<script>" not in drawn
    about = ask(world, "worker", sha256, "/about").json()
    assert (about["state"], about["width"], about["picture"], about["redaction"]) == ("verified", 2000, True, None)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(WEBM, "audio/webm"), (OGG, "audio/ogg"), (MP4, "audio/mp4"), (WAV, "audio/wav")],
    ids=["webm", "ogg", "mp4", "wav"],
)
def test_rule_6_29_a_voice_note_is_known_by_its_content_and_played_as_sound(
    world: World, content: bytes, media_type: str
) -> None:
    sha256 = bring(world, content)

    answer = ask(world, "worker", sha256)

    assert (answer.headers["Content-Type"], answer.headers["Content-Disposition"]) == (media_type, "inline")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"%PDF-1.7\n/JS (app.alert(1))",
        b"GIF89a=1;alert(1)//" + b"\0" * 100,
        b"\x1a\x45\xdf\xa3\x42\x82\x88matroska" + b"\0" * 100,
        b"\0\0\0\x18ftypavif" + b"\0" * 100,
        b"PK\x03\x04" + b"\0" * 100,
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\xff\xd8\xff\xe1\x00\x01" + b"\0" * 50,
        b"\xff\xd8\xff" + b"\xff" * 3000,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 3,
        b"RIFF\x10\0\0\0WEBPVP9 " + b"\0" * 30,
        b"?",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_rule_6_29_what_is_no_photo_is_refused_whatever_it_is_called(world: World, content: bytes) -> None:
    phone = Phone(world.people["worker"], world.ours.project.pk)

    answer = phone.send(content, media_type="image/jpeg")

    assert (answer.status_code, answer.json()["code"]) == (415, "field.content_unknown")
    assert not content_path(sha_of(content)).exists() and not Blob.objects.exists()
    assert states_of(world.ours.project.pk, [sha_of(content)]) == {sha_of(content): "pending"}


@pytest.mark.parametrize("content", [png_of(50_000, 50_000), jpeg_that_says(50_000, 50_000)], ids=["png", "jpeg"])
def test_rule_6_30_a_picture_of_2500_million_pixels_is_refused_unseen(world: World, content: bytes) -> None:
    import tracemalloc

    tracemalloc.start()
    answer = Phone(world.people["worker"], world.ours.project.pk).send(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (answer.status_code, answer.json()["code"]) == (422, "field.picture_too_large")
    assert answer.json()["parameters"] == {"width": 50_000, "height": 50_000}
    assert peak < 50_000_000


def test_rule_6_30_a_photo_in_heic_is_kept_and_never_decoded_here(world: World) -> None:
    content = b"\0\0\0\x18ftypheic\0\0\0\0" + b"mif1" + bytes(range(256)) * 40
    sha256 = bring(world, content)
    blob = Blob.objects.get(sha256=sha256)

    assert not draw_pictures(blob_id=blob.pk, now=blob.verified_at)
    assert ask(world, "worker", sha256).headers["Content-Disposition"].endswith('.heic"')
    assert ask(world, "worker", sha256, "/picture").status_code == 404


def test_rule_6_30_a_photo_that_does_not_decode_is_kept_without_a_picture(world: World) -> None:
    content = photo(33)[:3000]
    sha256 = bring(world, content)
    blob = Blob.objects.get(sha256=sha256)

    draw_pictures(blob_id=blob.pk, now=blob.verified_at)

    assert ask(world, "worker", sha256).status_code == 200


def test_rule_6_31_a_photo_is_taken_out_with_a_trace(world: World, django_capture_on_commit_callbacks: Any) -> None:
    content = photo(34)
    sha256 = bring(world, content)
    blob = Blob.objects.get(sha256=sha256)
    draw_pictures(blob_id=blob.pk, now=blob.verified_at)

    with django_capture_on_commit_callbacks(execute=True):
        answer = redact(world, "worker", sha256)

    assert answer.status_code == 201
    redaction = answer.json()["redaction"]
    assert (redaction["by"], redaction["reason"]) == (world.people["worker"].display_name, "拍到了身份证")
    assert states_of(world.ours.project.pk, [sha256]) == {sha256: "redacted"}
    assert not content_path(sha256).exists() and not any(path.exists() for path in picture_paths(sha256))
    gone = ask(world, "worker", sha256)
    assert (gone.status_code, gone.json()["parameters"]["reason"]) == (410, "拍到了身份证")
    assert ask(world, "worker", sha256, "/picture").status_code == 410
    assert ask(world, "worker", sha256, "/about").json()["state"] == "redacted"
    assert AuditEntry.objects.filter(action="field.photo_redacted", subject__sha256=sha256).count() == 1
    assert OutboxEvent.objects.filter(kind="field.blobs_changed", subject__blob_id=blob.pk).count() == 3


def test_rule_6_31_a_photo_that_was_taken_out_does_not_come_back(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    content = photo(35)
    sha256 = bring(world, content)
    with django_capture_on_commit_callbacks(execute=True):
        redact(world, "worker", sha256)

    own, other = (Phone(world.people[role], world.ours.project.pk) for role in ("worker", "foreman"))
    assert own.begin(content).status_code == 200  # the phone need not send it again, and drops its copy
    assert own.state(sha256) == "redacted"
    assert other.send(content).status_code == 204

    assert not content_path(sha256).exists()
    assert states_of(world.ours.project.pk, [sha256]) == {sha256: "redacted"}


def test_rule_6_31_a_copy_with_parts_covered_stands_in_its_place(world: World) -> None:
    original, covered, others = bring(world, photo(36)), bring(world, photo(37)), bring(world, photo(38), "foreman")

    assert redact(world, "worker", original, replaced_by=others).json()["code"] == "field.replacement_unknown"
    assert redact(world, "worker", original, replaced_by="a" * 64).json()["code"] == "field.replacement_unknown"
    assert redact(world, "worker", original, replaced_by=original).json()["code"] == "field.replacement_unknown"
    assert redact(world, "worker", original, reason="  ").json()["code"] == "field.redaction_reason_missing"
    assert redact(world, "worker", original, replaced_by=covered).status_code == 201

    assert sha_of(b"".join(ask(world, "worker", original))) == covered
    assert redact(world, "worker", original).json()["redaction"]["replaced_by"] == covered  # twice changes nothing


def test_rule_6_31_who_takes_a_photo_out(world: World, named_by_facts: set[tuple[str, str]]) -> None:
    sha256 = bring(world, photo(39))
    named_by_facts |= {(role, sha256) for role in ("foreman", "supervisor", "planner", "client")}

    assert [redact(world, role, sha256).status_code for role in ("foreman", "supervisor", "client")] == [403] * 3
    assert redact(world, world.stranger, sha256).status_code == 404
    assert redact(world, "planner", sha256).status_code == 201


def test_bytes_that_something_else_has_stay(world: World, django_capture_on_commit_callbacks: Any) -> None:
    from test_files import attach

    content = photo(40)
    sha256 = bring(world, content)
    file = attach(world, "planner", "same.jpg", content).json()["id"]

    with django_capture_on_commit_callbacks(execute=True):
        redact(world, "worker", sha256)

    assert not remove_unused_content(sha256)
    assert b"".join(client_of(world.people["planner"]).get(f"/api/files/{file}")) == content
