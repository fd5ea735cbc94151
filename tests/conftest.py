"""One PostgreSQL per test session, a copy of a prepared one, started only when a test asks for the database.

Everything lives in `headway-tests-<uid>/` of the temporary folder: the programs (kept between runs) and, there or in
memory, one folder per session, whose lock is held while the session lives. A session that was killed loses its lock:
the next one stops what it left and removes its folder.
"""

from __future__ import annotations

import contextlib
import fcntl
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.prepared import TEMPLATE, made_once, make_cluster, mark_of_cluster, sessions_folder, tests_folder

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "data" / "schedules"

SHARED = "HEADWAY_TEST_POSTGRES"
"""Names the address of a running server with the migrated template, which a session may use instead of its own."""
STAYS = "HEADWAY_TEST_DATABASE_STAYS"
"""Set where the session's database is used by others after it: it may stand already and is not removed."""

_held: list[object] = []


def _lock(folder: Path) -> bool:
    """Hold the lock of a session's folder for as long as this process lives; False when another holds it."""
    handle = (folder / "lock").open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        return False
    _held.append(handle)
    return True


def _sweep(sessions: Path) -> None:
    from headway.server.postgres import stop_leftover

    for folder in sessions.glob("session-*"):
        with contextlib.suppress(OSError):
            if _lock(folder):
                stop_leftover(folder / "postgres" / "data")
                shutil.rmtree(folder, ignore_errors=True)


def _data_folder(data: Path) -> Path:
    for name in ("secret", "attachments", "uploads", "cache", "tmp", "log"):
        (data / name).mkdir(parents=True)
    return data


def _begin_worker(name: str) -> None:
    """Of one session, but with files of its own, as its database is: what one cleans up, another may be writing."""
    data = _data_folder(Path(os.environ["HEADWAY_TEST_SESSION"]) / f"headway-{name}")
    os.environ["HEADWAY_DATA"] = str(data)


def _begin_session() -> None:
    """Set what the settings read, before Django loads; workers of xdist inherit it."""
    from headway.server.postgres import APP_ROLE, OWNER_ROLE, Cluster, Passwords, database_url

    sessions = sessions_folder()
    for folder in {sessions, tests_folder()}:
        _sweep(folder)
    folder = Path(tempfile.mkdtemp(prefix="session-", dir=sessions))
    folder.chmod(0o711)
    _lock(folder)
    data = _data_folder(folder / "headway")
    key = data / "secret" / "key"
    key.write_text("only-for-tests-" + "0123456789abcdef" * 4, "utf-8")
    cluster = Cluster(folder / "postgres", Passwords("tests", "tests", "tests"))
    address = os.environ.get(SHARED) or database_url(cluster, OWNER_ROLE, "tests", "headway")
    os.environ |= {
        "HEADWAY_TEST_SESSION": str(folder),
        "HEADWAY_DATA": str(data),
        "HEADWAY_SECRET_KEY_FILE": str(key),
        "HEADWAY_APP_ROLE": APP_ROLE,
        "DATABASE_URL": address,
        "DATABASE_OWNER_URL": address,
    }
    if SHARED in os.environ:
        os.environ["HEADWAY_TEST_DATABASE"] = f"test_{os.getpid()}"


def pytest_configure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        _begin_worker(os.environ["PYTEST_XDIST_WORKER"])
    else:
        _begin_session()
    if importlib.util.find_spec("headway.server.settings") is None:
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "headway.server.settings"
    from django.conf import settings

    # configured here, so that pytest-django sets Django up
    settings.PASSWORD_HASHERS = ["tests.quick_hashing.QuickArgon2"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """For `--dist loadgroup`: the tests of a file stay in one process and share what it builds.

    Mutants and the parts of the rehearsal go singly: they share nothing and take long.
    """
    grouped = config.pluginmanager.hasplugin("xdist")
    for item in items:
        if item.get_closest_marker("quick") and item.get_closest_marker("django_db"):
            raise pytest.UsageError(f"{item.nodeid} is marked quick and asks for the database")
        if item.get_closest_marker("browser") and not item.path.is_relative_to(ROOT / "tests/browser"):
            raise pytest.UsageError(f"{item.nodeid} is marked browser and stands where ./test looks for none")
        alone = item.path.parent.name == "mutants" or item.path.name == "test_simulation.py"
        if grouped and not alone:
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(ROOT).as_posix()))


def pytest_collection_finish(session: pytest.Session) -> None:
    """As the server does: what is loaded by now is not looked through for garbage again and again."""
    if importlib.util.find_spec("headway.kernel.garbage") is not None:
        from headway.kernel.garbage import settle_garbage

        settle_garbage()


def pytest_unconfigure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ or "HEADWAY_TEST_SESSION" not in os.environ:
        return
    from headway.server.postgres import stop_leftover

    folder = Path(os.environ["HEADWAY_TEST_SESSION"])
    stop_leftover(folder / "postgres" / "data")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of this session's PostgreSQL for the owner role, started at the first request."""
    from headway.server.postgres import Cluster, Passwords, start_postgres

    folder = Path(os.environ["HEADWAY_TEST_SESSION"])
    with (folder / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if SHARED not in os.environ and not (folder / "postgres" / "data").exists():
            home = made_once("cluster", mark_of_cluster(), make_cluster)
            subprocess.run(["cp", "-a", str(home / "postgres"), str(folder / "postgres")], check=True)
            cluster = Cluster(
                folder / "postgres", Passwords("tests", "tests", "tests"), durable=False, program_folder=tests_folder()
            )
            _held.append(start_postgres(cluster))
    yield os.environ["DATABASE_URL"]


@pytest.fixture(scope="session")
def django_db_setup(
    postgres: str, django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Instead of pytest-django's: each worker's database is a copy of the migrated one."""
    import psycopg
    from django.db import connection

    name = connection.settings_dict["TEST"]["NAME"]
    stands = contextlib.suppress(psycopg.errors.DuplicateDatabase) if STAYS in os.environ else contextlib.nullcontext()
    with stands, psycopg.connect(postgres, autocommit=True) as owner:
        owner.execute(f'CREATE DATABASE "{name}" TEMPLATE {TEMPLATE}')
    connection.close()
    connection.settings_dict["NAME"] = name
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.close_pool()
    if SHARED in os.environ and STAYS not in os.environ:
        # an autovacuum that is at work there forbids it; the server's own end removes the database then
        with contextlib.suppress(psycopg.Error), psycopg.connect(postgres, autocommit=True) as owner:
            owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real schedule files beside the repository."""
    if not CORPUS.exists():
        pytest.skip("no schedule corpus beside this repository")
    return CORPUS
