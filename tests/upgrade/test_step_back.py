"""An upgrade shows its plan, backs the database up first, and can be taken back once; nothing is lost either way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.server.installation import Installation

from headway import __version__
from headway.server.migration_plan import estimate

HERE = Path(__file__).parent
FORMER = max(path.parent.name for path in HERE.glob("*/manifest.json") if path.parent.name != __version__)


def marker(data: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((data / "headway.json").read_text("utf-8"))
    return found


def migrations(installation: Installation) -> list[str]:
    told = installation.command("migrate", "--plan", "--json")
    assert told.returncode == 0, told.stderr
    return [step["name"] for step in json.loads(told.stdout)["steps"]]


def test_an_upgrade_is_backed_up_first_and_taken_back_once(data: Path) -> None:
    installation = Installation(data)
    assert installation.command("restore", str(HERE / FORMER)).returncode == 0
    pending = migrations(installation)
    assert pending and marker(data)["former"] == FORMER
    shown = installation.command("migrate", "--plan").stdout
    assert pending[0] in shown and "minutes" in shown

    installation.serve(demo=True, patience=180)
    installation.stop()

    assert migrations(installation) == [] and "former" not in marker(data)
    noted = json.loads((data / "upgrades" / "last.json").read_text("utf-8"))
    assert (noted["from"], noted["to"]) == (FORMER, __version__)
    assert [step["name"] for step in noted["steps"]] == pending
    assert installation.command("backup", "--verify", str(data / "upgrades" / noted["backup"])).returncode == 0

    said = installation.command("step-back")
    assert said.returncode == 0 and migrations(installation) == []  # without --yes it is only said
    done = installation.command("step-back", "--yes")
    assert done.returncode == 0, done.stderr
    assert marker(data)["version"] == FORMER
    assert installation.command("step-back", "--yes").returncode == 1  # there is no second step

    assert migrations(installation) == pending
    installation.serve(demo=True, patience=180)  # and the upgrade can be made again
    installation.stop()
    assert migrations(installation) == []


def test_nobody_steps_back_while_it_is_served(data: Path) -> None:
    installation = Installation(data)
    assert installation.command("restore", str(HERE / FORMER)).returncode == 0
    installation.serve(demo=True, patience=180)
    try:
        refused = installation.command("step-back", "--yes")
    finally:
        installation.stop()

    assert refused.returncode == 1 and migrations(installation) == []


def test_an_upgrade_that_cannot_be_backed_up_changes_nothing(data: Path) -> None:
    installation = Installation(data)
    assert installation.command("restore", str(HERE / FORMER)).returncode == 0
    pending = migrations(installation)
    shutil.rmtree(data / "upgrades")
    (data / "upgrades").symlink_to("/proc/self")  # no folder can be made there

    refused = installation.command("serve", "--port", str(installation.port))

    assert refused.returncode == 1
    (data / "upgrades").unlink()
    assert migrations(installation) == pending


@pytest.mark.quick
@pytest.mark.parametrize(
    ("statement", "locks", "seconds"),
    [
        ('ALTER TABLE "big" ADD COLUMN "x" integer NULL', {"big": "all"}, 0.1),
        ('ALTER TABLE "big" ALTER COLUMN "x" TYPE bigint', {"big": "all"}, 10.1),
        ('CREATE INDEX "i" ON "big" ("x")', {"big": "writes"}, 10.1),
        ('CREATE INDEX CONCURRENTLY "i" ON "big" ("x")', {"big": "none"}, 10.1),
        ('ALTER TABLE "big" ADD CONSTRAINT "c" UNIQUE ("x")', {"big": "all"}, 10.1),
        ('UPDATE big SET x = 1', {"big": "writes"}, 10.1),
        ('CREATE TABLE "new" ("id" bigint)', {}, 0.05),
        ('SELECT 1', {}, 0.05),
    ],
)  # fmt: skip
def test_the_plan_names_locks_and_counts_tables_that_are_read(
    statement: str, locks: dict[str, str], seconds: float
) -> None:
    step = estimate("room.0002", [statement], {"big": 500_000_000}, in_python=False)

    assert (step.locks, step.seconds) == (locks, pytest.approx(seconds))
