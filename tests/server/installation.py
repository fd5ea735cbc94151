"""A whole installation on a free port, served by the real supervisor, for the tests of this folder."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.prepared import NO_MUTANT, made_once, mark_of_installation, sessions_folder

HEADWAY = [sys.executable, "-m", "headway.server.command"]
_OUR_VARIABLES = ("HEADWAY_", "DATABASE_", "DJANGO_", "PYTEST_")
_KEPT = ("HEADWAY_KERNEL_CACHE",)
"""Compiled once for all installations of the tests: each would spend half a minute on them."""


@dataclass
class Installation:
    """One data folder, and the supervisor that serves it while `process` runs."""

    data: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.port = self.port or free_port()

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OUR_VARIABLES)}
        kept |= {name: os.environ[name] for name in _KEPT if name in os.environ}
        admin = {"HEADWAY_ADMIN_USERNAME": "chief", "HEADWAY_ADMIN_PASSWORD": "a long and quiet river"}
        kept |= self.settings
        return {**kept, **admin, "HEADWAY_DATA": str(self.data), "LANG": "en_US.UTF-8", "PYTHONFAULTHANDLER": "1"}

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*HEADWAY, *words], env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )

    def serve(self, *options: str, demo: bool = False, patience: float = 60.0) -> None:
        log = self.data.with_suffix(".log").open("ab")
        words = [*HEADWAY, "serve", *([] if demo else ["--no-demo"]), "--port", str(self.port), *options]
        self.process = subprocess.Popen(words, env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        self.wait_until_up(patience)

    def wait_until_up(self, seconds: float = 60.0) -> None:
        if not wait_for(self.answers, seconds):
            self.stop()
            raise AssertionError(self.data.with_suffix(".log").read_text("utf-8"))

    def answers(self) -> bool:
        try:
            return bool(self.get("/api/session")["csrf_token"])
        except (OSError, ValueError):
            return False

    def get(self, path: str) -> dict[str, Any]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def children(self) -> dict[str, int]:
        """The supervisor's children by name."""
        assert self.process is not None
        named = {
            "server.web": "web",
            "server.command\0worker": "worker",
            "bin/postgres": "postgres",
            "headway-guard": "guard",
        }
        found = {}
        for pid, words in processes():
            if parent_of(pid) == self.process.pid:
                found |= {name: pid for part, name in named.items() if part in words}
        return found

    def of_postgresql(self) -> list[int]:
        """Every process of its PostgreSQL: the end of the first is noticed by the others a moment later."""
        folder = self.data / "postgres" / "data"
        return [pid for pid, _ in processes() if working_folder(pid) == folder]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(30)


def served_once() -> Path:
    """A data folder that was served once, to be copied."""
    return made_once("installation", mark_of_installation(), _serve_once, sessions_folder()) / "data"


def _serve_once(folder: Path) -> None:
    installation = Installation(folder / "data", settings=NO_MUTANT)
    installation.serve(patience=180.0)
    assert installation.stop() == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Any, seconds: float = 15.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


def processes() -> Iterator[tuple[int, str]]:
    """Every running process: number and command line with NULs between the words."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().decode("utf-8", "replace")
            except OSError:
                continue
            if words:
                yield int(entry.name), words


def working_folder(pid: int) -> Path | None:
    try:
        return Path(f"/proc/{pid}/cwd").readlink()
    except OSError:
        return None


def parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def left_running(data: Path) -> list[str]:
    """Processes that carry the data folder in their environment or command line."""
    mark = f"HEADWAY_DATA={data}\0".encode()
    left = []
    for pid, words in processes():
        try:
            environment = Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            environment = b""
        if mark in environment or f"{data}/postgres" in words:
            left.append(words.replace("\0", " "))
    return left
