"""One connection per web process that hears of new events and reads them."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable
from typing import Any

import psycopg

from headway.kernel.outbox import CHANNEL, Reading, cluster_name, read_events

# Announcements may get lost in a pooler or a broken line: we look ourselves after this long.
LOOK_SECONDS = 5.0
LONGEST_READ_SECONDS = 10.0
BETWEEN_READS_SECONDS = 0.1
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 5.0
_LINE: dict[str, Any] = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "connect_timeout": 5}

_log = logging.getLogger("headway.live")


def listen_url() -> str:
    """A direct address of the database: announcements do not pass a pooler that shares connections."""
    return os.environ.get("DATABASE_LISTEN_URL") or os.environ["DATABASE_URL"]


async def connect() -> psycopg.AsyncConnection[Any]:
    """A connection of our own, outside Django's pool, so that 5,000 streams wait on one."""
    return await psycopg.AsyncConnection.connect(
        listen_url(), autocommit=True, application_name="headway-live", **_LINE
    )


class Listener:
    """Reads every event once and hands it to `deliver`; calls `lost` when it cannot tell what was missed."""

    def __init__(self, deliver: Callable[[Reading], None], lost: Callable[[], None]) -> None:
        self.deliver = deliver
        self.lost = lost
        self.cluster = ""
        self.position = 0
        self.ready = asyncio.Event()
        self._known: dict[int, int] = {}  # events that were read, by id, of transactions not before the position

    async def run(self) -> None:
        """For ever; a lost connection is made anew, and what happened meanwhile is read then."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                async with await connect() as connection:
                    await self._begin(connection)
                    pause = FIRST_PAUSE_SECONDS
                    await self._follow(connection)
            except (psycopg.Error, OSError, TimeoutError) as error:
                _log.warning("events: %s; connecting again in %.1f s", str(error).strip().split("\n")[0], pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _begin(self, connection: psycopg.AsyncConnection[Any]) -> None:
        await connection.execute(f"LISTEN {CHANNEL}")
        cluster = await cluster_name(connection)
        now = await self._present(connection)
        if self.ready.is_set() and cluster == self.cluster and self.position <= now:
            return
        was_ready, self.cluster, self.position = self.ready.is_set(), cluster, now
        reading = await read_events(connection, since=now)
        self._known = {event.id: event.transaction_id for event in reading.events}
        self.ready.set()
        if was_ready:
            self.lost()

    async def _present(self, connection: psycopg.AsyncConnection[Any]) -> int:
        row = await (await connection.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")).fetchone()
        assert row is not None
        return int(row[0])

    async def _follow(self, connection: psycopg.AsyncConnection[Any]) -> None:
        """Read at once what is told; while much is told, what came within a tenth of a second is one reading."""
        while True:
            read_at = time.monotonic()
            await asyncio.wait_for(self._read(connection), LONGEST_READ_SECONDS)
            async for _ in connection.notifies(timeout=LOOK_SECONDS, stop_after=1):
                pass
            await asyncio.sleep(max(0.0, read_at + BETWEEN_READS_SECONDS - time.monotonic()))

    async def _read(self, connection: psycopg.AsyncConnection[Any]) -> None:
        whole = False
        while not whole:
            reading = await read_events(connection, since=self.position, known=frozenset(self._known))
            whole = reading.is_whole
            if whole:
                self.position = reading.position
            self._known |= {event.id: event.transaction_id for event in reading.events}
            self._known = {key: value for key, value in self._known.items() if value >= self.position}
            self.deliver(Reading(self.position, reading.events))
