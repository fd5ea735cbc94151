"""Several at the same moment, each in a thread with a connection of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier

Act = Callable[[], object]
_PATIENCE = 60  # seconds for an act that waits in vain
_SOMEBODY_WAITS = (
    "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
)


def at_once(*acts: Act) -> list[type[Exception] | None]:
    """Run the acts together; what each was refused with. Who meets whom is chance: for what holds however they meet."""
    together = Barrier(len(acts))

    def run(act: Act) -> type[Exception] | None:
        together.wait()
        return _alone(act)

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def before_it_commits(first: Act, second: Act) -> list[type[Exception] | None]:
    """The second comes when the first has written and not yet committed; what each was refused with.

    The first commits when the second waits for it, or has ended without waiting: no chance in it, so a lock that
    somebody takes away is noticed every time.
    """
    from django.db import transaction

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            refused = _refusal_of(first)
            running = come_meanwhile(pool, second)
        return [refused, running.result(_PATIENCE)]


def come_meanwhile(pool: ThreadPoolExecutor, act: Act) -> Future[type[Exception] | None]:
    """Begin an act while the caller holds a transaction; returns once it waits for that, or has ended."""
    from django.db import connection

    running, end = pool.submit(_alone, act), time.monotonic() + _PATIENCE
    with connection.cursor() as cursor:
        while not running.done():
            cursor.execute(_SOMEBODY_WAITS)
            if cursor.fetchone() == (True,):
                break
            assert time.monotonic() < end, "it neither waits nor ends"
            time.sleep(0.01)
    return running


def _alone(act: Act) -> type[Exception] | None:
    from django.db import connection

    try:
        return _refusal_of(act)
    finally:
        connection.close()


def _refusal_of(act: Act) -> type[Exception] | None:
    from headway.kernel.errors import Refusal

    try:
        act()
    except Refusal as refusal:
        return type(refusal)
    return None
