"""Baselines that a file brings: what its own tool froze stands beside the plan, by the rows of the plan."""

from __future__ import annotations

import gzip
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree
from small_files import PROJECT, TASKS, WBS, Read, msp_task, mspdi, table, xer

from headway.engine.document import RecordedBaseline
from headway.interchange import Reading, read_file
from headway.interchange.p6.baselines import pair_baselines

MONDAY, FRIDAY = datetime(2026, 3, 2, 8), datetime(2026, 3, 6, 17)
BY_MPXJ = """
import sys
from pathlib import Path
from headway.interchange.java import mpxj
from headway.interchange.limits import DEFAULT_LIMITS
mpxj.FORMATS["it"] = sys.argv[3]
mpxj.convert(Path(sys.argv[1]), Path(sys.argv[2]), "it", DEFAULT_LIMITS, lambda done: None)
"""


def baseline(number: int, start: str, finish: str, more: str = "") -> str:
    return (
        f"<Baseline><Number>{number}</Number><Interim>0</Interim><Start>{start}</Start><Finish>{finish}</Finish>"
        f"<Duration>PT40H0M0S</Duration>{more}</Baseline>"
    )


FIRST = baseline(0, "2026-03-02T08:00:00", "2026-03-06T17:00:00")
SECOND = baseline(3, "2026-03-09T08:00:00", "2026-03-13T17:00:00", "<Work>PT40H0M0S</Work>")


def losses(reading: Reading) -> dict[str, int]:
    return {
        line.code: line.parameters["count"] for line in reading.report.losses if line.code.startswith("baseline")
    }  # fmt: skip


def rows(found: RecordedBaseline) -> dict[str, tuple[datetime, datetime, int | None]]:
    return {row.uid: (row.start, row.finish, row.duration_minutes) for row in found.rows}


def baselines_of(reading: Reading, project: int = 0) -> list[RecordedBaseline]:
    return reading.recorded.baselines[project]


@pytest.mark.quick
def test_microsoft_projects_baselines_are_read_by_number(read: Read) -> None:
    plan = mspdi(tasks=msp_task(1, "支模", FIRST + SECOND) + msp_task(2, "浇筑", FIRST))

    reading = read(plan, "plan.xml")

    zero, three = baselines_of(reading)
    assert (zero.number, zero.is_compared, three.number, three.is_compared) == (0, True, 3, False)
    assert rows(zero) == {"1": (MONDAY, FRIDAY, 2400), "2": (MONDAY, FRIDAY, 2400)}
    assert list(rows(three)) == ["1"]
    assert [(line.in_file, line.kept) for line in reading.report.counts if line.thing == "baselines"] == [(2, 2)]
    assert losses(reading) == {"baseline_work_left_out": 1}


@pytest.mark.quick
def test_what_a_baseline_here_does_not_hold_is_told(read: Read) -> None:
    interim = "<Baseline><Number>1</Number><Interim>1</Interim><Start>2026-03-02T08:00:00</Start><Finish>2026-03-06T17:00:00</Finish></Baseline>"
    costs_only = "<Baseline><Number>0</Number><Cost>250</Cost></Baseline>"
    assigned = f"<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID>{FIRST}</Assignment>"

    reading = read(mspdi(tasks=msp_task(1, "支模", costs_only + interim), assignments=assigned), "plan.xml")

    assert baselines_of(reading) == []
    assert losses(reading) == {
        "baseline_interim_left_out": 1, "baseline_work_left_out": 1, "baseline_without_dates": 1,
        "baseline_assignment_left_out": 1,
    }  # fmt: skip


