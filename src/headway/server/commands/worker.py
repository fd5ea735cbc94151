"""Run background jobs (imports, recalculations, reports) on this or another host.

`headway serve` starts one already. More hosts help when many files are imported at once: give them the same
DATABASE_URL, the same attachments folder and the same secret key.

Examples:
  DATABASE_URL=postgresql://… headway worker --concurrency 4
  headway worker --until-empty                    run what waits, then end
"""

from __future__ import annotations

import argparse

SUMMARY = "run background jobs (on this or another host)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=2, help="jobs side by side (default 2)")
    parser.add_argument("--queue", action="append", help="take jobs of this queue only; may be given several times")
    parser.add_argument("--until-empty", action="store_true", help="end when no job waits")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    def work() -> int:
        from headway.server.worker import work

        return work(concurrency=arguments.concurrency, queues=arguments.queue, wait=not arguments.until_empty)

    return in_installation(work)
