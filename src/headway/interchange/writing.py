"""`write_file`: a project and its calculated dates into a file of another tool, with a report of what it cannot hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from headway.engine.document import ActivityKind, RecordedDates, ScheduleProject
from headway.interchange.report import Findings, LossReport

Span = tuple[datetime | None, datetime | None]
FORMATS = {"mspdi": "xml", "xlsx": "xlsx"}
"""Format → ending of the file's name."""


@dataclass(slots=True)
class WrittenBaseline:
    """Frozen dates by activity uid; `durations` in minutes, of the rows of which they are known."""

    name: str
    dates: dict[str, Span]
    is_active: bool = False
    durations: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Export:
    """What a file shall hold. `dates`: calculated by activity uid; `baselines`: the active one first."""

    project: ScheduleProject
    dates: dict[str, RecordedDates]
    written_at: datetime
    baselines: list[WrittenBaseline] = field(default_factory=list)
    language: str = "zh-CN"
    findings: Findings = field(default_factory=Findings)


Write = Callable[[Export, Path], None]


def write_file(export: Export, target: Path, file_format: str) -> LossReport:
    """Write `target` in one of `FORMATS` and tell what was kept and what has no place there.

    Raises KeyError for an unknown format, OSError when the file cannot be written.
    """
    _count(export)
    _writer_of(file_format)(export, target)
    return export.findings.report(application="Headway", file_format=file_format)


def _writer_of(file_format: str) -> Write:
    if file_format == "mspdi":
        from headway.interchange.msp.writer.document import write_mspdi

        return write_mspdi
    if file_format == "xlsx":
        from headway.interchange.excel.writer.workbook import write_workbook

        return write_workbook
    raise KeyError(file_format)


def _count(export: Export) -> None:
    """What the plan holds; a writer takes away what it leaves out (`leave_out`)."""
    project, count = export.project, export.findings.count
    groups = sum(activity.kind is ActivityKind.WBS for activity in project.activities)
    count("activities", len(project.activities) - groups)
    count("wbs", groups)
    count("relations", len(project.relations))
    count("calendars", len(project.calendars))
    count("constraints", sum(activity.constraint is not None for activity in project.activities))
    count("progress", sum(activity.actual_start is not None for activity in project.activities))
    count("resources", len(project.resources))
    count("assignments", len(project.assignments))
    count("codes", sum(len(activity.codes) for activity in project.activities))
    count("custom_fields", sum(len(activity.custom) for activity in project.activities))
    count("notes", sum(bool(activity.notes) for activity in project.activities))


def leave_out(findings: Findings, thing: str, number: int = 1) -> None:
    """That many things of a kind are in the plan and not in the file."""
    findings.kept[thing] -= number
