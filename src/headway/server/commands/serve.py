"""Start the whole product: database, web, worker; Ctrl-C stops all of it.

Examples:
  headway serve                                   on http://127.0.0.1:8000, with the demo
  headway serve --port 8080 --no-demo             asks for the first administrator instead
  headway serve --host 0.0.0.0                    by https, after headway tls init
  headway serve --host 0.0.0.0 --tls site.crt site.key
  headway serve --host 0.0.0.0 --behind-proxy     the proxy speaks https to the world
  DATABASE_URL=postgresql://… headway serve       with a PostgreSQL of your own

Everything is kept in $HEADWAY_DATA (default: /var/lib/headway for root, ~/.local/share/headway else).
Plain http is served on this machine only: other hosts need headway tls init, --tls or --behind-proxy.
Without a terminal, --no-demo reads HEADWAY_ADMIN_USERNAME and HEADWAY_ADMIN_PASSWORD.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

SUMMARY = "start the whole product: database, web, worker"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument(
        "--tls", nargs="*", type=Path, metavar="CERT KEY",
        help="serve https with these PEM files; alone: with those of headway tls init",
    )  # fmt: skip
    parser.add_argument(
        "--behind-proxy", action="store_true", help="a proxy in front speaks https; trust its X-Forwarded headers"
    )
    parser.add_argument(
        "--no-demo", action="store_true", help="an empty installation with your own first administrator"
    )


def run(arguments: argparse.Namespace) -> int:
    from headway.server.errors import Refused
    from headway.server.supervisor import ServeOptions, serve

    if arguments.tls is not None and len(arguments.tls) not in (0, 2):
        print("headway serve: --tls CERT KEY, or --tls alone", file=sys.stderr)
        return 2
    tls = _tls_files(arguments)
    options = ServeOptions(arguments.host, arguments.port, tls, arguments.behind_proxy, not arguments.no_demo)
    try:
        return serve(options)
    except Refused as refusal:
        print(refusal.line(), file=sys.stderr)
        return 1


def _tls_files(arguments: argparse.Namespace) -> tuple[Path, Path] | None:
    """Those that were named; else our own, when asked for, or when other machines are to be served and they stand."""
    from headway.server.data_folder import default_path
    from headway.server.supervisor.options import is_loopback
    from headway.server.tls_folder import tls_folder

    if arguments.tls:
        return arguments.tls[0].absolute(), arguments.tls[1].absolute()
    own = tls_folder(default_path())
    serves_others = not is_loopback(arguments.host) and not arguments.behind_proxy
    if arguments.tls is not None or (serves_others and own.is_made):
        return own.certificate, own.key
    return None
