"""What every request passes: keys, tokens, limits, headers, the shape of a refusal."""

from __future__ import annotations

import json
import uuid
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from world import World, client_of, send

from headway.interchange import read_file
from headway.schedule.models import Edit, ImportRun
from headway.server.uploads import EDIT_BYTES, EXCHANGE_BYTES, JSON_BYTES, body_limit


def undo_path(world: World) -> str:
    return f"/api/plans/{world.ours.plan.pk}/undos"


def test_the_same_write_under_the_same_key_has_one_effect_and_one_answer(world: World) -> None:
    client, key = client_of(world.people["planner"]), str(uuid.uuid4())

    first = send(client, "POST", undo_path(world), {"revision": 1}, Idempotency_Key=key)
    again = send(client, "POST", undo_path(world), {"revision": 1}, Idempotency_Key=key)

    assert (first.status_code, first.json()["revision"]) == (200, 2)
    assert (again.status_code, again.content) == (200, first.content)
    assert Edit.objects.filter(plan=world.ours.plan).count() == 2


def test_another_write_under_the_same_key_is_refused(world: World) -> None:
    client, key = client_of(world.people["planner"]), str(uuid.uuid4())
    send(client, "POST", undo_path(world), {"revision": 1}, Idempotency_Key=key)

    other = send(client, "POST", undo_path(world), {"revision": 2}, Idempotency_Key=key)

    assert (other.status_code, other.json()["code"]) == (409, "kernel.key_reused")


def test_a_key_of_one_person_means_nothing_for_another(world: World) -> None:
    key = str(uuid.uuid4())
    send(client_of(world.people["planner"]), "POST", undo_path(world), {"revision": 1}, Idempotency_Key=key)

    theirs = send(client_of(world.stranger), "POST", undo_path(world), {"revision": 1}, Idempotency_Key=key)

    assert theirs.status_code == 404


@pytest.mark.parametrize("key", ["", "1", "not-a-uuid"])
def test_a_write_without_a_key_is_refused(world: World, key: str) -> None:
    answer = send(client_of(world.people["planner"]), "POST", undo_path(world), {"revision": 1}, Idempotency_Key=key)

    assert (answer.status_code, answer.json()["code"]) == (400, "server.idempotency_key_missing")
    assert Edit.objects.filter(plan=world.ours.plan).count() == 1


def test_a_write_without_the_sessions_token_is_refused(world: World) -> None:
    client = client_of(world.people["planner"], enforce_csrf_checks=True)

    refused = send(client, "POST", undo_path(world), {"revision": 1})
    token = client.get("/api/session").json()["csrf_token"]
    done = send(client, "POST", undo_path(world), {"revision": 1}, X_CSRF_Token=token)

    assert (refused.status_code, refused.json()["code"]) == (403, "server.csrf_refused")
    assert done.status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_json_that_is_not_declared_as_json_is_refused(world: World, kind: str) -> None:
    client = client_of(world.people["planner"])
    told = {"Idempotency-Key": str(uuid.uuid4())}

    answer = client.generic("POST", undo_path(world), b'{"revision": 1}', content_type=kind, headers=told)

    assert answer.status_code in {400, 415}, answer.content
    assert Edit.objects.filter(plan=world.ours.plan).count() == 1


BROKEN = [
    b"{",
    b"[" * 10,
    b'{"revision": 1, "revision": 1}',
    b'{"revision": "\\u0000"}',
    b'{"revision": "\\ud800"}',
    b'{"revision": NaN}',
    b'{"revision": 1e999}',
    b"[" * 100_000,
    b'{"revision": "\xff"}',
    b"null",
    b"",
]


def test_broken_json_is_a_refusal_and_not_a_fault(world: World) -> None:
    client = client_of(world.people["planner"])
    for body in BROKEN:
        told = {"Idempotency-Key": str(uuid.uuid4())}
        answer = client.generic("POST", undo_path(world), body, content_type="application/json", headers=told)
        assert answer.status_code in {400, 422}, (body[:20], answer.status_code, answer.content)
        assert set(answer.json()) == {"code", "text", "cure", "parameters"}, body[:20]


def test_an_id_beyond_every_number_is_unknown_and_not_a_fault(world: World) -> None:
    for number in ("9" * 40, str(2**63)):
        for path in (f"/api/projects/{number}", f"/api/plans/{number}/window", f"/api/imports/{number}"):
            assert client_of(world.people["planner"]).get(path).status_code == 404, path


def test_a_body_of_a_gigabyte_is_refused_by_its_declared_length(world: World) -> None:
    client = client_of(world.people["planner"])
    for path in ("/api/imports", undo_path(world), "/api/session"):
        answer = client.generic("POST", path, b"", content_type="application/json", CONTENT_LENGTH=str(1 << 30))
        assert (answer.status_code, answer.json()["code"]) == (413, "kernel.too_large"), path
    assert ImportRun.objects.count() == 2


