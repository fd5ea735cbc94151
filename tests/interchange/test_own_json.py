"""Headway's JSON: what is written reads back as the same plan, and what is wrong in it is named with its place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from engine.neutral import CORPUS, load_network
from engine.site import WORKDAYS, days, limit, links
from headway.engine.document import (
    Calendar,
    CalendarException,
    ConstraintKind,
    ScheduleDocument,
    ScheduleOptions,
    ScheduleProject,
)
from headway.interchange import ImportRefused
from headway.interchange.limits import DEFAULT_LIMITS
from headway.interchange.own.schedule_json import document_as_json
from headway.interchange.readers import Source, read_here
from interchange.same_document import result_differences

pytestmark = pytest.mark.quick


def yard() -> ScheduleDocument:
    holiday = CalendarException(date(2026, 2, 16), date(2026, 2, 22), ((480, 600),), "春节", (0, 1))
    calendars = [WORKDAYS, Calendar("child", "班组", (None,) * 7, [holiday], "workdays")]
    project = ScheduleProject(
        id="YARD",
        name="堆场",
        default_calendar_uid="workdays",
        start=datetime(2026, 1, 5, 8),
        options=ScheduleOptions(days_per_month=21.75),
        calendars=calendars,
        activities=[
            days("A", 5, calendar_uid="child", percent_complete=1 / 3, codes={"专业": "土建"}),
            days("B", 3, constraint=limit(ConstraintKind.START_ON_OR_AFTER, "2026-02-03T08:00")),
        ],
        relations=links("A-B SS+2"),
    )
    return ScheduleDocument([project], "Primavera P6 22.12", "headway")


def read(content: bytes, folder: Path) -> ScheduleDocument:
    path = folder / "plan.json"
    path.write_bytes(content)
    return read_here(Source(path, "plan", folder, DEFAULT_LIMITS))[0]


def changed(change: Any) -> bytes:
    raw = orjson.loads(document_as_json(yard()))
    change(raw)
    return orjson.dumps(raw)


def test_what_is_written_reads_back_equal_to_the_last_bit(tmp_path: Path) -> None:
    written = document_as_json(yard())

    back = read(written, tmp_path)

    assert back == yard()
    assert document_as_json(back) == written


@pytest.mark.corpus
@pytest.mark.skipif(not (CORPUS / "networks").is_dir(), reason="the schedule corpus is not beside the repository")
def test_every_plan_of_the_corpus_keeps_its_dates(tmp_path: Path) -> None:
    unlike: dict[str, list[str]] = {}
    for path in sorted((CORPUS / "networks").glob("*.json.gz")):
        project = load_network(path)
        (back,) = read(document_as_json(ScheduleDocument([project])), tmp_path).projects
        if found := result_differences(project, back):
            unlike[path.name] = found[:5]

    assert unlike == {}


PLACES = {
    "an unknown name": (lambda d: d["projects"][0]["activities"][1].update(duratoin=5), "projects[0].activities[1].duratoin"),
    "a text for a number": (lambda d: d["projects"][0]["activities"][0].update(duration_minutes="5"), "projects[0].activities[0].duration_minutes"),
    "a fraction of a minute": (lambda d: d["projects"][0]["relations"][0].update(lag_minutes=0.5), "projects[0].relations[0].lag_minutes"),
    "an unknown kind": (lambda d: d["projects"][0]["activities"][0].update(kind="job"), "projects[0].activities[0].kind"),
    "no such day": (lambda d: d["projects"][0].update(start="2026-02-30T08:00"), "projects[0].start"),
    "a time zone": (lambda d: d["projects"][0].update(start="2026-02-03T08:00+08:00"), "projects[0].start"),
    "a missing uid": (lambda d: d["projects"][0]["activities"][0].pop("uid"), "projects[0].activities[0].uid"),
    "no list": (lambda d: d.update(projects={}), "projects"),
    "half a shift": (lambda d: d["projects"][0]["calendars"][0]["week"][0].append([480]), "projects[0].calendars[0].week[0][2]"),
    "a week of six days": (lambda d: d["projects"][0]["calendars"][0]["week"].pop(), "calendar workdays.week"),
}  # fmt: skip


@pytest.mark.parametrize("fault", PLACES)
def test_a_value_out_of_place_is_refused_with_its_place(fault: str, tmp_path: Path) -> None:
    change, where = PLACES[fault]

    with pytest.raises(ImportRefused) as refused:
        read(changed(change), tmp_path)

    assert (refused.value.code, refused.value.parameters["where"]) == ("json_value", where)


def test_damaged_json_another_version_and_a_foreign_json_are_refused_by_name(tmp_path: Path) -> None:
    def refusal(content: bytes) -> str:
        with pytest.raises(ImportRefused) as refused:
            read(content, tmp_path)
        return refused.value.code

    assert refusal(document_as_json(yard())[:-20]) == "json_damaged"
    assert refusal(changed(lambda d: d.update(headway_schedule=2))) == "json_version"
    assert refusal(b'{"name": "headway", "dependencies": {}}') == "unknown_format"
    assert refusal(changed(lambda d: d["projects"].clear())) == "no_projects"


def test_a_uid_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    content = changed(lambda d: d["projects"][0]["activities"][1].update(uid="A"))

    with pytest.raises(ImportRefused) as refused:
        read(content, tmp_path)

    assert refused.value.code == "json_uid_twice"
    assert refused.value.parameters | {"thing": "activity", "uid": "A"} == refused.value.parameters
