"""Calculate a schedule file and print its dates: no database, no server.

Reads whatever `headway import` reads (.xer, P6 XML, MSPDI, .mpp, the Excel template, Headway's own JSON), calculates every
project of the file by the rules of the tool that wrote it, and prints a table, or JSON with --json:

  headway schedule plan.xer
  headway schedule plan.mpp --json plan.json
  headway schedule programme.xer --project P-100 --json -
  headway schedule plan.mpp --document plan.headway.json    (docs/schedule-json.md; read again without Java)

With --quality it prints how well the plan is built: the DCMA's fourteen points and more; with --compare, which of the
dates that the file records differ from the calculated ones, grouped by cause. Both stand in the JSON as well.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from headway.engine.document import ScheduleDocument, ScheduleProject
from headway.interchange import Reading, read_file
from headway.server.commands._comparison import (
    ComparedProject,
    compared_project,
    comparison_as_json,
    comparison_lines,
)
from headway.server.commands._lookup import one_project, row_of
from headway.server.commands._plan_files import (
    Unclear,
    calculated_projects,
    language_of,
    steps,
    tell_findings,
    told,
    use_kernels_of_the_installation,
    write,
)
from headway.server.commands._quality import quality_as_json, quality_lines
from headway.server.commands._schedule_out import as_csv, as_json, table

if TYPE_CHECKING:
    from headway.engine import CalculatedProject
    from headway.engine.quality import Check
    from headway.engine.ranked_paths import FloatPaths

SUMMARY = "calculate a schedule file and print the dates; needs no database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the schedule file")
    parser.add_argument("--json", metavar="PATH", help="write JSON to PATH; - is the standard output")
    parser.add_argument("--csv", metavar="PATH", help="write a table for spreadsheets to PATH")
    parser.add_argument(
        "--svg", metavar="PATH", help="draw the first sheet of the bar chart to PATH (see headway draw)"
    )
    parser.add_argument("--paths-to", metavar="ACTIVITY", help="rank the float paths to this activity (code or uid:N)")
    parser.add_argument("--paths", type=int, default=10, metavar="N", help="how many float paths (default: 10)")
    parser.add_argument(
        "--path-rule", choices=("free_float", "total_float"), default="free_float", help="what ranks them"
    )
    parser.add_argument("--document", metavar="PATH", help="also write the plan, not its dates, as Headway's own JSON")
    parser.add_argument("--project", metavar="ID", help="only the project of this id")
    parser.add_argument("--quality", action="store_true", help="how well the plan is built, instead of its dates")
    parser.add_argument("--compare", action="store_true", help="recorded against calculated dates, grouped by cause")
    parser.add_argument(
        "--language", choices=("zh-CN", "en"), default=None, help="language of messages (default: as $LANG)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Returns 0, or 1 with one line on the standard error when the file or its plan is refused."""
    language = arguments.language or language_of()
    use_kernels_of_the_installation()
    return told(lambda: _schedule(arguments, language), arguments.file, language)


def _schedule(arguments: argparse.Namespace, language: str) -> int:
    with steps(language) as step:
        reading = read_file(arguments.file, progress=lambda done, _stage: step("reading", 0.8 * done))
        projects = [p for p in reading.document.projects if arguments.project in (None, p.id)]
        if not projects:
            raise Unclear("schedule.no_such_project", id=arguments.project or "")
        if arguments.document:
            _write_document(reading.document, arguments.document)
        step("calculating", 0.8)
        results = dict(
            zip(map(id, reading.document.projects), calculated_projects(reading.document.projects), strict=True)
        )
        calculated = [(project, results[id(project)]) for project in projects]
    tell_findings(reading.report, language)
    checks = _checks(reading, calculated) if arguments.quality else []
    compared = _compared(reading, calculated) if arguments.compare else []
    ranked = [_paths(arguments, project, result) for project, result in calculated]
    if arguments.json:
        lines = [as_json(*one, paths) for one, paths in zip(calculated, ranked, strict=True)]
        _add_reports(lines, calculated, checks, compared)
        write(orjson.dumps({"projects": lines}) + b"\n", arguments.json)
    if arguments.csv:
        write(as_csv(calculated), arguments.csv)
    if arguments.svg:
        _write_svg(calculated, arguments.svg, language)
    if (checks or compared) and not arguments.json:
        for (project, result), found in zip(calculated, checks, strict=False):
            print("\n".join(quality_lines(project, result, found, language)))
        for one in compared:
            print("\n".join(comparison_lines(one, language)))
    elif not (arguments.json or arguments.csv or arguments.svg):
        for (project, result), paths in zip(calculated, ranked, strict=True):
            print("\n".join(table(project, result, paths, language)))
    return 0


def _add_reports(
    lines: list[dict[str, Any]],
    calculated: list[tuple[ScheduleProject, CalculatedProject]],
    checks: list[list[Check]],
    compared: list[ComparedProject],
) -> None:
    for line, (project, result), found in zip(lines, calculated, checks, strict=False):
        line["quality"] = quality_as_json(project, result, found)
    for line, one in zip(lines, compared, strict=False):
        line["comparison"] = comparison_as_json(one)


def _paths(arguments: argparse.Namespace, project: ScheduleProject, result: CalculatedProject) -> FloatPaths | None:
    from headway.engine import float_paths

    if not arguments.paths_to:
        return None
    row = row_of(project, arguments.paths_to)
    return float_paths(result.network, row, arguments.paths, arguments.path_rule)


def _write_svg(calculated: list[tuple[ScheduleProject, CalculatedProject]], target: str, language: str) -> None:
    from headway.paper import draw_gantt

    one_project([project for project, _ in calculated], None)
    write(draw_gantt(*calculated[0], language=language).svg().encode(), target)


def _checks(reading: Reading, calculated: list[tuple[ScheduleProject, CalculatedProject]]) -> list[list[Check]]:
    from headway.engine import assess_project

    baselines = {id(p): b for p, b in zip(reading.document.projects, reading.recorded.baselines, strict=False)}
    return [assess_project(project, result, baselines.get(id(project), [])) for project, result in calculated]


def _compared(reading: Reading, calculated: list[tuple[ScheduleProject, CalculatedProject]]) -> list[ComparedProject]:
    recorded = {id(p): r for p, r in zip(reading.document.projects, reading.recorded.projects, strict=False)}
    return [compared_project(project, result, recorded.get(id(project), {})) for project, result in calculated]


def _write_document(document: ScheduleDocument, target: str) -> None:
    from headway.interchange.own.schedule_json import document_as_json

    write(document_as_json(document), target)
