"""Formats that go through Java: a few files only, each start of a JVM costs a second."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_files import Read

from headway.engine.document import ActivityKind, RelationType
from headway.interchange import ImportRefused, ReadLimits

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine")

GANTT = """<?xml version="1.0" encoding="UTF-8"?>
<project name="两层楼" company="" webLink="" view-date="2026-03-02" view-index="0" gantt-divider-location="300" resource-divider-location="300" version="3.2.3240" locale="zh_CN">
<calendars><day-types><day-type id="0"/><day-type id="1"/><default-week id="1" name="default" sun="1" mon="0" tue="0" wed="0" thu="0" fri="0" sat="1"/></day-types></calendars>
<tasks empty-milestones="true"><taskproperties/>
<task id="0" name="支模" meeting="false" start="2026-03-02" duration="5" complete="40"><depend id="1" type="2" difference="1" hardness="Strong"/></task>
<task id="1" name="浇筑" meeting="false" start="2026-03-10" duration="2" complete="0"/>
</tasks><resources/><allocations/><roles/></project>"""

MPX = (
    'MPX,Microsoft Project for Windows,4.0,ANSI\r\n10,$,0,2,",",.\r\n11,2,0,1,8.00,40.00\r\n12,0,0,480,/,:,am,pm,0,0\r\n'
    "20,Standard,0,1,1,1,1,1,0\r\n25,2,8:00 am,12:00 pm,1:00 pm,5:00 pm\r\n30,Block,,,Standard,3/2/26\r\n"
    "61,98,90,1,40,70\r\n70,1,1,Formwork,5d,\r\n70,2,2,Pour,2d,1FS+1d\r\n"
)


def test_a_ganttproject_file_is_read(read: Read) -> None:
    reading = read(GANTT, "plan.gan")
    project = reading.document.projects[0]

    assert reading.report.file_format == "ganttproject"
    names = {activity.uid: activity.name for activity in project.activities if activity.kind is not ActivityKind.WBS}
    assert set(names.values()) == {"支模", "浇筑"}
    assert [
        (names[item.predecessor_uid], names[item.successor_uid], item.type, item.lag_minutes)
        for item in project.relations
    ] == [("支模", "浇筑", RelationType.FS, 480)]


def test_an_mpx_file_is_read(read: Read) -> None:
    project = read(MPX, "plan.mpx").document.projects[0]

    tasks = [activity for activity in project.activities if activity.kind is not ActivityKind.WBS]
    assert [(item.name, item.duration_minutes) for item in tasks] == [("Formwork", 2400), ("Pour", 960)]
    assert [(item.type, item.lag_minutes) for item in project.relations] == [(RelationType.FS, 480)]


def test_settings_that_mpxj_does_not_read_of_an_mpp_are_named(read: Read, corpus: Path) -> None:
    losses = read((corpus / "files" / "msp_slack9.mpp").read_bytes(), "plan.mpp").report.losses

    [line] = [one for one in losses if one.code == "option_unreadable"]
    assert {row["option"] for row in line.rows} == {
        "MoveCompletedEndsBack",
        "MoveCompletedEndsForward",
        "MoveRemainingStartsBack",
        "MoveRemainingStartsForward",
    }
    assert "option_unreadable" not in [one.code for one in read(MPX, "plan.mpx").report.losses]


@pytest.mark.parametrize("share", [0.3, 0.95])
def test_a_cut_mpp_is_refused(read: Read, corpus: Path, share: float) -> None:
    whole = (corpus / "files" / "msp_slack9.mpp").read_bytes()

    with pytest.raises(ImportRefused) as refused:
        read(whole[: int(len(whole) * share)], "plan.mpp")

    assert refused.value.code in ("damaged_file", "no_projects")


def test_java_stays_within_the_memory_limit(read: Read, corpus: Path) -> None:
    whole = (corpus / "files" / "msp_slack9.mpp").read_bytes()

    with pytest.raises(ImportRefused) as refused:
        read(whole, "plan.mpp", limits=ReadLimits(memory_bytes=90 * 1024 * 1024))

    assert refused.value.code == "too_much_memory"