@pytest.mark.corpus
def test_every_task_of_a_real_file_stands_in_its_baseline(corpus: Path) -> None:
    path = corpus / "files" / "msp_prjG_update_1.xml"
    told = {
        part.findtext("{*}UID"): (part.findtext("{*}Baseline/{*}Start"), part.findtext("{*}Baseline/{*}Finish"))
        for part in etree.parse(path).iterfind(".//{*}Task")
        if part.find("{*}Baseline") is not None
    }

    [found] = read_file(path).recorded.baselines[0]

    assert {row.uid: (row.start.isoformat(), row.finish.isoformat()) for row in found.rows} == told
    assert (len(told), found.number, found.is_compared) == (45, 0, True)


@pytest.mark.corpus
def test_baselines_of_assignments_in_a_real_file_are_counted_as_left_out(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "3point.xml"
    path.write_bytes(gzip.decompress((corpus / "files" / "msp_3point.xml.gz").read_bytes()))

    reading = read_file(path)

    assert len(baselines_of(reading)[0].rows) == len(reading.document.projects[0].activities)
    assert losses(reading)["baseline_assignment_left_out"] > 0


def p6_task(proj_id: str, task_id: str, code: str, start: str, finish: str, **more: str) -> dict[str, str]:
    dates = {"target_start_date": start, "target_end_date": finish, "target_drtn_hr_cnt": "40"}
    return TASKS[2] | {"proj_id": proj_id, "task_id": task_id, "task_code": code, **dates, **more}


FROZEN = (
    p6_task("2", "2010", "A1010", "2026-03-02 08:00", "2026-03-06 17:00", wbs_id="201"),
    p6_task("2", "2020", "A1020", "2026-03-09 08:00", "2026-03-13 17:00", wbs_id="201"),
    p6_task("2", "2030", "A1030", "2026-03-16 08:00", "2026-03-18 17:00", wbs_id="201"),  # given up since
)
FROZEN_WBS = (
    {"wbs_id": "200", "proj_id": "2", "proj_node_flag": "Y", "wbs_short_name": "BLOCK - B1", "wbs_name": "两层楼 合同"},
    {"wbs_id": "201", "proj_id": "2", "proj_node_flag": "N", "wbs_short_name": "F1", "parent_wbs_id": "200"},
)


def two_projects(**pointers: str) -> str:
    """The block and its contract plan in one file; `chosen` and `original` are the pointers between them."""
    block = PROJECT | {"sum_base_proj_id": pointers.get("chosen", "")}
    contract = PROJECT | {
        "proj_id": "2", "proj_short_name": "BLOCK - B1", "project_name": "合同计划",
        "orig_proj_id": pointers.get("original", ""), "base_type_id": "7",
    }  # fmt: skip
    links = ({"task_pred_id": "9", "task_id": "2020", "pred_task_id": "2010", "proj_id": "2", "pred_proj_id": "2",
              "pred_type": "PR_FS", "lag_hr_cnt": "0"},)  # fmt: skip
    kinds = table("BASETYPE", ({"base_type_id": "7", "base_type": "批准基线"},))
    return xer(
        PROJECT=(block, contract), PROJWBS=(*WBS, *FROZEN_WBS), TASK=(*TASKS, *FROZEN), TASKPRED=links, more=kinds
    )


@pytest.mark.quick
@pytest.mark.parametrize(
    ("pointers", "compared"),
    [({"chosen": "2"}, True), ({"original": "1"}, False), ({"chosen": "2", "original": "1"}, True)],
)
def test_a_project_that_is_the_baseline_of_another_goes_with_it(
    read: Read, pointers: dict[str, str], compared: bool
) -> None:
    reading = read(two_projects(**pointers))

    [project], [found] = reading.document.projects, baselines_of(reading)
    assert (project.id, found.name, found.is_compared) == ("BLOCK", "合同计划 · 批准基线", compared)
    assert rows(found) == {
        "wbs:100": (MONDAY, datetime(2026, 3, 18, 17), None),
        "wbs:101": (MONDAY, datetime(2026, 3, 18, 17), None),
        "1010": (MONDAY, FRIDAY, 2400),
        "1020": (datetime(2026, 3, 9, 8), datetime(2026, 3, 13, 17), 2400),
    }
    counts = {line.thing: (line.in_file, line.kept) for line in reading.report.counts}
    assert (counts["projects"], counts["activities"], counts["relations"]) == ((1, 1), (3, 3), (0, 0))
    assert counts["baselines"] == (1, 1)
    assert losses(reading) == {"baseline_of_no_activity": 1}


@pytest.mark.quick
def test_projects_that_only_stand_in_one_file_stay_plans_of_their_own(read: Read) -> None:
    reading = read(two_projects())

    assert [project.id for project in reading.document.projects] == ["BLOCK", "BLOCK - B1"]
    assert reading.recorded.baselines == [[], []]


@pytest.mark.quick
def test_a_doubtful_pointer_makes_no_baseline() -> None:
    def pairs(*projects: tuple[str, str, str], with_work: str = "123") -> dict[str, str]:
        names = ("proj_id", "orig_proj_id", "sum_base_proj_id")
        return pair_baselines([dict(zip(names, one, strict=True)) for one in projects], set(with_work))

    assert pairs(("1", "", "2"), ("2", "1", "")) == {"2": "1"}
    assert pairs(("1", "", "2"), ("2", "", "1")) == {}  # each the other's
    assert pairs(("1", "", "3"), ("2", "", "3"), ("3", "", "")) == {}  # two claim it
    assert pairs(("1", "", "2"), ("2", "", "3"), ("3", "", "")) == {"3": "2"}  # a plan with a baseline is none
    assert pairs(("1", "", "1")) == {}  # compared with itself
    assert pairs(("1", "", "2"), ("2", "", ""), with_work="1") == {}  # nothing in it


@pytest.mark.quick
def test_a_baseline_that_p6_did_not_export_is_told(read: Read) -> None:
    reading = read(xer(PROJECT=(PROJECT | {"sum_base_proj_id": "490"},)))

    assert baselines_of(reading) == [] and losses(reading) == {"baseline_not_in_file": 1}


P6_XML = """<?xml version="1.0" encoding="utf-8"?>
<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V22.12/API/BusinessObjects" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<Project><Id>BLOCK</Id><Name>两层楼</Name><ObjectId>1</ObjectId><WBSObjectId>100</WBSObjectId><DataDate>2026-03-02T08:00:00</DataDate>
<PlannedStartDate>2026-03-02T08:00:00</PlannedStartDate><CurrentBaselineProjectObjectId>2</CurrentBaselineProjectObjectId>
<WBS><ObjectId>101</ObjectId><ProjectObjectId>1</ProjectObjectId><Code>F1</Code><Name>一层</Name><ParentObjectId xsi:nil="true"/></WBS>
<Activity><ObjectId>1000</ObjectId><ProjectObjectId>1</ProjectObjectId><WBSObjectId>101</WBSObjectId><Id>A1000</Id><Name>绑扎</Name><Type>Task Dependent</Type><Status>Not Started</Status>
<PlannedStartDate>2026-03-16T08:00:00</PlannedStartDate><PlannedFinishDate>2026-03-20T17:00:00</PlannedFinishDate><RemainingDuration>40</RemainingDuration><PlannedDuration>40</PlannedDuration></Activity>
</Project>
{baselines}
</APIBusinessObjects>"""
P6_BASELINE = """<BaselineProject><ObjectId>{number}</ObjectId><Id>BLOCK - B{number}</Id><Name>{name}</Name><OriginalProjectObjectId>{original}</OriginalProjectObjectId>
<BaselineTypeName>Approved</BaselineTypeName><WBSObjectId>{number}00</WBSObjectId>
<WBS><ObjectId>{number}01</ObjectId><ProjectObjectId>{number}</ProjectObjectId><Code>F1</Code><Name>一层</Name><ParentObjectId xsi:nil="true"/></WBS>
<Activity><ObjectId>{number}000</ObjectId><ProjectObjectId>{number}</ProjectObjectId><WBSObjectId>{number}01</WBSObjectId><Id>A1000</Id><Name>绑扎</Name><Type>Task Dependent</Type><Status>Not Started</Status>
<PlannedStartDate>2026-03-0{number}T08:00:00</PlannedStartDate><PlannedFinishDate>2026-03-06T17:00:00</PlannedFinishDate><RemainingDuration>40</RemainingDuration><PlannedDuration>40</PlannedDuration></Activity></BaselineProject>"""


def p6_xml(*baselines: tuple[int, str, str]) -> str:
    return P6_XML.format(
        baselines="".join(P6_BASELINE.format(number=n, name=name, original=of) for n, name, of in baselines)
    )


@pytest.mark.quick
def test_the_baselines_of_p6_xml_go_with_their_project(read: Read) -> None:
    reading = read(p6_xml((3, "十月调整", "1"), (2, "合同", "1"), (4, "地铁", "77")), "plan.xml")

    assert [project.id for project in reading.document.projects] == ["BLOCK"]
    contract, october = baselines_of(reading)
    assert (contract.name, contract.is_compared) == ("合同 · Approved", True)
    assert (october.name, october.is_compared) == ("十月调整 · Approved", False)
    assert rows(contract) == {
        "wbs:100": (MONDAY, FRIDAY, None), "wbs:101": (MONDAY, FRIDAY, None), "1000": (MONDAY, FRIDAY, 2400)
    }  # fmt: skip
    assert rows(october)["1000"][0] == datetime(2026, 3, 3, 8)
    counts = {line.thing: (line.in_file, line.kept) for line in reading.report.counts}
    assert (counts["activities"], counts["projects"], counts["baselines"]) == ((1, 1), (1, 1), (3, 2))
    assert losses(reading) == {"baseline_without_project": 1}


def by_mpxj(content: str, reader: str, folder: Path) -> dict[str, dict[str | None, tuple[str | None, str | None]]]:
    """Task name → number → dates, of the plan as the other library reads it."""
    source, target = folder / "source", folder / "target"
    source.write_text(content, "utf-8")
    target.mkdir()
    subprocess.run([sys.executable, "-c", BY_MPXJ, str(source), str(target), reader], check=True, timeout=120)
    return {
        task.findtext("{*}Name") or "": {
            part.findtext("{*}Number"): (part.findtext("{*}Start"), part.findtext("{*}Finish"))
            for part in task.iterfind("{*}Baseline")
        }
        for task in etree.parse(target / "converted.xml").iterfind(".//{*}Task")
    }


def test_the_other_library_sees_the_same_baseline_in_p6_xml(read: Read, tmp_path: Path) -> None:
    content = p6_xml((3, "十月调整", "1"), (2, "合同", "1"))

    theirs = by_mpxj(content, "org.mpxj.primavera.PrimaveraPMFileReader", tmp_path)

    ours = rows(baselines_of(read(content, "plan.xml"))[0])["1000"]
    assert theirs["绑扎"]["0"] == (ours[0].isoformat(), ours[1].isoformat())


MPX = (
    'MPX,Microsoft Project for Windows,4.0,ANSI\r\n10,$,0,2,",",.\r\n11,2,0,1,8.00,40.00\r\n12,0,0,480,/,:,am,pm,0,0\r\n'
    "20,Standard,0,1,1,1,1,1,0\r\n25,2,8:00 am,12:00 pm,1:00 pm,5:00 pm\r\n30,Block,,,Standard,3/2/26\r\n"
    "61,98,90,1,40,56,57\r\n70,1,1,Formwork,5d,3/2/26 8:00 am,3/6/26 5:00 pm\r\n"
)


def test_a_baseline_comes_through_java_too(read: Read) -> None:
    [found] = baselines_of(read(MPX, "plan.mpx"))

    assert (found.number, found.is_compared) == (0, True)
    assert [(start, finish) for start, finish, _ in rows(found).values()] == [(MONDAY, FRIDAY)]
