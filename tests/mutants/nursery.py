"""One process that has loaded what the tests need; each mutant is a fork of it, so none meets what another left.

`nursery.py` has loaded nothing of ours, and its forks load the changed modules. `nursery.py TEMP TEST…` is warm: it has
collected these tests and loaded all that they need, and its forks change the loaded functions.

Reads from its input lines of JSON `{"test", "changed", "environment", "output"}` (`changed` names the files that stand
changed below MUTANT of the environment) and answers each with a line: the phases of the test that failed, `["call"]`;
null when a warm one cannot try it.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LOADED = (
    "numpy", "numba", "django.db.models", "django.forms", "django.core.serializers.json", "django.test.client",
    "psycopg", "psycopg_pool", "pydantic", "procrastinate", "pypinyin", "orjson", "lxml.etree", "httpx", "asyncio", "pytest",
    "_pytest.assertion.rewrite", "pytest_django.plugin",
)  # fmt: skip
OPTIONS = ["-q", "-x", "-p", "no:hypothesispytest", "-p", "no:xdist"]
Told = dict[str, Any]
Phases = list[str] | None


def main(temp: str = "", *tests: str) -> int:
    for name in LOADED:
        importlib.import_module(name)
    requests, answers = os.dup(0), os.dup(1)
    _become(0, os.open(os.devnull, os.O_RDONLY))
    _become(1, 2)
    if not tests:
        serve(requests, answers, run_anew)
        return 0
    import pytest

    return int(pytest.main([*OPTIONS, "--basetemp", temp, *tests], plugins=[Warm(requests, answers)]))


def serve(requests: int, answers: int, run: Callable[[Told], Phases]) -> None:
    """Answer each request from a fork, whose search for garbage does not write to, and so copy, all that is shared."""
    gc.collect()
    gc.freeze()
    with os.fdopen(requests) as lines:
        for line in lines:
            child = os.fork()
            if child == 0:
                os._exit(_answer(json.loads(line), answers, run))
            if os.waitpid(child, 0)[1] != 0:
                os.write(answers, b'["the process itself"]\n')


def _answer(told: Told, answers: int, run: Callable[[Told], Phases]) -> int:
    output = os.open(told["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    _become(1, output)
    _become(2, output)
    os.environ.update(told["environment"])
    if told["changed"]:
        sys.path.insert(0, str(HERE / "start"))
        sys.modules.pop("sitecustomize", None)
        importlib.import_module("sitecustomize")
    failed = run(told)
    sys.stdout.flush()
    os.write(answers, json.dumps(failed).encode() + b"\n")
    return 0


def _become(number: int, source: int) -> None:
    os.dup2(source, number)


class Judge:
    """Collects which phases of the tests failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            self.failed.append(report.when)


def run_anew(told: Told) -> Phases:
    import pytest

    judge = Judge()
    status = pytest.main([*OPTIONS, told["test"]], plugins=[judge])
    return judge.failed if status in {0, 1} else [f"the session: {status}"]


class Warm:
    """A session of pytest that has collected its tests and runs each in a fork, as often as it is asked to."""

    def __init__(self, requests: int, answers: int) -> None:
        self.talk = requests, answers

    def pytest_runtestloop(self, session: Any) -> bool:
        from changed import Loaded
        from django.urls import get_resolver

        from headway.engine import warm_kernels

        warm_kernels()
        _ = get_resolver().url_patterns
        self.items = session.items
        self.loaded = Loaded(ROOT / "src" / "headway")
        serve(*self.talk, self.run)
        return True

    def run(self, told: Told) -> Phases:
        from changed import NotOnlyFunctions
        from django.db import connection

        named = [one for one in self.items if one.nodeid == told["test"] or one.nodeid.startswith(f"{told['test']}[")]
        if any("prepared" in one.fixturenames for one in named):
            return None  # it serves an installation: other processes load what is changed
        try:
            for name in told["changed"]:
                self.loaded.change(ROOT / name, Path(os.environ["MUTANT"]) / name)
        except NotOnlyFunctions:
            return None
        _empty(Path(os.environ["HEADWAY_DATA"]))
        connection.settings_dict["TEST"]["NAME"] = _database_for(named)
        return _first_failure(named)


def _database_for(tests: list[Any]) -> str:
    """One for all tests that are rolled back, which the session's end removes; another has one of its own."""
    rolled_back = all(
        (mark := one.get_closest_marker("django_db")) and not mark.kwargs and "transactional_db" not in one.fixturenames
        for one in tests
    )
    if rolled_back:
        os.environ["HEADWAY_TEST_DATABASE_STAYS"] = "1"
    return f"test_{os.getppid() if rolled_back else os.getpid()}"


def _first_failure(tests: list[Any]) -> list[str]:
    """The phases that failed of the first test that fails; what tests share is prepared once, as in any session."""
    from _pytest.runner import runtestprotocol

    for test, after in zip(tests, [*tests[1:], None], strict=True):
        failed = [report for report in runtestprotocol(test, log=False, nextitem=after) if report.failed]
        for report in failed:
            print(report.longreprtext)
        if failed:
            if after is not None:
                test.session._setupstate.teardown_exact(None)
            return [report.when for report in failed]
    return []


def _empty(data: Path) -> None:
    """What the tests before left in the session's folder of data."""
    for folder in data.iterdir():
        if folder.name != "secret":
            shutil.rmtree(folder)
            folder.mkdir()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
