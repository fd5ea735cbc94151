"""Say why an activity of a schedule file stands where it stands: no database, no server.

Reads whatever `headway schedule` reads, calculates it, and walks from the activity back along what holds it, step
by step, with the days on which nobody works; then why it is critical or how much room it has:

  headway why plan.xer A1020
  headway why plan.mpp uid:17 --language en
  headway why programme.xer A1020 --project P-100 --json -

With --earlier it also says which activities to shorten so that it finishes so many working days earlier: the fewest
days, or the lowest cost where --prices names a CSV file with the columns activity, days (that it can be shortened by
at most) and cost (of one day). Every answer is calculated, so the floats of parallel paths are respected:

  headway why plan.xer A1020 --earlier 3d
  headway why plan.xer A1020 --earlier 3d --prices crash.csv
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from headway.engine.document import ScheduleProject
from headway.interchange import read_file
from headway.server.commands._lookup import one_project, row_of
from headway.server.commands._plan_files import (
    Unclear,
    calculated_project,
    language_of,
    told,
    use_kernels_of_the_installation,
    write,
)
from headway.server.commands._why_earlier import (
    PricesNotTaken,
    days_of,
    earlier_as_json,
    earlier_in_words,
    read_room,
)

if TYPE_CHECKING:
    from headway.engine import CalculatedProject

SUMMARY = "say why an activity of a schedule file stands on its date; needs no database"
_MOST_STEPS = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the schedule file")
    parser.add_argument("activity", metavar="ACTIVITY", help="its code, or uid:N for the number that the file gives it")
    parser.add_argument("--project", metavar="ID", help="the project of this id, when the file has several")
    parser.add_argument(
        "--earlier", metavar="DAYS", help="what to shorten so that it finishes earlier: 3d = 3 working days"
    )
    parser.add_argument("--prices", type=Path, metavar="CSV", help="how far activities can be shortened, and the cost")
    parser.add_argument("--json", metavar="PATH", help="write JSON to PATH; - is the standard output")
    parser.add_argument(
        "--language", choices=("zh-CN", "en"), default=None, help="language of the answer (default: as $LANG)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Returns 0, or 1 with what is wrong on the standard error."""
    language = arguments.language or language_of()
    use_kernels_of_the_installation()
    return told(lambda: _why(arguments, language), arguments.file, language)


def _why(arguments: argparse.Namespace, language: str) -> int:
    project = one_project(read_file(arguments.file).document.projects, arguments.project)
    row = row_of(project, arguments.activity)
    try:
        _tell(arguments, project, calculated_project(project), row, language)
    except PricesNotTaken as refusal:
        raise Unclear(f"why.{refusal.code}", **refusal.parameters) from None
    except FileNotFoundError:
        raise Unclear("schedule.no_such_file", file=str(arguments.prices)) from None
    return 0


def _tell(
    arguments: argparse.Namespace, project: ScheduleProject, calculated: CalculatedProject, row: int, language: str
) -> None:
    from headway.engine import reasons_of, shorten
    from headway.server.commands._why_json import told_as_json
    from headway.server.commands._why_words import Words

    days = _days(arguments.earlier)
    room = read_room(arguments.prices, project) if arguments.prices else None
    reasons = reasons_of(calculated.network)
    found = shorten(calculated.network, row, days, room) if days else None
    if arguments.json:
        told = told_as_json(project, calculated, reasons, row, _MOST_STEPS)
        if found is not None:
            told["earlier"] = earlier_as_json(project, found, days, priced=room is not None)
        write(orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n", arguments.json)
        return
    lines = Words(project, reasons, language).told(row, _MOST_STEPS)
    if found is not None:
        lines += earlier_in_words(project, found, row, days, language, priced=room is not None)
    print("\n".join(lines))


def _days(wanted: str | None) -> int:
    if wanted is None:
        return 0
    try:
        return days_of(wanted)
    except ValueError:
        raise PricesNotTaken("earlier_days", given=wanted) from None
