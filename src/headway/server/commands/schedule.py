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

from headway.engine.document import RecordedDates, ScheduleDocument, ScheduleProject
from headway.engine.errors import ScheduleError
from headway.interchange import ImportRefused, Reading, read_file
from headway.server.commands._comparison import comparison_as_json, comparison_lines
from headway.server.commands._plan_files import (
    NOTHING,
    calculated_project,
    iso,
    language_of,
    refuse,
    use_kernels_of_the_installation,
    write,
)
from headway.server.commands._quality import quality_as_json, quality_lines

if TYPE_CHECKING:
    from headway.engine import CalculatedProject
    from headway.engine.quality import Check

SUMMARY = "calculate a schedule file and print the dates; needs no database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the schedule file")
    parser.add_argument("--json", metavar="PATH", help="write JSON to PATH; - is the standard output")
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
    try:
        reading = read_file(arguments.file)
        projects = [p for p in reading.document.projects if arguments.project in (None, p.id)]
        if not projects:
            return refuse("schedule.no_such_project", {"id": arguments.project or ""}, language)
        if arguments.document:
            _write_document(reading.document, arguments.document)
        calculated = [(project, calculated_project(project)) for project in projects]
    except (FileNotFoundError, IsADirectoryError):
        return refuse("schedule.no_such_file", {"file": str(arguments.file)}, language)
    except ImportRefused as refusal:
        return refuse(f"interchange.{refusal.code}", refusal.parameters, language)
    except ScheduleError as error:
        return refuse(f"engine.{error.code}", error.parameters, language)
    if arguments.json:
        told = [_as_json(p, c) | _reports_as_json(reading, p, c, arguments) for p, c in calculated]
        write(orjson.dumps({"projects": told}) + b"\n", arguments.json)
    elif arguments.quality or arguments.compare:
        for project, result in calculated:
            print("\n".join(_reports(reading, project, result, arguments, language)))
    else:
        for project, result in calculated:
            print("\n".join(_table(project, result, language)))
    return 0


def _reports(
    reading: Reading, project: ScheduleProject, result: CalculatedProject, wanted: argparse.Namespace, language: str
) -> list[str]:
    from headway.interchange.comparison import compare_recorded

    lines: list[str] = []
    if wanted.quality:
        lines += quality_lines(project, result, _checks(reading, project, result), language)
    if wanted.compare:
        recorded = _recorded(reading, project)
        lines += comparison_lines(
            project, result, recorded, compare_recorded(project, result, recorded), language
        )  # fmt: skip
    return lines


def _reports_as_json(
    reading: Reading, project: ScheduleProject, result: CalculatedProject, wanted: argparse.Namespace
) -> dict[str, Any]:
    from headway.interchange.comparison import compare_recorded

    told: dict[str, Any] = {}
    if wanted.quality:
        told["quality"] = quality_as_json(project, result, _checks(reading, project, result))
    if wanted.compare:
        comparison = compare_recorded(project, result, _recorded(reading, project))
        told["comparison"] = comparison_as_json(project, comparison)
    return told


def _checks(reading: Reading, project: ScheduleProject, result: CalculatedProject) -> list[Check]:
    from headway.engine import assess_project

    place = reading.document.projects.index(project)
    return assess_project(project, result, next(iter(reading.recorded.baselines[place : place + 1]), []))


def _recorded(reading: Reading, project: ScheduleProject) -> dict[str, RecordedDates]:
    place = reading.document.projects.index(project)
    return next(iter(reading.recorded.projects[place : place + 1]), {})


def _write_document(document: ScheduleDocument, target: str) -> None:
    from headway.interchange.own.schedule_json import document_as_json

    write(document_as_json(document), target)


def _as_json(project: ScheduleProject, calculated: CalculatedProject) -> dict[str, Any]:
    """One project as the documented JSON; completed work has no floats and is never critical."""
    picture = calculated.picture
    names = ("start", "finish", "early_start", "early_finish", "late_start", "late_finish")
    dates = [[iso(v) for v in getattr(picture, name).tolist()] for name in names]
    floats = [[None if v == NOTHING else v for v in c.tolist()] for c in (picture.total_float, picture.free_float)]
    critical, longest = picture.critical.tolist(), picture.longest_path.tolist()
    driving = _driving(project, calculated)
    rows = []
    for i, activity in enumerate(project.activities):
        complete = activity.actual_finish is not None
        row: dict[str, Any] = {"uid": activity.uid, "id": activity.code, "name": activity.name}
        row.update({name: column[i] for name, column in zip(names, dates, strict=True)})
        row["total_float_minutes"] = None if complete else floats[0][i]
        row["free_float_minutes"] = None if complete else floats[1][i]
        row["critical"] = critical[i] and not complete
        row["longest_path"] = longest[i]
        row["driving"] = driving.get(activity.uid, [])
        rows.append(row)
    return {"id": project.id, "name": project.name, "activities": rows}


def _driving(project: ScheduleProject, calculated: CalculatedProject) -> dict[str, list[str]]:
    """uid of an activity -> uids of the predecessors that drive it, in the order of the relations."""
    found: dict[str, list[str]] = {}
    for position, drives in zip(calculated.relations, calculated.picture.driving.tolist(), strict=True):
        relation = project.relations[position]
        if drives and relation.predecessor_uid not in found.setdefault(relation.successor_uid, []):
            found[relation.successor_uid].append(relation.predecessor_uid)
    return found


def _table(project: ScheduleProject, calculated: CalculatedProject, language: str) -> list[str]:
    """The plan as text: outline by indent, start, finish, total float in days, a mark on critical work."""
    from headway.words import text

    picture = calculated.picture
    depth = _depths(project)
    head = [text(f"schedule.column_{name}", language) for name in ("code", "name", "start", "finish", "total_float")]
    rows = [head]
    per_day = project.options.minutes_per_day
    for i, activity in enumerate(project.activities):
        total = int(picture.total_float[i])
        rows.append(
            [
                activity.code,
                "  " * depth[i] + activity.name + (" ●" if picture.critical[i] else ""),
                (iso(int(picture.start[i])) or "").replace("T", " "),
                (iso(int(picture.finish[i])) or "").replace("T", " "),
                "" if total == NOTHING or activity.actual_finish else f"{total / per_day:.1f}".removesuffix(".0"),
            ]
        )
    widths = [max(_width(row[c]) for row in rows) for c in range(len(head))]
    lines = ["  ".join(cell + " " * (widths[c] - _width(cell)) for c, cell in enumerate(row)).rstrip() for row in rows]
    totals = text(
        "schedule.totals",
        language,
        project=project.id,
        activities=sum(a.kind != "wbs" for a in project.activities),
        relations=len(calculated.relations),
        critical=int(
            sum(bool(c) for c, a in zip(picture.critical, project.activities, strict=True) if a.kind != "wbs")
        ),
        start=(iso(picture.project_start) or "").replace("T", " "),
        finish=(iso(picture.project_finish) or "").replace("T", " "),
    )
    return [*lines, totals]


def _depths(project: ScheduleProject) -> list[int]:
    parent = {a.uid: a.parent_uid for a in project.activities}
    depths = []
    for activity in project.activities:
        depth, above = 0, activity.parent_uid
        while above is not None and above in parent and depth < 32:
            depth, above = depth + 1, parent[above]
        depths.append(depth)
    return depths


def _width(cell: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if "ᄀ" <= letter <= "ￜ" else 1 for letter in cell)
