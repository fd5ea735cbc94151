"""The worker process: runs the jobs that wait in the database, a few at a time.

Jobs are rows of PostgreSQL (procrastinate), inserted in the transaction of what they follow; as many
workers as wanted, on as many hosts as wanted, take them.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys


def work(*, concurrency: int = 2, queues: list[str] | None = None, wait: bool = True) -> int:
    """Run jobs until asked to stop (or until none is left when `wait` is false); returns 0.

    A stop lets running jobs end for some seconds; what is cut off is taken up again by the next worker,
    since jobs are idempotent.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.server.settings")
    import django

    django.setup()
    asyncio.run(_work(concurrency, queues, wait))
    return 0


async def _work(concurrency: int, queues: list[str] | None, wait: bool) -> None:
    from procrastinate.contrib.django import app

    worker_app = app.with_connector(app.connector.get_worker_connector())
    async with worker_app.open_async():
        await _take_up_again(worker_app)
        running = asyncio.ensure_future(
            worker_app.run_worker_async(
                queues=queues,
                concurrency=concurrency,
                wait=wait,
                install_signal_handlers=False,
                shutdown_graceful_timeout=8,
                delete_jobs="successful",
            )
        )
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, running.cancel)
        try:
            await running
        except asyncio.CancelledError:
            return


async def _take_up_again(app: object) -> None:
    """Give back the jobs of workers that were killed: their heartbeat stopped."""
    manager = app.job_manager  # type: ignore[attr-defined]
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


if __name__ == "__main__":
    sys.exit(work())
