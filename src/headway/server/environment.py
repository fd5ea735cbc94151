"""The environment variables that the settings read, and how a command finds its database."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from headway.server.data_folder import DataFolder, is_locked, locked, open_data_folder
from headway.server.errors import Refused
from headway.server.postgres import APP_ROLE, OWNER_ROLE, SOCKET_PORT, Cluster, database_url, start_postgres


@dataclass(frozen=True)
class DatabaseAddress:
    """Where the database is: for serving, and for migrating and backing up."""

    url: str
    owner_url: str
    embedded: bool


def external_database() -> DatabaseAddress | None:
    """The database named by `DATABASE_URL` (and `DATABASE_OWNER_URL`, when its roles are split)."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return None
    return DatabaseAddress(url=url, owner_url=os.environ.get("DATABASE_OWNER_URL") or url, embedded=False)


def embedded_database(cluster: Cluster, port: int = SOCKET_PORT) -> DatabaseAddress:
    app = database_url(cluster, APP_ROLE, cluster.passwords.app, "headway", port)
    owner = database_url(cluster, OWNER_ROLE, cluster.passwords.owner, "headway", port)
    return DatabaseAddress(url=app, owner_url=owner, embedded=True)


def product_environment(folder: DataFolder, database: DatabaseAddress) -> dict[str, str]:
    """What every process of the product gets on top of the caller's environment."""
    return {
        "HEADWAY_DATA": str(folder.path),
        "HEADWAY_SECRET_KEY_FILE": str(folder.key_file),
        "HEADWAY_KERNEL_CACHE": os.environ.get("HEADWAY_KERNEL_CACHE") or str(folder.kernel_cache),
        "HEADWAY_APP_ROLE": os.environ.get("HEADWAY_APP_ROLE", APP_ROLE),
        "DATABASE_URL": database.url,
        "DATABASE_OWNER_URL": database.owner_url,
        "HEADWAY_EMBEDDED": "1" if database.embedded else "",
        "DJANGO_SETTINGS_MODULE": "headway.server.settings",
        "XDG_CACHE_HOME": str(folder.path / "cache"),
        "TMPDIR": str(folder.path / "tmp"),
        # memory: one arena for the allocator, no buffers per thread for matrix products that we never make
        "MALLOC_ARENA_MAX": "2",
        "OPENBLAS_NUM_THREADS": "1",
    }


@contextlib.contextmanager
def database_at_hand(path: Path, *, as_owner: bool = False) -> Iterator[DataFolder]:
    """Put the environment of the installation at `path` in place for one command.

    Uses the database that is served now, else starts the embedded one for as long as the command runs.
    """
    folder = open_data_folder(path)
    with database_for_command(folder) as database:
        os.environ.update(product_environment(folder, database))
        if as_owner:
            os.environ["DATABASE_URL"] = database.owner_url
        yield folder


@contextlib.contextmanager
def database_for_command(folder: DataFolder) -> Iterator[DatabaseAddress]:
    """The database that is served now, else the embedded one, running for as long as the caller needs it."""
    external = external_database()
    if external is not None:
        yield external
    elif is_locked(folder.path):
        yield _served_now(folder)
    else:
        with locked(folder):
            running = start_postgres(folder.cluster())
            try:
                yield embedded_database(running.cluster, running.port)
            finally:
                running.stop()


def _served_now(folder: DataFolder) -> DatabaseAddress:
    cluster = folder.cluster()
    try:
        lines = (cluster.data / "postmaster.pid").read_text("utf-8").splitlines()
        return embedded_database(cluster, int(lines[3]))
    except (OSError, IndexError, ValueError):
        raise Refused("folder_in_use", folder=folder.path) from None
