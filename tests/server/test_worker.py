"""Periodic work never keeps the worker from being idle."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from headway.server import worker


@pytest.mark.quick
@pytest.mark.parametrize(("queue", "counted"), [("housekeeping", False), ("imports", True)])
def test_housekeeping_does_not_count_as_being_busy(queue: str, counted: bool) -> None:
    work = worker._Work()
    work.idle_since = 0.0

    async def job() -> int:
        return work.running

    context = SimpleNamespace(job=SimpleNamespace(queue=queue))
    running = asyncio.run(work._count(job, context, None))

    assert (running == 1, work.idle_since > 0) == (counted, counted)


def test_the_queue_of_housekeeping_has_one_name() -> None:
    from headway.kernel import jobs

    assert jobs.HOUSEKEEPING == worker.HOUSEKEEPING
    assert jobs.seal_audit_job.queue == worker.HOUSEKEEPING
