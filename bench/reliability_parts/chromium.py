"""Chromium as a phone's browser, spoken to over a pipe, so that it can be killed with everything that is its own."""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import json
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-breakpad", "--disable-extensions",
    "--window-size=390,844", "--lang=zh-CN", "--remote-debugging-pipe", "--no-default-browser-check",
    "--disable-dev-shm-usage", "--password-store=basic",
)  # fmt: skip
PATIENCE_S = 45.0


class Gone(Exception):
    """The browser was killed, or did not answer."""


@dataclass
class Chromium:
    """One run of the browser on a profile that outlives it. `on_event(method, parameters)` runs in the reader."""

    profile: Path
    on_event: Callable[[str, dict[str, Any]], None] = lambda _method, _parameters: None
    session: str = ""
    faults: list[str] = field(default_factory=list)

    def start(self) -> Chromium:
        self.profile.mkdir(parents=True, exist_ok=True)
        # A lock of the run that was killed: it names a process that is gone, on this very host.
        for name in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
            (self.profile / name).unlink(missing_ok=True)
        read_theirs, write_mine = os.pipe()
        read_mine, write_theirs = os.pipe()
        read_theirs, write_theirs = _clear_of_three_and_four(read_theirs), _clear_of_three_and_four(write_theirs)
        plumbing = f'exec 3<&{read_theirs} 4>&{write_theirs} {read_theirs}<&- {write_theirs}>&-; exec "$@"'
        words = ["bash", "-c", plumbing, "chromium", CHROMIUM, *FLAGS, f"--user-data-dir={self.profile}", "about:blank"]
        self.process = subprocess.Popen(
            words, pass_fds=(read_theirs, write_theirs), start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(read_theirs)
        os.close(write_theirs)
        self._out, self._in = os.fdopen(write_mine, "wb", 0), os.fdopen(read_mine, "rb", 0)
        self._numbers, self._waiting = itertools.count(1), {}
        self._lock = threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def open(self) -> None:
        """Attach to the first page."""
        targets = self.call("Target.getTargets", here=False)["targetInfos"]
        pages = [one["targetId"] for one in targets if one["type"] == "page"]
        target = pages[0] if pages else self.call("Target.createTarget", here=False, url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", here=False, targetId=target, flatten=True)["sessionId"]
        self.call("Runtime.enable")
        self.call("Page.enable")

    def call(
        self, method: str, *, here: bool = True, patience: float = PATIENCE_S, **parameters: Any
    ) -> dict[str, Any]:
        """One command and its answer. Raises Gone."""
        number, answer = next(self._numbers), queue.SimpleQueue[dict[str, Any] | None]()
        self._waiting[number] = answer
        told: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if here:
            told["sessionId"] = self.session
        try:
            with self._lock:
                self._out.write(json.dumps(told).encode() + b"\0")
            found = answer.get(timeout=patience)
        except (OSError, queue.Empty) as error:
            raise Gone(f"{method}: {type(error).__name__}") from error
        finally:
            self._waiting.pop(number, None)
        if found is None:
            raise Gone(method)
        if "error" in found:
            raise Gone(f"{method}: {found['error']}")
        return dict(found["result"])

    def evaluate(self, expression: str, *, patience: float = PATIENCE_S) -> Any:
        """The value of an expression, promises awaited. Raises Gone, AssertionError with what was thrown."""
        told = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True,
                         patience=patience)  # fmt: skip
        if "exceptionDetails" in told:
            thrown = told["exceptionDetails"]
            raise AssertionError(thrown.get("exception", {}).get("description") or thrown.get("text"))
        return told["result"].get("value")

    def go(self, address: str, ready: str, *, seconds: float = PATIENCE_S) -> None:
        """Open an address and wait until `ready` is true there. Raises Gone."""
        self.call("Page.navigate", url=address)
        self.wait_for(ready, seconds=seconds)

    def wait_for(self, ready: str, *, seconds: float = PATIENCE_S) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            # the page may be on its way to another one
            with contextlib.suppress(Gone, AssertionError):
                if self.evaluate(f"!!({ready})", patience=5):
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise Gone(f"never: {ready}")

    def kill(self) -> None:
        """SIGKILL of the whole process group, and of every process that has this profile."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        for pid in _processes_of(self.profile):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._reader.join(10)  # what the page had said before stands in the pipe and is read to its end
        self._out.close()
        self._in.close()

    def close(self) -> None:
        """End it as a person does."""
        with contextlib.suppress(Gone):
            self.call("Browser.close", here=False, patience=10)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(15)
        self.kill()

    def _read(self) -> None:
        rest = b""
        while True:
            try:
                read = self._in.read(1 << 16)
            except (OSError, ValueError):
                read = b""
            if not read:
                break
            *whole, rest = (rest + read).split(b"\0")
            for one in whole:
                self._take(json.loads(one))
        for answer in list(self._waiting.values()):
            answer.put(None)

    def _take(self, told: dict[str, Any]) -> None:
        if "id" in told:
            answer = self._waiting.get(told["id"])
            if answer is not None:
                answer.put(told)
        elif told["method"] == "Runtime.exceptionThrown":
            details = told["params"]["exceptionDetails"]
            self.faults.append(str(details.get("exception", {}).get("description") or details.get("text"))[:500])
        else:
            self.on_event(told["method"], told["params"])


def _clear_of_three_and_four(descriptor: int) -> int:
    """The same end under a number that the browser does not look for its pipe under."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved


def _processes_of(profile: Path) -> list[int]:
    mark = f"--user-data-dir={profile}".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if mark in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found
