"""云栖雅苑 3# 楼 read as a site engineer would read it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from functools import cache

import pytest

from headway.engine import CalculatedProject, calculate_project
from headway.engine.document import Activity, ActivityKind, RelationType, ScheduleProject
from headway.schedule.demo import CONTRACT_FINISH, DATA_DATE, residential_block

pytestmark = pytest.mark.quick


@cache
def block(*, progress: bool) -> tuple[ScheduleProject, CalculatedProject]:
    project = residential_block(progress=progress)
    return project, calculate_project(project)


def activities(project: ScheduleProject) -> list[Activity]:
    return [activity for activity in project.activities if activity.kind is not ActivityKind.WBS]


def finish_of(code: str, *, progress: bool) -> datetime:
    project, calculated = block(progress=progress)
    row = next(row for row, activity in enumerate(project.activities) if activity.code == code)
    return datetime(1970, 1, 1) + timedelta(minutes=int(calculated.picture.finish[row]))


def test_the_block_has_the_size_of_a_real_plan_and_is_the_same_on_every_call() -> None:
    project = residential_block()

    assert 430 <= len(activities(project)) <= 480
    assert len(project.relations) > 900
    assert {relation.type for relation in project.relations} >= {RelationType.FS, RelationType.SS, RelationType.FF}
    assert project == residential_block()


def test_every_activity_says_where_by_which_trade_and_how_much() -> None:
    for activity in activities(residential_block()):
        assert activity.location.startswith("3# 楼/"), activity.code
        assert activity.trade, activity.code
        assert activity.calendar_uid, activity.code
        if activity.kind is ActivityKind.TASK:
            assert (activity.quantity or 0) > 0, activity.code
            assert activity.unit, activity.code
            assert activity.duration_minutes % 480 == 0, activity.code


def test_every_activity_but_the_first_and_last_has_a_predecessor_and_a_successor() -> None:
    project = residential_block()
    with_predecessor = {relation.successor_uid for relation in project.relations}
    with_successor = {relation.predecessor_uid for relation in project.relations}

    open_starts = {a.code for a in activities(project) if a.uid not in with_predecessor}
    open_ends = {a.code for a in activities(project) if a.uid not in with_successor}

    assert open_starts == {"ZB-01"}
    assert open_ends == {"YS-99"}


def test_the_structure_tops_out_before_the_spring_break_and_a_week_later_than_planned() -> None:
    assert finish_of("ST-90", progress=False) == datetime(2027, 1, 9, 17, 0)
    assert finish_of("ST-90", progress=True) == datetime(2027, 1, 16, 17, 0)


def test_the_plan_kept_the_contract_and_the_forecast_misses_it() -> None:
    planned, forecast = finish_of("YS-99", progress=False), finish_of("YS-99", progress=True)

    assert planned <= CONTRACT_FINISH < forecast <= CONTRACT_FINISH + timedelta(days=10)
    assert 400 <= (planned - datetime(2026, 3, 2)).days <= 500


def test_the_critical_path_climbs_zone_b_of_the_structure_and_spares_most_of_the_plan() -> None:
    project, calculated = block(progress=False)
    critical = {a.code for a, flag in zip(project.activities, calculated.picture.critical, strict=True) if flag}

    assert {f"ST-{floor:02d}B-04" for floor in range(2, 19)} <= critical
    assert not {f"ST-{floor:02d}A-04" for floor in range(2, 19)} & critical
    leaves = [a for a in activities(project) if a.code in critical]
    assert 40 <= len(leaves) <= 0.35 * len(activities(project))


def test_progress_is_consistent_on_the_data_date() -> None:
    project = residential_block()
    by_uid = {activity.uid: activity for activity in project.activities}

    for activity in activities(project):
        started, finished = activity.actual_start, activity.actual_finish
        assert finished is None or (started is not None and started <= finished <= DATA_DATE)
        assert started is None or started <= DATA_DATE
        assert (activity.percent_complete == 1.0) == (finished is not None), activity.code
        if started:
            assert activity.actual_minutes + activity.remaining_minutes == activity.duration_minutes, activity.code
        else:
            assert activity.percent_complete == 0
    for relation in project.relations:
        before, after = by_uid[relation.predecessor_uid], by_uid[relation.successor_uid]
        if relation.type is RelationType.FS and after.actual_start:
            assert before.actual_finish is not None, f"{after.code} began before {before.code} was finished"


def test_floor_13_is_in_work_on_the_data_date() -> None:
    state = Counter()
    for activity in activities(residential_block()):
        if activity.code.startswith("ST-13"):
            state["done" if activity.actual_finish else "running" if activity.actual_start else "open"] += 1

    assert state == {"done": 5, "running": 2, "open": 1}


def test_the_calculated_remainder_is_what_the_past_announced() -> None:
    """Dates seen from the data date equal those of the plan with the durations as they turned out."""
    project, calculated = block(progress=True)
    as_it_was = residential_block(progress=False)
    for activity, seen in zip(as_it_was.activities, project.activities, strict=True):
        activity.duration_minutes = activity.remaining_minutes = seen.duration_minutes

    expected = calculate_project(as_it_was).picture

    open_rows = [row for row, activity in enumerate(project.activities) if not activity.actual_finish]
    assert len(open_rows) > 200
    assert [int(calculated.picture.finish[row]) for row in open_rows] == [
        int(expected.finish[row]) for row in open_rows
    ]


def test_crews_work_as_long_as_their_activities() -> None:
    project = residential_block()
    crews = {resource.uid for resource in project.resources if resource.unit == "人"}
    by_uid = {activity.uid: activity for activity in project.activities}

    assert {"钢筋一班", "钢筋二班", "铝模一班", "铝模二班"} <= {resource.name for resource in project.resources}
    for assignment in project.assignments:
        if assignment.resource_uid in crews:
            activity = by_uid[assignment.activity_uid]
            assert assignment.work_minutes == round(activity.duration_minutes * assignment.units)
            assert assignment.actual_work_minutes + assignment.remaining_work_minutes == assignment.work_minutes


def test_no_crew_is_in_two_places_at_once_in_the_original_plan() -> None:
    project, calculated = block(progress=False)
    row = {activity.uid: number for number, activity in enumerate(project.activities)}
    capacity = {resource.uid: resource.capacity for resource in project.resources if resource.unit == "人"}

    changes: dict[str, list[tuple[int, float]]] = {uid: [] for uid in capacity}
    for assignment in project.assignments:
        if assignment.resource_uid in capacity:
            at = row[assignment.activity_uid]
            changes[assignment.resource_uid].append((int(calculated.picture.start[at]), assignment.units))
            changes[assignment.resource_uid].append((int(calculated.picture.finish[at]), -assignment.units))

    for uid, steps in changes.items():
        in_use = 0.0
        for _, step in sorted(steps):
            in_use += step
            assert in_use <= capacity[uid], uid
