"""Headway's JSON: `{"headway_schedule": 1, "projects": [...]}`, every field of the document module by its name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import orjson

from headway.engine.document import Activity, ActivityKind, RecordedResults, ScheduleDocument, ScheduleProject
from headway.interchange.errors import ImportRefused
from headway.interchange.own.shape import ShapeRefused, from_plain, to_plain
from headway.interchange.quality import note_progress
from headway.interchange.report import Findings

MARK = "headway_schedule"
VERSION = 1
FORMAT = "headway"


def document_as_json(document: ScheduleDocument) -> bytes:
    """The document as JSON, intent and progress only; fields at their default are left out.

    Reading it again gives an equal document (instants to the minute, as the engine counts).
    """
    return orjson.dumps({MARK: VERSION, **to_plain(document)}, option=orjson.OPT_INDENT_2) + b"\n"


def read_schedule_json(path: Path, findings: Findings) -> tuple[ScheduleDocument, RecordedResults]:
    """The document of a JSON file. Raises ImportRefused: no JSON, another version, or a value out of place."""
    document = _document(path.read_bytes())
    document.file_format = FORMAT
    for project in document.projects:
        _refuse_doubles(project)
        _count(project, findings)
    findings.count("projects", len(document.projects))
    return document, RecordedResults([{} for _ in document.projects], [[] for _ in document.projects])


def _document(content: bytes) -> ScheduleDocument:
    try:
        raw = orjson.loads(content)
    except orjson.JSONDecodeError as fault:
        raise ImportRefused("json_damaged", {"line": fault.lineno, "column": fault.colno}) from None
    if not isinstance(raw, dict) or MARK not in raw:
        raise ImportRefused("unknown_format")
    version = raw.pop(MARK)
    if version != VERSION:
        raise ImportRefused("json_version", {"version": str(version), "known": VERSION})
    try:
        document: ScheduleDocument = from_plain(ScheduleDocument, raw)
    except ShapeRefused as fault:
        raise _refusal(fault.where, fault.expected) from None
    return document


def _refusal(where: str, expected: str) -> ImportRefused:
    return ImportRefused("json_value", {"where": where, "expected": expected})


def _refuse_doubles(project: ScheduleProject) -> None:
    """Uids name rows: one that occurs twice names none."""
    for thing, rows in (("calendar", project.calendars), ("activity", project.activities)):
        uses = Counter(row.uid for row in rows)
        twice = next((uid for uid, count in uses.items() if count > 1), None)
        if twice is not None:
            raise ImportRefused("json_uid_twice", {"thing": thing, "thing_key": f"engine.what.{thing}", "uid": twice})
    for calendar in project.calendars:
        if len(calendar.week) != 7:
            raise _refusal(f"calendar {calendar.uid}.week", "list of 7")


def _count(project: ScheduleProject, findings: Findings) -> None:
    wbs = sum(activity.kind is ActivityKind.WBS for activity in project.activities)
    findings.count("wbs", wbs)
    findings.count("activities", len(project.activities) - wbs)
    things: dict[str, list[Any]] = {
        "relations": project.relations,
        "calendars": project.calendars,
        "resources": project.resources,
        "assignments": project.assignments,
    }
    for thing, rows in things.items():
        findings.count(thing, len(rows))
    activity: Activity
    for activity in project.activities:
        note_progress(activity, findings)
