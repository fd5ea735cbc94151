"""Rules of Microsoft Project, one plan each, on 8 h x 5 d from Monday 2026-01-05 08:00."""

from __future__ import annotations

from typing import Any

import pytest

from engine.site import DAY, Site, at, days, limit, links, milestone, site, wbs
from headway.engine.document import (
    Activity,
    Assignment,
    Calendar,
    CalendarException,
    ConstraintKind,
    Profile,
    Relation,
    RelationType,
    Resource,
    Split,
)
from headway.engine.errors import CalendarWithoutWork

pytestmark = pytest.mark.quick

MORNINGS = Calendar("mornings", "", (((480, 720),),) * 5 + ((), ()), kind="resource")
WORKDAYS = Calendar("workdays", "", (DAY,) * 5 + ((), ()))


def office(activities: list[Activity], relations: str = "", **fields: Any) -> Site:
    return site(activities, relations, profile=Profile.MSP, **fields)


def test_running_work_ends_its_remaining_duration_after_resume() -> None:
    begun = days("A", 5, actual_start=at("2026-01-05T08:00"), remaining_minutes=960, resume=at("2026-01-15T08:00"))
    yard = office([begun, days("B", 1)], "A-B")

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-16 17:00")
    assert yard.dates("B")[0] == "2026-01-19 08:00"


def test_without_splits_running_work_runs_on_from_its_actual_start() -> None:
    begun = days("A", 5, actual_start=at("2026-01-05T08:00"), remaining_minutes=960, resume=at("2026-01-15T08:00"))
    yard = office([begun], options={"splits_in_progress_tasks": False})

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-09 17:00")


def test_a_start_that_has_happened_neither_binds_nor_is_bound() -> None:
    """SS into running work leaves its predecessor free; SS out of running work does not hold it back."""
    begun = days("B", 5, actual_start=at("2026-01-05T08:00"), remaining_minutes=480, resume=at("2026-01-15T08:00"))
    yard = office([days("A", 2), begun, days("C", 1), days("Z", 20)], "A-B SS, B-C SS")

    assert yard.dates("A", "late_finish")[0] == "2026-01-30 17:00"
    assert yard.dates("B", "late_finish")[0] == "2026-01-30 17:00"


def test_running_work_is_never_late_before_it_can_finish_though_its_slack_is_negative() -> None:
    begun = days("A", 5, actual_start=at("2026-01-05T08:00"), remaining_minutes=960, resume=at("2026-01-15T08:00"))
    hard = limit(ConstraintKind.START_ON_OR_BEFORE, "2026-01-12T08:00")
    yard = office([begun, days("B", 1, constraint=hard)], "A-B")

    assert yard.dates("A", "late_finish")[0] == "2026-01-16 17:00"
    assert yard.column("total_float")["A"] == -5 * 480


def test_free_slack_reaches_to_the_earlier_of_the_successors_dates() -> None:
    """B starts late by its constraint, but must be done earlier: A's free slack ends at B's late start."""
    hard = limit(ConstraintKind.FINISH_ON_OR_BEFORE, "2026-01-13T17:00")
    held = days("B", 1, constraint=limit(ConstraintKind.START_ON_OR_AFTER, "2026-01-16T08:00"))
    yard = office(
        [days("A", 1), held, days("C", 1, constraint=hard)], "A-B, B-C", options={"honours_constraint_dates": False}
    )

    assert yard.dates("B", "late_start")[0] == "2026-01-12 08:00"
    assert yard.column("free_float")["A"] == 4 * 480


def test_the_status_date_moves_no_work() -> None:
    yard = office([days("A", 1)], data_date=at("2026-03-02T17:00"))

    assert yard.dates("A")[0] == "2026-01-05 08:00"


def test_a_predecessor_of_running_work_must_finish_before_it_resumes() -> None:
    begun = days("B", 10, actual_start=at("2026-01-05T08:00"), remaining_minutes=480, resume=at("2026-01-21T08:00"))
    yard = office([days("A", 2), begun], "A-B")

    assert yard.dates("A", "late_finish")[0] == "2026-01-20 17:00"


def test_finished_successors_bind_nobody() -> None:
    done = days("B", 1, actual_start=at("2026-01-05T08:00"), actual_finish=at("2026-01-05T17:00"))
    yard = office([days("A", 2), done, days("C", 5)], "A-B")

    assert yard.column("total_float")["A"] == 3 * 480
    assert yard.column("free_float")["A"] == 3 * 480


def test_honoured_constraint_dates_hold_against_logic() -> None:
    held = limit(ConstraintKind.START_ON_OR_BEFORE, "2026-01-07T08:00")
    plan = [days("A", 5), days("B", 1, constraint=held)]

    honoured = office(plan, "A-B")
    soft = office(plan, "A-B", options={"honours_constraint_dates": False})

    assert honoured.dates("B")[0] == "2026-01-07 08:00"
    assert honoured.column("total_float")["A"] == -3 * 480
    assert soft.dates("B")[0] == "2026-01-12 08:00"


