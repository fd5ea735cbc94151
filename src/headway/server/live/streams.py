"""The open streams of a web process: who gets what, and when a stream ends."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import random
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import psycopg
from granian._granian import RSGIProtocolClosed as ProtocolClosed

from headway.kernel.asking import watching
from headway.kernel.outbox import KEPT, Event, Reading, is_known, read_events
from headway.server.live import wire
from headway.server.live.access import Access
from headway.server.live.listener import Listener, connect
from headway.server.web.gateway import Answer, environ_of, run_wsgi, type_of_app

HEARTBEAT_SECONDS = 15.0
# permissions are read again after this long; with a little chance, so that streams do not ask all at once
LONGEST_ACCESS_SECONDS = 25.0
MOST_CHANCE_SECONDS = 4.0
ACCESS_SECONDS = min(LONGEST_ACCESS_SECONDS, float(os.environ.get("HEADWAY_LIVE_ACCESS_SECONDS") or "inf"))
# a stream whose permissions could not be read (the database is away) lives on for this long
UNVERIFIED_SECONDS = 60.0
# a browser that takes nothing for this long is gone, or too slow to be called live
SEND_SECONDS = 10.0
READY_SECONDS = 5.0
LONGEST_QUEUE = 200
MOST_STREAMS = 6_000
MOST_STREAMS_PER_ACCOUNT = 20
_HEADERS = (("content-type", "text/event-stream; charset=utf-8"), ("x-accel-buffering", "no"))

_log = logging.getLogger("headway.live")
_Batch = tuple[int, list[Event]]


class StreamRefused(Exception):
    """A stream is not opened; `code` names the text `server.<code>`."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


class Stream:
    """One open stream. `queue` holds batches for it; None ends it."""

    def __init__(self, access: Access, ask: Callable[[], Awaitable[Answer]]) -> None:
        self.access = access
        self.ask = ask
        self.queue: asyncio.Queue[_Batch | None] = asyncio.Queue(LONGEST_QUEUE)
        self.ended = False
        self.position = 0
        self.verified_at = time.monotonic()
        self.due_at = self.verified_at + ACCESS_SECONDS

    def offer(self, reading: Reading) -> None:
        """Queue what may concern the account; a stream that cannot keep up is ended."""
        mine = [e for e in reading.events if self.access.sees(e) or self.access.is_touched_by(e)]
        if not mine:
            return
        try:
            self.queue.put_nowait((reading.position, mine))
        except asyncio.QueueFull:
            self.end()

    def end(self) -> None:
        self.ended = True
        while not self.queue.empty():
            self.queue.get_nowait()
        self.queue.put_nowait(None)

    async def verify(self) -> bool:
        """Read the permissions anew; False when the session or the account has ended."""
        answer = await self.ask()
        if answer.status == 200 and answer.body is not None:
            self.access = Access.of(answer.body)
            self.verified_at = time.monotonic()
        elif answer.status < 500 or time.monotonic() - self.verified_at > UNVERIFIED_SECONDS:
            return False
        self.due_at = time.monotonic() + ACCESS_SECONDS + random.uniform(0, MOST_CHANCE_SECONDS)
        return True


