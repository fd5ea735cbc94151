"""The real files of contractors and tool vendors, read from beside the repository.

The neutral networks are the same files as another library sees them: calendars, durations, links,
constraints and options must agree. Known differences are listed where they are compared.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections import Counter
from dataclasses import fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pytest

from headway.engine import calculate_project
from headway.engine.document import Activity, Calendar, ScheduleProject
from headway.interchange import Reading, read_file, wire

pytestmark = pytest.mark.corpus
FILES = Path(__file__).resolve().parents[3] / "shared" / "data" / "schedules" / "files"
NAMES = sorted(path.name for path in FILES.glob("*")) if FILES.is_dir() else []
TEXT_NAMES = [
    name
    for name in NAMES
    if name.removesuffix(".gz").endswith((".xer", ".xml")) and "pmxml" not in name and "external.xml" not in name
]

CONSTRAINTS = {
    "START_NO_EARLIER_THAN": "start_on_or_after",
    "START_NO_LATER_THAN": "start_on_or_before",
    "FINISH_NO_EARLIER_THAN": "finish_on_or_after",
    "FINISH_NO_LATER_THAN": "finish_on_or_before",
    "AS_LATE_AS_POSSIBLE": "as_late_as_possible",
    "MUST_START_ON": "mandatory_start",
    "MUST_FINISH_ON": "mandatory_finish",
    "START_ON": "start_on",
    "FINISH_ON": "finish_on",
    "MANDATORY_START": "mandatory_start",
    "MANDATORY_FINISH": "mandatory_finish",
}


def networks_of(name: str) -> list[dict[str, Any]]:
    folder = FILES.parent / "networks"
    found = list(folder.glob(f"{name.removesuffix('.gz')}*.json.gz"))
    found.sort(key=lambda path: int(path.name.rsplit("__", 1)[1].split(".")[0]) if "__" in path.name else 0)
    return [json.loads(gzip.decompress(path.read_bytes())) for path in found]


def test_the_corpus_is_whole(corpus: Path) -> None:
    assert len(NAMES) == 58


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_read_as_another_library_reads_it(name: str) -> None:
    reading = read_file(FILES / name)

    projects, networks = reading.document.projects, networks_of(name)
    assert networks
    assert len(projects) == (
        1 if name == "p6_multiproject_external.xml" else len(networks)
    )  # its other project only holds a link's end
    for project, network in zip(projects, networks, strict=False):
        assert differences(name, project, network) == []
    kept = {line.thing: (line.in_file, line.kept) for line in reading.report.counts}
    assert kept["activities"][0] == kept["activities"][1] > 0


def differences(name: str, project: ScheduleProject, network: dict[str, Any]) -> list[str]:
    mine = {activity.uid.removeprefix("wbs:"): activity for activity in project.activities}
    theirs = {str(row["uid"]): row for row in network["tasks"]}
    if name == "p6_multiproject_external.xml":
        mine.pop("36853")  # the project's own node, which P6 XML names only by its id
    found = [f"uid {uid}" for uid in set(mine) ^ set(theirs)]
    found += _relation_differences(project, theirs)
    found += _calendar_differences(name, project, network)
    for uid, row in theirs.items():
        if uid in mine and not row["summary"]:
            found += [f"{uid} {what}" for what in _activity_differences(mine[uid], row, project)]
    options = network["project"]
    if (
        project.options.minutes_per_day != options["minutes_per_day"]
        or project.options.progress_logic.name != options["progressed"]
    ):
        found.append("options")
    if project.options.profile.value == "msp":
        wanted = (
            options["honor_constraints"],
            options["split_in_progress"],
            options["multiple_critical_paths"],
            options["critical_slack_limit_min"],
        )
        got = project.options
        if (
            got.honours_constraint_dates,
            got.splits_in_progress_tasks,
            got.multiple_critical_paths,
            got.critical_float_minutes,
        ) != wanted:
            found.append("options of Microsoft Project")
    return found


def _relation_differences(project: ScheduleProject, theirs: dict[str, Any]) -> list[str]:
    mine = Counter(
        (
            item.predecessor_uid,
            item.successor_uid,
            item.type.value,
            round(100 * item.lag_percent) if item.lag_percent is not None else item.lag_minutes,
        )
        for item in project.relations
    )
    wanted = Counter(
        (
            str(link["p"]),
            uid,
            link["t"],
            round(link["lag_pct"] if link.get("lag_pct") is not None else link.get("lag") or 0),
        )
        for uid, row in theirs.items()
        for link in row["preds"]
    )
    return [f"relation {link}" for link in (mine - wanted) + (wanted - mine)]


def _calendar_differences(name: str, project: ScheduleProject, network: dict[str, Any]) -> list[str]:
    calendars = {calendar.uid: calendar for calendar in project.calendars}
    found = []
    for raw in network["calendars"]:
        calendar = calendars.get(str(raw["id"]))
        if calendar is None:
            found.append(f"calendar {raw['id']} is missing")
            continue
        week = [[list(span) for span in _day(calendar, day, calendars)] for day in range(7)]
        has_hours = (
            name != "p6_prjF_small.xer" or calendar.name != "Calendar 2"
        )  # the file gives it none: P6 means the usual day, the dump 8-16
        if has_hours and week != [[[int(minute) for minute in span] for span in day] for day in raw["week"]]:
            found.append(f"week of {calendar.name}")
        if _days(calendar) != _raw_days(raw):
            found.append(f"exceptions of {calendar.name}")
    return found


def _day(calendar: Calendar | None, day: int, calendars: dict[str, Calendar]) -> tuple[tuple[int, int], ...]:
    while calendar is not None:
        shifts = calendar.week[day]
        if shifts is not None:
            return shifts
        calendar = calendars.get(calendar.parent_uid or "")
    return ()


def _days(calendar: Calendar) -> dict[date, list[list[int]]]:
    days = {}
    for item in calendar.exceptions:
        for step in range((item.last_day - item.first_day).days + 1):
            day = item.first_day + timedelta(days=step)
            if item.weekdays is None or day.weekday() in item.weekdays:
                days[day] = [list(span) for span in item.shifts]
    return days


def _raw_days(raw: dict[str, Any]) -> dict[date, list[list[int]]]:
    days: dict[date, list[list[int]]] = {}
    for item in raw["exceptions"]:
        first, last = date.fromisoformat(item["from"]), date.fromisoformat(item["to"])
        for step in range((last - first).days + 1):
            days.setdefault(first + timedelta(days=step), [[int(minute) for minute in span] for span in item["hours"]])
    return days


def _activity_differences(activity: Activity, row: dict[str, Any], project: ScheduleProject) -> list[str]:
    found = []
    running = activity.actual_start is not None and activity.actual_finish is None
    # P6's "at completion" of running work spans the gap up to its calculated finish, which is a result; ours is actual + remaining
    lasting = project.options.profile.value == "p6" and running
    if not lasting and abs(activity.duration_minutes - (row.get("dur") or 0)) > 1:
        found.append("duration")
    if (
        abs(activity.remaining_minutes - (row.get("rem") or 0)) > 1
        or abs(activity.actual_minutes - (row.get("act_dur") or 0)) > 1
    ):
        found.append("remaining or actual duration")
    if (activity.calendar_uid or project.default_calendar_uid) != str(row["cal"]):
        found.append("calendar")
    dates = {
        "as": activity.actual_start,
        "af": activity.actual_finish,
        "deadline": activity.deadline,
        "expected_finish": activity.expected_finish,
    }
    if running and project.options.profile.value == "msp":
        dates |= {"stop": activity.stop, "resume": activity.resume}
    found += [key for key, value in dates.items() if not _same_minute(value, row.get(key))]
    constraint = activity.constraint
    if (constraint.kind.value if constraint else None) != CONSTRAINTS.get(row.get("cstr", "")):
        found.append("constraint")
    if constraint and constraint.at and constraint.at.isoformat(timespec="minutes") != row["cstr_date"]:
        found.append("constraint date")
    if activity.manual != (row["mode"] == "MANUALLY_SCHEDULED") or activity.inactive == row["active"]:
        found.append("mode")
    return found


def _same_minute(mine: datetime | None, theirs: str | None) -> bool:
    """Instants with seconds are rounded to the minute."""
    if mine is None or theirs is None:
        return mine is None and theirs is None
    return abs((mine - datetime.fromisoformat(theirs[:19])).total_seconds()) <= 30


@pytest.mark.parametrize("name", TEXT_NAMES)
def test_a_file_without_its_stored_results_gives_the_same_document(name: str, tmp_path: Path) -> None:
    tool = FILES.parents[2] / "tools" / "score_schedules.py"
    spec = importlib.util.spec_from_file_location("score_schedules", tool)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    plain = tmp_path / name.removesuffix(".gz")
    raw = (FILES / name).read_bytes()
    plain.write_bytes(gzip.decompress(raw) if name.endswith(".gz") else raw)
    (tmp_path / "blank").mkdir()

    whole = read_file(plain)
    blank = read_file(Path(scorer.blanked(str(plain), str(tmp_path / "blank"))), name=plain.name)

    assert as_bytes(whole) == as_bytes(blank)
    assert calculated_bytes(whole) == calculated_bytes(blank)
    assert whole.recorded != blank.recorded or name == "p6_native_micro_cases.xer"  # which stores no results


def as_bytes(reading: Reading) -> bytes:
    return orjson.dumps(wire.pack(reading.document))


def calculated_bytes(reading: Reading) -> list[bytes]:
    """Everything that the engine makes of a document."""
    pictures = [calculate_project(project).picture for project in reading.document.projects]
    return [np.asarray(getattr(picture, field.name)).tobytes() for picture in pictures for field in fields(picture)]
