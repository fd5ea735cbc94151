"""A crew reports by its link; it is taken back while phones have no network: nothing that was entered is lost."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.test import Client
from small_kinds import FORMS
from small_site import Phone

from headway.field.actions.crew_links import MadeLink, WantedLink, make_crew_link, revoke_crew_link
from headway.field.models import CrewLink, Device, ParkedOperation, Upload
from headway.kernel.clock import now
from headway.people.models import Account
from headway.projects.models import Membership, Resource


@pytest.fixture
def made(site: Any) -> MadeLink:
    return make_link(site)


def make_link(site: Any, name: str = "钢筋一班") -> MadeLink:
    crew = Resource.objects.create(organization_id=site.project.organization_id, name=name, kind="crew")
    today = now().date()
    wanted = WantedLink(crew.pk, (), today - timedelta(days=1), today + timedelta(days=2))
    return make_crew_link(user=site.manager, project_id=site.project.pk, wanted=wanted, now=now())


def token_of(made: MadeLink) -> str:
    return made.address.rpartition("/")[2]


def phone_by(made: MadeLink, reporter: str = "李四") -> Phone:
    client = Client()
    path = f"/api/crew-links/{token_of(made)}/sessions"
    answer = client.post(path, orjson.dumps({"reporter": reporter}), content_type="application/json")
    assert answer.status_code == 200, answer.content
    return Phone(client, Account.objects.get(pk=made.link.account_id))


def entry(phone: Phone, site: Any, word: str = "一", **others: Any) -> dict[str, Any]:
    changes = {"text": [None, word], "day": [None, str(now().date())]}
    return phone.enter(site.project, changes, **{"reporter": "李四"} | others)


def answers(told: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(one["status"], one["reason"]) for one in told["answers"]]


def test_rule_6_32_a_crew_reports_by_its_link_each_under_his_name(site: Any, made: MadeLink) -> None:
    first, second = phone_by(made), phone_by(made, "王五")

    assert answers(first.send(entry(first, site))) == [("applied", None)]
    assert answers(second.send(entry(second, site, "二", reporter="王五")))[0][0].startswith("applied")
    assert answers(first.send(entry(first, site, reporter=""))) == [("parked", "field.reporter_missing")]
    assert [one["project_id"] for one in first.client.get("/api/field/projects").json()["projects"]] == [
        site.project.pk
    ]


def test_rule_6_35_what_is_of_another_day_is_parked_with_words(site: Any, made: MadeLink) -> None:
    phone = phone_by(made)
    late = entry(phone, site)
    late["changes"]["day"] = [None, str(now().date() + timedelta(days=3))]

    told = phone.send(late)["answers"][0]

    assert (told["status"], told["reason"]) == ("parked", "field.day_outside_link")
    assert str(made.link.last_day) in told["text"] and told["cure"]
    assert not FORMS


def test_rule_6_34_what_was_entered_before_is_handed_over_and_parked(site: Any, made: MadeLink) -> None:
    phone = phone_by(made)
    waiting = [entry(phone, site, word) for word in "一二"]
    revoke_crew_link(user=site.manager, project_id=site.project.pk, link_id=made.link.pk, now=now())

    assert phone.post(*waiting).status_code == 401  # never parked, never dropped by that
    body = {
        "protocol": 1,
        "device": str(phone.device),
        "epoch": str(phone.epoch),
        "sent_at": now().isoformat(),
        "ops": waiting,
    }
    path = f"/api/crew-links/{token_of(made)}/hand-overs"
    handed = Client().post(path, orjson.dumps(body), content_type="application/json")

    assert answers(handed.json()) == [("parked", "denied")] * 2
    again = Client().post(path, orjson.dumps(body), content_type="application/json")
    assert again.json()["answers"] == handed.json()["answers"]
    assert not FORMS
    parked = ParkedOperation.objects.filter(project_id=site.project.pk)
    assert [one.payload["changes"]["text"][1] for one in parked.order_by("pk")] == ["一", "二"]


def test_rule_6_34_an_open_link_hands_nothing_over_and_a_link_of_long_ago_neither(site: Any, made: MadeLink) -> None:
    path = f"/api/crew-links/{made.address.rpartition('/')[2]}/hand-overs"
    body = {
        "protocol": 1,
        "device": "0196f3a0-0000-7000-8000-000000000001",
        "epoch": "0196f3a0-0000-7000-8000-000000000001",
        "sent_at": now().isoformat(),
    }

    def handed() -> int:
        return int(Client().post(path, orjson.dumps(body), content_type="application/json").status_code)

    assert handed() == 404
    revoke_crew_link(user=site.manager, project_id=site.project.pk, link_id=made.link.pk, now=now())
    assert handed() == 200
    CrewLink.objects.filter(pk=made.link.pk).update(revoked_at=now() - timedelta(days=31))
    assert handed() == 404


def begin_photo(phone: Phone, project_id: int, content: bytes, place: str = "/api/field/uploads") -> Any:
    told = {"sha256": hashlib.sha256(content).hexdigest(), "project": project_id, "device": phone.device}
    metadata = ",".join(f"{name} {base64.b64encode(str(value).encode()).decode()}" for name, value in told.items())
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(content)), "Upload-Metadata": metadata}
    return phone.client.generic("POST", place, headers=headers)


def send_piece(phone: Phone, place: str, piece: bytes, offset: int = 0, checked: bytes | None = None) -> Any:
    """`checked`: what its hash is made of, when it is to be another one."""
    checksum = base64.b64encode(hashlib.sha256(piece if checked is None else checked).digest()).decode()
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset), "Upload-Checksum": f"sha256 {checksum}"}
    return phone.client.patch(place, piece, content_type="application/offset+octet-stream", headers=headers)


def test_rule_6_37_the_photos_of_a_parked_entry_are_taken_in(site: Any) -> None:
    """He lost the right while he had no network: the entry waits at the desk, its photo comes after it."""
    phone, content = site.phone_of(site.worker), b"OggS\x00 a voice note"
    named = {"sha256": hashlib.sha256(content).hexdigest(), "size_bytes": len(content)}
    waiting = phone.enter(site.project, {"text": [None, "一"]}, blobs=[named])
    Membership.objects.filter(account=site.worker).delete()

    assert begin_photo(phone, site.project.pk, content).status_code == 404
    assert answers(phone.send(waiting)) == [("parked", "denied")]
    parked = ParkedOperation.objects.get()

    expected = 201 if parked.project_id == site.project.pk else 404
    begun = begin_photo(phone, site.project.pk, content)
    assert begun.status_code == expected == 201
    assert send_piece(phone, begun.headers["Location"], content).status_code == 204
    state = f"/api/field/blobs/{named['sha256']}/state?project={site.project.pk}"
    assert phone.client.get(state).json()["state"] == "verified"  # so that the phone may drop its copy one day
    assert phone.client.get(state.replace(named["sha256"], "0" * 64)).status_code == 404
    assert begin_photo(phone, site.project.pk, b"another").status_code == 404
    other = site.phone_of(site.stranger)
    assert begin_photo(other, site.project.pk, content).status_code == 404


def test_rule_6_37_a_revoked_phone_sends_no_photos(site: Any) -> None:
    phone, content = site.phone_of(site.worker), b"\xff\xd8\xff a photo"
    phone.send()
    begun = begin_photo(phone, site.project.pk, content)
    assert begun.status_code == 201

    Device.objects.filter(device_id=phone.device).update(revoked_at=now())

    assert begin_photo(phone, site.project.pk, b"another").json()["code"] == "field.device_is_revoked"
    assert send_piece(phone, begun.headers["Location"], content).status_code == 403
    assert Upload.objects.get().received_bytes == 0
    phone.device = phone.epoch  # under another name the session is still the one of the revoked phone
    assert begin_photo(phone, site.project.pk, b"another").status_code == 403


def test_the_phones_of_a_crews_link_are_seen_by_who_looks_after_devices(site: Any, made: MadeLink) -> None:
    phone = phone_by(made)
    phone.send(entry(phone, site))
    office = Client()
    office.force_login(site.manager)

    told = office.get(f"/api/projects/{site.project.pk}/devices").json()["devices"]

    assert ["班组链接：钢筋一班"] in [one["users"] for one in told]