def test_as_late_as_possible_takes_the_whole_slack_and_pushes_its_successors() -> None:
    late = limit(ConstraintKind.AS_LATE_AS_POSSIBLE)
    yard = office([days("A", 5), days("B", 1, constraint=late), days("C", 1), days("D", 5)], "A-D, B-C")

    assert yard.dates("B")[0] == "2026-01-15 08:00"
    assert yard.dates("C")[0] == "2026-01-16 08:00"


def test_a_deadline_caps_the_late_finish_and_moves_nothing() -> None:
    yard = office([days("A", 5, deadline=at("2026-01-07T17:00"))])

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-09 17:00")
    assert yard.column("total_float")["A"] == -2 * 480


def test_manual_work_stays_as_typed_and_successors_follow_it() -> None:
    typed = days("B", 1, manual=True, manual_start=at("2026-01-06T08:00"), manual_finish=at("2026-01-06T17:00"))
    yard = office([days("A", 5), typed, days("C", 1)], "A-B, B-C")

    assert yard.dates("B")[0] == "2026-01-06 08:00"
    assert yard.dates("C")[0] == "2026-01-07 08:00"


def test_inactive_work_counts_for_nothing() -> None:
    yard = office([days("A", 5, inactive=True), days("B", 1)], "A-B")

    assert yard.dates("B")[0] == "2026-01-05 08:00"
    assert yard.dates("A") == ("", "")


def test_a_link_to_a_summary_holds_back_everything_under_it() -> None:
    plan = [
        days("P", 2),
        wbs("S"),
        days("A", 1, parent_uid="S"),
        wbs("T", parent_uid="S"),
        days("B", 1, parent_uid="T"),
    ]
    yard = office(plan, "P-S")

    assert yard.dates("A")[0] == "2026-01-07 08:00"
    assert yard.dates("B")[0] == "2026-01-07 08:00"
    assert yard.dates("P", "late_finish")[0] == "2026-01-06 17:00"


def test_a_link_from_a_summary_waits_for_its_last_child() -> None:
    plan = [wbs("S"), days("A", 1, parent_uid="S"), days("B", 4, parent_uid="S"), days("N", 1)]
    yard = office(plan, "S-N")

    assert yard.dates("N")[0] == "2026-01-09 08:00"
    assert yard.column("total_float")["A"] == 3 * 480


def test_a_constraint_on_a_summary_holds_for_its_children() -> None:
    held = limit(ConstraintKind.START_ON_OR_AFTER, "2026-01-12T08:00")
    yard = office([wbs("S", constraint=held), days("A", 1, parent_uid="S")])

    assert yard.dates("A")[0] == "2026-01-12 08:00"


def test_work_runs_on_its_resources_calendar() -> None:
    """Two days of work at half days last four days; the slower of two resources decides."""
    yard = office(
        [days("A", 2, ignores_resource_calendars=False)],
        calendars=[WORKDAYS, MORNINGS],
        resources=[Resource("r1", "crew", calendar_uid="workdays"), Resource("r2", "fitter", calendar_uid="mornings")],
        assignments=[Assignment("1", "A", "r1", 1.0, 960), Assignment("2", "A", "r2", 1.0, 960)],
    )

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-08 12:00")


def test_a_percent_lag_is_a_share_of_the_predecessors_duration() -> None:
    half = Relation("r", "A", "B", RelationType.FS, lag_percent=-0.5)
    yard = office([days("A", 4), days("B", 1)], known_relations=[half])

    assert yard.dates("B")[0] == "2026-01-07 08:00"


def test_an_elapsed_lag_runs_through_nights_and_weekends() -> None:
    """Concrete cures: Friday 17:00 + 3 elapsed days = Monday 17:00, so Tuesday morning."""
    cure = Relation("r", "A", "B", RelationType.FS, 3 * 1440, lag_elapsed=True)
    yard = office([days("A", 5), days("B", 1)], known_relations=[cure])

    assert yard.dates("B")[0] == "2026-01-13 08:00"


def test_an_elapsed_duration_runs_round_the_clock() -> None:
    cure = days("A", 0)
    cure.duration_minutes = cure.remaining_minutes = 2 * 1440
    cure.duration_elapsed = True
    yard = office([cure])

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-07 08:00")


def test_a_levelling_delay_is_elapsed_time_after_the_early_start() -> None:
    yard = office([days("A", 1, levelling_delay_minutes=2 * 1440)])

    assert yard.dates("A")[0] == "2026-01-07 08:00"


def test_a_milestone_stands_where_its_predecessor_finishes() -> None:
    yard = office([days("A", 5), milestone("M")], "A-M")

    assert yard.dates("M")[0] == "2026-01-09 17:00"


