"""Heavy work in a process of its own, which dies with its parent and leaves no memory behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys

PR_SET_PDEATHSIG = 1


class ChildFailed(Exception):
    """The child ended with another status than 0; its log tells why."""


def run_in_child(module: str, *arguments: str) -> None:
    """Run `python -m module arguments` and wait for it. Raises ChildFailed."""
    child = subprocess.Popen([sys.executable, "-m", module, *arguments], stdin=subprocess.DEVNULL)
    try:
        status = child.wait()
    finally:
        child.kill()
        child.wait()
    if status != 0:
        raise ChildFailed(f"{module} {' '.join(arguments)}: status {status}")


def ask_child(module: str, asked: bytes, *, seconds: float) -> bytes:
    """What `python -m module` writes when it reads `asked`. Raises ChildFailed, also when it takes longer."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", module], input=asked, stdout=subprocess.PIPE, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise ChildFailed(f"{module}: not done in {seconds} s") from late
    if done.returncode != 0:
        raise ChildFailed(f"{module}: status {done.returncode}")
    return done.stdout


def begin_as_child() -> None:
    """At the start of a child: end when the parent ends (Linux), and set Django up."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if parent == 1:
        sys.exit(1)
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")
    django.setup()
