"""Each guard taken away must be noticed: a patch on src/, and the test that has to fail with it.

The first line of a patch names the test: `test: tests/…::test_…`. A patch that no longer applies fails
here, too: then the guard has moved and the patch must follow it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATCHES = sorted(HERE.glob("*.patch"))


def _copy(source: str, target: str) -> None:
    """Code is copied with its times, so that what was compiled of it holds; fonts are linked where that is possible."""
    if source.endswith(".ttf"):
        with contextlib.suppress(OSError):
            os.link(source, target)
            return
    shutil.copy2(source, target)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for all mutants of a worker, so that what is compiled of unchanged code is found again."""
    return tmp_path_factory.mktemp("mutant")


@pytest.mark.parametrize("patch", PATCHES, ids=[patch.stem for patch in PATCHES])
def test_a_guard_taken_away_is_noticed(patch: Path, bench: Path) -> None:
    named = patch.read_text("utf-8").splitlines()[0].removeprefix("test: ")
    source = bench / "src"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(
        ROOT / "src" / "headway",
        source / "headway",
        ignore=shutil.ignore_patterns("__pycache__", "client"),
        copy_function=_copy,
    )
    applied = subprocess.run(
        ["patch", "-p1", "--no-backup-if-mismatch", "-i", str(patch)],
        cwd=bench,
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
    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", named],
        cwd=ROOT,
        env=ours | {"PYTHONPATH": str(source), "HEADWAY_KERNEL_CACHE": os.environ.get("HEADWAY_KERNEL_CACHE", "")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 1, outcome.stdout[-2000:]
    assert " failed" in outcome.stdout and " error" not in outcome.stdout.splitlines()[-1], outcome.stdout[-2000:]
