"""The engine against the slow reference engine, and the reference against hand-made and stored answers."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from engine.neutral import CORPUS, expected_rows, load_network
from engine.reference import ReferenceDates, calculate
from engine.reference.differences import describe, differences
from engine.reference.drawn import plans
from engine.reference.network import Link, linked
from headway.engine import calculate_project
from headway.engine.document import (
    Activity,
    ActivityKind,
    Calendar,
    LagCalendar,
    Profile,
    Relation,
    RelationType,
    ScheduleOptions,
    ScheduleProject,
)

pytestmark = pytest.mark.quick

MANY = settings(
    max_examples=250, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
"""Five kinds of 250: 1,250 networks in each run of the tests; `bench/fuzz` draws others for as long as wanted."""
EVERY_DAY = Calendar("d", "eight hours every day", ((((480, 960)),),) * 7)


def agree(project: ScheduleProject) -> None:
    lines = differences(project)

    assert not lines, "\n".join([describe(project), *lines])


@MANY
@given(plans(Profile.P6))
def test_p6_plans_on_one_calendar_agree(project: ScheduleProject) -> None:
    agree(project)


@MANY
@given(plans(Profile.P6, progress=True))
def test_p6_plans_in_progress_agree(project: ScheduleProject) -> None:
    agree(project)


@MANY
@given(plans(Profile.P6, mixed=True))
def test_p6_plans_on_several_calendars_agree(project: ScheduleProject) -> None:
    agree(project)


@MANY
@given(plans(Profile.MSP))
def test_ms_project_plans_agree(project: ScheduleProject) -> None:
    agree(project)


@MANY
@given(plans(Profile.P6, mixed=True, progress=True))
def test_a_wbs_row_spans_its_activities(project: ScheduleProject) -> None:
    picture = calculate_project(project).picture

    leaves = [row for row, a in enumerate(project.activities) if a.kind is not ActivityKind.WBS]
    assert picture.start[0] == min(picture.start[row] for row in leaves)
    assert picture.finish[0] == max(picture.finish[row] for row in leaves)


def test_a_difference_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison itself: a reference that forgets lags must not agree."""
    project = days_plan({"i": 10, "j": 4}, [("i", "j", RelationType.SS, 12)])
    assert not differences(project)

    monkeypatch.setattr(Link, "allowed", lambda link: link.before.finish if link.from_finish else link.before.start)

    assert differences(project)


# Worked examples: whole days on a calendar without rest days, so that a date is a number of days.


def days_plan(durations: dict[str, int], relations: list[tuple[str, str, RelationType, int]]) -> ScheduleProject:
    start = datetime(2026, 3, 2, 8, 0)
    activities = [
        Activity(name, name, name, duration_minutes=days * 480, remaining_minutes=days * 480)
        for name, days in durations.items()
    ]
    return ScheduleProject(
        id="example",
        name="example",
        default_calendar_uid="d",
        start=start,
        data_date=start,
        options=ScheduleOptions(lag_calendar=LagCalendar.PREDECESSOR),
        calendars=[EVERY_DAY],
        activities=activities,
        relations=[
            Relation(f"r{n}", before, after, kind, days * 480)
            for n, (before, after, kind, days) in enumerate(relations)
        ],
    )


def early_days(project: ScheduleProject) -> dict[str, tuple[int, int]]:
    """Early start and finish as days from the project's start, from both engines, which must agree."""
    agree(project)

    def day(instant: datetime | None, minute: int) -> int:
        assert instant is not None and instant.hour * 60 == minute
        return (instant - timedelta(minutes=minute) - datetime(2026, 3, 2)).days + (minute == 960)

    dates: dict[str, ReferenceDates] = calculate(project).dates
    return {uid: (day(own.early_start, 480), day(own.early_finish, 960)) for uid, own in dates.items()}


def test_the_six_activity_network_lasts_17_days_with_path_a_b_d_f() -> None:
    """A3; B5, C4 after A; D6 after B; E2 after B, C; F3 after D, E: C TF 5 FF 1, E TF 4 FF 4."""
    fs = RelationType.FS
    arrows = ["AB", "AC", "BD", "BE", "CE", "DF", "EF"]
    project = days_plan(
        {"A": 3, "B": 5, "C": 4, "D": 6, "E": 2, "F": 3}, [(arrow[0], arrow[1], fs, 0) for arrow in arrows]
    )

    assert early_days(project)["F"] == (14, 17)
    dates = calculate(project).dates
    assert {uid for uid, own in dates.items() if own.critical} == {"A", "B", "D", "F"}
    assert {uid for uid, own in dates.items() if own.longest_path} == {"A", "B", "D", "F"}
    assert (dates["C"].total_float, dates["C"].free_float) == (5 * 480, 1 * 480)
    assert (dates["E"].total_float, dates["E"].free_float) == (4 * 480, 4 * 480)


def test_of_two_relations_between_the_same_two_both_bind() -> None:
    """搭接 i(10) -> j(4) with STS 2 and FTF 3: ES 9, EF 13; the first relation alone would give 2 and 6."""
    both = [("i", "j", RelationType.SS, 2), ("i", "j", RelationType.FF, 3)]

    assert early_days(days_plan({"i": 10, "j": 4}, both))["j"] == (9, 13)
    assert early_days(days_plan({"i": 10, "j": 4}, both[:1]))["j"] == (2, 6)


def test_a_finish_to_finish_relation_never_pulls_a_start_before_the_project() -> None:
    """搭接 i(10) -> j(22), FTF 5: the raw ES of -7 becomes 0, EF 22."""
    project = days_plan({"i": 10, "j": 22}, [("i", "j", RelationType.FF, 5)])

    assert early_days(project)["j"] == (0, 22)


# The reference itself: dates that P6 stored.

P6_NETWORKS = sorted(CORPUS.glob("networks/p6_prj*.json.gz")) if CORPUS.exists() else []


@pytest.mark.corpus
@pytest.mark.skipif(not P6_NETWORKS, reason="the schedule corpus is not beside the repository")
def test_the_reference_gives_every_date_that_p6_stored() -> None:
    wrong, right = [], 0
    for path in P6_NETWORKS:
        project, key = load_network(path), path.name.removesuffix(".json.gz")
        dates = calculate(project).dates
        times = {node.activity.uid: node.time for node in linked(project, Profile.P6)}
        for row in expected_rows(key):
            if row["uid"] not in times:
                continue
            own = dates[row["uid"]]
            for column, got in zip(
                ("ES", "EF", "LS", "LF"),
                (own.early_start, own.early_finish, own.late_start, own.late_finish),
                strict=True,
            ):
                if row[column] and got is not None:
                    stored = datetime.fromisoformat(row[column])
                    if times[row["uid"]].same(stored, got):
                        right += 1
                    else:
                        wrong.append((key, row["activity_id"], column, stored, got))

    assert not wrong
    assert right > 10_000
