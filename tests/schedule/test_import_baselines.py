"""Baselines of a file: with its import they become baselines of the plan, with its undo they go."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from site_of_tests import NOW
from two_storeys import again, edit, number_of

from headway.engine.document import BaselineRow, RecordedBaseline
from headway.people.models import Account
from headway.projects.models import Project
from headway.projects.queries import get_project_for
from headway.schedule.actions import (
    ImportTarget,
    change_baseline,
    confirm_import,
    freeze_current_dates,
    read_import,
    redo_last_edit,
    remove_baseline,
    start_import,
    undo_last_edit,
    write_import,
)
from headway.schedule.models import Baseline, ImportRun, Plan
from headway.schedule.queries.baselines import list_baseline_dates, list_baselines
from headway.schedule.queries.exports import get_export
from headway.schedule.queries.first_steps import get_first_steps
from headway.schedule.queries.portfolio import get_portfolio
from headway.schedule.queries.updates import preview_update
from headway.schedule.rules.file_baselines import columns_of_baseline, free_name
from headway.schedule.rules.instants import iso
from headway.schedule.rules.packed import NONE, pack_columns, unpack_columns
from headway.schedule.rules.updates import Match

pytestmark = pytest.mark.django_db
PLAN = """<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion><Title>两层楼</Title><ScheduleFromStart>1</ScheduleFromStart>
<StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay>
<Calendars><Calendar><UID>1</UID><Name>标准</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>{week}</WeekDays></Calendar></Calendars>
<Tasks>{tasks}</Tasks></Project>"""
TIMES = "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>"
WEEK = "".join(
    f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(1 < day < 7)}</DayWorking>{TIMES if 1 < day < 7 else ''}</WeekDay>"
    for day in range(1, 8)
)
FOUNDATION, FRAME = {0: ("02", "06"), 1: ("02", "10")}, {0: ("09", "13")}
"""Number → first and last day in March: the frame stands in Baseline only."""


def file(foundation: dict[int, tuple[str, str]], frame: dict[int, tuple[str, str]], hours: int = 40) -> bytes:
    tasks = [_task(1, "基础", foundation, 40), _task(2, "主体", frame, hours)]
    return PLAN.format(week=WEEK, tasks="".join(tasks)).encode()


def _task(uid: int, name: str, baselines: dict[int, tuple[str, str]], hours: int) -> str:
    frozen = "".join(
        f"<Baseline><Number>{number}</Number><Interim>0</Interim><Start>2026-03-{start}T08:00:00</Start>"
        f"<Finish>2026-03-{finish}T17:00:00</Finish><Duration>PT40H0M0S</Duration></Baseline>"
        for number, (start, finish) in baselines.items()
    )
    return (
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><WBS>{uid}</WBS><OutlineLevel>1</OutlineLevel>"
        f"<Duration>PT{hours}H0M0S</Duration><DurationFormat>7</DurationFormat>{frozen}</Task>"
    )


def imported(planner: Account, content: bytes, project: Project | None = None, match: Match | None = None) -> ImportRun:
    target = ImportTarget(project_id=project.pk) if project else ImportTarget(code="B-1", name="两层楼")
    run = read_only(planner, content, target)
    confirm_import(user=planner, run=run, project_index=0, match=match, now=NOW)
    write_import(run_id=run.pk)
    run.refresh_from_db()
    return run


def read_only(planner: Account, content: bytes, target: ImportTarget) -> ImportRun:
    run = start_import(user=planner, stream=BytesIO(content), file_name="block.xml", target=target, now=NOW)
    read_import(run_id=run.pk)
    run.refresh_from_db()
    return run


@pytest.fixture
def plan(planner: Account) -> Plan:
    run = imported(planner, file(FOUNDATION, FRAME))
    assert run.plan is not None
    return again(run.plan)


def named(plan: Plan) -> dict[str, bool]:
    """Name → active, the latest first."""
    return {one.name: one.is_active for one in list_baselines(plan)}


def days(plan: Plan, name: str) -> dict[int, tuple[str, str]]:
    baseline = Baseline.objects.get(plan=plan, name=name)
    dates = list_baseline_dates(plan, baseline.pk)
    rows = zip(dates["id"], dates["start"], dates["finish"], strict=True)
    return {
        int(number): ((iso(int(start)) or "")[8:10], (iso(int(finish)) or "")[8:10]) for number, start, finish in rows
    }


def test_the_baselines_of_a_file_are_baselines_of_its_plan(plan: Plan) -> None:
    base, frame = number_of(plan, "1"), number_of(plan, "2")

    assert named(plan) == {"比较基准": True, "比较基准 1": False}
    assert days(plan, "比较基准") == {base: ("02", "06"), frame: ("09", "13")}
    assert days(plan, "比较基准 1") == {base: ("02", "10")}
    zero = Baseline.objects.get(plan=plan, name="比较基准")
    assert (iso(zero.start), iso(zero.finish), zero.revision) == ("2026-03-02T08:00", "2026-03-13T17:00", None)


def test_they_go_with_the_undo_of_the_import_and_come_back_with_its_redo(plan: Plan, planner: Account) -> None:
    undo_last_edit(user=planner, plan_id=plan.pk, revision=1, now=NOW)
    assert named(again(plan)) == {}

    redo_last_edit(user=planner, plan_id=plan.pk, now=NOW)
    assert named(again(plan)) == {"比较基准": True, "比较基准 1": False}
    assert days(again(plan), "比较基准 1") == {number_of(plan, "1"): ("02", "10")}

    undo_last_edit(user=planner, plan_id=plan.pk, revision=3, now=NOW)
    assert named(again(plan)) == {}


def test_what_was_done_to_a_baseline_stands_after_undo_and_redo(plan: Plan, planner: Account) -> None:
    ids = {one.name: one.pk for one in list_baselines(plan)}
    change_baseline(user=planner, plan_id=plan.pk, baseline_id=ids["比较基准 1"], name="合同", is_active=True, now=NOW)
    remove_baseline(user=planner, plan_id=plan.pk, baseline_id=ids["比较基准"], now=NOW)

    undo_last_edit(user=planner, plan_id=plan.pk, revision=1, now=NOW)
    redo_last_edit(user=planner, plan_id=plan.pk, now=NOW)

    assert named(again(plan)) == {"合同": True}


def test_a_withdrawn_baseline_is_compared_with_nowhere(plan: Plan, planner: Account) -> None:
    assert get_portfolio(planner, now=NOW)["projects"][0]["baseline_name"] == "比较基准"

    undo_last_edit(user=planner, plan_id=plan.pk, revision=1, now=NOW)

    assert get_portfolio(planner, now=NOW)["projects"][0]["baseline_name"] is None
    assert not get_first_steps(planner, may_create=True).has_baseline


def test_own_baselines_keep_their_names_and_their_place(plan: Plan, planner: Account) -> None:
    """Rules 4.45 and 4.46."""
    freeze_current_dates(user=planner, plan_id=plan.pk, name="批准", activate=True, now=NOW)
    told = read_only(planner, file({0: ("03", "07")}, FRAME, hours=80), ImportTarget(project_id=plan.project_id))
    assert preview_update(told, again(plan), 0, Match())["baselines"] == 1

    newer = imported(planner, file({0: ("03", "07")}, FRAME, hours=80), plan.project, Match())

    assert newer.state == "done", newer.error
    assert named(again(plan)) == {"比较基准 (2)": False, "批准": True, "比较基准 1": False, "比较基准": False}
    undo_last_edit(user=planner, plan_id=plan.pk, revision=2, now=NOW)
    assert named(again(plan)) == {"批准": True, "比较基准 1": False, "比较基准": False}


def test_a_newer_file_with_the_same_baselines_adds_none(plan: Plan, planner: Account) -> None:
    """Rule 4.45: also under another name, with other rows beside."""
    zero = Baseline.objects.get(plan=plan, name="比较基准")
    change_baseline(user=planner, plan_id=plan.pk, baseline_id=zero.pk, name="合同", is_active=None, now=NOW)
    edit(plan, planner, {"kind": "add_activity", "values": {"code": "OWN"}})

    newer = imported(planner, file(FOUNDATION, FRAME, hours=80), plan.project, Match())

    assert newer.state == "done", newer.error
    assert named(again(plan)) == {"合同": True, "比较基准 1": False}


def test_a_file_that_only_brings_a_baseline_is_an_edit_that_can_be_undone(plan: Plan, planner: Account) -> None:
    newer = imported(planner, file(FOUNDATION | {2: ("16", "20")}, FRAME), plan.project, Match())

    assert preview_update(newer, again(plan), 0, Match())["baselines"] == 0
    assert newer.state == "done", newer.error
    assert named(again(plan)) == {"比较基准 2": False, "比较基准": True, "比较基准 1": False}
    undo_last_edit(user=planner, plan_id=plan.pk, revision=2, now=NOW)
    assert named(again(plan)) == {"比较基准": True, "比较基准 1": False}
    redo_last_edit(user=planner, plan_id=plan.pk, now=NOW)
    assert named(again(plan)) == {"比较基准 2": False, "比较基准": True, "比较基准 1": False}


def test_the_baselines_of_a_file_leave_by_an_export(plan: Plan, planner: Account) -> None:
    project = get_project_for(planner, plan.project_id, "plan.see_history")
    plan.project = project

    export = get_export(planner, plan, with_baselines=True, now=NOW)

    assert [(one.name, sorted(one.dates)) for one in export.baselines] == [
        ("比较基准", ["1", "2"]),
        ("比较基准 1", ["1"]),
    ]


def test_a_duration_beyond_all_measure_is_not_kept() -> None:
    start, finish = datetime(2026, 3, 2, 8), datetime(2026, 3, 6, 17)
    baseline = RecordedBaseline(
        "合同", rows=[BaselineRow("1", start, finish, 2400), BaselineRow("2", start, finish, 2**40)]
    )

    columns = columns_of_baseline(baseline, {"1": 11, "2": 12})

    assert columns["duration"] == [2400, NONE]
    assert unpack_columns(pack_columns(columns))["finish"].tolist() == columns["finish"]


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    assert free_name("合同", {"批准"}) == "合同"
    assert free_name("合同", {"合同", "合同 (2)"}) == "合同 (3)"
    assert len(free_name("长" * 300, {"长" * 200})) == 200
