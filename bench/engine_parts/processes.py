"""What a fresh process costs: memory of a million activities, the first answer, a large .xer."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from engine_parts.files import write_own_json, write_xer
from engine_parts.timing import Figures, figure

BENCH = Path(__file__).resolve().parent.parent
NEEDS_JAVA = "shared/data/schedules/files/msp_commercial_construction.mpp"  # beside the repository
MEMORY_MB = 1024.0
OWN_SECONDS, JAVA_SECONDS, XER_SECONDS = 1.5, 4.0, 15.0
XER_SIZE = 50_000


def measure_memory(size: int) -> Figures:
    """Peak resident memory of a process that makes the network, builds and calculates it."""
    work = (
        f"import sys; sys.path[:0] = {[str(BENCH), str(BENCH.parent / 'src')]!r}\n"
        "from engine_parts.networks import random_plan\n"
        "from headway.engine import build_network_from_columns, calculate\n"
        f"calculate(build_network_from_columns(random_plan({size})))\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))\n"
    )
    # its own mark: what wait4 tells begins at the memory of the process that started it
    done = subprocess.run([sys.executable, "-c", work], capture_output=True, text=True, check=True)
    peak = int(done.stdout) / 1024
    return {f"memory_{size // 1000}k": figure(peak, "MB", MEMORY_MB)}


def measure_first_answers(rounds: int) -> Figures:
    """`headway schedule` as a fresh process, kernels compiled before: wall time, and CPU of it and its children."""
    with tempfile.TemporaryDirectory(prefix="headway-bench-") as folder:
        own = write_own_json(1_000, Path(folder) / "plan.json")
        figures = _answer("first_own_json", own, OWN_SECONDS, rounds)
        needs_java = next((top / NEEDS_JAVA for top in BENCH.parents if (top / NEEDS_JAVA).exists()), None)
        if needs_java is None:
            print(f"first_mpp: {NEEDS_JAVA} is not there, not measured")
        else:
            figures |= _answer("first_mpp", needs_java, JAVA_SECONDS, rounds)
    return figures


def measure_xer() -> Figures:
    with tempfile.TemporaryDirectory(prefix="headway-bench-") as folder:
        return _answer("xer_50k", write_xer(XER_SIZE, Path(folder) / "plan.xer"), XER_SECONDS, 1)


def _answer(name: str, file: Path, goal: float, rounds: int) -> Figures:
    command = [sys.executable, "-m", "headway.server.command", "schedule", str(file), "--json", os.devnull]
    _run(command)  # the files come into the system's cache
    runs = sorted(_run(command) for _ in range(rounds))
    wall, cpu = runs[len(runs) // 2]
    return {f"{name}_wall": figure(wall, "s", goal), f"{name}_cpu": figure(cpu, "s", goal)}


def _run(command: list[str]) -> tuple[float, float]:
    """Wall seconds, CPU seconds with all children. Raises when the command fails.

    Python may write its byte code, as in an installation: without it each process compiles all sources (0.7 s).
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.monotonic()
    child = subprocess.Popen(command, cwd=BENCH.parent, stdout=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command[1:])[:200]} ended with {child.returncode}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime
