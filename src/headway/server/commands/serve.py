"""Start the whole product: database, web, worker; Ctrl-C stops all of it.

Examples:
  headway serve                                   on http://127.0.0.1:8000, with the demo
  headway serve --port 8080 --no-demo             asks for the first administrator instead
  headway serve --host 0.0.0.0 --tls site.crt site.key
  headway serve --host 0.0.0.0 --behind-proxy     the proxy speaks https to the world
  DATABASE_URL=postgresql://… headway serve       with a PostgreSQL of your own

Everything is kept in $HEADWAY_DATA (default: /var/lib/headway for root, ~/.local/share/headway else).
Plain http is served on this machine only: other hosts need --tls or --behind-proxy.
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
    parser.add_argument("--tls", nargs=2, type=Path, metavar=("CERT", "KEY"), help="serve https with these PEM files")
    parser.add_argument(
        "--behind-proxy", action="store_true", help="a proxy in front speaks https; trust its X-Forwarded headers"
    )
    parser.add_argument(
        "--no-demo", action="store_true", help="an empty installation with your own first administrator"
    )


def run(arguments: argparse.Namespace) -> int:
    from headway.server.errors import Refused
    from headway.server.supervisor import ServeOptions, serve

    tls = (arguments.tls[0].absolute(), arguments.tls[1].absolute()) if arguments.tls else None
    options = ServeOptions(arguments.host, arguments.port, tls, arguments.behind_proxy, not arguments.no_demo)
    try:
        return serve(options)
    except Refused as refusal:
        print(refusal.line(), file=sys.stderr)
        return 1
