"""A crew's link is taken back while its phones hold entries with photos: the photos follow the entries to the desk."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import orjson
import pytest
from django.test import Client
from small_kinds import FORMS
from small_site import Phone, person
from test_crew_links_at_work import answers, begin_photo, entry, make_link, phone_by, send_piece, token_of
from test_desks import say

from headway.field.actions.crew_links import MadeLink, revoke_crew_link
from headway.field.models import CrewLink, Device, ParkedOperation, Upload
from headway.kernel.clock import now

CONTENT = b"OggS\x00 a voice note"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NAMED = [{"sha256": SHA256, "size_bytes": len(CONTENT), "media_type": "audio/ogg"}]


@pytest.fixture
def made(site: Any) -> MadeLink:
    return make_link(site)


def uploads_of(made: MadeLink) -> str:
    return f"/api/crew-links/{token_of(made)}/uploads"


def revoke(site: Any, made: MadeLink) -> None:
    revoke_crew_link(user=site.manager, project_id=site.project.pk, link_id=made.link.pk, now=now())


def hand_over(phone: Phone, made: MadeLink, *waiting: dict[str, Any]) -> list[tuple[str, str | None]]:
    body = {
        "protocol": 1,
        "device": str(phone.device),
        "epoch": str(phone.epoch),
        "sent_at": now().isoformat(),
        "ops": waiting,
    }
    path = f"/api/crew-links/{token_of(made)}/hand-overs"
    handed = Client().post(path, orjson.dumps(body), content_type="application/json")
    assert handed.status_code == 200, handed.content
    return answers(handed.json())


def closed_with_a_photo(site: Any, made: MadeLink) -> Phone:
    """A phone of a link that was taken back, which has handed over an entry with a photo."""
    phone = phone_by(made)
    waiting = entry(phone, site, blobs=NAMED)
    revoke(site, made)
    assert hand_over(phone, made, waiting) == [("parked", "denied")]
    return phone


def at_the_desk(site: Any) -> list[str]:
    told = site.phone_of(site.manager).client.get(f"/api/projects/{site.project.pk}/parked").json()["parked"]
    return [blob["state"] for one in told for blob in one["blobs"]]


def code_of(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


NOT_OWED, NO_LINK = (404, "field.photo_not_owed"), (404, "field.crew_link_invalid")


def test_rule_6_37_a_photo_follows_its_entry_by_a_link_that_was_taken_back(site: Any, made: MadeLink) -> None:
    phone = phone_by(made)
    waiting, project_id, place = entry(phone, site, blobs=NAMED), site.project.pk, uploads_of(made)
    revoke(site, made)

    assert code_of(begin_photo(phone, project_id, CONTENT, place)) == NOT_OWED  # the entry first
    hand_over(phone, made, waiting)
    assert at_the_desk(site) == ["pending"]
    assert begin_photo(phone, project_id, CONTENT).status_code == 401  # as everybody it needs a session
    begun = begin_photo(phone, project_id, CONTENT, place)
    assert (begun.status_code, begun.headers["Upload-Offset"]) == (201, "0")
    there = begun.headers["Location"]
    assert there.startswith(f"{place}/")
    assert send_piece(phone, there, CONTENT[:5]).status_code == 204
    stands = phone.client.head(there, headers={"Tus-Resumable": "1.0.0"})
    assert (stands.headers["Upload-Offset"], stands.headers["Upload-Length"]) == ("5", str(len(CONTENT)))
    assert send_piece(phone, there, CONTENT[5:], 5).headers["Upload-Offset"] == str(len(CONTENT))
    assert begin_photo(phone, project_id, CONTENT, place).status_code == 200  # it has arrived, whole

    assert at_the_desk(site) == ["verified"]


def test_rule_6_27_the_photo_of_a_parked_entry_is_shown_to_who_settles_there(site: Any, made: MadeLink) -> None:
    phone = closed_with_a_photo(site, made)
    begun = begin_photo(phone, site.project.pk, CONTENT, uploads_of(made))
    path = f"/api/projects/{site.project.pk}/blobs/{SHA256}"

    assert site.phone_of(site.manager).client.get(path).status_code == 404  # not here yet
    assert send_piece(phone, begun.headers["Location"], CONTENT).status_code == 204

    assert b"".join(site.phone_of(site.manager).client.get(path).streaming_content) == CONTENT
    for other in (site.foreman, site.worker, site.stranger):
        assert site.phone_of(other).client.get(path).status_code == 404
    unnamed = path.replace(SHA256, "0" * 64)
    assert site.phone_of(site.manager).client.get(unnamed).status_code == 404


def test_rule_6_37_a_closed_link_sends_nothing_that_its_parked_entries_do_not_name(site: Any, made: MadeLink) -> None:
    phone, place = closed_with_a_photo(site, made), uploads_of(made)
    another = Phone(Client(), phone.user)
    second = make_link(site, "木工二班")
    of_the_second = phone_by(second)
    revoke(site, second)
    hand_over(of_the_second, second, entry(of_the_second, site))

    assert code_of(begin_photo(phone, site.project.pk, b"OggS\x00 another", place)) == NOT_OWED
    assert code_of(begin_photo(another, site.project.pk, CONTENT, place)) == NOT_OWED  # not of this phone
    assert code_of(begin_photo(phone, site.elsewhere.pk, CONTENT, place)) == NOT_OWED
    assert code_of(begin_photo(of_the_second, site.project.pk, CONTENT, uploads_of(second))) == NOT_OWED
    assert code_of(begin_photo(phone, site.project.pk, CONTENT, uploads_of(second))) == NOT_OWED
    assert not Upload.objects.exists()


def test_rule_6_37_a_closed_link_does_not_end_what_its_session_began(site: Any, made: MadeLink) -> None:
    phone = phone_by(made)
    applied = entry(phone, site, blobs=NAMED)
    assert answers(phone.send(applied)) == [("applied", None)]
    begun = begin_photo(phone, site.project.pk, CONTENT)
    there = f"{uploads_of(made)}/{begun.headers['Location'].rpartition('/')[2]}"
    revoke(site, made)
    hand_over(phone, made, entry(phone, site, "二"))

    assert code_of(begin_photo(phone, site.project.pk, CONTENT, uploads_of(made))) == NOT_OWED
    assert phone.client.head(there, headers={"Tus-Resumable": "1.0.0"}).status_code == 404
    assert code_of(send_piece(phone, there, CONTENT)) == NOT_OWED
    assert Upload.objects.get().received_bytes == 0


def test_rule_6_37_a_photo_begun_by_the_session_goes_on_by_the_closed_link(site: Any, made: MadeLink) -> None:
    phone = phone_by(made)
    begun = begin_photo(phone, site.project.pk, CONTENT)
    assert send_piece(phone, begun.headers["Location"], CONTENT[:5]).status_code == 204
    waiting = entry(phone, site, blobs=NAMED)
    revoke(site, made)
    hand_over(phone, made, waiting)

    again = begin_photo(phone, site.project.pk, CONTENT, uploads_of(made))

    assert (again.status_code, again.headers["Upload-Offset"]) == (201, "5")
    assert send_piece(phone, again.headers["Location"], CONTENT[5:], 5).status_code == 204
    assert at_the_desk(site) == ["verified"]


def test_rule_6_37_an_open_link_one_that_never_was_and_one_of_long_ago_take_no_photos(
    site: Any, made: MadeLink
) -> None:
    phone = phone_by(made)
    assert code_of(begin_photo(phone, site.project.pk, CONTENT, uploads_of(made))) == NO_LINK
    waiting = entry(phone, site, blobs=NAMED)
    revoke(site, made)
    hand_over(phone, made, waiting)
    there = begin_photo(phone, site.project.pk, CONTENT, uploads_of(made)).headers["Location"]

    never = "/api/crew-links/never-was/uploads"
    assert code_of(begin_photo(phone, site.project.pk, CONTENT, never)) == NO_LINK
    assert code_of(send_piece(phone, f"{never}/{there.rpartition('/')[2]}", CONTENT)) == NO_LINK
    CrewLink.objects.filter(pk=made.link.pk).update(revoked_at=now() - timedelta(days=31))
    assert code_of(begin_photo(phone, site.project.pk, CONTENT, uploads_of(made))) == NO_LINK
    assert code_of(send_piece(phone, there, CONTENT)) == NO_LINK
    assert phone.client.head(there, headers={"Tus-Resumable": "1.0.0"}).status_code == 404


@pytest.mark.parametrize(("action", "comes"), [("carry_out", True), ("give_back", False), ("keep", False)])
def test_rule_6_37_after_the_desk_decided_the_photos_come_of_what_it_carried_out(
    site: Any, made: MadeLink, action: str, comes: bool
) -> None:
    phone = closed_with_a_photo(site, made)
    there = begin_photo(phone, site.project.pk, CONTENT, uploads_of(made)).headers["Location"]
    desk, row = site.phone_of(site.manager), ParkedOperation.objects.get()
    decided = say(desk, f"/api/parked/{row.pk}/decisions", {"action": action, "reason": "看过了"})
    assert decided.status_code == 200, decided.content

    begun = begin_photo(phone, site.project.pk, CONTENT, uploads_of(made))
    sent = send_piece(phone, there, CONTENT)

    assert (begun.status_code, sent.status_code) == ((201, 204) if comes else (404, 404))
    assert bool(FORMS) == comes


def test_rule_6_37_a_closed_link_is_bound_as_every_sender_of_photos(site: Any, made: MadeLink, settings: Any) -> None:
    phone, place = closed_with_a_photo(site, made), uploads_of(made)
    project_id = site.project.pk

    without_token = Client(enforce_csrf_checks=True)
    assert begin_photo(Phone(without_token, phone.user, phone.device), project_id, CONTENT, place).status_code == 403
    settings.FIELD_OPEN_UPLOADS = 0
    assert code_of(begin_photo(phone, project_id, CONTENT, place)) == (429, "field.uploads_open")
    settings.FIELD_OPEN_UPLOADS = 100
    there = begin_photo(phone, project_id, CONTENT, place).headers["Location"]
    assert code_of(send_piece(phone, there, CONTENT, checked=b"other bytes")) == (460, "field.chunk_damaged")
    wrong = bytes(reversed(CONTENT))
    assert code_of(send_piece(phone, there, wrong)) == (460, "field.content_damaged")
    assert phone.client.post(place).status_code == 412
    CrewLink.objects.filter(pk=made.link.pk).update(photos_allowed=False)
    assert code_of(begin_photo(phone, project_id, CONTENT, place)) == (403, "field.photos_not_allowed")
    Device.objects.filter(device_id=phone.device).update(revoked_at=now())
    assert code_of(begin_photo(phone, project_id, CONTENT, place)) == (403, "field.device_is_revoked")
    assert code_of(send_piece(phone, there, CONTENT)) == (403, "field.device_is_revoked")


def test_rule_6_27_who_settles_elsewhere_sees_no_photo_of_this_desk(site: Any, made: MadeLink) -> None:
    phone = closed_with_a_photo(site, made)
    begun = begin_photo(phone, site.project.pk, CONTENT, uploads_of(made))
    assert send_piece(phone, begun.headers["Location"], CONTENT).status_code == 204
    planner = person("孙计划", "planner")  # of the same firm, of no project

    for project_id in (site.project.pk, site.elsewhere.pk):
        path = f"/api/projects/{project_id}/blobs/{SHA256}"
        assert site.phone_of(planner).client.get(path).status_code == 404
        assert site.phone_of(site.stranger).client.get(path).status_code == 404
