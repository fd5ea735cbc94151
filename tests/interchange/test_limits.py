"""A parse costs what it may cost and no more; whoever waits can stop it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from small_files import Read, task, xer

from headway.interchange import DEFAULT_LIMITS, ImportRefused, ReadLimits, isolation_state

pytestmark = pytest.mark.quick


def children() -> list[int]:
    listed = [path.read_text().split() for path in Path("/proc/self/task").glob("*/children")]
    return [int(pid) for pids in listed for pid in pids]


def big() -> str:
    return xer(TASK=[task(str(number), f"A{number}", "混凝土浇筑") for number in range(8000)], TASKPRED=())


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (ReadLimits(cpu_seconds=0.02, cpu_seconds_per_10_mb=0), "took_too_long"),
        (ReadLimits(wall_factor=0.0005), "took_too_long"),
        (ReadLimits(memory_bytes=8 * 1024 * 1024), "too_much_memory"),
    ],
)
def test_a_limit_that_is_met_ends_the_parse(read: Read, limits: ReadLimits, code: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        read(big(), limits=limits)

    assert refused.value.code == code
    assert children() == []


def test_cpu_time_grows_with_the_file_up_to_twenty_minutes() -> None:
    megabyte = 1024 * 1024

    assert DEFAULT_LIMITS.cpu_limit(0) == 60
    assert DEFAULT_LIMITS.cpu_limit(30 * megabyte) == 90
    assert DEFAULT_LIMITS.cpu_limit(300_000 * megabyte) == 1200
    assert DEFAULT_LIMITS.wall_limit(0) == 180


def test_cancelling_ends_the_child_at_once(read: Read) -> None:
    asked = time.monotonic() + 0.05

    with pytest.raises(ImportRefused) as refused:
        read(big(), cancelled=lambda: time.monotonic() > asked)

    assert refused.value.code == "cancelled"
    assert children() == []


def test_a_child_that_is_killed_half_way_is_a_refusal(read: Read) -> None:
    def kill(_fraction: float, _stage: str) -> None:
        for pid in children():
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(ImportRefused) as refused:
        read(big(), progress=kill)

    assert refused.value.code == "reader_failed"


def test_progress_rises_and_names_its_stages(read: Read) -> None:
    seen: list[tuple[float, str]] = []

    read(xer(), progress=lambda fraction, stage: seen.append((fraction, stage)))

    assert next(stage for _, stage in seen) == "detecting"
    assert {"reading", "building", "checking", "handing_over"} <= {stage for _, stage in seen}
    assert [fraction for fraction, _ in seen] == sorted(fraction for fraction, _ in seen)


def test_a_fault_of_the_callback_ends_the_child_too(read: Read) -> None:
    def fails(_fraction: float, _stage: str) -> None:
        raise RuntimeError("the screen is gone")

    with pytest.raises(RuntimeError):
        read(xer(), progress=fails)

    assert children() == []


def test_the_isolation_of_this_machine_is_told() -> None:
    state = isolation_state()

    assert state.memory_is_watched
    assert state.network_is_off or state.reason in ("no_unshare", "unshare_refused")
