"""The doctor names what is wrong, each with its cure."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from tests.server.installation import Installation

from headway.server.data_folder import open_data_folder
from headway.server.doctor import look_at_installation
from headway.words import has_text


def _codes(path: Path, *, days: int = 0) -> dict[str, str]:
    """The findings as the clock would have them `days` from now."""
    now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
    return {finding.code: finding.state for finding in look_at_installation(path, now)}


@pytest.fixture(autouse=True)
def without_a_database_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")


def test_a_sound_installation_has_no_bad_finding(installation: Installation) -> None:
    told = installation.command("doctor", "--json")

    assert told.returncode == 0, told.stdout
    assert {"python", "folder", "clock", "database"} <= {finding["code"] for finding in json.loads(told.stdout)}


def test_an_open_secret_is_bad(data: Path) -> None:
    folder = open_data_folder(data)
    folder.key_file.chmod(0o644)

    assert _codes(data)["secret_open"] == "bad"


def test_a_clock_that_was_set_back_is_bad(data: Path) -> None:
    open_data_folder(data)

    assert _codes(data, days=-1)["clock_back"] == "bad"


def test_a_newer_folder_is_bad(data: Path) -> None:
    folder = open_data_folder(data)
    folder.marker.write_text(json.dumps({"layout": 1, "version": "99.0"}))

    assert _codes(data)["folder_newer"] == "bad"


def test_an_unreachable_database_is_bad(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_data_folder(data)
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody:x@127.0.0.1:1/none")

    assert _codes(data)["database_unreachable"] == "bad"


@pytest.mark.quick
@pytest.mark.parametrize(
    "code",
    ["python_old", "java_missing", "java_old", "client_missing", "node_missing", "import_network", "import_memory",
     "kernels_missing", "kernels_read_only", "folder_unknown", "folder_newer", "secret_open", "disk_low", "disk_full",
     "clock_back", "clock_differs", "postgres_missing", "database_unreachable", "one_role", "not_migrated",
     "audit_not_sealed", "audit_anchors_lost"],
)  # fmt: skip
def test_every_finding_that_is_not_good_has_a_cure(code: str) -> None:
    assert has_text(f"server.doctor.{code}")
    assert has_text(f"server.doctor.{code}.cure")
