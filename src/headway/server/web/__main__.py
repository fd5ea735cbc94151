"""`python -m headway.server.web`: started by the supervisor with everything in the environment."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import logging.config
import os
import resource
import signal
import sys
import threading
from pathlib import Path

from granian.constants import Interfaces, SSLProtocols
from granian.http import HTTP1Settings
from granian.server.embed import Server

from headway.kernel.garbage import loading
from headway.server.logs import log_settings
from headway.server.web.shell import Shell

STOP_SECONDS = 8.0
# Connections that are served at once: mostly live streams that wait. What computes is bounded by the shell.
BACKPRESSURE = 8_192


def main() -> int:
    logging.config.dictConfig(log_settings())
    logging.getLogger("_granian").setLevel(logging.WARNING)
    _open_many_files()
    with loading():
        from headway.server.wsgi import application

    asyncio.run(_serve(Shell(application, threads=_threads())))
    return 0


def _open_many_files() -> None:
    """Each stream is a socket: take as many as this account of the system may have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _threads() -> int:
    """Enough to wait for the database side by side; the interpreter lock lets one compute at a time."""
    return int(os.environ.get("HEADWAY_WEB_THREADS") or 8)


async def _serve(shell: Shell) -> None:
    server = Server(
        shell,
        address=os.environ.get("HEADWAY_HOST") or "127.0.0.1",
        port=int(os.environ.get("HEADWAY_PORT") or 8000),
        interface=Interfaces.RSGI,
        websockets=False,
        backpressure=BACKPRESSURE,
        http1_settings=HTTP1Settings(header_read_timeout=20_000),
        log_level="error",  # type: ignore[arg-type]  # a warning at each start that embedding is new
        ssl_cert=_path("HEADWAY_TLS_CERTIFICATE"),
        ssl_key=_path("HEADWAY_TLS_KEY"),
        ssl_protocol_min=SSLProtocols.tls12,
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, server, shell)
    loop.call_later(0.05, _tell_ready)
    await server.serve()


def _path(name: str) -> Path | None:
    return Path(os.environ[name]) if os.environ.get(name) else None


def _stop(server: Server, shell: Shell) -> None:
    """Let running requests end; leave by force when one does not."""
    timer = threading.Timer(STOP_SECONDS, os._exit, (0,))
    timer.daemon = True
    timer.start()
    shell.stop()
    server.stop()  # type: ignore[no-untyped-call]


def _tell_ready() -> None:
    """Tell the supervisor that connections are taken, then load the kernels before the first plan needs them."""
    descriptor = os.environ.pop("HEADWAY_READY_FD", "")
    if descriptor:
        with contextlib.suppress(OSError):
            os.write(int(descriptor), b"ready\n")
    threading.Thread(target=_warm, name="warm", daemon=True).start()


def _warm() -> None:
    from headway.people.actions.door import hash_of_nobody

    hash_of_nobody()
    if importlib.util.find_spec("headway.engine") is not None:
        from headway import engine

        warm = getattr(engine, "warm_kernels", None)
        if warm is not None:
            warm()


if __name__ == "__main__":
    sys.exit(main())
