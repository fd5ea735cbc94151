"""The worker process: runs the jobs that wait in the database, a few at a time.

Jobs are rows of PostgreSQL (procrastinate), inserted in the transaction of what they follow; as many
workers as wanted, on as many hosts as wanted, take them.

A job that loads the kernels or a large plan leaves the process large; an idle worker above
`LARGEST_IDLE_BYTES` ends, and the supervisor starts a small one.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import logging.config
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from headway.kernel.garbage import loading
from headway.server.logs import log_settings

HOUSEKEEPING = "housekeeping"  # as in kernel.jobs
LARGEST_IDLE_BYTES = 160 * 1024 * 1024
IDLE_SECONDS = 20.0
LOOK_SECONDS = 10.0
STOP_SECONDS = 8.0

_log = logging.getLogger("headway.worker")


def work(*, concurrency: int = 2, queues: list[str] | None = None, wait: bool = True) -> int:
    """Run jobs until asked to stop (or until none is left when `wait` is false); returns 0.

    A stop lets running jobs end for some seconds; what is cut off is taken up again by the next worker,
    since jobs are idempotent.
    """
    logging.config.dictConfig(log_settings())
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")
    with loading():
        import django

        django.setup()
    logging.getLogger("procrastinate.blueprints").setLevel(logging.ERROR)
    asyncio.run(_Work().run(concurrency, queues, wait))
    return 0


class _Work:
    def __init__(self) -> None:
        self.running = 0
        self.idle_since = time.monotonic()

    async def run(self, concurrency: int, queues: list[str] | None, wait: bool) -> None:
        from procrastinate.contrib.django import app as found

        app: Any = found  # its stubs do not know Django's connector
        worker_app = app.with_connector(app.connector.get_worker_connector())
        async with worker_app.open_async():
            await _take_up_again(worker_app)
            worker = asyncio.ensure_future(
                worker_app.run_worker_async(
                    queues=queues,
                    concurrency=concurrency,
                    wait=wait,
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=STOP_SECONDS,
                    delete_jobs="successful",
                    worker_middleware=[self._count],
                )
            )
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, worker.cancel)
            looking = asyncio.ensure_future(self._look_after(worker_app, worker))
            with contextlib.suppress(asyncio.CancelledError):
                await worker
            looking.cancel()

    async def _count(self, call_next: Callable[[], Awaitable[Any]], context: Any, worker: object) -> Any:
        if context.job.queue == HOUSEKEEPING:  # it comes every few seconds: else the worker would never be idle
            return await call_next()
        self.running += 1
        try:
            return await call_next()
        finally:
            self.running -= 1
            self.idle_since = time.monotonic()

    async def _look_after(self, app: Any, worker: asyncio.Future[None]) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await _take_up_again(app)
            idle = self.running == 0 and time.monotonic() - self.idle_since > IDLE_SECONDS
            if idle and resident_bytes() > LARGEST_IDLE_BYTES:
                worker.cancel()


async def _take_up_again(app: Any) -> None:
    """Give back the jobs of workers that were killed: their heartbeat stopped."""
    try:
        for job in await app.job_manager.get_stalled_jobs():
            await app.job_manager.retry_job(job)
    except Exception:
        _log.exception("stalled jobs")


def resident_bytes() -> int:
    """The memory of this process, as the kernel counts it."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
