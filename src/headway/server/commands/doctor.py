"""Check this machine and this installation; each finding comes with its cure.

Status 0: the product can run (perhaps with warnings). Status 1: something must be mended first.

Examples:
  headway doctor
  headway doctor --json
  HEADWAY_DATA=/srv/headway headway doctor
"""

from __future__ import annotations

import argparse
import datetime
import json
from typing import Any

SUMMARY = "check this installation; each finding comes with its cure"
_MARKS = {"ok": "✓", "warning": "!", "bad": "✗"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(arguments: argparse.Namespace) -> int:
    from headway.server.data_folder import DataFolder, default_path
    from headway.server.doctor import look_at_installation, look_at_machine

    path = default_path()
    findings = look_at_machine(DataFolder(path).kernel_cache)
    findings += look_at_installation(path, datetime.datetime.now(datetime.UTC))
    lines = [_line(finding.code, finding.state, finding.parameters) for finding in findings]
    if arguments.json:
        print(json.dumps(lines, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            print(f"{_MARKS[line['state']]} {line['text']}" + (f"\n    → {line['cure']}" if line["cure"] else ""))
    return 1 if any(finding.state == "bad" for finding in findings) else 0


def _line(code: str, state: str, parameters: dict[str, Any]) -> dict[str, str]:
    from headway.server.commands._installation import in_words
    from headway.words import has_text

    # a refusal of the start is a whole sentence with its cure; a finding of ours has two texts
    key = f"server.doctor.{code}" if has_text(f"server.doctor.{code}") else f"server.{code}"
    cure = f"{key}.cure"
    return {
        "code": code,
        "state": state,
        "text": in_words(key, **parameters),
        "cure": in_words(cure, **parameters) if has_text(cure) else "",
    }