class LiveEvents:
    """Opens, feeds and ends the streams of this process."""

    def __init__(self, application: type_of_app) -> None:
        self.application = application
        self.pool = ThreadPoolExecutor(2, thread_name_prefix="live")
        self.streams: set[Stream] = set()
        self.closing = False
        self._listener: Listener | None = None
        self._listening: asyncio.Task[None] | None = None
        self._catch_up: psycopg.AsyncConnection[Any] | None = None
        self._catching_up = asyncio.Lock()

    async def serve(self, scope: Any, protocol: Any) -> Answer | None:
        """Serve one stream to its end; an answer that is no stream (nobody is signed in) is returned instead."""
        self._require_room()
        loop = asyncio.get_running_loop()

        def ask() -> Awaitable[Answer]:
            return loop.run_in_executor(self.pool, self._ask_django, scope)

        answer = await ask()
        if answer.status != 200 or answer.body is None:
            return answer
        listener = await self._ready_listener()
        stream = Stream(Access.of(answer.body), ask)
        self._require_room(stream.access.account_id)
        self.streams.add(stream)
        gone = asyncio.ensure_future(protocol.client_disconnect())
        gone.add_done_callback(lambda _: stream.end())
        try:
            await self._run(stream, listener, scope, protocol.response_stream(200, _headers(answer)))
        finally:
            self.streams.discard(stream)
            gone.cancel()
        return None

    def stop(self) -> None:
        """End every stream, so that the process can stop; the browsers come back to the next one."""
        self.closing = True
        for stream in self.streams:
            stream.end()

    def _require_room(self, account_id: str = "") -> None:
        if self.closing or len(self.streams) >= MOST_STREAMS:
            raise StreamRefused(503, "busy")
        if sum(stream.access.account_id == account_id for stream in self.streams) >= MOST_STREAMS_PER_ACCOUNT:
            raise StreamRefused(429, "too_many_streams")

    def _ask_django(self, scope: Any) -> Answer:
        environ = environ_of(scope, io.BytesIO(), 0)
        with watching():
            answer = run_wsgi(self.application, environ)
            if answer.close is not None:
                answer.close()
        return answer

    async def _ready_listener(self) -> Listener:
        if self._listener is None:
            self._listener = Listener(self._deliver, self._lost)
            self._listening = asyncio.ensure_future(self._listener.run())
        try:
            await asyncio.wait_for(self._listener.ready.wait(), READY_SECONDS)
        except TimeoutError:
            raise StreamRefused(503, "busy") from None
        return self._listener

    def _deliver(self, reading: Reading) -> None:
        if reading.events:
            for stream in self.streams:
                stream.offer(reading)

    def _lost(self) -> None:
        """The database is another one than before: nobody can say what was missed, so all begin anew."""
        for stream in self.streams:
            stream.end()

    async def _run(self, stream: Stream, listener: Listener, scope: Any, transport: Any) -> None:
        async def send(words: bytes) -> None:
            await asyncio.wait_for(transport.send_bytes(words), SEND_SECONDS)

        def here() -> wire.Position:
            return wire.Position(listener.cluster, stream.position)

        try:
            stream.position = listener.position
            caught_up = await self._resume(stream, listener, scope, send)
            while not stream.ended:
                batch = await _next(stream)
                if stream.ended:
                    break
                touched = batch is not None and any(stream.access.is_touched_by(event) for event in batch[1])
                if (touched or time.monotonic() >= stream.due_at) and not await stream.verify():
                    break
                if batch is None:
                    if stream.queue.empty():  # else something before the listener's position is still to be sent
                        stream.position = max(stream.position, listener.position)
                    await send(wire.heartbeat(here()))
                    continue
                stream.position = max(stream.position, batch[0])
                if events := [e for e in batch[1] if stream.access.sees(e) and e.id not in caught_up]:
                    await send(wire.messages(events, here()))
        except (TimeoutError, ProtocolClosed) as closed:
            _log.debug("a stream ended: %r", closed)

    async def _resume(
        self, stream: Stream, listener: Listener, scope: Any, send: Callable[[bytes], Awaitable[None]]
    ) -> frozenset[int]:
        """Greet the browser and pass on what it missed; returns the ids of that."""
        asked = wire.asked_position(scope.headers.get("last-event-id"), scope.query_string)
        await send(wire.greeting(wire.Position(listener.cluster, stream.position)) if not asked else b":\n\n")
        if not asked:
            return frozenset()
        reading = await self._missed(wire.read_position(asked), listener)
        if reading is None:
            await send(wire.reset(wire.Position(listener.cluster, stream.position)))
            return frozenset()
        stream.position = max(stream.position, reading.position)
        here = wire.Position(listener.cluster, stream.position)
        events = [event for event in reading.events if stream.access.sees(event)]
        await send(wire.messages(events, here) if events else wire.greeting(here))
        return frozenset(event.id for event in events)

    async def _missed(self, position: wire.Position | None, listener: Listener) -> Reading | None:
        """What happened since the position; None when that cannot be told or is too much to tell."""
        if position is None or position.cluster != listener.cluster:
            return None
        async with self._catching_up:
            try:
                connection = await self._catch_up_connection()
                reading = await read_events(connection, since=position.transaction)
                known = await is_known(connection, position.transaction, kept_since=datetime.now(UTC) - KEPT)
            except (psycopg.Error, OSError):
                return None
        return reading if known and reading.is_whole and position.transaction <= reading.position else None

    async def _catch_up_connection(self) -> psycopg.AsyncConnection[Any]:
        if self._catch_up is None or self._catch_up.closed:
            self._catch_up = await connect()
        return self._catch_up


async def _next(stream: Stream) -> _Batch | None:
    """The next batch; None when it is time for a heartbeat."""
    try:
        return await asyncio.wait_for(stream.queue.get(), HEARTBEAT_SECONDS)
    except TimeoutError:
        return None


def _headers(answer: Answer) -> list[tuple[str, str]]:
    """Django's headers (policy, no-store, cookies) with the type of a stream; never compressed, never buffered."""
    replaced = {"content-type", "content-length", "content-encoding"}
    return [*(header for header in answer.headers if header[0] not in replaced), *_HEADERS]
