"""Write the Excel template that Headway reads.

Example:

  headway template --xlsx plan.xlsx      # fill it in, then: headway import plan.xlsx --project CODE

The template holds a small working example to overwrite; its columns are described in its first
sheet and in docs/template.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from headway.words import text

SUMMARY = "write the Excel template that Headway reads"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--xlsx",
        metavar="PATH",
        type=Path,
        required=True,
        help="where to write the template; an existing file is kept unless --force",
    )
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")


def run(arguments: argparse.Namespace) -> int:
    from headway.interchange.template import write_template

    path: Path = arguments.xlsx
    if path.exists() and not arguments.force:
        print(text("interchange.template_exists", "zh-CN", path=str(path)), file=sys.stderr)
        return 1
    try:
        write_template(path)
    except OSError as fault:
        print(text("interchange.template_not_written", "zh-CN", path=str(path), reason=str(fault)), file=sys.stderr)
        return 1
    print(text("interchange.template_written", "zh-CN", path=str(path)))
    return 0
