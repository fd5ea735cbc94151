"""Each guard taken away must be noticed: a patch on src/, and the test that has to fail with it.

The first line of a patch names the test: `test: tests/…::test_…`. A patch that no longer applies fails
here, too: then the guard has moved and the patch must follow it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATCHES = sorted(HERE.glob("*.patch"))


@pytest.fixture(scope="session")
def nursery() -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        [sys.executable, str(HERE / "nursery.py")],
        cwd=ROOT,
        env=_clean_environment() | {"OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with started:
        yield started
        assert started.stdin is not None
        started.stdin.close()


def _clean_environment() -> dict[str, str]:
    ours = ("HEADWAY_", "DATABASE_", "PYTEST_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@pytest.mark.parametrize("patch", PATCHES, ids=[patch.stem for patch in PATCHES])
def test_a_guard_taken_away_is_noticed(
    patch: Path, tmp_path: Path, postgres: str, nursery: subprocess.Popen[str]
) -> None:
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

    environment = _clean_environment() | {
        "PYTHONPATH": str(HERE / "start"),
        "MUTANT": str(tmp_path),
        "HEADWAY_KERNEL_CACHE": os.environ.get("HEADWAY_KERNEL_CACHE", ""),
    }
    if not any("/migrations/" in name for name in changed):
        environment["HEADWAY_TEST_POSTGRES"] = postgres
    output = tmp_path / "output"
    arguments = ["-q", "-x", "-p", "no:hypothesispytest", "-p", "no:xdist", named]
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    print(json.dumps({"environment": environment, "output": str(output), "arguments": arguments}), file=nursery.stdin)
    nursery.stdin.flush()
    status = int(nursery.stdout.readline())

    told = output.read_text("utf-8")
    assert status == 1, told[-2000:]
    assert " failed" in told and " error" not in told.splitlines()[-1], told[-2000:]
