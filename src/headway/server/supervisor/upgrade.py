"""Before a new version changes an old database: its plan is shown, the database is backed up, the way back is noted.

upgrades/<time>-from-<version>/   the database as the former version left it
upgrades/last.json                from which version to which, and where that backup stands
"""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from headway import __version__
from headway.server.commands._installation import in_words
from headway.server.data_folder import DataFolder, former_version, write_marker, write_private
from headway.server.errors import Refused
from headway.server.migration_plan import plan_lines

KEPT = 3
"""So many of the backups stay; older ones go when a new one is whole."""


def prepare(folder: DataFolder, environment: dict[str, str]) -> None:
    """Show what will happen and back the database up; nothing when there is nothing to lose.

    Refuses when the backup cannot be made: nothing was changed then, and the former version still serves.
    """
    plan = _plan(environment)
    if plan["is_new"] or not plan["steps"]:
        return
    former = former_version(folder) or __version__
    sys.stderr.write("\n".join(plan_lines(plan["steps"], in_words)) + "\n")
    now = datetime.datetime.now(datetime.UTC)
    target = upgrades(folder) / f"{now:%Y%m%d-%H%M%S}-from-{former}"
    if _command("backup", [str(target), "--before-upgrade-from", former], environment) != 0:
        raise Refused("upgrade_not_backed_up", folder=upgrades(folder))
    words = {"from": former, "to": __version__, "at": now.isoformat(), "backup": target.name, "steps": plan["steps"]}
    write_private(_note(folder), json.dumps(words, ensure_ascii=False, indent=1))
    _remove_older(folder)


def finish(folder: DataFolder) -> None:
    """The data are this version's now."""
    write_marker(folder, __version__, None)


def last_upgrade(folder: DataFolder) -> dict[str, Any] | None:
    """What was noted about the last upgrade; None: there was none that could be taken back."""
    try:
        found: dict[str, Any] = json.loads(_note(folder).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found


def forget_last(folder: DataFolder) -> None:
    """The upgrade was taken back: there is no second step."""
    _note(folder).unlink(missing_ok=True)


def upgrades(folder: DataFolder) -> Path:
    return folder.path / "upgrades"


def _note(folder: DataFolder) -> Path:
    return upgrades(folder) / "last.json"


def _remove_older(folder: DataFolder) -> None:
    found = sorted(path for path in upgrades(folder).glob("*-from-*") if path.is_dir())
    for path in found[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def _plan(environment: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "headway.server.command", "migrate", "--plan", "--json"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise Refused("migrate_failed")
    plan: dict[str, Any] = json.loads(done.stdout)
    return plan


def _command(name: str, arguments: list[str], environment: dict[str, str]) -> int:
    command = [sys.executable, "-m", "headway.server.command", name, *arguments]
    return subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode
