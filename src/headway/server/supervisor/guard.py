"""The guard: a shell process that outlives a killed supervisor just long enough to stop its children.

It reads from a pipe whose other end only the supervisor holds. When that end closes, it asks every process
that carries the run's mark in its environment to stop (SIGINT: PostgreSQL's fast shutdown), waits, and then
kills what is left. Grandchildren (an import's parser and its Java) carry the mark too.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

MARK = "HEADWAY_RUN"
GONE_SECONDS = 5.0

_SCRIPT = """
trap '' INT TERM HUP
read -r _
marked() { grep -lsaE "HEADWAY_RUN=$1" /proc/[0-9]*/environ | cut -d/ -f3; }
for signal in INT KILL; do
  found=$(marked "$1")
  [ -n "$found" ] && kill -s "$signal" $found 2>/dev/null
  tries=0
  while [ "$tries" -lt 20 ] && [ -n "$(marked "$1")" ]; do sleep 0.1; tries=$((tries + 1)); done
done
"""


def start_guard(run: str) -> tuple[subprocess.Popen[bytes], int]:
    """Start the guard of the run `run`; returns it and the pipe end to be kept open."""
    read_end, write_end = os.pipe()
    process = subprocess.Popen(
        ["/bin/sh", "-c", _SCRIPT, "headway-guard", run],
        stdin=read_end,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", "/usr/bin:/bin")},
        cwd="/",
        start_new_session=True,
    )
    os.close(read_end)
    return process, write_end


def kill_leftovers(data: Path) -> None:
    """Kill what an earlier supervisor of this data folder left when it was killed together with its guard.

    PostgreSQL is left out: `start_postgres` stops it in order.
    """
    deadline = time.monotonic() + GONE_SECONDS
    found: set[int] = set()
    while time.monotonic() < deadline:
        found.update(_leftovers(data))
        running = [pid for pid in found if _runs(pid)]  # they hold the port until they are gone
        if not running:
            return
        for pid in running:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    """Whether a thread of the process still lives: an ending process loses its environment before its sockets."""
    try:
        states = [
            (task / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
            for task in Path(f"/proc/{pid}/task").iterdir()
        ]
    except OSError:
        return Path(f"/proc/{pid}").exists()
    return any(state not in {"Z", "X"} for state in states)


def _leftovers(data: Path) -> list[int]:
    folder, mark = f"HEADWAY_DATA={data}\0".encode(), f"{MARK}=".encode()
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            environment = (entry / "environ").read_bytes()
            if folder in environment and mark in environment:
                found.append(int(entry.name))
    return found
