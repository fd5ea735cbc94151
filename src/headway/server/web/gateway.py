"""From a request of the server to WSGI and back: environ in, status, headers and body out. No asyncio here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import unquote_to_bytes

BEHIND_PROXY = os.environ.get("HEADWAY_BEHIND_PROXY") == "1"
_FROM_PROXY = frozenset({"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST"})
_OF_PROXY = (*sorted(_FROM_PROXY), "HTTP_X_FORWARDED_PORT", "HTTP_X_REAL_IP", "HTTP_FORWARDED")

type_of_app = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass
class Answer:
    """What the application answered: a whole body, a file to be sent, or chunks still to come."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes | None = None
    file: str | None = None
    chunks: Iterator[bytes] | None = None
    close: Callable[[], None] | None = None


class FileWrapper:
    """WSGI's mark for "this answer is a file": its path goes to the server, which sends it without Python."""

    def __init__(self, file: IO[bytes], block_size: int = 65536) -> None:
        self.file = file
        self.block_size = block_size

    def __iter__(self) -> Iterator[bytes]:
        while block := self.file.read(self.block_size):
            yield block

    def close(self) -> None:
        self.file.close()


def environ_of(scope: Any, body: IO[bytes], content_length: int) -> dict[str, Any]:
    """The WSGI environ of a request. Headers with an underscore are dropped: they could pass for others."""
    host, _, port = scope.server.rpartition(":")
    client = scope.client.rpartition(":")[0].strip("[]")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope.path).decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }
    _put_headers(environ, scope)
    _put_proxy(environ)
    environ["CONTENT_LENGTH"] = str(content_length)
    return environ


def _put_headers(environ: dict[str, Any], scope: Any) -> None:
    authority = getattr(scope, "authority", None)  # HTTP/2 has no Host header
    if authority:
        environ["HTTP_HOST"] = authority
    for name, value in scope.headers.items():
        if "_" in name:
            continue
        key = name.upper().replace("-", "_")
        if key in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            environ[key] = value
            continue
        key = f"HTTP_{key}"
        before = f"{environ[key]}{'; ' if key == 'HTTP_COOKIE' else ','}" if key in environ else ""
        environ[key] = before + value


def _put_proxy(environ: dict[str, Any]) -> None:
    """What a proxy says about the browser counts when we were told of one, and then its own word: the last.

    Whoever sends the request can write the words before it.
    """
    for key in _OF_PROXY:
        if key not in environ:
            continue
        last = environ.pop(key).rpartition(",")[2].strip()
        if BEHIND_PROXY and key in _FROM_PROXY and last:
            environ[key] = last


def run_wsgi(application: type_of_app, environ: dict[str, Any]) -> Answer:
    """Run the application in the calling thread. Whole bodies are joined here; files and streams are not."""
    started: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
        started["status"] = int(status.split(" ", 1)[0])
        started["headers"] = [(name.lower(), value) for name, value in headers]

    result = application(environ, start_response)
    answer = Answer(started["status"], started["headers"], close=getattr(result, "close", None))
    if isinstance(result, FileWrapper) and _is_plain_file(result.file):
        answer.file = os.fspath(result.file.name)
    elif getattr(result, "streaming", False) or isinstance(result, FileWrapper):
        answer.chunks = iter(result)
    else:
        answer.body = b"".join(result)
    return answer


def _is_plain_file(file: Any) -> bool:
    """A file on disk that is to be sent from its beginning."""
    name = getattr(file, "name", None)
    try:
        return isinstance(name, str) and os.path.isabs(name) and os.path.exists(name) and file.tell() == 0  # noqa: PTH110, PTH117
    except (OSError, ValueError):
        return False
