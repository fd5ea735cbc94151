"""Say why an activity of a schedule file stands where it stands: no database, no server.

Reads whatever `headway schedule` reads, calculates it, and walks from the activity back along what holds it, step
by step, with the days on which nobody works; then why it is critical or how much room it has:

  headway why plan.xer A1020
  headway why plan.mpp uid:17 --language en
  headway why programme.xer A1020 --project P-100 --json -
"""

from __future__ import annotations

import argparse
import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from headway.engine.document import ScheduleProject
from headway.engine.errors import ScheduleError
from headway.interchange import ImportRefused, read_file
from headway.server.commands._plan_files import (
    calculated_project,
    language_of,
    refuse,
    use_kernels_of_the_installation,
    write,
)

if TYPE_CHECKING:
    from headway.engine import CalculatedProject

SUMMARY = "say why an activity of a schedule file stands on its date; needs no database"
_MOST_STEPS = 60
_MOST_CANDIDATES = 8


@dataclass(frozen=True)
class _NotFound(Exception):
    """Which activity, or which project, is meant cannot be told. `code` of a text under `why.`."""

    code: str
    parameters: dict[str, object]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the schedule file")
    parser.add_argument("activity", metavar="ACTIVITY", help="its code, or uid:N for the number that the file gives it")
    parser.add_argument("--project", metavar="ID", help="the project of this id, when the file has several")
    parser.add_argument("--json", metavar="PATH", help="write JSON to PATH; - is the standard output")
    parser.add_argument(
        "--language", choices=("zh-CN", "en"), default=None, help="language of the answer (default: as $LANG)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Returns 0, or 1 with what is wrong on the standard error."""
    language = arguments.language or language_of()
    use_kernels_of_the_installation()
    try:
        project = _project(read_file(arguments.file).document.projects, arguments.project)
        row = _row(project, arguments.activity)
        calculated = calculated_project(project)
    except (FileNotFoundError, IsADirectoryError):
        return refuse("schedule.no_such_file", {"file": str(arguments.file)}, language)
    except ImportRefused as refusal:
        return refuse(f"interchange.{refusal.code}", refusal.parameters, language)
    except ScheduleError as error:
        return refuse(f"engine.{error.code}", error.parameters, language)
    except _NotFound as unclear:
        return refuse(f"why.{unclear.code}", unclear.parameters, language)
    _tell(arguments, project, calculated, row, language)
    return 0


def _tell(
    arguments: argparse.Namespace, project: ScheduleProject, calculated: CalculatedProject, row: int, language: str
) -> None:
    from headway.engine import reasons_of
    from headway.server.commands._why_json import told_as_json
    from headway.server.commands._why_words import Words

    reasons = reasons_of(calculated.network)
    if arguments.json:
        told = told_as_json(project, calculated, reasons, row, _MOST_STEPS)
        write(orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n", arguments.json)
    else:
        print("\n".join(Words(project, reasons, language).told(row, _MOST_STEPS)))


def _project(projects: list[ScheduleProject], wanted: str | None) -> ScheduleProject:
    """The project that is meant; of several one must be named."""
    named = [project for project in projects if wanted in (None, project.id)]
    if len(named) == 1:
        return named[0]
    listed = _lines([f"{project.id} {project.name}".strip() for project in (named or projects)])
    if not named:
        raise _NotFound("no_such_project", {"id": wanted or "", "projects": listed})
    raise _NotFound("several_projects", {"count": len(named), "projects": listed})


def _row(project: ScheduleProject, wanted: str) -> int:
    """The row of the activity with this code, or with this uid after `uid:`."""
    kind, _, uid = wanted.partition(":")
    if kind == "uid":
        rows = [row for row, activity in enumerate(project.activities) if activity.uid == uid]
    else:
        rows = [row for row, activity in enumerate(project.activities) if activity.code == wanted]
    if len(rows) == 1:
        return rows[0]
    if rows:
        raise _NotFound("several_activities", {"code": wanted, "activities": _listed(project, rows)})
    raise _NotFound("no_such_activity", {"code": wanted, "activities": _listed(project, _alike(project, wanted))})


def _alike(project: ScheduleProject, wanted: str) -> list[int]:
    """Rows whose code or name looks like what was asked for; without any the first ones."""
    word = wanted.removeprefix("uid:").casefold()
    rows = [row for row, a in enumerate(project.activities) if word in a.code.casefold() or word in a.name.casefold()]
    if not rows:
        codes = {activity.code: row for row, activity in enumerate(project.activities) if activity.code}
        rows = [codes[code] for code in difflib.get_close_matches(wanted, codes, _MOST_CANDIDATES)]
    return rows or list(range(len(project.activities)))


def _listed(project: ScheduleProject, rows: list[int]) -> str:
    chosen = [project.activities[row] for row in rows[:_MOST_CANDIDATES]]
    more = ["…"] if len(rows) > _MOST_CANDIDATES else []
    return _lines([f"{a.code} {a.name} (uid:{a.uid})".strip() for a in chosen] + more)


def _lines(candidates: list[str]) -> str:
    return "".join(f"\n  {one}" for one in candidates)
