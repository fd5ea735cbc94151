"""Take in the outbox that a phone has exported as a file, when it cannot sync any more.

The entries go through the same door as by the network, with the rights that their authors have now: each exactly
once, also when the phone sends them later. The file may be larger than the page takes.

Examples:
  headway field import 待传-李工长.zip --as admin
  headway field import outbox.zip --as admin --json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

SUMMARY = "take in the outbox that a phone has exported as a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("import",), help="import a file")
    parser.add_argument("file", type=Path, help="the zip that the field app has exported")
    parser.add_argument("--as", dest="username", required=True, metavar="USER", help="who looks after the device")
    parser.add_argument("--json", action="store_true", help="print every answer")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    return in_installation(lambda: _import(arguments.file, arguments.username, as_json=arguments.json))


def _import(path: Path, username: str, *, as_json: bool) -> int:
    import sys

    from headway.field.actions.outbox_imports import import_outbox
    from headway.field.http.outbox_imports import imported_out
    from headway.kernel.clock import now
    from headway.kernel.errors import Refusal
    from headway.people.queries import find_account
    from headway.server.commands._installation import in_words, say
    from headway.server.errors import Refused

    user = find_account(username)
    if user is None:
        raise Refused("account_unknown", username=username)
    try:
        with path.open("rb") as stream:
            came = imported_out(import_outbox(user=user, stream=stream, now=now()), user.language)
    except OSError as error:
        raise Refused("file_missing", path=path) from error
    except Refusal as refusal:
        print(in_words(refusal.code, **refusal.parameters), file=sys.stderr)
        return 1
    if as_json:
        print(json.dumps(came, ensure_ascii=False, indent=1, default=str))
    else:
        told = {
            status: came["counts"].get(status, 0) for status in ("applied", "applied_with_conflict", "parked", "held")
        }
        say(
            "server.outbox_imported", **told, **{name: came[name] for name in ("photos", "photos_refused", "elsewhere")}
        )
    return 0
