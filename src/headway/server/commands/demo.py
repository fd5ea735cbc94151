"""Load the demo: a residential block, a metro station, a hospital in trouble, and an account for each role.

Examples:
  headway demo                                    the three projects; a second run changes nothing
  headway demo --load                             20 projects of 2,000 activities, for load tests
"""

from __future__ import annotations

import argparse

SUMMARY = "load the demo projects"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--load", action="store_true", help="20 projects of 2,000 activities each")
    parser.add_argument("--if-empty", action="store_true", help="only into an installation without accounts")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    def work() -> int:
        from headway.people.queries import any_account_exists
        from headway.server.demo import load_demo

        if arguments.if_empty and any_account_exists():
            return 0
        for line in load_demo(load=arguments.load):
            print(line)
        return 0

    return in_installation(work)
