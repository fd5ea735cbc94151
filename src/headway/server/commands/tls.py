"""Make certificates for a site without a public name, so that phones reach this server by https.

`init` makes an authority of this installation, once, and a certificate for the names and addresses under which
phones reach it; without names, those that this machine has. It is used by `headway serve --host 0.0.0.0` at once.
Every phone installs the authority's root from the page /phone of the served product. Run `init` again to renew,
or for other names; phones keep their trust as long as the authority stays.

Examples:
  headway tls init                                    for this machine's own name and addresses
  headway tls init plan.site.lan 192.168.1.20         the first is what phones are shown
  headway tls init --new-authority other.lan          another root: every phone installs it anew
  headway tls show                                    names, end, fingerprints
  headway tls show --json
"""

from __future__ import annotations

import argparse
import datetime
import json

SUMMARY = "certificates for a site without a public name: init, show"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("init", "show"), help="make certificates, or show those that stand")
    parser.add_argument("names", nargs="*", metavar="NAME", help="host names and addresses, the main one first")
    parser.add_argument("--new-authority", action="store_true", help="make another root; phones must install it anew")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import refusals_as_lines

    return refusals_as_lines(lambda: _run(arguments))


def _run(arguments: argparse.Namespace) -> int:
    from headway.server.data_folder import default_path, open_data_folder
    from headway.server.errors import Refused
    from headway.server.tls import init_tls
    from headway.server.tls_folder import tls_folder

    data = default_path()
    if arguments.action == "init":
        open_data_folder(data)
        now = datetime.datetime.now(datetime.UTC)
        init_tls(data, arguments.names, new_authority=arguments.new_authority, now=now)
    elif not tls_folder(data).is_made:
        raise Refused("tls_not_made")
    _show(as_json=arguments.json)
    return 0


def _show(*, as_json: bool) -> None:
    from headway.server.commands._installation import say
    from headway.server.data_folder import default_path
    from headway.server.tls import read_certificate
    from headway.server.tls_folder import tls_folder

    folder = tls_folder(default_path())
    site, root = read_certificate(folder.certificate), read_certificate(folder.root_certificate)
    if as_json:
        told = {
            "names": site.names,
            "until": site.until.isoformat(),
            "fingerprint": site.fingerprint,
            "root_until": root.until.isoformat(),
            "root_fingerprint": root.fingerprint,
            "folder": str(folder.path),
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    say("server.tls_shown", names=", ".join(site.names), until=f"{site.until:%Y-%m-%d}", folder=folder.path)
    say("server.tls_root_shown", until=f"{root.until:%Y-%m-%d}", fingerprint=root.fingerprint)
