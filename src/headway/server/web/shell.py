"""The asynchronous shell: receives a body without a thread, runs Django in a thread, sends the answer."""

from __future__ import annotations

import asyncio
import errno
import json
import logging
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from headway.server.live.streams import LiveEvents, StreamRefused
from headway.server.security_headers import HSTS_SECONDS, SECURITY_HEADERS
from headway.server.web.gateway import Answer, environ_of, run_wsgi, type_of_app

# The largest body: a schedule file's limit is checked again by interchange; nothing else comes near.
LARGEST_BODY_BYTES = 512 * 1024 * 1024
BODY_IN_MEMORY_BYTES = 512 * 1024
# between two pieces of a body: a phone in a lift comes back within this time, a slow-loris does not
PIECE_SECONDS = 30.0
# the one path that is answered by a stream without end
LIVE_PATH = "/api/events"
# waiting requests beyond this are refused at once instead of piling up in memory
LARGEST_QUEUE = 1000
# what a disk answers that is full, a quota that is used up, a file that may not grow
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

# of the answers that are given here and not by Django
OWN_HEADERS = [(name.lower(), value) for name, value in SECURITY_HEADERS.items()]
if os.environ.get("HEADWAY_TLS") == "1":
    OWN_HEADERS.append(("strict-transport-security", f"max-age={HSTS_SECONDS}"))

_log = logging.getLogger("headway.web")


class _Refusal(Exception):
    def __init__(self, status: int, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.parameters = parameters


class Shell:
    """A granian RSGI application around a WSGI one."""

    def __init__(self, application: type_of_app, threads: int) -> None:
        self.application = application
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="web")
        self.waiting = 0
        self.live = LiveEvents(application)

    def stop(self) -> None:
        """End what would never end by itself, so that the process can."""
        self.live.stop()

    async def __call__(self, scope: Any, protocol: Any) -> None:
        if scope.proto != "http":
            protocol.close(403)
            return
        if scope.path == "/healthz":
            protocol.response_str(200, [("content-type", "text/plain"), *OWN_HEADERS], "ok")
            return
        try:
            _require_one_length(scope)
            if scope.path == LIVE_PATH and scope.method == "GET":
                await self._serve_live(scope, protocol)
            else:
                await self._serve(scope, protocol)
        except _Refusal as refusal:
            _refuse(protocol, refusal)

    async def _serve_live(self, scope: Any, protocol: Any) -> None:
        """A stream of events; asked by nobody who may have one, Django's refusal."""
        try:
            answer = await self.live.serve(scope, protocol)
        except StreamRefused as refused:
            raise _Refusal(refused.status, refused.code) from None
        if answer is not None:
            protocol.response_bytes(answer.status, answer.headers, answer.body or b"")

    async def _serve(self, scope: Any, protocol: Any) -> None:
        if self.waiting >= LARGEST_QUEUE:
            raise _Refusal(503, "busy")
        try:
            await self._serve_body(scope, protocol)
        except OSError as error:
            if error.errno not in FULL:
                raise
            raise _Refusal(507, "body_disk_full") from None

    async def _serve_body(self, scope: Any, protocol: Any) -> None:
        """Receive the body, into a file when it is large, then answer."""
        with tempfile.SpooledTemporaryFile(max_size=BODY_IN_MEMORY_BYTES) as body:
            length = await _receive(scope, protocol, body)
            environ = environ_of(scope, body, length)
            self.waiting += 1
            try:
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(self.pool, self._run, environ, protocol, loop)
            finally:
                self.waiting -= 1

    def _run(self, environ: dict[str, Any], protocol: Any, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread: one request from start to close, so that its database connection goes back from here."""
        try:
            answer = run_wsgi(self.application, environ)
        except Exception:
            _log.exception("%s %s", environ["REQUEST_METHOD"], environ["PATH_INFO"])
            answer = Answer(500, [("content-type", "text/plain"), *OWN_HEADERS], body=b"500")
        try:
            _send(answer, protocol, loop, head=environ["REQUEST_METHOD"] == "HEAD")
        finally:
            if answer.close is not None:
                answer.close()


def _send(answer: Answer, protocol: Any, loop: asyncio.AbstractEventLoop, *, head: bool) -> None:
    if head:
        protocol.response_empty(answer.status, answer.headers)
    elif answer.body is not None:
        protocol.response_bytes(answer.status, answer.headers, answer.body)
    elif answer.file is not None:
        protocol.response_file(answer.status, answer.headers, answer.file)
    else:
        asyncio.run_coroutine_threadsafe(_open_stream(answer, protocol), loop).result()


async def _open_stream(answer: Answer, protocol: Any) -> None:
    transport = protocol.response_stream(answer.status, answer.headers)
    chunks = answer.chunks or iter(())
    while (chunk := await asyncio.to_thread(next, chunks, None)) is not None:
        await transport.send_bytes(chunk)


def _require_one_length(scope: Any) -> None:
    """Refuse a body in pieces without a length.

    No browser sends one. Beside a length it is how requests are smuggled past a proxy that believes the other of
    the two, and the server below us has dropped that length before we could see it.
    """
    if scope.headers.get("transfer-encoding") is not None:
        raise _Refusal(400, "length_unsure")


async def _receive(scope: Any, protocol: Any, body: IO[bytes]) -> int:
    """Write the request's body into `body`; returns its length. Refuses what is too large or stands still."""
    declared = scope.headers.get("content-length")
    if declared is None and scope.method in ("GET", "HEAD", "DELETE"):
        return 0
    if declared is not None and (not declared.isdigit() or int(declared) > LARGEST_BODY_BYTES):
        raise _Refusal(413, "body_too_large", largest=LARGEST_BODY_BYTES // 1_048_576)
    length = 0
    pieces = aiter(protocol)
    while True:
        try:
            piece = await asyncio.wait_for(anext(pieces), PIECE_SECONDS)
        except StopAsyncIteration:
            break
        except TimeoutError:
            raise _Refusal(408, "body_stands_still") from None
        length += len(piece)
        if length > LARGEST_BODY_BYTES:
            raise _Refusal(413, "body_too_large", largest=LARGEST_BODY_BYTES // 1_048_576)
        body.write(piece)
    body.seek(0)
    return length


def _refuse(protocol: Any, refusal: _Refusal) -> None:
    from headway.words import text

    words = " / ".join(text(f"server.{refusal.code}", language, **refusal.parameters) for language in ("zh-CN", "en"))
    answer = {"code": f"server.{refusal.code}", "text": words, "cure": "", "parameters": refusal.parameters}
    headers = [("content-type", "application/json"), *OWN_HEADERS]
    if refusal.code == "length_unsure":  # what follows on this line may be a second, hidden request
        headers.append(("connection", "close"))
    if refusal.status in (429, 503, 507):
        headers.append(("retry-after", "2"))
    protocol.response_bytes(refusal.status, headers, json.dumps(answer, ensure_ascii=False).encode())
