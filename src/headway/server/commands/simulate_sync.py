"""Rehearse the sync of phones by seed: five phones, a bad network, a crashing server, a restored backup.

Each seed runs the real handlers on a scratch database of its own, started for the command and removed after it; no
installation is touched. What has to hold afterwards stands in docs/field-sync.md (I1 to I10). Exit status 1 when
any seed breaks any of it; such a seed does so again whenever it is run.

Examples:
  headway simulate-sync --seeds 200
  headway simulate-sync --seeds 1 --first 1377        one seed that failed, with what it did
  headway simulate-sync --seeds 100 --on-site         reports and diaries of a plan
  headway simulate-sync --seeds 2000 --json -         figures as JSON on standard output
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SUMMARY = "rehearse the sync of phones by seed, on a scratch database"
_EVERY = 50  # seeds between two lines of progress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seeds", type=int, default=200, metavar="N", help="how many seeds (200)")
    parser.add_argument("--first", type=int, default=0, metavar="S", help="the first seed (0)")
    parser.add_argument("--steps", type=int, default=160, metavar="N", help="steps of each seed (160)")
    parser.add_argument("--on-site", action="store_true", help="reports and diaries of a plan instead of plain forms")
    parser.add_argument("--json", metavar="FILE", help="write the figures as JSON; - is standard output")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import refusals_as_lines

    return refusals_as_lines(lambda: _run(arguments))


def _run(arguments: argparse.Namespace) -> int:
    with _scratch_database():
        from headway.kernel.garbage import settle_garbage
        from headway.server.simulation.figures import Figures, rehearse

        settle_garbage()
        figures, began = Figures(first=arguments.first), time.monotonic()
        for seed in range(arguments.first, arguments.first + arguments.seeds):
            steps = rehearse(seed, arguments.steps, figures, on_site=arguments.on_site)
            if steps is not None:
                _tell_broken(seed, figures, steps if arguments.seeds == 1 else [])
            if (seed - arguments.first + 1) % _EVERY == 0:
                print(f"{figures.line()} · {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    told = figures.as_json() | {"seconds": round(time.monotonic() - began, 1), "steps_of_a_seed": arguments.steps}
    _write(arguments.json, told)
    print(figures.line(), file=sys.stderr if arguments.json == "-" else sys.stdout)
    return 1 if figures.broken else 0


def _tell_broken(seed: int, figures: Any, steps: list[str]) -> None:
    print(f"seed {seed}:", *figures.broken[seed], sep="\n  ", file=sys.stderr)
    if steps:
        print("  steps: " + ", ".join(steps), file=sys.stderr)


def _write(target: str | None, told: dict[str, Any]) -> None:
    if target is None:
        return
    words = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if target == "-":
        sys.stdout.write(words)
    else:
        Path(target).write_text(words, "utf-8")


@contextmanager
def _scratch_database() -> Iterator[None]:
    """A PostgreSQL of this command alone, migrated, with the tables of the rehearsal; gone afterwards."""
    from headway.server.postgres import APP_ROLE, OWNER_ROLE, Cluster, Passwords, start_postgres

    folder = Path(tempfile.mkdtemp(prefix="headway-rehearsal-"))
    folder.chmod(0o711)
    (folder / "tmp").mkdir()
    (folder / "key").write_text("rehearsal" * 8, "utf-8")
    cluster = Cluster(folder / "postgres", Passwords.new(), durable=False)
    try:
        running = start_postgres(cluster)
        try:
            os.environ |= {
                "HEADWAY_DATA": str(folder),
                "HEADWAY_SECRET_KEY_FILE": str(folder / "key"),
                "HEADWAY_APP_ROLE": APP_ROLE,
                "HEADWAY_HOST": "127.0.0.1",
                "HEADWAY_BEHIND_PROXY": "",
                "HEADWAY_TLS": "",
                "DATABASE_URL": running.url(OWNER_ROLE),
                "DJANGO_SETTINGS_MODULE": "headway.server.settings",
            }
            _migrate()
            yield
        finally:
            from django.db import connection

            connection.close()
            connection.close_pool()  # type: ignore[attr-defined]
            running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _migrate() -> None:
    from headway.server.commands._installation import set_up_django

    set_up_django()
    from django.core.management import call_command
    from django.db import connection

    from headway.server.simulation.forms import TABLES

    call_command("migrate", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
