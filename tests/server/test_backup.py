"""A backup is whole or not there; a restore gives the same installation back, or nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import httpx
from tests.server.installation import Installation, wait_for

FILE = "a site photo, as the attachments keep it"


def _with_attachment(installation: Installation) -> str:
    sha256 = hashlib.sha256(FILE.encode()).hexdigest()
    folder = installation.data / "attachments" / sha256[:2]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / sha256).write_text(FILE)
    return f"{sha256[:2]}/{sha256}"


def test_a_restored_backup_serves_the_same_people_and_files(installation: Installation, data: Path) -> None:
    attachment = _with_attachment(installation)
    installation.serve()
    target = data.with_name("backup")

    written = installation.command("backup", str(target), "--json")
    assert written.returncode == 0, written.stderr
    installation.stop()
    restored = Installation(data.with_name("restored"))
    done = restored.command("restore", str(target))
    assert done.returncode == 0, done.stderr
    restored.serve()

    assert restored.answers()
    assert (restored.data / "attachments" / attachment).read_text() == FILE
    again = restored.command("backup", str(data.with_name("again")), "--json")
    first, second = json.loads(written.stdout), json.loads(again.stdout)
    assert first["migrations"] == second["migrations"]
    assert first["parts"][0] == second["parts"][0]
    assert _accounts(restored) == ["chief"]
    restored.stop()


def test_a_backup_never_overwrites(installation: Installation, data: Path) -> None:
    target = data.with_name("backup")
    target.mkdir()

    refused = installation.command("backup", str(target))

    assert refused.returncode == 1
    assert "never overwrites" in refused.stderr
    assert list(target.iterdir()) == []


def test_one_changed_byte_is_noticed_and_nothing_is_restored(installation: Installation, data: Path) -> None:
    attachment = _with_attachment(installation)
    target = data.with_name("backup")
    assert installation.command("backup", str(target)).returncode == 0
    damaged = target / "attachments" / attachment
    damaged.write_text(FILE.replace("photo", "phota"))

    restored = Installation(data.with_name("restored"))
    refused = restored.command("restore", str(target))

    assert refused.returncode == 1
    assert "is damaged" in refused.stderr
    assert not restored.data.exists()
    assert restored.command("backup", "--verify", str(target)).returncode == 1


def test_a_manifest_that_was_edited_is_noticed(installation: Installation, data: Path) -> None:
    target = data.with_name("backup")
    assert installation.command("backup", str(target)).returncode == 0
    manifest = target / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"version": "0', '"version": "1'))

    refused = Installation(data.with_name("restored")).command("restore", str(target))

    assert refused.returncode == 1
    assert "manifest.json" in refused.stderr


def test_a_backup_of_a_newer_version_is_refused(installation: Installation, data: Path) -> None:
    target = data.with_name("backup")
    assert installation.command("backup", str(target)).returncode == 0
    words = (target / "manifest.json").read_text()
    content = json.loads(words) | {"version": "99.0.0"}
    words = json.dumps(content)
    (target / "manifest.json").write_text(words)
    (target / "manifest.sha256").write_text(hashlib.sha256(words.encode()).hexdigest())

    refused = Installation(data.with_name("restored")).command("restore", str(target))

    assert refused.returncode == 1
    assert "newer version 99.0.0" in refused.stderr


def test_a_restore_never_overwrites(installation: Installation, data: Path) -> None:
    target = data.with_name("backup")
    assert installation.command("backup", str(target)).returncode == 0

    refused = installation.command("restore", str(target))

    assert refused.returncode == 1
    assert "never overwrites" in refused.stderr
    assert installation.command("backup", str(data.with_name("second"))).returncode == 0


def _accounts(installation: Installation) -> list[str]:
    import psycopg

    from headway.server.data_folder import DataFolder
    from headway.server.environment import embedded_database

    with psycopg.connect(embedded_database(DataFolder(installation.data).cluster()).url) as connection:
        return [row[0] for row in connection.execute("SELECT username FROM people_account ORDER BY 1")]


def _audit(installation: Installation, *words: str) -> tuple[int, str]:
    done = installation.command("audit", *words)
    return done.returncode, done.stdout + done.stderr


def test_a_restored_audit_trail_says_that_it_is_one_until_the_reason_is_recorded(
    installation: Installation, data: Path
) -> None:
    installation.serve()
    anchors = installation.data / "audit" / "anchors.jsonl"
    _sign_in(installation)
    assert wait_for(anchors.exists, 30)
    target = data.with_name("backup")
    assert installation.command("backup", str(target)).returncode == 0
    installation.stop()
    kept = (target / "audit" / "anchors.jsonl").read_bytes()
    assert kept.endswith(b"\n") and anchors.read_bytes().startswith(kept)  # what is sealed after the backup follows

    restored = Installation(data.with_name("restored"))
    assert restored.command("restore", str(target)).returncode == 0
    status, told = _audit(restored, "verify")
    assert (status, "was restored at" in told, "is not sound" in told) == (1, True, True), told

    status, told = _audit(restored, "anchor", "--reason", "the disk of the old server failed")
    assert status == 0, told
    status, told = _audit(restored, "verify")
    assert (status, "the disk of the old server failed" in told) == (0, True), told
    status, told = _audit(restored, "list", "--action", "kernel.audit_accepted")
    assert "reason=the disk of the old server failed" in told
    restored.serve()
    _sign_in(restored)
    assert wait_for(lambda: "0 entries wait" in restored.command("doctor").stdout, 30)
    assert _audit(restored, "verify")[0] == 0
    restored.stop()


def _sign_in(installation: Installation) -> None:
    address = f"http://127.0.0.1:{installation.port}/api/session"
    with httpx.Client(trust_env=False) as client:
        token = client.get(address).json()["csrf_token"]
        body = {"username": "chief", "password": "a long and quiet river"}
        assert client.post(address, json=body, headers={"X-CSRF-Token": token}).status_code == 200
