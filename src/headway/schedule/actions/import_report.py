"""What a person sees of a file before he takes it: counts, losses, and our dates against the file's."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from headway.engine import calculate_project
from headway.engine.document import ActivityKind, RecordedBaseline, RecordedDates, ScheduleProject
from headway.engine.errors import ScheduleError
from headway.interchange import Reading
from headway.interchange.wire import pack
from headway.schedule.rules.differences import Difference, compare_dates
from headway.schedule.rules.instants import iso, minutes
from headway.schedule.rules.packed import pack_json
from headway.schedule.rules.picture import first_start, last_finish


@dataclass(frozen=True)
class ReadPart:
    """One project of a file, as it is kept until the person decides."""

    document: bytes
    differences: bytes
    baselines: bytes | None
    line: dict[str, Any]  # of the report's list of projects


def part_of(
    project: ScheduleProject, recorded: dict[str, RecordedDates], baselines: list[RecordedBaseline]
) -> ReadPart:  # fmt: skip
    """Calculate the project as written and set the results beside the recorded ones."""
    calculation, compared = _calculation(project, recorded)
    line = {
        "id": project.id,
        "name": project.name,
        "activity_count": sum(a.kind is not ActivityKind.WBS for a in project.activities),
        "relation_count": len(project.relations),
        "data_date": iso(minutes(project.data_date)),
        "calculation": calculation,
    }
    frozen = pack_json(pack(baselines)) if baselines else None
    return ReadPart(pack_json(pack(project)), pack_json(compared), frozen, line)


def report_of(reading: Reading, parts: list[ReadPart]) -> dict[str, Any]:
    """The loss report with the projects of the file; `calculation` is that of the first one."""
    report = reading.report.to_json()
    report["projects"] = [{"index": index} | part.line for index, part in enumerate(parts)]
    report["calculation"] = parts[0].line["calculation"] if parts else None
    report["read_seconds"] = reading.seconds
    return report


def _calculation(
    project: ScheduleProject, recorded: dict[str, RecordedDates]
) -> tuple[dict[str, Any], list[Difference]]:
    began = time.perf_counter()
    answer: dict[str, Any] = {
        "ok": True, "error": None, "start": None, "finish": None, "differing_count": 0, "agree_count": 0,
        "activity_count": sum(a.kind is not ActivityKind.WBS for a in project.activities),
    }  # fmt: skip
    compared: list[Difference] = []
    try:
        picture = calculate_project(project).picture
        answer["start"], answer["finish"] = iso(first_start(picture)), iso(last_finish(picture))
        answer["agree_count"], compared = compare_dates(project, picture, recorded)
        answer["differing_count"] = len(compared) - answer["agree_count"]
    except ScheduleError as error:
        answer |= {"ok": False, "error": {"code": f"engine.{error.code}", "parameters": dict(error.parameters)}}
    answer["seconds"] = round(time.perf_counter() - began, 3)
    return answer, compared
