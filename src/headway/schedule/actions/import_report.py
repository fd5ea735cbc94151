"""What a person sees of a file before he takes it: counts, losses, and our dates against the file's."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from headway.engine import CalculatedProject, assess_project, calculate_project
from headway.engine.document import ActivityKind, RecordedBaseline, RecordedDates, ScheduleProject
from headway.engine.errors import ScheduleError
from headway.engine.quality import Check
from headway.interchange import Reading
from headway.interchange.wire import pack
from headway.schedule.rules.differences import Difference, compare_dates
from headway.schedule.rules.instants import iso, minutes
from headway.schedule.rules.packed import pack_json
from headway.schedule.rules.picture import first_start, last_finish
from headway.schedule.rules.quality import told_check

NAMED_FINDINGS = 50
"""Of one check in the report; the page of the plan's quality lists them all."""


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
    """Calculate the project as written, set the results beside the recorded ones and check how well it is built."""
    calculation, compared, calculated = _calculation(project, recorded)
    line = {
        "id": project.id,
        "name": project.name,
        "activity_count": sum(a.kind is not ActivityKind.WBS for a in project.activities),
        "relation_count": len(project.relations),
        "data_date": iso(minutes(project.data_date)),
        "calculation": calculation,
        "checks": _checks(project, calculated, baselines) if calculated else [],
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
) -> tuple[dict[str, Any], list[Difference], CalculatedProject | None]:
    from headway.interchange.comparison import compare_recorded

    began = time.perf_counter()
    answer: dict[str, Any] = {
        "ok": True, "error": None, "start": None, "finish": None, "differing_count": 0, "agree_count": 0, "groups": [],
        "activity_count": sum(a.kind is not ActivityKind.WBS for a in project.activities),
    }  # fmt: skip
    compared: list[Difference] = []
    calculated = None
    try:
        calculated = calculate_project(project)
        picture = calculated.picture
        answer["start"], answer["finish"] = iso(first_start(picture)), iso(last_finish(picture))
        comparison = compare_recorded(project, calculated, recorded)
        answer["agree_count"], compared = compare_dates(project, picture, recorded, comparison)
        answer["groups"] = [
            {"cause": str(group.cause), "late": group.late, "first": len(group.first), "carried": len(group.carried)}
            for group in comparison.groups
        ]
        answer["differing_count"] = len(compared) - answer["agree_count"]
    except ScheduleError as error:
        named = {name: _first(value) for name, value in error.with_names_of(project).parameters.items()}
        answer |= {"ok": False, "error": {"code": f"engine.{error.code}", "parameters": named}}
    answer["seconds"] = round(time.perf_counter() - began, 3)
    return answer, compared, calculated


def _first(value: Any) -> Any:
    """Of many loops and names the first: a report is read by people."""
    return [_first(one) for one in value[:NAMED_FINDINGS]] if isinstance(value, list) else value


def _checks(
    project: ScheduleProject, calculated: CalculatedProject, baselines: list[RecordedBaseline]
) -> list[dict[str, Any]]:
    checks = assess_project(project, calculated, baselines)
    names = {activity.uid: f"{activity.code} {activity.name}" for activity in project.activities}
    return [told_check(check) | {"rows": _named(project, calculated, check, names)} for check in checks]


def _named(
    project: ScheduleProject, calculated: CalculatedProject, check: Check, names: dict[str, str]
) -> list[dict[str, str]]:
    """The first findings of a check by code and name, relations by those of both ends."""
    rows = check.rows[:NAMED_FINDINGS].tolist()
    if not check.of_relations:
        return [{"code": project.activities[row].code, "name": project.activities[row].name} for row in rows]
    relations = [project.relations[calculated.relations[row]] for row in rows]
    return [{"predecessor": names[one.predecessor_uid], "successor": names[one.successor_uid]} for one in relations]
