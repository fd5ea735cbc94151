"""The logs of facts from the sites: check them.

`verify` compares every fact and every decision with its seal, project by project. It names what was changed, removed
or cut out. Status 0: nothing of that; 1: something, one line each.

Examples:
  headway facts verify
  headway facts verify --json
"""

from __future__ import annotations

import argparse

SUMMARY = "check the logs of facts from the sites"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    verify = acts.add_parser("verify", help="check facts, decisions and seals; status 1 when something is wrong")
    verify.add_argument("--json", action="store_true", help="print the verdict as JSON")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    return in_installation(lambda: _verify(as_json=arguments.json))


def _verify(*, as_json: bool) -> int:
    from dataclasses import asdict

    import orjson

    from headway.progress.queries.sealing import verify_facts
    from headway.server.commands._installation import in_words, say

    verdict = verify_facts()
    if as_json:
        print(orjson.dumps(asdict(verdict), default=str, option=orjson.OPT_INDENT_2).decode())
        return 1 if verdict.findings else 0
    for finding in verdict.findings:
        print(f"✗ {in_words(f'progress.finding.{finding.code}', **_named(finding.parameters))}")
    if verdict.unsealed:
        say("progress.facts_unsealed", count=verdict.unsealed)
    key = "progress.facts_broken" if verdict.findings else "progress.facts_sound"
    say(key, chains=verdict.chains, rows=verdict.rows, findings=len(verdict.findings))
    return 1 if verdict.findings else 0


def _named(parameters: dict[str, object]) -> dict[str, object]:
    from headway.server.commands._installation import in_words

    kind = parameters.get("kind")
    return parameters if kind is None else parameters | {"kind": in_words(f"progress.sealed.{kind}")}
