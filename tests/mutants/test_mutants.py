"""Each guard taken away must be noticed: a patch on src/, and the test that has to fail with it.

The first line of a patch names the test: `test: tests/…::test_…`. A patch that no longer applies fails
here, too: then the guard has moved and the patch must follow it.

Nearly every patch changes but functions: it is tried in a fork of a process that has loaded everything (see
nursery.py), where the test must pass without the patch as well. The others are tried in one that loads them anew.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATCHES = sorted(HERE.glob("*.patch"))
IN_THE_TEST = ["call"]
"""The phases that failed when it was the test itself, and not what it is prepared by."""


class Nursery:
    """Processes for the tests of mutants; stopped with the session."""

    def __init__(self, postgres: str, folder: Path, tests: Sequence[str] = ()) -> None:
        self.log = folder / "nursery.log"
        environment = _clean_environment() | {
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONPATH": os.pathsep.join([str(HERE / "start"), str(ROOT / "src")]),
            "MUTANT": os.devnull,
            "HEADWAY_KERNEL_CACHE": os.environ.get("HEADWAY_KERNEL_CACHE", ""),
        }
        if tests:
            environment["HEADWAY_TEST_POSTGRES"] = postgres
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "nursery.py"), *([str(folder / "temp"), *tests] if tests else [])],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log.open("w"),
            text=True,
        )
        self.passed: set[str] = set()

    def ask(self, test: str, output: Path, changed: Sequence[str] = (), **environment: str) -> list[str] | None:
        """The phases of the test that failed; None when the nursery cannot try this."""
        told = {"test": test, "changed": changed, "environment": environment, "output": str(output)}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(told), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        assert answer, self.log.read_text("utf-8")[-2000:]
        return json.loads(answer)

    def passes(self, test: str, output: Path) -> bool:
        """Whether the test passes here when nothing is changed; asked once."""
        if test not in self.passed and self.ask(test, output) == []:
            self.passed.add(test)
        return test in self.passed

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(60)


@pytest.fixture(scope="session")
def warm(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    tests = {_test_of(patch.read_text("utf-8")): None for patch in PATCHES}
    started = Nursery(postgres, tmp_path_factory.mktemp("warm"), list(tests))
    yield started
    started.close()


@pytest.fixture(scope="session")
def anew(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    started = Nursery(postgres, tmp_path_factory.mktemp("anew"))
    yield started
    started.close()


def _clean_environment() -> dict[str, str]:
    ours = ("HEADWAY_", "DATABASE_", "PYTEST_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _test_of(patch: str) -> str:
    return patch.splitlines()[0].removeprefix("test: ")


@pytest.mark.parametrize("patch", PATCHES, ids=[patch.stem for patch in PATCHES])
def test_a_guard_taken_away_is_noticed(
    patch: Path, tmp_path: Path, postgres: str, warm: Nursery, request: pytest.FixtureRequest
) -> None:
    text = patch.read_text("utf-8")
    test = _test_of(text)
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

    output = tmp_path / "output"
    told: dict[str, Any] = {"output": output, "changed": changed, "MUTANT": str(tmp_path)}
    failed = warm.ask(test, **told)
    if failed:
        assert warm.passes(test, tmp_path / "unchanged"), (tmp_path / "unchanged").read_text("utf-8")[-2000:]
    else:  # what it changes had its effect while the modules were loaded
        if not any("/migrations/" in name for name in changed):
            told["HEADWAY_TEST_POSTGRES"] = postgres
        failed = request.getfixturevalue("anew").ask(test, **told)
    assert failed == IN_THE_TEST, output.read_text("utf-8")[-2000:]