def test_a_weekday_exception_changes_only_those_days() -> None:
    """Fridays off for the first two weeks of January, as a work week of MS Project says it."""
    from datetime import date

    off = CalendarException(date(2026, 1, 1), date(2026, 1, 14), (), weekdays=(4,))
    calendar = Calendar("workdays", "", (DAY,) * 5 + ((), ()), [off])
    yard = office([days("A", 5)], calendars=[calendar])

    assert yard.dates("A")[1] == "2026-01-12 17:00"
    assert links("A-B SS+1")[0].lag_minutes == 480


def test_a_plan_scheduled_from_its_finish_puts_everything_as_late_as_it_may() -> None:
    yard = office(
        [days("A", 5), days("B", 1), days("C", 2)],
        "B-C",
        finish=at("2026-01-30T17:00"),
        options={"schedules_from_finish": True},
    )

    assert yard.dates("A") == ("2026-01-26 08:00", "2026-01-30 17:00")
    assert yard.dates("B")[0] == "2026-01-28 08:00"
    assert set(yard.column("total_float").values()) == {0}


def test_free_slack_is_never_more_than_total_slack() -> None:
    """A has to start where it stands: no slack at all, although its successor waits for a later date."""
    fixed = limit(ConstraintKind.MANDATORY_START, "2026-01-05T08:00")
    later = limit(ConstraintKind.START_ON_OR_AFTER, "2026-01-12T08:00")
    yard = office([days("A", 1, constraint=fixed), days("B", 1, constraint=later)], "A-B")

    assert (yard.column("total_float")["A"], yard.column("free_float")["A"]) == (0, 0)


def test_a_task_with_its_own_calendar_works_when_its_resource_does_too() -> None:
    """Mornings of the crew, Monday to Wednesday of the task: a day and a half of work are three mornings."""
    half_week = Calendar("half week", "", (DAY,) * 3 + ((), (), (), ()))
    yard = office(
        [
            days("A", 2, calendar_uid="half week", ignores_resource_calendars=False),
            days("B", 2, calendar_uid="half week"),
        ],
        calendars=[WORKDAYS, MORNINGS, half_week],
        resources=[Resource("r1", "crew", calendar_uid="mornings")],
        assignments=[Assignment("1", "A", "r1", 1.0, 960), Assignment("2", "B", "r1", 1.0, 960)],
    )

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-12 12:00")  # three mornings, and the next Monday's
    yard.project.activities[0].ignores_resource_calendars = True
    assert yard.calculate().dates("A") == ("2026-01-05 08:00", "2026-01-06 17:00")


def test_two_calendars_that_never_work_together_are_refused() -> None:
    weekend = Calendar("weekend", "", ((),) * 5 + (DAY, DAY))
    crew = Resource("r1", "crew", calendar_uid="mornings")

    with pytest.raises(CalendarWithoutWork):
        office(
            [days("A", 2, calendar_uid="weekend", ignores_resource_calendars=False)],
            calendars=[WORKDAYS, MORNINGS, weekend],
            resources=[crew],
            assignments=[Assignment("1", "A", "r1", 1.0, 960)],
        )


def split(uid: str, work: float, *spans: tuple[str, str], **fields: Any) -> Activity:
    return days(uid, work, splits=[Split(at(start), at(finish)) for start, finish in spans], **fields)


def test_the_pauses_of_a_split_task_move_with_it() -> None:
    """Two days, a pause of three, two days; its predecessor ends two days later than when it was split."""
    halves = (("2026-01-05T08:00", "2026-01-06T17:00"), ("2026-01-12T08:00", "2026-01-13T17:00"))
    yard = office([days("Z", 2), split("A", 4, *halves), days("B", 1)], "Z-A, A-B")

    assert yard.dates("A") == ("2026-01-07 08:00", "2026-01-15 17:00")
    assert yard.dates("B")[0] == "2026-01-16 08:00"
    assert yard.column("total_float")["A"] == 0


def test_a_pause_behind_the_work_that_is_left_counts_nothing() -> None:
    halves = (("2026-01-05T08:00", "2026-01-06T17:00"), ("2026-01-12T08:00", "2026-01-13T17:00"))
    yard = office([split("A", 2, *halves)])

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-06 17:00")


def test_running_split_work_keeps_the_pauses_that_lie_before_it() -> None:
    """One day done, Resume on Wednesday for one day, then a pause of two days, then one more day."""
    spans = (
        ("2026-01-05T08:00", "2026-01-05T17:00"),
        ("2026-01-07T08:00", "2026-01-07T17:00"),
        ("2026-01-12T08:00", "2026-01-12T17:00"),
    )
    begun = split(
        "A", 3, *spans, actual_start=at("2026-01-05T08:00"), remaining_minutes=960, resume=at("2026-01-07T08:00")
    )
    yard = office([begun])

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-12 17:00")
