"""The audit trail: check it, read it, and take its state for true after a restore.

`verify` compares every entry with its seal and every chain with the anchor file in the data folder. It names what
was changed, removed, put in between or cut off. Status 0: nothing of that; 1: something, one line each.

Examples:
  headway audit verify
  headway audit verify --json
  headway audit list --since 2026-11-01 --action people --limit 50
  headway audit list --who zhou --json
  headway audit anchor --reason "restored the backup of 24 November after the disk failed"

`anchor` is for after a restore of an older state, or when the anchor file was lost: it takes the chains as they
stand for true from now on. That act, its time and its reason are recorded in every chain and in the anchor file.
It does not mend an entry that was changed or removed.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from headway.kernel.audit import AuditFinding, AuditVerdict

SUMMARY = "check and read the audit trail"
MOST_LINES = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="ACT", required=True)
    verify = acts.add_parser("verify", help="check entries, seals and anchors; status 1 when something is wrong")
    verify.add_argument("--json", action="store_true", help="print the verdict as JSON")
    listing = acts.add_parser("list", help="print entries, newest first")
    listing.add_argument("--who", default="", help="only what this account did (its name to sign in)")
    listing.add_argument("--action", default="", help="only this action, or all of a room (people, schedule, …)")
    listing.add_argument("--since", type=_instant, help="not before this day or instant (UTC)")
    listing.add_argument("--until", type=_instant, help="before this day or instant (UTC)")
    listing.add_argument("--limit", type=int, default=50, help="how many (default 50)")
    listing.add_argument("--json", action="store_true", help="print one JSON object per line")
    anchor = acts.add_parser("anchor", help="take the chains as they stand for true from now on; is recorded")
    anchor.add_argument("--reason", required=True, help="why, in a sentence")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    return in_installation(lambda: {"verify": _verify, "list": _list, "anchor": _anchor}[arguments.act](arguments))


def _verify(arguments: argparse.Namespace) -> int:
    from headway.kernel.audit import read_anchors, verify_audit

    verdict = verify_audit(anchors=read_anchors(_anchors()))
    if arguments.json:
        _print_json(verdict)
    else:
        _print_verdict(verdict)
    return 1 if verdict.findings else 0


def _print_verdict(verdict: AuditVerdict) -> None:
    from headway.server.commands._installation import say

    for note in verdict.notes:
        print(f"· {_in_words(note)}")
    for finding in verdict.findings:
        print(f"✗ {_in_words(finding)}")
    if verdict.oldest_unsealed_at is not None:
        oldest = verdict.oldest_unsealed_at
        say("audit.unsealed", count=verdict.unsealed, seconds=_age_seconds(oldest), oldest=_moment(oldest))
    key = "audit.broken" if verdict.findings else "audit.sound"
    say(key, chains=verdict.chains, entries=verdict.entries, findings=len(verdict.findings))


def _print_json(verdict: AuditVerdict) -> None:
    import orjson

    content = {
        "sound": not verdict.findings,
        "chains": verdict.chains,
        "entries": verdict.entries,
        "unsealed": verdict.unsealed,
        "oldest_unsealed_at": verdict.oldest_unsealed_at,
        "findings": [{"code": f.code, **f.parameters, "text": _in_words(f)} for f in verdict.findings],
        "notes": [{"code": f.code, **f.parameters, "text": _in_words(f)} for f in verdict.notes],
    }
    print(orjson.dumps(content, option=orjson.OPT_INDENT_2, default=str).decode())


def _in_words(finding: AuditFinding) -> str:
    from headway.kernel.rules import NO_ORGANIZATION, visible
    from headway.people.queries import name_organizations
    from headway.server.commands._installation import in_words

    parameters = dict(finding.parameters)
    chain = parameters.get("chain")
    if isinstance(chain, UUID):
        nobody = {NO_ORGANIZATION: in_words("audit.no_organization")}
        parameters["chain"] = (name_organizations() | nobody).get(chain, str(chain))
    return in_words(f"audit.finding.{finding.code}", **{k: visible(str(v)) for k, v in parameters.items()})


def _list(arguments: argparse.Namespace) -> int:
    from headway.kernel.audit import EntryFilter
    from headway.people.queries import find_account
    from headway.server.errors import Refused

    who = find_account(arguments.who) if arguments.who else None
    if arguments.who and who is None:
        raise Refused("account_unknown", username=arguments.who)
    wanted = EntryFilter(
        actor_id=who.pk if who else None, action=arguments.action, since=arguments.since, until=arguments.until
    )
    _print_entries(wanted, max(1, min(arguments.limit, MOST_LINES)), as_json=arguments.json)
    return 0


def _print_entries(wanted: object, limit: int, *, as_json: bool) -> None:
    """Page by page, so that a long list costs no memory."""
    from headway.kernel.audit import EntryFilter, list_entries
    from headway.people.queries import name_accounts

    assert isinstance(wanted, EntryFilter)
    before = None
    while limit > 0 and (page := list_entries(wanted=wanted, before=before, limit=limit)):
        names = name_accounts({entry.actor_id for entry in page if entry.actor_id is not None})
        for entry in page:
            print(_entry_line(entry, names, as_json=as_json))
        before, limit = page[-1].id, limit - len(page)


def _entry_line(entry: object, names: object, *, as_json: bool) -> str:
    import dataclasses

    import orjson

    from headway.kernel.rules import Entry, visible
    from headway.server.audit_http import details_of
    from headway.server.commands._installation import in_words
    from headway.words import has_text

    assert isinstance(entry, Entry) and isinstance(names, dict)
    who = names.get(entry.actor_id, "") if entry.actor_id else ""
    if as_json:
        return orjson.dumps(dataclasses.asdict(entry) | {"actor": who}, default=str).decode()
    key = f"audit.action.{entry.action}"
    what = in_words(key) if has_text(key) else visible(entry.action)
    parts = (str(entry.id), _moment(entry.at), visible(who) or "-", what, details_of(entry), visible(entry.source))
    return "  ".join(part for part in parts if part)


def _anchor(arguments: argparse.Namespace) -> int:
    from headway.kernel.audit import accept_state
    from headway.kernel.clock import now
    from headway.server.commands._installation import say
    from headway.server.errors import Refused

    reason = arguments.reason.strip()[:500]
    if not reason:
        raise Refused("reason_missing")
    say("audit.accepted", chains=accept_state(path=_anchors(), reason=reason, now=now()))
    return 0


def _anchors() -> Path:
    from django.conf import settings

    from headway.kernel.audit import anchor_path

    return anchor_path(settings.DATA_FOLDER)


def _instant(words: str) -> datetime:
    found = datetime.fromisoformat(words)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _moment(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _age_seconds(instant: datetime) -> int:
    from headway.kernel.clock import now

    return max(0, round((now() - instant).total_seconds()))
