"""Each guard taken away must be noticed: a patch on src/, and the test that has to fail with it.

The first line of a patch names the test: `test: tests/…::test_…`. A patch that no longer applies fails
here, too: then the guard has moved and the patch must follow it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATCHES = sorted(HERE.glob("*.patch"))


@pytest.mark.parametrize("patch", PATCHES, ids=[patch.stem for patch in PATCHES])
def test_a_guard_taken_away_is_noticed(patch: Path, tmp_path: Path, postgres: str) -> None:
    text = patch.read_text("utf-8")
    named = text.splitlines()[0].removeprefix("test: ")
    changed = [line.removeprefix("+++ b/").strip() for line in text.splitlines() if line.startswith("+++ b/")]
    for name in changed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    applied = subprocess.run(
        ["patch", "-p1", "--no-backup-if-mismatch", "-i", str(patch)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert applied.returncode == 0, applied.stdout

    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HEADWAY_", "DATABASE_", "PYTEST_", "DJANGO_"))
    }
    if not any("/migrations/" in name for name in changed):
        ours["HEADWAY_TEST_POSTGRES"] = postgres
    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:hypothesispytest", "-p", "no:xdist", named],
        cwd=ROOT,
        env=ours
        | {
            "PYTHONPATH": str(HERE / "start"),
            "MUTANT": str(tmp_path),
            "HEADWAY_KERNEL_CACHE": os.environ.get("HEADWAY_KERNEL_CACHE", ""),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 1, outcome.stdout[-2000:]
    assert " failed" in outcome.stdout and " error" not in outcome.stdout.splitlines()[-1], outcome.stdout[-2000:]
