"""Read another tool's schedule file (.xer, P6 XML, MSPDI, .mpp, our Excel template) into a project.

Goes the way of the import page: the file is kept, read in a child process, calculated, and written as one edit
that can be undone. A code that exists takes the file into that project, a new one makes a project.

Examples:
  headway import plan.xer --project A1 --dry-run        report only; needs no database
  headway import plan.xer --project A1 --name "一号楼"
  headway import several.xer --project A2 --index 1     the second project of the file
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from headway.schedule.models import ImportRun

SUMMARY = "read another tool's schedule file into a project"
_LONGEST_LOSSES = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the schedule file")
    parser.add_argument("--project", required=True, metavar="CODE", help="code of the project, there already or new")
    parser.add_argument("--name", default="", help="name of a new project (default: the name in the file)")
    parser.add_argument("--index", type=int, default=0, help="which project of the file, from 0 (default 0)")
    parser.add_argument("--user", default="", help="in whose name (default: the first project manager)")
    parser.add_argument("--dry-run", action="store_true", help="print the report and write nothing")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.commands._installation import in_installation, refusals_as_lines

    if not arguments.file.is_file():
        return refusals_as_lines(lambda: _no_such_file(arguments.file))
    if arguments.dry_run:
        return refusals_as_lines(lambda: _look(arguments))
    return in_installation(lambda: _import(arguments))


def _no_such_file(path: Path) -> int:
    from headway.server.errors import Refused

    raise Refused("file_missing", path=path)


def _look(arguments: argparse.Namespace) -> int:
    from headway.interchange import ImportRefused, read_file
    from headway.server.commands._installation import set_up_django
    from headway.server.data_folder import DataFolder, default_path

    _use_kernel_cache(DataFolder(default_path()).kernel_cache)
    try:
        reading = read_file(arguments.file)
    except ImportRefused as refused:
        _refuse(f"interchange.{refused.code}", dict(refused.parameters))
        return 1
    set_up_django()  # nothing is asked of the database
    from headway.schedule.actions.import_report import part_of, report_of

    baselines = [*reading.recorded.baselines, *[[] for _ in reading.document.projects]]
    found = zip(reading.document.projects, reading.recorded.projects, baselines, strict=False)
    report = report_of(reading, [part_of(*project) for project in found])
    _tell_report(report)
    return 0


def _use_kernel_cache(folder: Path) -> None:
    import os

    if folder.exists():
        os.environ.setdefault("HEADWAY_KERNEL_CACHE", str(folder))


def _import(arguments: argparse.Namespace) -> int:
    from headway.kernel.errors import Refusal
    from headway.schedule.actions import read_import, write_import

    try:
        run, user = _start(arguments)
        read_import(run_id=run.pk)
        run = _wait(run, {"ready"})
        if run.state != "ready":
            return _end(run)
        _tell_report(run.report or {})
        from headway.kernel.clock import now
        from headway.schedule.actions import confirm_import

        run = confirm_import(user=user, run=run, project_index=arguments.index, now=now())
        write_import(run_id=run.pk)
        return _end(_wait(run, {"done"}))
    except Refusal as refusal:
        _refuse(refusal.code, refusal.parameters)
        return 1


def _start(arguments: argparse.Namespace) -> tuple[ImportRun, Any]:
    from headway.kernel.clock import now
    from headway.people.queries import find_account
    from headway.projects.queries import visible_projects
    from headway.schedule.actions import ImportTarget, start_import
    from headway.server.errors import Refused

    user = find_account(arguments.user)
    if user is None:
        raise Refused("no_such_user", user=arguments.user or "-")
    project = visible_projects(user).filter(code=arguments.project).first()
    name = arguments.name or arguments.file.stem
    target = ImportTarget(project_id=project.pk) if project else ImportTarget(code=arguments.project, name=name)
    with arguments.file.open("rb") as stream:
        run = start_import(user=user, stream=stream, file_name=arguments.file.name, target=target, now=now())
    return run, user


def _wait(run: ImportRun, wanted: set[str]) -> ImportRun:
    """A worker may have been quicker to take the job: then it is waited for."""
    ended = wanted | {"refused", "failed", "cancelled", "done"}
    run.refresh_from_db()
    while run.state not in ended:
        time.sleep(0.3)
        run.refresh_from_db()
    return run


def _end(run: ImportRun) -> int:
    from headway.server.commands._installation import say

    if run.state != "done":
        error = run.error or {"code": "schedule.import_failed", "parameters": {}}
        _refuse(error["code"], error["parameters"])
        return 1
    project = run.project
    assert project is not None
    say("server.import_done", project=f"{project.code} {project.name}", plan=run.plan_id, import_id=run.pk)
    return 0


def _tell_report(report: dict[str, Any]) -> None:
    from headway.server.commands._installation import in_words, say

    say(
        "server.import_read",
        application=report["application"],
        seconds=report["read_seconds"],
        encoding=report["encoding"] or "-",
    )
    for line in report["counts"]:
        print(f"  {in_words('interchange.count.' + line['thing']):　<12} {line['in_file']:>8} → {line['kept']}")
    for section, key in (("losses", "loss"), ("quality", "quality")):
        for line in report[section][:_LONGEST_LOSSES]:
            print("  -", in_words(f"interchange.{key}.{line['code']}", **line["parameters"]))
    for project in report["projects"]:
        _tell_project(project)


def _tell_project(project: dict[str, Any]) -> None:
    from headway.server.commands._installation import in_words, say

    calculation = project["calculation"]
    if not calculation["ok"]:
        error = calculation["error"]
        print(
            f"  {project['index']}: {project['id']} {project['name']}: {in_words(error['code'], **error['parameters'])}"
        )
        return
    say(
        "server.import_project",
        index=project["index"],
        project=f"{project['id']} {project['name']}".strip(),
        start=(calculation["start"] or "-")[:10],
        finish=(calculation["finish"] or "-")[:10],
        activities=calculation["activity_count"],
        agree=calculation["agree_count"],
        differing=calculation["differing_count"],
    )


def _refuse(code: str, parameters: dict[str, Any]) -> None:
    import sys

    from headway.server.commands._installation import in_words
    from headway.words import has_text

    cure = f"{code}.cure"
    print(in_words(code, **parameters), in_words(cure, **parameters) if has_text(cure) else "", file=sys.stderr)
