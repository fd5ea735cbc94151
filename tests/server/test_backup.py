"""A backup is whole or not there; a restore gives the same installation back, or nothing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.server.installation import Installation

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
