"""Accounts from the command line: the first administrators, and help for who is locked out.

A new account and a new password come as a link that is shown once; the person opens it and chooses a
password (invitation: 7 days, new password: 24 hours). Everything done here is in the audit trail.

Examples:
  headway account add helei --name 何磊 --role it_admin --organization 第三分公司
  headway account reset-link helei
  headway account disable helei --reason 离职
  headway account enable helei --reason 返聘
  headway account list
  headway account reset-link helei --address https://plan.example.com
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

SUMMARY = "add, list, disable, enable accounts; make a link for a new password"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    add = deeds.add_parser("add", help="a new account; prints the link for its person")
    add.add_argument("username")
    add.add_argument("--name", required=True, help="the person's name")
    add.add_argument("--role", required=True, help="a role, such as it_admin, security_admin, auditor, project_manager")
    add.add_argument("--organization", required=True, help="the firm's name; made when it is not there")
    reset = deeds.add_parser("reset-link", help="a link for a new password")
    reset.add_argument("username")
    for child in (add, reset):
        child.add_argument("--address", default="", help="how people reach the product, for the link")
    for deed in ("disable", "enable"):
        child = deeds.add_parser(deed, help=f"{deed} an account")
        child.add_argument("username")
        child.add_argument("--reason", required=True)
    deeds.add_parser("list", help="every account")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    def work() -> int:
        from headway.kernel.errors import Refusal
        from headway.server.commands._installation import in_words

        try:
            for line in _DEEDS[arguments.deed](arguments):
                print(line)
        except Refusal as refusal:
            print(in_words(refusal.code, **refusal.parameters), file=sys.stderr)
            return 1
        return 0

    return in_installation(work)


def _add(arguments: argparse.Namespace) -> list[str]:
    from headway.kernel.clock import now
    from headway.people.actions.operator import add_account

    issued = add_account(
        username=arguments.username,
        display_name=arguments.name,
        role=arguments.role,
        organization=arguments.organization,
        now=now(),
    )
    return _link(arguments.address, issued.link, issued.expires_at.isoformat(timespec="minutes"))


def _reset_link(arguments: argparse.Namespace) -> list[str]:
    from headway.kernel.clock import now
    from headway.people.actions.operator import renew_link

    issued = renew_link(username=arguments.username, now=now())
    return _link(arguments.address, issued.link, issued.expires_at.isoformat(timespec="minutes"))


def _disable(arguments: argparse.Namespace) -> list[str]:
    from headway.kernel.clock import now
    from headway.people.actions.operator import disable

    return [_line(disable(username=arguments.username, reason=arguments.reason, now=now()), "disabled")]


def _enable(arguments: argparse.Namespace) -> list[str]:
    from headway.kernel.clock import now
    from headway.people.actions.operator import enable

    return [_line(enable(username=arguments.username, reason=arguments.reason, now=now()), "active")]


def _list(arguments: argparse.Namespace) -> list[str]:
    from headway.people.queries import list_all_accounts

    return [_line(account, _state(account)) for account in list_all_accounts()]


_DEEDS: dict[str, Callable[[argparse.Namespace], list[str]]] = {
    "add": _add,
    "reset-link": _reset_link,
    "disable": _disable,
    "enable": _enable,
    "list": _list,
}


def _state(account: object) -> str:
    if not getattr(account, "is_active", False):
        return "disabled"
    return "active" if getattr(account, "joined_at", None) else "invited"


def _line(account: object, state: str) -> str:
    parts = [getattr(account, name) for name in ("username", "display_name", "role")]
    return "\t".join([*parts, account.organization.name, state])  # type: ignore[attr-defined]


def _link(address: str, link: str, until: str) -> list[str]:
    from headway.server.commands._installation import in_words

    whole = address.rstrip("/") + link if link.startswith("/") else link
    if whole.startswith("/"):
        whole = "http://127.0.0.1:8000" + whole
    return [whole, in_words("people.link_until", until=until)]
