"""The repository speaks of the product alone, and every dependency has its reason."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.quick

ROOT = Path(__file__).resolve().parents[2]
DRAWERS = re.compile(r"(^|/)(utils?|helpers?|common|misc|managers?)\.(py|ts)$")


def tracked_files() -> list[str]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listing.stdout.splitlines()


def test_every_dependency_has_a_decision() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[\[<>=]", line)[0].lower() for line in project["dependencies"]}
    decisions = "\n".join(path.read_text("utf-8").lower() for path in (ROOT / "docs/decisions").glob("*.md"))

    assert names, "no dependency found: the test reads the wrong table"
    assert [name for name in sorted(names) if name not in decisions] == []


def test_lock_files_pin_every_dependency_by_hash_and_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        pinned = re.findall(r"^([a-z0-9][\w.-]*)==", text, re.M)
        hashed = re.findall(r"^[a-z0-9][\w.-]*==[^\n]*\\\n\s+--hash=sha256:", text, re.M)

        assert len(pinned) > 20
        assert len(hashed) == len(pinned)
        assert "://" not in text


def test_node_lock_file_records_no_download_address() -> None:
    assert '"resolved": "http' not in (ROOT / "web/package-lock.json").read_text("utf-8")


def test_no_file_is_a_drawer_without_a_name() -> None:
    assert [name for name in tracked_files() if DRAWERS.search(name)] == []


def test_decisions_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs/decisions").glob("[0-9]*.md")]

    assert len(numbers) == len(set(numbers))
