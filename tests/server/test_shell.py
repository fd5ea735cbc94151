"""The shell around the application, where a body is received."""

from __future__ import annotations

import asyncio
import json
import resource
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import pytest

from headway.server.web.shell import Shell


class _Protocol:
    """What granian gives: a body in pieces, and a place for the answer."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = pieces
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = b""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            yield piece

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.headers, self.body = status, dict(headers), body


class _Scope:
    proto, http_version, method, path, query_string = "http", "1.1", "PATCH", "/api/field/uploads/x", ""
    server, client, scheme, authority = "127.0.0.1:80", "127.0.0.1:1", "http", None

    def __init__(self, length: int) -> None:
        self.headers = {"content-length": str(length)}


def _application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    start("200 OK", [("content-type", "text/plain")])
    return [str(len(environ["wsgi.input"].read())).encode()]


@pytest.mark.quick
def test_rule_6_26_a_body_that_the_disk_does_not_take_is_answered_in_words() -> None:
    pieces = [b"x" * 100_000] * 8
    shell, taken, refused = Shell(_application, threads=1), _Protocol(pieces), _Protocol(pieces)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    asyncio.run(shell(_Scope(800_000), taken))
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
        asyncio.run(shell(_Scope(800_000), refused))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (taken.status, taken.body) == (200, b"800000")
    assert refused.status == 507 and refused.headers["retry-after"]
    told = json.loads(refused.body)
    assert told["code"] == "server.body_disk_full" and "磁盘" in told["text"]
