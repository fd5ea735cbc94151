"""A phone that cannot sync any more gives its outbox as a file: once, by the same door, and no way in for anything else."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.test import Client
from small_kinds import FORMS
from small_site import Phone, person

from headway.field.actions.devices import carry_out_waiting
from headway.field.models import Blob, Device, OperationEntry, ParkedOperation
from headway.field.queries.blobs import content_path, states_of
from headway.field.rules import outbox_file
from headway.kernel.clock import now
from headway.kernel.models import AuditEntry
from headway.projects.actions import add_member
from headway.projects.models import Membership

PHOTO = b"\x1a\x45\xdf\xa3\x42\x82\x84webm" + b"\0" * 5000
PHOTO_HASH = hashlib.sha256(PHOTO).hexdigest()


def outbox(phone: Phone, *operations: dict[str, Any], blobs: dict[str, bytes] | None = None, **manifest: Any) -> bytes:
    """As the field app writes it."""
    ops = [{"epoch": str(phone.epoch), "op": op} for op in operations]
    parts = {"ops.json": orjson.dumps(ops)} | {f"blobs/{name}": content for name, content in (blobs or {}).items()}
    files = {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}
    told = {"protocol": 1, "device": str(phone.device), "epoch": str(phone.epoch), "files": files} | manifest
    return zipped(parts | {"manifest.json": orjson.dumps(told)})


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def bring(account: Any, content: bytes) -> Any:
    client, file = Client(), io.BytesIO(content)
    client.force_login(account)
    file.name = "outbox.zip"
    return client.post("/api/field/outbox-imports", {"file": file})


def statuses(answer: Any) -> list[tuple[str, str | None]]:
    assert answer.status_code in (200, 201), answer.content
    return [(one["status"], one["reason"]) for one in answer.json()["answers"]]


@pytest.fixture
def phone(site: Any) -> Phone:
    """Of the foreman; it has synced before."""
    found: Phone = site.phone_of(site.foreman)
    found.send(found.enter(site.project, {"text": [None, "一"]}))
    return found


def test_rule_6_38_a_file_goes_through_the_same_door_once(site: Any, phone: Phone) -> None:
    waiting = [phone.enter(site.project, {"text": ["一", word]}) for word in ("二", "三")]
    content = outbox(phone, *waiting)

    assert statuses(bring(site.manager, content)) == [("applied", None)] * 2
    assert statuses(bring(site.manager, content)) == [("applied", None)] * 2
    later = phone.send(*waiting)

    assert [one["status"] for one in later["answers"]] == ["applied"] * 2 and later["watermark"] == 3
    assert [trail[1]["text"] for trail in FORMS[(site.project.pk, "1")].trail] == ["一", "二", "三"]
    entries = OperationEntry.objects.filter(op_id__in=[one["op_id"] for one in waiting])
    assert {(one.author_id, one.sent_by_id, tuple(one.flags)) for one in entries} == {
        (site.foreman.pk, site.manager.pk, ("imported",))
    }
    assert AuditEntry.objects.filter(action="field.outbox_imported").count() == 2


def test_rule_6_38_what_waits_behind_a_gap_still_came_as_a_file(site: Any, phone: Phone) -> None:
    """The entry before it is gone with the phone: five days later it is carried out, and the log tells both."""
    _lost, waiting = (phone.enter(site.project, {"text": ["一", word]}) for word in ("二", "三"))

    assert statuses(bring(site.manager, outbox(phone, waiting))) == [("held", None)]
    carry_out_waiting(now=now() + timedelta(days=6))

    entry = OperationEntry.objects.get(op_id=waiting["op_id"])
    assert (entry.status, entry.flags) == ("applied", ["gap", "imported"])


def test_rule_6_38_with_the_rights_that_the_author_has_now(site: Any, phone: Phone) -> None:
    waiting = phone.enter(site.project, {"text": ["一", "二"]})
    Membership.objects.filter(account=site.foreman).update(role="client")
    other = person("钱师傅", "worker")
    forged = phone.enter(site.project, {"text": ["一", "三"]}, user_id=str(other.pk))

    answer = bring(site.manager, outbox(phone, waiting, forged))

    assert statuses(answer) == [("parked", "denied"), ("parked", "foreign_author")]
    assert FORMS[(site.project.pk, "1")].values == {"text": "一"}


def test_rule_6_38_a_revoked_phone_has_its_entries_reviewed(site: Any, phone: Phone) -> None:
    Device.objects.filter(device_id=phone.device).update(revoked_at=now())

    answer = bring(site.manager, outbox(phone, phone.enter(site.project, {"text": ["一", "二"]})))

    assert statuses(answer) == [("parked", "device_revoked")]


def test_rule_6_38_only_who_looks_after_the_phone_and_only_his_projects(site: Any, phone: Phone) -> None:
    add_member(project=site.elsewhere, account=site.foreman, role="foreman", now=now())
    here, there = phone.enter(site.project, {"text": ["一", "二"]}), phone.enter(site.elsewhere, {"text": [None, "密"]})
    content = outbox(phone, here, there)

    for account in (site.worker, site.foreman, person("外IT", "it_admin", "第三家公司")):
        assert bring(account, content).json()["code"] == "field.outbox_device_unknown"
    unknown = Phone(Client(), site.foreman)
    assert bring(site.manager, outbox(unknown)).json()["code"] == "field.outbox_device_unknown"
    answer = bring(person("IT", "it_admin"), content)
    assert statuses(answer) == [("applied", None)] and answer.json()["elsewhere"] == 1
    assert (site.elsewhere.pk, "1") not in FORMS
    answer = bring(site.stranger, content)  # the other project's manager brings what is of his
    assert statuses(answer) == [("applied", None)] and answer.json()["elsewhere"] == 1


def test_rule_6_38_photos_come_with_their_entries(site: Any, phone: Phone) -> None:
    named = {"sha256": PHOTO_HASH, "size_bytes": len(PHOTO), "media_type": "audio/webm"}
    waiting = phone.enter(site.project, {"text": ["一", "二"]}, blobs=[named])
    nobodys = b"\x1a\x45\xdf\xa3\x42\x82\x84webm" + b"\1" * 50

    answer = bring(
        site.manager,
        outbox(phone, waiting, blobs={PHOTO_HASH: PHOTO, hashlib.sha256(nobodys).hexdigest(): nobodys}),
    )

    assert statuses(answer) == [("applied", None)] and answer.json()["photos"] == 1
    assert states_of(site.project.pk, [PHOTO_HASH]) == {PHOTO_HASH: "verified"}
    assert content_path(PHOTO_HASH).read_bytes() == PHOTO
    assert Blob.objects.get().received_from_id == site.foreman.pk  # what no entry names stays in the file
    assert bring(site.manager, outbox(phone, waiting, blobs={PHOTO_HASH: PHOTO})).json()["photos"] == 0


def test_a_photo_that_is_none_costs_its_entry_nothing(site: Any, phone: Phone) -> None:
    script = b"<script>alert(1)</script>"
    sha256 = hashlib.sha256(script).hexdigest()
    named = {"sha256": sha256, "size_bytes": len(script)}
    waiting = phone.enter(site.project, {"text": ["一", "二"]}, blobs=[named])

    answer = bring(site.manager, outbox(phone, waiting, blobs={sha256: script}))

    assert statuses(answer) == [("applied", None)] and answer.json()["photos_refused"] == 1
    assert not content_path(sha256).exists()


def hostile(phone: Phone) -> dict[str, bytes]:
    good = {"ops.json": b"[]"}
    files = {"ops.json": hashlib.sha256(b"[]").hexdigest()}
    manifest: dict[str, Any] = {"protocol": 1, "device": str(phone.device), "epoch": str(phone.epoch), "files": files}

    def with_manifest(parts: dict[str, bytes] = good, **other: Any) -> bytes:
        return zipped(parts | {"manifest.json": orjson.dumps(manifest | other)})

    many = {f"blobs/{number:064x}": b"" for number in range(outbox_file.MOST_PARTS)}
    twice = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(twice, "w") as archive:
        for name, content in (("ops.json", b"[]"), ("ops.json", b"[1]"), ("manifest.json", orjson.dumps(manifest))):
            archive.writestr(name, content)
    spaces = b" " * (outbox_file.LARGEST_OPERATIONS + 1)
    told = manifest | {"files": {"ops.json": hashlib.sha256(spaces).hexdigest()}}
    bomb = zipped({"ops.json": spaces, "manifest.json": orjson.dumps(told)}, zipfile.ZIP_DEFLATED)
    nul = orjson.dumps([{"epoch": str(phone.epoch), "op": {"kind": "\0"}}])
    lying = bytearray(zipped(good | {"manifest.json": orjson.dumps(manifest)}))
    place = lying.rindex(b"PK\x01\x02")
    lying[place + 24 : place + 28] = (2**31).to_bytes(4, "little")  # the size that a part claims
    return {
        "no zip": b"hello",
        "empty": b"",
        "no manifest": zipped(good),
        "no operations": with_manifest({}, files={}),
        "other protocol": with_manifest(protocol=2),
        "no device": with_manifest(device="x"),
        "files that are not there": with_manifest(files=files | {"blobs/" + "0" * 64: "0" * 64}),
        "a part nobody named": with_manifest(good | {"blobs/" + "0" * 64: b"x"}),
        "another hash": with_manifest(files={"ops.json": "0" * 64}),
        "a path up": with_manifest(good | {"../../etc/passwd": b"x"}),
        "an absolute path": with_manifest(good | {"/etc/passwd": b"x"}),
        "a reserved name": with_manifest(good | {"blobs/CON": b"x"}),
        "the same name twice": twice.getvalue(),
        "too many parts": zipped(many),
        "a bomb": bomb,
        "a lie about a size": bytes(lying),
        "not JSON": with_manifest({"ops.json": b"{"}, files={"ops.json": hashlib.sha256(b"{").hexdigest()}),
        "deep JSON": with_manifest(
            {"ops.json": b"[" * 50_000}, files={"ops.json": hashlib.sha256(b"[" * 50_000).hexdigest()}
        ),
        "a NUL": with_manifest({"ops.json": nul}, files={"ops.json": hashlib.sha256(nul).hexdigest()}),
        "no list": with_manifest({"ops.json": b"{}"}, files={"ops.json": hashlib.sha256(b"{}").hexdigest()}),
        "cut off": with_manifest()[:-30],
    }


def test_rule_6_39_a_file_that_is_none_is_refused_before_it_is_unpacked(site: Any, phone: Phone) -> None:
    import tracemalloc

    for name, content in hostile(phone).items():
        tracemalloc.start()
        answer = bring(site.manager, content)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert (answer.status_code, answer.json()["code"]) == (422, "field.outbox_unreadable"), name
        assert peak < 40_000_000, name
    assert OperationEntry.objects.count() == 1 and not ParkedOperation.objects.exists()


def test_rule_6_39_a_photo_that_does_not_unpack_to_its_hash_is_left_out(site: Any, phone: Phone) -> None:
    photo = PHOTO + b"of its own"
    sha256 = hashlib.sha256(photo).hexdigest()
    named = {"sha256": sha256, "size_bytes": len(photo)}
    waiting = phone.enter(site.project, {"text": ["一", "二"]}, blobs=[named])
    files = {"blobs/" + sha256: sha256}
    content = outbox(phone, waiting, blobs={sha256: photo[:-1] + b"\7"})
    told = orjson.loads(zipfile.ZipFile(io.BytesIO(content)).read("manifest.json"))
    told["files"] |= files
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}

    answer = bring(site.manager, zipped(parts | {"manifest.json": orjson.dumps(told)}))

    assert statuses(answer) == [("applied", None)] and answer.json()["photos_refused"] == 1
    assert not content_path(sha256).exists()


def test_entries_of_another_life_of_the_phone_come_under_their_own_numbers(site: Any, phone: Phone) -> None:
    first = phone.enter(site.project, {"text": ["一", "二"]})
    content = outbox(phone, first)
    phone.epoch, phone.seq = uuid.uuid4(), 0
    second = phone.enter(site.project, {"text": ["二", "三"]})
    ops = orjson.loads(zipfile.ZipFile(io.BytesIO(content)).read("ops.json"))
    ops.append({"epoch": str(phone.epoch), "op": second})
    body = orjson.dumps(ops)
    told = {
        "protocol": 1,
        "device": str(phone.device),
        "epoch": str(phone.epoch),
        "files": {"ops.json": hashlib.sha256(body).hexdigest()},
    }

    answer = bring(site.manager, zipped({"ops.json": body, "manifest.json": orjson.dumps(told)}))

    assert statuses(answer) == [("applied", None)] * 2
    assert FORMS[(site.project.pk, "1")].values == {"text": "三"}
