"""The child process that a parse runs in: own folder, no network, limits on time, memory and size."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
KEPT_VARIABLES = ("PATH", "JAVA_HOME", "LANG", "TZ", "SYSTEMROOT")


@dataclass(frozen=True, slots=True)
class IsolationState:
    """What keeps a parse apart on this machine; `doctor` shows what is missing."""

    network_is_off: bool
    memory_is_watched: bool
    reason: str = ""


@cache
def isolation_state() -> IsolationState:
    """Try once which kinds of isolation this machine allows."""
    prefix = _network_prefix()
    watched = Path(f"/proc/{os.getpid()}/statm").exists()
    reason = "" if prefix else "no_unshare" if shutil.which("unshare") is None else "unshare_refused"
    return IsolationState(network_is_off=bool(prefix), memory_is_watched=watched, reason=reason)


@cache
def _network_prefix() -> tuple[str, ...]:
    """Words in front of the command that take the network away; none where the system forbids it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    for words in (
        (unshare, "--net"),
        (unshare, "--user", "--map-current-user", "--net"),
        (unshare, "--user", "--map-root-user", "--net"),
    ):
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            if (
                subprocess.run([*words, "--", "/bin/true"], capture_output=True, timeout=10, check=False).returncode
                == 0
            ):
                return words
    return ()


def start_child(arguments: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start `headway.interchange.child` in a process group of its own, with next to no environment."""
    command = [*_network_prefix(), sys.executable, "-I", "-m", "headway.interchange.child", *arguments]
    environment = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    environment |= {"TMPDIR": str(folder), "HOME": str(folder), "PYTHONUTF8": "1"}
    with (folder / "errors").open("wb") as errors:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd=folder,
            env=environment,
            start_new_session=True,
            close_fds=True,
        )


def end_child(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started; safe when it is gone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


@dataclass(frozen=True, slots=True)
class Usage:
    memory_bytes: int
    cpu_seconds: float


def usage_of(pid: int) -> Usage:
    """Resident memory and CPU time of a process; zeros when it is gone."""
    try:
        resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError, ValueError):
        return Usage(0, 0.0)
    return Usage(resident, (int(fields[11]) + int(fields[12])) / TICKS)


def folder_bytes(folder: Path) -> int:
    """Bytes that the files of a folder take."""
    total = 0
    for entry in folder.rglob("*"):
        with contextlib.suppress(OSError):
            total += entry.lstat().st_size
    return total
