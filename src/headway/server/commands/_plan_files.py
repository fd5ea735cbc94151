"""What the commands share that read a schedule file and need no installation."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headway.engine.document import ScheduleProject
from headway.engine.errors import ScheduleError
from headway.interchange import ImportRefused
from headway.server.data_folder import DataFolder, default_path

if TYPE_CHECKING:
    from headway.engine import CalculatedProject
    from headway.interchange import LossReport

_EPOCH = datetime(1970, 1, 1)
NOTHING = -(2**31)
_PATIENCE, _BAR = 0.5, 24  # seconds, signs
MENDED = (
    *("relation_unknown_end", "self_relation", "duplicate_id", "negative_duration", "missing_calendar"),
    *("missing_calendars", "missing_default_calendar", "missing_parent_calendar", "calendar_without_hours"),
    *("missing_wbs", "activity_without_project"),
)
"""Findings of a reader after which the plan is not quite what the file says."""


def use_kernels_of_the_installation() -> None:
    """Kernels that `./run setup` compiled are taken as they are; without an installation the user's cache serves."""
    folder = DataFolder(default_path())
    if folder.kernel_cache.is_dir():
        os.environ.setdefault("HEADWAY_KERNEL_CACHE", str(folder.kernel_cache))


def language_of() -> str:
    """Chinese unless the shell's locale is English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if named.startswith("en") else "zh-CN"


def told(work: Callable[[], int], file: Path, language: str) -> int:
    """The status of `work`, which reads and calculates `file`; 1 with a line on the standard error when it refuses."""
    try:
        return work()
    except (FileNotFoundError, IsADirectoryError):
        return refuse("schedule.no_such_file", {"file": str(file)}, language)
    except ImportRefused as refusal:
        return refuse(f"interchange.{refusal.code}", refusal.parameters, language)
    except ScheduleError as error:
        return refuse(f"engine.{error.code}", error.parameters, language)
    except Unclear as unclear:
        return refuse(unclear.key, unclear.parameters, language)


class Unclear(Exception):
    """What the arguments name cannot be told apart or is not there. `key`: its text."""

    def __init__(self, key: str, **parameters: object) -> None:
        super().__init__(key)
        self.key, self.parameters = key, parameters


def refuse(key: str, parameters: dict[str, Any], language: str) -> int:
    """One line: what could not be done and, where the catalogue knows it, what to do."""
    from headway import words

    answer = words.told(key, language, parameters)
    ends, between = ("。", "。") if language == "zh-CN" else (".", ". ")
    *first, last = [answer["text"], *([answer["cure"]] if answer["cure"] else [])]
    print(*(line.rstrip(ends) for line in first), last, sep=between, file=sys.stderr)
    return 1


def calculated_project(project: ScheduleProject) -> CalculatedProject:
    """The project calculated; a refusal names activities and calendars as people do. Raises ScheduleError."""
    from headway.engine import calculate_project

    with _named([project]):
        return calculate_project(project)


def calculated_projects(projects: list[ScheduleProject]) -> list[CalculatedProject]:
    """The projects of a file calculated, with the relations between them; refusals as of `calculated_project`."""
    from headway.engine import calculate_projects

    with _named(projects):
        return calculate_projects(projects)


@contextmanager
def _named(projects: list[ScheduleProject]) -> Iterator[None]:
    try:
        yield
    except ScheduleError as error:
        raise error.with_names_of(*projects) from None


@contextmanager
def steps(language: str) -> Iterator[Callable[[str, float], None]]:
    """`step(name, fraction)` shows a bar on a terminal's standard error once the work has taken half a second."""
    began = time.monotonic()
    shown = False

    def step(name: str, fraction: float) -> None:
        nonlocal shown
        if not sys.stderr.isatty() or time.monotonic() - began < _PATIENCE:
            return
        from headway.words import text

        full = round(min(1.0, fraction) * _BAR)
        bar = "█" * full + "░" * (_BAR - full)
        print(f"\r{bar} {text(f'schedule.step_{name}', language)}\x1b[K", end="", file=sys.stderr, flush=True)
        shown = True

    try:
        yield step
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def tell_findings(report: LossReport, language: str) -> None:
    """On the standard error: what the reader left out or mended because the file is wrong there."""
    from headway.words import text

    for line in report.quality:
        if line.code in MENDED:
            rows = [_row(row) for row in line.rows]
            told = text(f"interchange.quality.{line.code}", language, **line.parameters)
            named = [row for row in rows if row]
            print(text("schedule.finding", language, told=told, rows=named) if named else told, file=sys.stderr)


def _row(row: dict[str, Any]) -> str:
    if "predecessor" in row:
        return f"{row['predecessor']} → {row['successor']}"
    return f"{row.get('code', '')} {row.get('name', '')}".strip() or str(row.get("uid", ""))


def write(content: bytes, target: str) -> None:
    if target == "-":
        sys.stdout.buffer.write(content)
    else:
        Path(target).write_bytes(content)


def iso(minutes: int) -> str | None:
    return None if minutes == NOTHING else (_EPOCH + timedelta(minutes=minutes)).isoformat(timespec="minutes")
