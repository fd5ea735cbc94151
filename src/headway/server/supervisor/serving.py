"""The life of the supervisor: check, start in order, watch, stop in order."""

from __future__ import annotations

import os
import secrets
import select
import signal
import subprocess
import sys
import time

from headway.server.data_folder import DataFolder, default_path, locked, open_data_folder
from headway.server.environment import DatabaseAddress, embedded_database, external_database, product_environment
from headway.server.errors import Refused
from headway.server.postgres import RunningPostgres, start_postgres
from headway.server.supervisor import first_start
from headway.server.supervisor.children import Child, stop_in_order
from headway.server.supervisor.guard import MARK, kill_leftovers, start_guard
from headway.server.supervisor.options import ServeOptions, check_options, require_free_port

LONGEST_LOOK_SECONDS = 5.0
LONGEST_HOPELESS_PAUSE_SECONDS = 0.5


class _Asked(Exception):
    """Somebody asked us to stop (Ctrl-C, SIGTERM, the terminal went away)."""


def serve(options: ServeOptions) -> int:
    """Serve the product until asked to stop; returns 0 then."""
    began = time.monotonic()
    check_options(options)
    if not default_path().exists():
        require_free_port(options)  # nothing is made for a start that cannot succeed
    folder = open_data_folder(default_path())
    with locked(folder):
        kill_leftovers(folder.path)  # they may hold the port
        require_free_port(options)
        supervisor = _Supervisor(folder, options, began)
        try:
            supervisor.start()
            supervisor.watch()
        except _Asked:
            pass
        finally:
            supervisor.stop()
    return 0


class _Supervisor:
    def __init__(self, folder: DataFolder, options: ServeOptions, began: float) -> None:
        self.folder = folder
        self.options = options
        self.began = began
        self.run = secrets.token_hex(8)
        self.asked = False
        self.was_ready = False
        self.postgres: RunningPostgres | None = None
        self.children: list[Child] = []
        self.guard_pipe: int | None = None
        self.ready_pipe, self._ready_end = os.pipe()
        self.wake_pipe = self._listen_to_signals()

    # -- start

    def start(self) -> None:
        self._start_guard()
        database = external_database() or self._start_postgres()
        environment = {
            **os.environ,
            **product_environment(self.folder, database),
            **self.options.environment(),
            MARK: self.run,
        }
        self._prepare(database, environment)
        self.children.append(Child("web", lambda: self._spawn(["headway.server.web"], environment)))
        self.children.append(Child("worker", lambda: self._spawn(["headway.server.command", "worker"], environment)))
        for child in self.children:
            if child.process is None:
                child.launch()

    def _start_guard(self) -> None:
        def start() -> subprocess.Popen[bytes]:
            if self.guard_pipe is not None:
                os.close(self.guard_pipe)
            process, self.guard_pipe = start_guard(self.run)
            return process

        guard = Child("guard", start)
        guard.launch()
        self.children.append(guard)

    def _start_postgres(self) -> DatabaseAddress:
        cluster = self.folder.cluster({MARK: self.run})

        def start() -> subprocess.Popen[bytes]:
            self.postgres = start_postgres(cluster)
            return self.postgres.process

        child = Child("postgres", start)
        child.launch()
        self.children.append(child)
        assert self.postgres is not None
        return embedded_database(cluster, self.postgres.port)

    def _prepare(self, database: DatabaseAddress, environment: dict[str, str]) -> None:
        first = first_start.is_first_start(self.folder, database)
        admin = first_start.ask_first_admin() if first and not self.options.demo else None
        self._stop_when_asked()
        first_start.migrate(self.folder, database, environment)
        self._stop_when_asked()
        if admin is not None:
            first_start.create_first_admin(self.folder, database, environment, admin)
        elif first:
            first_start.load_demo(self.folder, database, environment)
        self._stop_when_asked()

    def _spawn(self, module: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
        """Start one of our processes in a session of its own, so that Ctrl-C reaches the supervisor only."""
        ready = {"HEADWAY_READY_FD": str(self._ready_end)} if module == ["headway.server.web"] else {}
        return subprocess.Popen(
            [sys.executable, "-m", *module],
            env={**environment, **ready},
            stdin=subprocess.DEVNULL,
            pass_fds=(self._ready_end,) if ready else (),
            start_new_session=True,
        )

    # -- watch

    def watch(self) -> None:
        """Look after the children until asked to stop; wakes up for signals, restarts and readiness only."""
        while True:
            self._stop_when_asked()
            for child in self.children:
                ended = child.watch()
                if ended is not None:
                    self._require_hope(child)
                    _say(f"{child.name}: {ended}, 重新启动 / starting it again")
            dues = [due for child in self.children if (due := child.seconds_until_due()) is not None]
            ready, _, _ = select.select([self.wake_pipe, self.ready_pipe], [], [], min([LONGEST_LOOK_SECONDS, *dues]))
            if self.wake_pipe in ready:
                os.read(self.wake_pipe, 512)
            if self.ready_pipe in ready:
                os.read(self.ready_pipe, 512)
                self.was_ready = True
                _say(f"Headway 进度 {self.options.address}  ({time.monotonic() - self.began:.1f} s)")

    def _require_hope(self, child: Child) -> None:
        """Give up when the web process never came up: starting it for ever would hide the reason."""
        if child.name == "web" and not self.was_ready and child.pause_seconds > LONGEST_HOPELESS_PAUSE_SECONDS:
            raise Refused("web_start_failed")

    def _stop_when_asked(self) -> None:
        if self.asked:
            raise _Asked

    def _listen_to_signals(self) -> int:
        def ask(number: int, frame: object) -> None:
            self.asked = True

        read_end, write_end = os.pipe()
        os.set_blocking(write_end, False)
        signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, ask)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        return read_end

    # -- stop

    def stop(self) -> None:
        """Stop web and worker, then PostgreSQL, then the guard (whose pipe closes with us anyway)."""
        named = {child.name: child.process for child in self.children if child.process is not None}
        stop_in_order([process for name, process in named.items() if name in {"web", "worker"}])
        if self.postgres is not None:
            self.postgres.stop()
        if "guard" in named:
            named["guard"].kill()
            named["guard"].wait()


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
