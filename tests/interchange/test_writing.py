"""Files that we write: read back by our own reader and by another library they are the plan that was written."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from lxml import etree
from same_document import calculated, document_differences, result_differences

from headway.engine.document import (
    Activity,
    ActivityKind,
    Assignment,
    Calendar,
    CalendarException,
    Constraint,
    ConstraintKind,
    Profile,
    Relation,
    RelationType,
    Resource,
    ResourceKind,
    ScheduleOptions,
    ScheduleProject,
)
from headway.interchange import LossReport
from headway.interchange.limits import DEFAULT_LIMITS
from headway.interchange.readers import Source, read_here
from headway.interchange.writing import Export, WrittenBaseline, write_file

DAY = ((480, 720), (780, 1020))
MONDAY = datetime(2026, 3, 2, 8)
TASK_ORDER = """
UID ID Name Active Manual Type IsNull Contact WBS OutlineNumber OutlineLevel Priority Start Finish Duration ManualStart
ManualFinish ManualDuration DurationFormat Stop Resume EffortDriven Estimated Milestone Summary Critical EarlyStart
EarlyFinish LateStart LateFinish FreeSlack TotalSlack PercentComplete ActualStart ActualFinish ActualDuration
RemainingDuration ConstraintType CalendarUID ConstraintDate Deadline LevelingDelay LevelingDelayFormat
IgnoreResourceCalendar Notes PhysicalPercentComplete PredecessorLink ExtendedAttribute Baseline OutlineCode
"""
"""Of the schema that comes with Microsoft Project 2010, as far as we write it."""
BY_MPXJ = """
import sys
from pathlib import Path
from headway.interchange.java import mpxj
from headway.interchange.limits import DEFAULT_LIMITS
mpxj.FORMATS["mspdi"] = "org.mpxj.mspdi.MSPDIReader"
mpxj.convert(Path(sys.argv[1]), Path(sys.argv[2]), "mspdi", DEFAULT_LIMITS, lambda done: None)
"""


def two_storeys() -> ScheduleProject:
    """A two-storey block by the rules of P6: SS + FF between the same two, a lag on a calendar of seven days."""
    return ScheduleProject(
        id="YQ-3",
        name="两层小楼",
        default_calendar_uid="site",
        start=MONDAY,
        data_date=MONDAY,
        options=ScheduleOptions(profile=Profile.P6),
        calendars=[
            Calendar("site", "工地", (DAY,) * 5 + ((), ()), [CalendarException(date(2026, 4, 4), date(2026, 4, 6), (), "清明")]),
            Calendar("cure", "每天", (((0, 1440),),) * 7, minutes_per_day=1440),
        ],
        activities=[
            Activity("w", "1", "主体", ActivityKind.WBS),
            Activity("a", "1.1", "一层钢筋", parent_uid="w", duration_minutes=1440, remaining_minutes=1440, quantity=12.5, unit="t", location="1层", trade="钢筋工"),
            Activity("b", "1.2", "一层混凝土", parent_uid="w", duration_minutes=725, remaining_minutes=725, codes={"阶段": "主体"}, custom={"备注": "商混"}),
            Activity("c", "1.3", "养护", parent_uid="w", calendar_uid="cure", duration_minutes=10080, remaining_minutes=10080),
            Activity("d", "1.4", "验收", ActivityKind.FINISH_MILESTONE, parent_uid="w", constraint=Constraint(ConstraintKind.START_ON_OR_AFTER, datetime(2026, 3, 20, 8)), deadline=datetime(2026, 4, 1, 0)),
        ],
        relations=[
            Relation("1", "a", "b", RelationType.SS, 480),
            Relation("2", "a", "b", RelationType.FF, 480),
            Relation("3", "b", "c"),
            Relation("4", "c", "d", lag_minutes=2880, lag_elapsed=True),
        ],
        resources=[Resource("r", "钢筋班", ResourceKind.CREW, capacity=2, calendar_uid="site")],
        assignments=[Assignment("x", "a", "r", 2.0, 2880, 2880)],
    )  # fmt: skip


def written(project: ScheduleProject, target: Path, file_format: str, **more: object) -> LossReport:
    export = Export(project, calculated(project), datetime(2026, 3, 2), **more)  # type: ignore[arg-type]
    return write_file(export, target, file_format)


def read(path: Path) -> ScheduleProject:
    return read_here(Source(path, path.stem, path.parent, DEFAULT_LIMITS))[0].projects[0]


def codes(report: LossReport) -> set[str]:
    return {line.code for line in report.losses}


def test_a_workbook_read_back_is_the_same_plan_with_the_same_dates(tmp_path: Path) -> None:
    project = two_storeys()

    report = written(project, tmp_path / "plan.xlsx", "xlsx")

    back = read(tmp_path / "plan.xlsx")
    assert document_differences(project, back) == []
    assert result_differences(project, back) == []
    assert codes(report) == set()


def test_a_plan_by_the_rules_of_microsoft_project_comes_back_from_its_xml(tmp_path: Path) -> None:
    project = read_msp_profile(two_storeys(), tmp_path)

    report = written(project, tmp_path / "again.xml", "mspdi")

    back = read(tmp_path / "again.xml")
    assert document_differences(project, back) == []
    assert result_differences(project, back) == []
    assert codes(report) == set()


def read_msp_profile(project: ScheduleProject, folder: Path) -> ScheduleProject:
    """The same plan as Microsoft Project would hold it: what its file cannot say is gone already."""
    written(replace(project, relations=project.relations[1:]), folder / "first.xml", "mspdi")
    return read(folder / "first.xml")


def test_a_second_link_of_a_pair_is_told_and_the_tighter_one_stays(tmp_path: Path) -> None:
    project = two_storeys()

    report = written(project, tmp_path / "plan.xml", "mspdi")

    line = next(line for line in report.losses if line.code == "export_second_link")
    assert (line.severity, line.parameters["count"], line.rows[0]["code"]) == ("warning", 1, "1.1 → 1.2")
    assert [count.kept for count in report.counts if count.thing == "relations"] == [3]
    kept = next(link for link in read(tmp_path / "plan.xml").relations if link.lag_minutes == 480)
    assert kept.type is RelationType.FF  # by the dates it holds the concrete, the SS link has room


def test_the_elements_of_a_task_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    baseline = WrittenBaseline("合同", {"a": (MONDAY, datetime(2026, 3, 4, 17))})
    project = two_storeys()
    project.activities[1].notes = "先绑柱筋"
    project.activities[2].constraint = Constraint(ConstraintKind.AS_LATE_AS_POSSIBLE)

    written(project, tmp_path / "plan.xml", "mspdi", baselines=[baseline])

    root = etree.parse(tmp_path / "plan.xml").getroot()
    assert [etree.QName(child).localname for child in root][-4:] == ["Calendars", "Tasks", "Resources", "Assignments"]
    order = TASK_ORDER.split()
    for task in root.iter("{*}Task"):
        places = [order.index(etree.QName(child).localname) for child in task]
        assert places == sorted(places)
    steel = root.findall("{*}Tasks/{*}Task")[1]
    assert steel.findtext("{*}Baseline/{*}Finish") == "2026-03-04T17:00:00"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_a_text_that_looks_like_a_formula_is_written_as_a_text(tmp_path: Path, sign: str) -> None:
    """Row 32 of the security table: no name of an activity may run in Excel or WPS."""
    project = two_storeys()
    project.activities[1].name = f"{sign}cmd|'/c calc'!A1"
    project.activities[1].custom = {f"{sign}1": f"{sign}1+1"}

    written(project, tmp_path / "plan.xlsx", "xlsx")

    with zipfile.ZipFile(tmp_path / "plan.xlsx") as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")
    assert not any("<f>" in sheet for sheet in sheets)
    assert any("cmd|" in sheet and 't="inlineStr"' in sheet for sheet in sheets)
    assert read(tmp_path / "plan.xlsx").activities[1].name == project.activities[1].name.strip()


def test_numbers_and_dates_stay_numbers_and_dates(tmp_path: Path) -> None:
    import python_calamine

    written(two_storeys(), tmp_path / "plan.xlsx", "xlsx")

    rows = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "plan.xlsx")).get_sheet_by_name("工作").to_python()
    row = dict(zip(rows[0], rows[3], strict=True))
    assert (row["工期"], row["工程量"], row["完成百分比"]) == (3, 12.5, 0)
    assert row["计划开始"] == MONDAY
    assert rows[4][rows[0].index("工期")] == "725分钟"  # no number of days is exactly that


def test_another_library_reads_the_same_plan(tmp_path: Path) -> None:
    written(two_storeys(), tmp_path / "plan.xml", "mspdi")
    ours = read(tmp_path / "plan.xml")

    subprocess.run([sys.executable, "-c", BY_MPXJ, str(tmp_path / "plan.xml"), str(tmp_path)], check=True, timeout=60)

    theirs = read(tmp_path / "converted.xml")
    assert document_differences(ours, theirs, calendars_by_use=True) == []
    assert result_differences(ours, theirs) == []


def baselines_in(path: Path) -> dict[int | None, dict[str, tuple[datetime, datetime, int | None]]]:
    [found] = read_here(Source(path, path.stem, path.parent, DEFAULT_LIMITS))[1].baselines
    return {one.number: {row.uid: (row.start, row.finish, row.duration_minutes) for row in one.rows} for one in found}


def test_the_active_baseline_is_written_as_the_first_and_the_others_after_it(tmp_path: Path) -> None:
    wednesday, friday = datetime(2026, 3, 4, 17), datetime(2026, 3, 6, 17)
    contract = WrittenBaseline("合同", {"a": (MONDAY, wednesday)}, is_active=True, durations={"a": 1200})
    october = WrittenBaseline("十月", {"a": (MONDAY, friday)})

    written(two_storeys(), tmp_path / "plan.xml", "mspdi", baselines=[contract, october])
    written(two_storeys(), tmp_path / "none_active.xml", "mspdi", baselines=[october])

    uid = next(activity.uid for activity in read(tmp_path / "plan.xml").activities if activity.name == "一层钢筋")
    expected = {0: {uid: (MONDAY, wednesday, 1200)}, 1: {uid: (MONDAY, friday, 2400)}}
    assert baselines_in(tmp_path / "plan.xml") == expected
    subprocess.run([sys.executable, "-c", BY_MPXJ, str(tmp_path / "plan.xml"), str(tmp_path)], check=True, timeout=60)
    assert baselines_in(tmp_path / "converted.xml") == expected
    assert baselines_in(tmp_path / "none_active.xml") == {1: expected[1]}


def test_what_is_more_than_eleven_baselines_is_told(tmp_path: Path) -> None:
    several = [WrittenBaseline(f"第 {n} 次", {"a": (MONDAY, MONDAY)}, is_active=n == 0) for n in range(13)]

    report = written(two_storeys(), tmp_path / "plan.xml", "mspdi", baselines=several)

    assert sorted(number or 0 for number in baselines_in(tmp_path / "plan.xml")) == list(range(11))
    [line] = [line for line in report.losses if line.code == "export_baseline_without_room"]
    assert [row["name"] for row in line.rows] == ["第 11 次", "第 12 次"]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "file_format"),
    [
        *((name, file_format) for name in ("msp_prjG_update_4.xml.gz", "msp_link_types.xml") for file_format in ("mspdi", "xlsx")),
        ("p6_prjE_loe.xer", "xlsx"),
        ("p6_prjD_up20251204.xer", "xlsx"),
    ],
)  # fmt: skip
def test_a_real_plan_survives_its_export(corpus: Path, tmp_path: Path, name: str, file_format: str) -> None:
    """The whole corpus: bench/interchange/write."""
    source = Source(corpus / "files" / name, name, tmp_path, DEFAULT_LIMITS)
    project = read_here(source)[0].projects[0]
    target = tmp_path / ("plan.xml" if file_format == "mspdi" else "plan.xlsx")

    report = written(project, target, file_format)

    back = read(target)
    nameless = frozenset({"name"}) if "export_nameless" in codes(report) else frozenset()
    assert document_differences(project, back, but=nameless) == []
    assert result_differences(project, back) == []
