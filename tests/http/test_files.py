"""Files on the activities of the block: what is taken, how it is given back, who may take it off."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from world import World, client_of, send

from headway.kernel.attachments import AttachedFile, content_path, picture_path
from headway.kernel.models import AuditEntry
from headway.people.models import Account
from headway.projects.actions import make_picture
from headway.projects.models import Membership
from headway.server.uploads import body_limit

FOLDER = settings.DATA_FOLDER / "attachments"
HOSTILE_NAMES = {
    "报告.pdf.html": "报告.pdf.html",
    "invoice\u202efdp.exe": "invoicefdp.exe",
    'a"\r\nSet-Cookie: x=1\r\n.txt': "a_Set-Cookie_ x=1.txt",
    "../../etc/passwd": "passwd",
    "C:\\Users\\li\\计划.xer": "计划.xer",
    "长" * 4000 + ".dwg": "长" * 176 + ".dwg",
    "CON.txt": "_CON.txt",
    "<img src=x onerror=alert(1)>.png": "_img src=x onerror=alert(1)_.png",
    "\u200b\u2066": "file",
    "...": "file",
}


def path(world: World) -> str:
    return f"/api/projects/{world.ours.project.pk}/activity/{world.ours.activity_id}/files"


def upload(account: Account, to: str, name: str, content: bytes = b"x") -> Any:
    file = BytesIO(content)
    file.name = name
    return send(client_of(account), "POST", to, ({"file": file},))


def attach(world: World, who: str, name: str, content: bytes = b"x") -> Any:
    return upload(world.people[who], path(world), name, content)


def drawn(size: tuple[int, int], kind: str, **how: Any) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", size, (200, 90, 40)).save(out, kind, **how)
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_rule_3_26_a_file_is_given_back_to_be_kept_whatever_it_is_called(world: World, name: str) -> None:
    from headway.kernel.rules import safe_file_name

    kept = HOSTILE_NAMES[name]
    assert safe_file_name(name) == kept
    number = attach(world, "planner", kept, b"<script>alert(1)</script>").json()["id"]
    AttachedFile.objects.filter(pk=number).update(file_name=safe_file_name(name))

    answer = client_of(world.people["worker"]).get(f"/api/files/{number}")

    disposition = answer.headers["Content-Disposition"]
    assert b"".join(answer) == b"<script>alert(1)</script>"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert re.fullmatch(r"attachment; filename(=\"[ -~]*\"|\*=utf-8''[\w.%!#$&+^`|~-]+)", disposition), disposition


def test_a_file_has_a_trace_and_a_way_back(world: World) -> None:
    foreman, planner = client_of(world.people["foreman"]), client_of(world.people["planner"])
    number = attach(world, "foreman", "照片.txt").json()["id"]

    assert send(foreman, "DELETE", f"/api/files/{number}").status_code == 204
    assert send(planner, "GET", f"/api/files/{number}").status_code == 404
    assert number not in [file["id"] for file in send(planner, "GET", path(world)).json()["files"]]
    stranger = client_of(world.stranger)
    assert send(stranger, "POST", f"/api/files/{number}/restorations").status_code == 404
    assert send(client_of(world.people["worker"]), "POST", f"/api/files/{number}/restorations").status_code == 403

    assert send(foreman, "POST", f"/api/files/{number}/restorations").json()["name"] == "照片.txt"
    assert b"".join(planner.get(f"/api/files/{number}")) == b"x"
    actions = AuditEntry.objects.filter(action__startswith="projects.file_", subject__file_id=number).order_by("id")
    assert [entry.action.rpartition("_")[2] for entry in actions] == ["added", "removed", "restored"]


def test_only_who_added_it_or_edits_the_plan_takes_a_file_off(world: World) -> None:
    number = attach(world, "foreman", "照片.txt").json()["id"]

    assert send(client_of(world.people["worker"]), "DELETE", f"/api/files/{number}").status_code == 403
    listed = send(client_of(world.people["worker"]), "GET", path(world)).json()
    assert number not in listed["removable"]
    assert send(client_of(world.people["planner"]), "DELETE", f"/api/files/{number}").status_code == 204


def test_a_file_on_a_comment_is_its_authors_and_is_read_with_it(world: World) -> None:
    comment = f"/api/projects/{world.ours.project.pk}/comment/{world.ours.lists['comment_id']}/files"
    assert upload(world.people["planner"], comment, "a.txt").status_code == 403
    number = upload(world.people["project_manager"], comment, "a.txt").json()["id"]

    talk = send(client_of(world.people["worker"]), "GET", path(world).replace("files", "comments")).json()
    assert [file["id"] for file in talk["comments"][0]["files"]] == [number]
    Membership.objects.filter(account=world.people["worker"]).delete()
    assert send(client_of(world.people["worker"]), "GET", f"/api/files/{number}").status_code == 404
    manager = client_of(world.people["project_manager"])
    assert send(manager, "DELETE", f"/api/comments/{world.ours.lists['comment_id']}").status_code == 204
    assert send(manager, "GET", f"/api/files/{number}").status_code == 404


def test_rule_3_27_files_are_bounded_each_and_together(world: World, settings: Any) -> None:
    assert body_limit(path(world)) == settings.MAX_FILE_BYTES + body_limit("/api/plans/1/undos")
    assert attach(world, "planner", "leer.txt", b"").json()["code"] == "projects.file_empty"
    settings.MAX_FILE_BYTES = 100
    assert attach(world, "planner", "zu-gross.bin", b"x" * 101).status_code == 413
    settings.PROJECT_FILES_BYTES = 150
    first = attach(world, "planner", "a.bin", b"x" * 100).json()["id"]

    full = attach(world, "planner", "b.bin", b"x" * 100)

    assert (full.status_code, full.json()["code"], bool(full.json()["cure"])) == (413, "projects.files_full", True)
    client = client_of(world.people["planner"])
    assert send(client, "DELETE", f"/api/files/{first}").status_code == 204
    assert attach(world, "planner", "b.bin", b"x" * 100).status_code == 201
    assert send(client, "POST", f"/api/files/{first}/restorations").status_code == 413


def test_the_same_upload_sent_twice_is_one_file(world: World) -> None:
    client = client_of(world.people["planner"])
    before = len(send(client, "GET", path(world)).json()["files"])
    key = {"Idempotency-Key": "018f0000-0000-7000-8000-000000000001"}

    def sent() -> int:
        file = BytesIO(b"drawing")
        file.name = "a.dwg"
        return int(client.post(path(world), {"file": file}, headers=key).json()["id"])

    assert sent() == sent()
    assert len(send(client, "GET", path(world)).json()["files"]) == before + 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_rule_3_28_a_picture_is_shown_drawn_anew(world: World, kind: str, tmp_path: Any) -> None:
    from PIL import Image

    from headway.kernel.picture import EDGE, draw

    source, target = tmp_path / "photo.txt", tmp_path / "small"
    source.write_bytes(drawn((1600, 800), kind) + b"<script>alert(1)</script>")

    assert draw(source, {EDGE: target})

    assert b"script" not in target.read_bytes()
    with Image.open(target) as small:
        assert (small.format, max(small.size)) == ("WEBP", EDGE)


@pytest.mark.parametrize(
    "content",
    [
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        lambda: b"<html><script>alert(1)</script>",
        lambda: b"%PDF-1.7",
        lambda: b"GIF89a=1;alert(1)//",
        lambda: drawn((64, 64), "JPEG")[:200],
        lambda: drawn((6400, 6400), "PNG"),
    ],
    ids=["svg", "html", "pdf", "polyglot", "cut", "bomb"],
)
def test_rule_3_28_what_does_not_decode_or_is_too_large_is_not_shown(
    content: Callable[[], bytes], tmp_path: Any
) -> None:
    from headway.kernel.picture import EDGE, draw

    source, target = tmp_path / "photo.png", tmp_path / "small"
    source.write_bytes(content())

    assert not draw(source, {EDGE: target})
    assert list(tmp_path.iterdir()) == [source]


def test_the_job_draws_in_a_child_and_only_who_sees_the_file_gets_the_picture(world: World) -> None:
    number = attach(world, "planner", "照片.jpg", drawn((800, 600), "JPEG", quality=91)).json()["id"]
    file = AttachedFile.objects.get(pk=number)
    picture_path(FOLDER, file).unlink(missing_ok=True)

    from headway.kernel.clock import now

    assert make_picture(file=file, now=now())

    answer = client_of(world.people["worker"]).get(f"/api/files/{number}/picture")
    assert answer.headers["Content-Type"] == "image/webp" and b"".join(answer)[8:12] == b"WEBP"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert client_of(world.stranger).get(f"/api/files/{number}/picture").status_code == 404
    listed = send(client_of(world.people["worker"]), "GET", path(world)).json()["files"]
    assert [line["picture"] for line in listed if line["id"] == number] == [True]
    assert content_path(FOLDER, file).exists()
