"""The `headway` command: finds the subcommand's module and runs it.

Each module of `headway.server.commands` has `SUMMARY` (one line), `add_arguments(parser)` and
`run(arguments) -> int`. Modules are imported only when named, so `headway schedule` never loads
Django and `headway serve` never loads numba.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys

# name -> one line for --help; the module carries the rest
COMMANDS: dict[str, str] = {
    "serve": "start the whole product: database, web, worker",
    "worker": "run background jobs (on this or another host)",
    "migrate": "bring the database to this version's form",
    "demo": "load the demo projects",
    "account": "add, list, disable, enable accounts; make a link for a new password",
    "import": "read another tool's schedule file into a project",
    "export": "write a project's plan as a file of another tool",
    "schedule": "calculate a schedule file and print the dates; needs no database",
    "draw": "draw a schedule file as a bar chart (SVG, PNG, PDF); needs no database",
    "why": "say why an activity of a schedule file stands on its date; needs no database",
    "template": "write the Excel template that Headway reads",
    "backup": "write a backup folder: database, attachments, manifest",
    "restore": "restore a backup into an empty installation",
    "step-back": "take the last upgrade back",
    "field": "take in the outbox that a phone has exported as a file",
    "tls": "certificates for a site without a public name: init, show",
    "audit": "check and read the audit trail",
    "simulate-sync": "rehearse the sync of phones by seed, on a scratch database",
    "facts": "check the logs of facts from the sites",
    "doctor": "check this installation; each finding comes with its cure",
}


def main(argv: list[str] | None = None) -> int:
    """Run one subcommand; returns its exit status (0 done, 1 refused, 2 wrong usage)."""
    arguments = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(
        prog="headway",
        description="Headway 进度: engineering progress management.",
        epilog="headway COMMAND --help teaches each command with an example.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    named = next((word for word in arguments if not word.startswith("-")), None)
    for name, summary in COMMANDS.items():
        child = commands.add_parser(name, help=summary, formatter_class=argparse.RawDescriptionHelpFormatter)
        if name == named:
            module = importlib.import_module(f"headway.server.commands.{_module_of(name)}")
            child.description = module.__doc__
            module.add_arguments(child)
            child.set_defaults(run=module.run)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _module_of(name: str) -> str:
    """`import` is a word of Python, and a dash cannot stand in the name of a module."""
    return "import_" if name == "import" else name.replace("-", "_")


if __name__ == "__main__":
    sys.exit(main())
