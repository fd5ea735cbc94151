"""MPXJ's scheduler on the same network, in the same run: it reads the .xer and schedules it in a warm JVM."""

from __future__ import annotations

import tempfile
from pathlib import Path

from engine_parts.files import write_xer
from engine_parts.timing import Figures, figure, median_ms

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
        "mpxj_10k": figure(theirs, "ms", activities=int(project.getTasks().size())),
        "times_mpxj_10k": figure(theirs / ours_ms, "x", TIMES, at_least=True),
    }
