"""What is done once per database before serving: migrations, the demo or the first administrator."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import headway
from headway.server.data_folder import DataFolder
from headway.server.environment import DatabaseAddress
from headway.server.errors import Refused
from headway.server.supervisor import upgrade

# packages with migrations of their own; a new version of one brings new file names
_FOREIGN = ("django", "procrastinate")


def migrate(folder: DataFolder, database: DatabaseAddress, environment: dict[str, str]) -> bool:
    """Bring the database to this version's form; returns whether there was something to look at.

    Skipped for the embedded database when the same migrations ran before. A database of another server is
    always asked: it may have been restored from elsewhere.
    """
    wanted = migrations_hash()
    stamp = _stamp(folder, database, "migrated")
    if database.embedded and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return False
    if not (database.embedded and is_first_start(folder, database)):  # a new one has nothing to lose
        upgrade.prepare(folder, environment)
    _run("migrate", [], environment)
    upgrade.finish(folder)
    if database.embedded:
        stamp.write_text(wanted, "utf-8")
    return True


def migrations_hash() -> str:
    """A hash of every migration of ours and of the names of the migrations of our packages."""
    digest = hashlib.sha256()
    root = Path(headway.__file__).parent
    for path in sorted(root.glob("*/migrations/*.py")):
        digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    for name in _FOREIGN:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            digest.update("".join(sorted(p.name for p in Path(spec.origin).parent.glob("**/migrations/*.py"))).encode())
    return digest.hexdigest()


def is_first_start(folder: DataFolder, database: DatabaseAddress) -> bool:
    return not _stamp(folder, database, "peopled").exists()


def load_demo(folder: DataFolder, database: DatabaseAddress, environment: dict[str, str]) -> None:
    _run("demo", ["--if-empty"], environment)
    mark_peopled(folder, database, how="demo")


def create_first_admin(
    folder: DataFolder, database: DatabaseAddress, environment: dict[str, str], admin: dict[str, str]
) -> None:
    command = [sys.executable, "-m", "headway.server.first_admin"]
    done = subprocess.run(command, input=json.dumps(admin).encode(), env=environment, stdout=sys.stderr, check=False)
    if done.returncode != 0:
        raise Refused("first_admin_failed")
    mark_peopled(folder, database, how="admin")


def mark_peopled(folder: DataFolder, database: DatabaseAddress, *, how: str) -> None:
    """Remember that the database has its people: the next start loads no demo and asks for no administrator."""
    _stamp(folder, database, "peopled").write_text(how, "utf-8")


def ask_first_admin() -> dict[str, str]:
    """The first administrator's name and password: from the environment, else from the terminal."""
    username = os.environ.get("HEADWAY_ADMIN_USERNAME")
    password = os.environ.get("HEADWAY_ADMIN_PASSWORD")
    if username and password:
        return {"username": username, "password": password}
    if not sys.stdin.isatty():
        raise Refused("first_admin_unknown")
    return _ask_on_terminal()


def _ask_on_terminal() -> dict[str, str]:
    import getpass

    from headway.words import text

    for language in ("zh-CN", "en"):
        sys.stderr.write(text("server.ask_first_admin", language) + "\n")
    username = input(f"{text('server.ask_username', 'zh-CN')} / {text('server.ask_username', 'en')}: ").strip()
    question = f"{text('server.ask_password', 'zh-CN')} / {text('server.ask_password', 'en')}: "
    password = getpass.getpass(question)
    if not username or password != getpass.getpass(question):
        raise Refused("passwords_differ")
    return {"username": username, "password": password}


def _run(command: str, arguments: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "headway.server.command", command, *arguments],
        env=environment,
        stdout=sys.stderr,
        check=False,
    )
    if done.returncode != 0:
        raise Refused(f"{command}_failed")


def _stamp(folder: DataFolder, database: DatabaseAddress, name: str) -> Path:
    """Inside the embedded cluster, so that it goes with it; for another server, named by its address."""
    if database.embedded:
        return folder.cluster().data / f"headway-{name}"
    mark = hashlib.sha256(database.owner_url.encode()).hexdigest()[:16]
    return folder.path / "cache" / f"{name}-{mark}"
