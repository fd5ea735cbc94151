"""The station and the hospital of the demo, read as their planners would read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

import pytest

from headway.engine import calculate_project
from headway.engine.document import Activity, ActivityKind, RelationType, ScheduleProject
from headway.engine.picture import Picture
from headway.schedule.demo import DATA_DATE, Site, hospital_site, meetings_until_data_date, station_site
from headway.schedule.demo import hospital as hospital_plan
from headway.schedule.demo import station as station_plan

pytestmark = pytest.mark.quick
station, hospital = cache(station_site), cache(hospital_site)


@cache
def now(site: Site) -> tuple[ScheduleProject, Picture]:
    project = site.seen_from(DATA_DATE)
    return project, calculate_project(project).picture


def activities(project: ScheduleProject) -> list[Activity]:
    return [activity for activity in project.activities if activity.kind is not ActivityKind.WBS]


def finish_of(project: ScheduleProject, picture: Picture, code: str) -> date:
    row = next(row for row, activity in enumerate(project.activities) if activity.code == code)
    return (datetime(1970, 1, 1) + timedelta(minutes=int(picture.finish[row]))).date()


def test_the_station_has_the_size_of_a_real_one_and_works_to_three_calendars_and_more() -> None:
    project = station().plan

    assert len(activities(project)) >= 1200
    assert len({activity.calendar_uid for activity in activities(project)}) >= 3
    assert {relation.type for relation in project.relations} == {RelationType.FS, RelationType.SS, RelationType.FF}
    assert any(relation.lag_minutes for relation in project.relations)
    assert project == station_site().plan, "the same on every call"


def test_every_activity_of_the_station_has_a_place_a_trade_a_code_and_leads_to_its_opening() -> None:
    project = station().plan
    with_successor = {relation.predecessor_uid for relation in project.relations}

    for activity in activities(project):
        assert activity.location.startswith("梧桐路站/"), activity.code
        assert activity.trade and activity.codes, activity.code
    assert [a.code for a in activities(project) if a.uid not in with_successor] == ["YS-99"]


def test_the_station_was_to_keep_its_contract_and_is_a_week_late() -> None:
    planned = calculate_project(station().plan).picture
    contract = station_plan.CONTRACT_FINISH.date()

    assert contract - timedelta(days=20) < finish_of(station().plan, planned, "YS-99") <= contract
    assert contract + timedelta(days=5) <= finish_of(*now(station()), "YS-99") <= contract + timedelta(days=14)


def test_the_hospital_is_weeks_late_and_later_from_meeting_to_meeting() -> None:
    contract = hospital_plan.CONTRACT_FINISH.date()
    late = []
    for data_date in meetings_until_data_date(10):
        project = hospital().seen_from(data_date)
        late.append((finish_of(project, calculate_project(project).picture, "YS-99") - contract).days)

    assert 300 <= len(activities(hospital().plan)) <= 500
    assert late[0] < late[-1] and 14 <= late[-1] <= 35
    assert len(set(late)) >= 5, "a trend is seen"


def test_the_hospital_shows_every_kind_of_trouble() -> None:
    project, picture = now(hospital())
    by_uid = {activity.uid: activity for activity in project.activities}
    rows = {activity.uid: row for row, activity in enumerate(project.activities)}
    with_successor = {relation.predecessor_uid for relation in project.relations}

    out_of_sequence = [
        relation
        for relation in project.relations
        if relation.type is RelationType.FS
        and by_uid[relation.successor_uid].actual_start
        and not by_uid[relation.predecessor_uid].actual_finish
    ]
    open_ends = [a.code for a in activities(project) if a.uid not in with_successor]
    behind = {a.code for a in activities(project) if not a.actual_finish and picture.total_float[rows[a.uid]] < 0}

    assert len(out_of_sequence) >= 3
    assert len(open_ends) > 5
    assert project.must_finish_by is not None
    assert {"SS-90", "KS-39", "YS-99"} <= behind, "theatres and departments are two critical paths"
    assert finish_of(project, picture, "SS-90") > hospital_plan.site.THEATRES_DUE.date()


@pytest.mark.parametrize("site", [station, hospital])
def test_what_was_told_once_is_never_told_otherwise(site: type) -> None:
    """Actual dates stay, nothing happens after the data date, and the weeks add up to what is seen at the end."""
    dates = meetings_until_data_date(10)
    first = site().seen_from(dates[0])
    told = {a.uid: {"actual_start": a.actual_start, "actual_finish": a.actual_finish} for a in first.activities}

    for week in site().weeks(dates[0], dates[1:]):
        for uid, values in week.progress.items():
            for name in ("actual_start", "actual_finish"):
                value = values.get(name)
                assert told[uid][name] in {None, value}
                assert value is None or value <= week.data_date
            told[uid] |= {name: values.get(name) for name in ("actual_start", "actual_finish")}

    last = site().seen_from(DATA_DATE)
    assert told == {a.uid: {"actual_start": a.actual_start, "actual_finish": a.actual_finish} for a in last.activities}
