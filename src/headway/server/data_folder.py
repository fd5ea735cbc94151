"""The folder of everything that the product keeps: `$HEADWAY_DATA`.

headway.json   which version wrote it last
lock           held by the supervisor that serves it
secret/        key of the sessions, passwords of the database (0700)
postgres/      the embedded PostgreSQL
audit/         the anchors of the audit trail
upgrades/      what each upgrade found (a database backup), so that one step back is possible
attachments/ uploads/ cache/ log/ tmp/
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from headway import __version__
from headway.server.errors import Refused
from headway.server.postgres import Cluster, Passwords

LAYOUT = 1
FOLDERS = ("secret", "audit", "upgrades", "attachments", "uploads", "cache", "log", "tmp")
# an empty cluster takes 40 MB, its write-ahead log up to 512 MB, the copy of the programs 40 MB
LEAST_FREE_BYTES_AT_FIRST = 700_000_000
LEAST_FREE_BYTES = 150_000_000


@dataclass(frozen=True)
class DataFolder:
    """An opened data folder."""

    path: Path

    @property
    def marker(self) -> Path:
        return self.path / "headway.json"

    @property
    def key_file(self) -> Path:
        return self.path / "secret" / "key"

    @property
    def metrics_token_file(self) -> Path:
        """What a collector shows to read `/metrics`."""
        return self.path / "secret" / "metrics-token"

    @property
    def kernel_cache(self) -> Path:
        return self.path / "cache" / "kernels"

    def cluster(self, environment: dict[str, str] | None = None) -> Cluster:
        return Cluster(self.path / "postgres", self._passwords(), environment=environment or {})

    def _passwords(self) -> Passwords:
        path = self.path / "secret" / "database.json"
        if not path.exists():
            write_private(path, json.dumps(asdict(Passwords.new())))
        return Passwords(**json.loads(path.read_text("utf-8")))


def default_path() -> Path:
    """`$HEADWAY_DATA`, else a system folder for root and a folder of the user for everybody else."""
    named = os.environ.get("HEADWAY_DATA")
    if named:
        return Path(named).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/headway")
    share = os.environ.get("XDG_DATA_HOME") or str(Path("~/.local/share").expanduser())
    return Path(share) / "headway"


def open_data_folder(path: Path) -> DataFolder:
    """Make or check the folder at `path`; refuses a stranger's, a newer version's, a full or closed one."""
    folder = DataFolder(path)
    try:
        _make(path)
        _require_ours(folder)
        _require_not_newer(folder)
        _require_space(folder)
        for name in FOLDERS:
            (path / name).mkdir(mode=0o700, exist_ok=True)
        if not folder.key_file.exists():
            write_private(folder.key_file, secrets.token_urlsafe(48))
        if not folder.metrics_token_file.exists():
            write_private(folder.metrics_token_file, secrets.token_urlsafe(32))
        _write_marker(folder)
    except OSError as error:
        raise Refused("folder_not_writable", folder=path, reason=error.strerror or error) from error
    return folder


@contextlib.contextmanager
def locked(folder: DataFolder) -> Iterator[None]:
    """Hold the folder's lock: one supervisor (or one command that starts the database) at a time."""
    handle = (folder.path / "lock").open("a")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise Refused("folder_in_use", folder=folder.path) from None
    try:
        yield
    finally:
        handle.close()


def is_locked(path: Path) -> bool:
    """Whether another process holds the lock of the data folder at `path`."""
    try:
        with (path / "lock").open("r") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def write_private(path: Path, words: str) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(words)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def version_order(version: str) -> tuple[int, ...]:
    """`0.10.2` → (0, 10, 2); what is not a number counts as 0."""
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))


def _make(path: Path) -> None:
    if path.exists():
        return
    path.mkdir(parents=True, mode=0o700)
    if os.geteuid() == 0:
        path.chmod(0o711)  # PostgreSQL's user passes through to its own folder


def _require_ours(folder: DataFolder) -> None:
    if folder.marker.exists():
        return
    if any(entry.name != "lock" for entry in folder.path.iterdir()):
        raise Refused("folder_not_ours", folder=folder.path)


def _require_not_newer(folder: DataFolder) -> None:
    if not folder.marker.exists():
        return
    found = json.loads(folder.marker.read_text("utf-8"))
    if found["layout"] > LAYOUT or version_order(found["version"]) > version_order(__version__):
        raise Refused("folder_newer", folder=folder.path, found=found["version"], ours=__version__)


def _require_space(folder: DataFolder) -> None:
    first = not (folder.path / "postgres" / "data").exists()
    least = LEAST_FREE_BYTES_AT_FIRST if first else LEAST_FREE_BYTES
    free = shutil.disk_usage(folder.path).free
    if free < least:
        raise Refused("no_space", folder=folder.path, free=free // 1_000_000, least=least // 1_000_000)


def _write_marker(folder: DataFolder) -> None:
    """This version is the last that wrote here. Whose data it found stays noted until they were upgraded."""
    found = json.loads(folder.marker.read_text("utf-8")) if folder.marker.exists() else {}
    former = found.get("former") if found.get("version") == __version__ else found.get("version")
    write_marker(folder, __version__, former)


def write_marker(folder: DataFolder, version: str, former: str | None) -> None:
    """Note which version writes here, and from which one the data still have to be upgraded."""
    marks: dict[str, object] = {"product": "headway", "layout": LAYOUT, "version": version}
    words = json.dumps(marks | ({"former": former} if former else {}))
    if not folder.marker.exists() or folder.marker.read_text("utf-8") != words:
        write_private(folder.marker, words)


def former_version(folder: DataFolder) -> str | None:
    """The version whose data were found here and are not upgraded yet; None: they are this version's."""
    former = json.loads(folder.marker.read_text("utf-8")).get("former")
    return str(former) if former else None
