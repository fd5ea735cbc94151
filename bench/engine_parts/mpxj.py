"""MPXJ's scheduler on the same network, in the same run: it reads the .xer and schedules it in a warm JVM."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from engine_parts.files import write_xer
from engine_parts.networks import random_plan
from engine_parts.timing import Figures, figure, median_ms
from headway.engine import build_network_from_columns, calculate
from headway.engine.columns import minutes_of

SIZE, TIMES = 10_000, 50.0


def measure_mpxj(ours_ms: float, rounds: int) -> Figures:
    """`ours_ms`: our whole calculation of the same network."""
    import jpype

    from headway.interchange.java.mpxj import _start_java
    from headway.interchange.limits import DEFAULT_LIMITS

    _start_java(DEFAULT_LIMITS)
    with tempfile.TemporaryDirectory(prefix="headway-bench-") as folder:
        path = write_xer(SIZE, Path(folder) / "plan.xer")
        project = jpype.JClass("org.mpxj.primavera.PrimaveraXERFileReader")().read(str(path))
    start = project.getProjectProperties().getPlannedStart() or project.getProjectProperties().getStartDate()
    scheduler = jpype.JClass("org.mpxj.cpm.PrimaveraScheduler")
    theirs = median_ms(lambda: scheduler().schedule(project, start), rounds)
    return {
        "mpxj_10k": figure(theirs, "ms", same_early_finish=_same(project)),
        "times_mpxj_10k": figure(theirs / ours_ms, "x", TIMES, at_least=True),
    }


def _same(project: Any) -> float:
    """Share of activities whose early finish is the same to the minute: it is the same network."""
    picture = calculate(build_network_from_columns(random_plan(SIZE)))
    ours = {f"A{row}": minutes for row, minutes in enumerate(picture.early_finish.tolist())}
    theirs = {
        str(task.getActivityID()): str(task.getEarlyFinish()) for task in project.getTasks() if not task.getSummary()
    }
    same = sum(ours[code] == minutes_of(datetime.fromisoformat(finish)) for code, finish in theirs.items())
    return round(same / len(ours), 4)
