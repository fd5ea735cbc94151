"""A child process that is started again when it ends, and the pauses between the starts."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field

FIRST_PAUSE_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 30.0
# a child that lived this long was healthy: its next start is not delayed
HEALTHY_SECONDS = 20.0


@dataclass
class Child:
    """One watched process; `start` launches it."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause_seconds: float = 0.0
    due_at: float = field(default=0.0)

    def launch(self) -> None:
        self.started_at = time.monotonic()
        self.process = self.start()

    def watch(self) -> str | None:
        """Look after the process once: start it again when it is due. Returns what is worth a line, or None."""
        if self.process is not None:
            status = self.process.poll()
            if status is None:
                return None
            self._plan_restart()
            self.process = None
            return ended_line(status) if status != 0 else None  # a worker that grew large ends by itself
        if time.monotonic() >= self.due_at:
            self.launch()
        return None

    def _plan_restart(self) -> None:
        now = time.monotonic()
        if now - self.started_at >= HEALTHY_SECONDS:
            self.pause_seconds = 0.0
        self.due_at = now + self.pause_seconds
        self.pause_seconds = min(max(self.pause_seconds * 2, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS)

    def seconds_until_due(self) -> float | None:
        return max(0.0, self.due_at - time.monotonic()) if self.process is None else None


def ended_line(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"status {status}"


def stop_in_order(processes: list[subprocess.Popen[bytes]], seconds: float = 10.0) -> None:
    """Ask all to stop, wait together, then kill the groups of those that did not."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + seconds
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.05, deadline - time.monotonic()))
    for process in processes:
        # the whole session of the child: nothing that it started survives it
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