def test_a_pasted_sheet_of_five_thousand_rows_fits_into_one_edit_and_nothing_else_grows_with_it(world: World) -> None:
    client, plan = client_of(world.people["planner"]), world.ours.plan
    plan.refresh_from_db()
    rows = [
        {"kind": "add_activity", "ref": -n, "values": {"name": f"{n} 层 {'剪力墙钢筋绑扎' * 12}"}}
        for n in range(1, 5_001)
    ]
    told = {"base_revision": plan.revision, "operations": rows}

    answer = send(client, "POST", f"/api/plans/{plan.pk}/edits", told)

    assert len(json.dumps(told)) > body_limit(undo_path(world)) == JSON_BYTES
    assert (answer.status_code, len(answer.json()["created"])) == (200, 5_000)
    assert body_limit("/api/field/exchanges") == body_limit("/api/crew-links/t0ken/hand-overs") == EXCHANGE_BYTES
    over = {"content_type": "application/json", "CONTENT_LENGTH": str(EDIT_BYTES + 1)}
    assert client.generic("POST", f"/api/plans/{plan.pk}/edits", b"", **over).status_code == 413


def test_a_refusal_is_told_in_the_language_of_the_person_with_its_cure(world: World) -> None:
    planner = world.people["planner"]
    told = {}
    for language in ("zh-CN", "en"):
        planner.language = language
        planner.save(update_fields=["language"])
        told[language] = send(client_of(planner), "POST", undo_path(world), {"revision": 7}).json()

    assert told["zh-CN"]["code"] == told["en"]["code"] == "schedule.plan_moved"
    assert told["zh-CN"]["parameters"] == {"revision": 1}
    assert "修改" in told["zh-CN"]["text"] and "revision 1" in told["en"]["text"]
    assert told["zh-CN"]["cure"] and told["en"]["cure"]


PATHS = ["/api/session", "/api/projects", "/api/nothing", "/api/", "/", "/projects/1", "/assets/x.js"]


def test_every_answer_carries_the_headers(world: World) -> None:
    client = client_of(world.people["planner"])
    for path in PATHS:
        answer = client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy and "frame-ancestors 'none'" in policy and "default-src 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-store" or not path.startswith("/api"), path
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("path", ["/api/docs", "/api/openapi.json", "/api/schema", "/admin/", "/metrics", "/.env"])
def test_no_description_of_the_api_and_no_back_room_is_served(db: None, path: str) -> None:
    answer = client_of(None).get(path)

    assert answer.status_code == 404 or b"openapi" not in answer.getvalue().lower()


def test_an_unknown_host_is_refused(world: World) -> None:
    answer = client_of(world.people["planner"]).get("/api/projects", headers={"Host": "evil.example"})

    assert answer.status_code == 400


def test_signing_in_needs_the_token_too(db: None) -> None:
    """Else another site could sign its visitor in as somebody else."""
    client = client_of(None, enforce_csrf_checks=True)

    answer = client.post("/api/session", {"username": "a", "password": "b"}, "application/json")

    assert (answer.status_code, answer.json()["code"]) == (403, "server.csrf_refused")


def test_the_template_is_given_to_everybody_and_reads_back(tmp_path: Path) -> None:
    answer = Client().get("/api/template.xlsx")
    (tmp_path / "template.xlsx").write_bytes(answer.content)

    reading = read_file(tmp_path / "template.xlsx")

    assert answer.status_code == 200
    assert len(reading.document.projects[0].activities) > 5


def test_another_file_of_the_same_length_under_the_same_key_is_another_write(world: World) -> None:
    client, key = client_of(world.people["planner"]), str(uuid.uuid4())

    def upload(content: bytes) -> int:
        file = BytesIO(content)
        file.name = "plan.xer"
        form = {"project_id": world.ours.project.pk, "file": file}
        return int(send(client, "POST", "/api/imports", (form,), Idempotency_Key=key).status_code)

    assert [upload(b"one plan"), upload(b"one plan"), upload(b"two plan")] == [202, 202, 409]
    assert ImportRun.objects.filter(project=world.ours.project, size_bytes=8).count() == 1


def test_a_refused_write_frees_its_key(world: World) -> None:
    client, key = client_of(world.people["planner"]), str(uuid.uuid4())
    refused = send(client, "POST", undo_path(world), {"revision": 7}, Idempotency_Key=key)

    again = send(client, "POST", undo_path(world), {"revision": 1}, Idempotency_Key=key)

    assert (refused.status_code, again.status_code) == (409, 200)
