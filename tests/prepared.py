"""What many test processes need alike is made once: a migrated cluster, and an installation that was served once.

Both stand under the tests' folder, named by the hash of what they are made from, and every process takes a copy. A
process that is killed while it makes one leaves only a `.new` folder, which the next one removes.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import headway

TEMPLATE = "headway_template"
_SOURCE = Path(headway.__file__).parent
_MUTANT = Path(os.environ.get("MUTANT", os.devnull)) / "src/headway"
_MUTATED = _MUTANT if any(_MUTANT.glob("*/migrations/*.py")) else None
"""Where the changed modules of a mutant stand (tests/mutants) when it changes a migration: that makes another database."""
NO_MUTANT = {} if _MUTATED else {"MUTANT": os.devnull}
"""For the environment of what makes an installation: every other mutant gets the one that the product makes."""
_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 4 * 1024**3
_KEPT = 6
"""So many of a kind are kept; those of older sources go."""


def tests_folder() -> Path:
    """The folder of what all test sessions of this account share; others may pass through it, as PostgreSQL's must."""
    return _folder_in(Path(tempfile.gettempdir()))


def sessions_folder() -> Path:
    """Where clusters and installations stand: in memory when there is room, since each database is a thousand files.

    Making one takes 0.03 s there, and 0.7 s on a disk that is slow with small files.
    """
    return _folder_in(_MEMORY) if _has_room(_MEMORY) else tests_folder()


def new_home(name: str) -> Path:
    """A folder for an installation, removed with the session; pytest's own are closed to PostgreSQL's account."""
    home = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=os.environ["HEADWAY_TEST_SESSION"]))
    home.chmod(0o711)
    return home


@contextlib.contextmanager
def open_home(name: str) -> Iterator[Path]:
    """`new_home`, removed at the end of the block."""
    home = new_home(name)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _folder_in(place: Path) -> Path:
    folder = place / f"headway-tests-{os.geteuid()}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o711)
    return folder


def _has_room(place: Path) -> bool:
    """Whether programs may be put and run there, with place for databases, and memory for them and for all the rest."""
    try:
        stands = os.statvfs(place)
        told = Path("/proc/meminfo").read_text("ascii")
    except OSError:
        return False
    memory = int(told.split("MemAvailable:")[1].split()[0]) * 1024
    is_open = os.access(place, os.W_OK) and not stands.f_flag & os.ST_NOEXEC
    return is_open and min(stands.f_bavail * stands.f_frsize, memory) >= _ROOM_BYTES


def made_once(kind: str, mark: str, make: Callable[[Path], None], folder: Path | None = None) -> Path:
    """The prepared `kind` of `mark`, to be copied and never changed; `make` fills a folder when none stands."""
    folder = folder or tests_folder()
    home = folder / f"{kind}-{mark}"
    with _alone(folder / f"{kind}.lock"):
        if not home.exists():
            for left in folder.glob(f"{kind}-*.new"):
                shutil.rmtree(left, ignore_errors=True)
            building = Path(tempfile.mkdtemp(prefix=f"{home.name}-", suffix=".new", dir=folder))
            building.chmod(0o711)
            make(building)
            building.rename(home)
            made = sorted(folder.glob(f"{kind}-*"), key=lambda one: one.stat().st_mtime)
            for old in made[:-_KEPT]:
                shutil.rmtree(old, ignore_errors=True)
    return home


def copy_installation(made: Path, data: Path) -> None:
    """A data folder of one's own, as it was made: owners stay; PostgreSQL's programs, which nobody changes, are linked."""
    for folder in (made, made / "postgres"):
        copy, stands = data / folder.relative_to(made), folder.stat()
        copy.mkdir()
        inside = [one for one in folder.iterdir() if one != made / "postgres"]
        is_near = made.stat().st_dev == data.stat().st_dev
        linked = [one for one in inside if is_near and one.name.startswith("program-")]
        for option, named in (("-al", linked), ("-a", [one for one in inside if one not in linked])):
            if named:
                subprocess.run(["cp", option, *map(str, named), str(copy)], check=True)
        copy.chmod(stands.st_mode)
        os.chown(copy, stands.st_uid, stands.st_gid)


def mark_of_cluster() -> str:
    """The hash of all that decides what a migrated database holds: PostgreSQL, roles, migrations and what they read."""
    return _hash(_sources_of_cluster())


def mark_of_installation() -> str:
    """The hash of what decides what a first start leaves in a data folder."""
    return _hash([*_sources_of_cluster(), *(_SOURCE / "server").rglob("*.py"), *(_SOURCE / "people").rglob("*.py")])


def make_cluster(folder: Path) -> None:
    """`folder/postgres`: a stopped cluster with the migrated database `TEMPLATE`."""
    from headway.server.postgres import OWNER_ROLE, Cluster, Passwords, run_sql, start_postgres

    cluster = Cluster(
        folder / "postgres", Passwords("tests", "tests", "tests"), durable=False, program_folder=tests_folder()
    )
    running = start_postgres(cluster)
    try:
        run_sql(running, f"CREATE DATABASE {TEMPLATE} OWNER {OWNER_ROLE}", database="postgres")
        address = running.url(OWNER_ROLE, TEMPLATE)
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--settings", "headway.server.settings", "--verbosity", "0"],
            env={**os.environ, "DATABASE_URL": address, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )
    finally:
        running.stop()


def _sources_of_cluster() -> list[Path]:
    from headway.server.postgres import bundled_programs

    projects = _SOURCE / "projects"
    return [
        bundled_programs() / "postgres",
        Path(__file__),
        *_SOURCE.glob("*/migrations/*.py"),
        *(_SOURCE / "server" / name for name in ("postgres.py", "settings.py")),
        *projects.glob("*.json"),
        *(file for file in (projects / "holidays").rglob("*") if file.suffix in {".py", ".json"}),
        *(projects / name for name in ("actions/calendars.py", "queries/lists.py", "rules.py")),
        _SOURCE / "kernel" / "models.py",
    ]


def _hash(files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for file in sorted(set(files)):
        found.update(file.name.encode())
        found.update(_read(file))
    return found.hexdigest()[:16]


def _read(file: Path) -> bytes:
    if _MUTATED and file.is_relative_to(_SOURCE) and (changed := _MUTATED / file.relative_to(_SOURCE)).exists():
        return changed.read_bytes()
    return file.read_bytes()


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
