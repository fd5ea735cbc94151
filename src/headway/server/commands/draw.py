"""Draw a schedule file as a bar chart: no database, no server, no browser.

Reads and calculates what `headway schedule` reads, and writes the chart on sheets of paper with grid, links, critical
path, rest days and front line:

  headway draw plan.xer --svg plan.svg
  headway draw plan.mpp --pdf plan.pdf --paper A1
  headway draw programme.xer --project P-100 --png plan.png --one-page --language en

SVG and PNG hold one sheet (--page, the first unless named), PDF all of them; - writes to the standard output.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from headway.interchange import read_file
from headway.server.commands._lookup import one_project
from headway.server.commands._plan_files import (
    Unclear,
    calculated_project,
    language_of,
    told,
    use_kernels_of_the_installation,
    write,
)

if TYPE_CHECKING:
    from headway.paper import Gantt

SUMMARY = "draw a schedule file as a bar chart (SVG, PNG, PDF); needs no database"
PAPERS = ("A4", "A3", "A2", "A1", "A0")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the schedule file")
    parser.add_argument("--as", dest="kind", choices=("gantt",), default="gantt", help="the kind of drawing")
    output = parser.add_mutually_exclusive_group(required=True)
    for kind in ("svg", "png", "pdf"):
        output.add_argument(f"--{kind}", metavar="PATH", help=f"write {kind.upper()} to PATH")
    parser.add_argument("--project", metavar="ID", help="the project of this id, when the file has several")
    parser.add_argument("--paper", choices=PAPERS, default="A3", help="size of a sheet (default: A3)")
    parser.add_argument("--one-page", action="store_true", help="rows as low as puts all of them on one sheet")
    parser.add_argument("--page", type=int, default=1, metavar="N", help="which sheet, for SVG and PNG (default: 1)")
    parser.add_argument("--mono", action="store_true", help="in black and white")
    parser.add_argument("--language", choices=("zh-CN", "en"), default=None, help="language (default: as $LANG)")


def run(arguments: argparse.Namespace) -> int:
    """Returns 0, or 1 with one line on the standard error when the file or its plan is refused."""
    language = arguments.language or language_of()
    use_kernels_of_the_installation()
    return told(lambda: _draw(arguments, language), arguments.file, language)


def _draw(arguments: argparse.Namespace, language: str) -> int:
    project = one_project(read_file(arguments.file).document.projects, arguments.project)
    from headway.paper import draw_gantt

    chart = draw_gantt(
        project,
        calculated_project(project),
        language=language,
        paper=arguments.paper,
        one_page=arguments.one_page,
    )
    if not 1 <= arguments.page <= chart.page_count:
        raise Unclear("draw.no_such_page", page=arguments.page, pages=chart.page_count)
    write(_content(chart, arguments), arguments.svg or arguments.png or arguments.pdf)
    return 0


def _content(chart: Gantt, arguments: argparse.Namespace) -> bytes:
    theme = "mono" if arguments.mono else "colour"
    if arguments.svg:
        return chart.svg(arguments.page, theme).encode()
    if arguments.png:
        return chart.png(arguments.page, theme)
    return chart.pdf(datetime.now(UTC), theme)
