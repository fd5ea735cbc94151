"""Write the plan of a project as a file that another tool opens: Microsoft Project's XML or our Excel form.

The file is read back and calculated before the command ends; what it cannot hold is listed.

Examples:
  headway export --project A1 --to mspdi a1.xml
  headway export --project A1 --to xlsx a1.xlsx --user planner
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

SUMMARY = "write a project's plan as a file of another tool"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="where to write; an existing file is kept unless --force"
    )
    parser.add_argument("--project", required=True, metavar="CODE", help="code of the project")
    parser.add_argument("--to", required=True, choices=("mspdi", "xlsx"), help="the form of the file")
    parser.add_argument("--user", default="", help="as whom (default: the first project manager)")
    parser.add_argument("--without-baselines", action="store_true", help="leave the baselines out")
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation

    return in_installation(lambda: _export(arguments))


def _export(arguments: argparse.Namespace) -> int:
    from headway.kernel.clock import now
    from headway.people.queries import find_account
    from headway.projects.queries import visible_projects
    from headway.schedule.actions import export_plan
    from headway.schedule.queries.plans import get_live_plan, get_plan_for
    from headway.server.errors import Refused

    if arguments.file.exists() and not arguments.force:
        raise Refused("export_exists", path=arguments.file)
    user = find_account(arguments.user)
    if user is None:
        raise Refused("no_such_user", user=arguments.user or "-")
    project = visible_projects(user).filter(code=arguments.project).first()
    live = get_live_plan(project) if project else None
    if live is None:
        raise Refused("no_such_plan", project=arguments.project)
    report = export_plan(
        user=user,
        plan=get_plan_for(user, live.pk),
        file_format=arguments.to,
        with_baselines=not arguments.without_baselines,
        target=arguments.file,
        now=now(),
    )
    _tell(report, arguments.file)
    return 0


def _tell(report: dict[str, Any], path: Path) -> None:
    from headway.server.commands._installation import in_words, say

    say("server.export_done", path=path)
    for line in report["counts"]:
        print(f"  {in_words('interchange.count.' + line['thing']):　<12} {line['in_file']:>8} → {line['kept']}")
    for loss in report["losses"]:
        print("  -", in_words(f"interchange.loss.{loss['code']}", **loss["parameters"]))
    say("server.export_check", compared=report["check"]["compared"], equal=report["check"]["equal"])
