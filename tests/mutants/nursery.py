"""One process that has loaded what the tests need from others, but nothing of ours; each mutant is a fork of it.

Reads from its input lines of JSON `{"environment", "output", "arguments"}`; for each it forks, runs pytest in the
fork, and prints its exit status.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
LOADED = (
    "numpy", "numba", "django.db.models", "django.forms", "django.core.serializers.json", "django.test.client",
    "psycopg", "psycopg_pool", "pydantic", "procrastinate", "orjson", "lxml.etree", "httpx", "asyncio", "pytest",
    "_pytest.assertion.rewrite", "pytest_django.plugin",
)  # fmt: skip


def main() -> None:
    for name in LOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        told = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(run(told["environment"], told["output"], told["arguments"]))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def run(environment: dict[str, str], output: str, arguments: list[str]) -> int:
    target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, source in ((0, nothing), (1, target), (2, target)):
        os.dup2(source, number)
    os.environ.clear()
    os.environ.update(environment)
    sys.path.insert(0, str(HERE / "start"))
    sys.modules.pop("sitecustomize", None)
    importlib.import_module("sitecustomize")
    import pytest

    status = int(pytest.main(arguments))
    sys.stdout.flush()
    return status


if __name__ == "__main__":
    main()
