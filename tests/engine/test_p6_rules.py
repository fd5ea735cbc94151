"""Rules of Primavera P6, one plan each. Expected dates worked out by hand on 8 h x 5 d from Monday 2026-01-05."""

from __future__ import annotations

from typing import Any

import pytest

from engine.site import DAY, Site, at, days, limit, milestone, site, task, wbs
from headway.engine.document import (
    ActivityKind,
    Assignment,
    Calendar,
    ConstraintKind,
    CriticalRule,
    LagCalendar,
    ProgressLogic,
    Resource,
    SsLagRule,
)

pytestmark = pytest.mark.quick

SIX_DAYS = Calendar("six", "8 h x 6 d", (DAY,) * 6 + ((),))
ALL_DAY = Calendar("all", "24 h x 7 d", (((0, 1440),),) * 7)


def test_a_chain_runs_over_the_weekend() -> None:
    yard = site([days("A", 5), days("B", 3), days("C", 2)], "A-B, B-C")

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-09 17:00")
    assert yard.dates("B") == ("2026-01-12 08:00", "2026-01-14 17:00")
    assert yard.dates("C", "late_start", "late_finish") == ("2026-01-15 08:00", "2026-01-16 17:00")
    assert yard.column("critical") == {"A": True, "B": True, "C": True}


def test_nothing_unstarted_lies_before_the_data_date_and_a_lead_is_clipped_to_it() -> None:
    yard = site([days("A", 2), days("B", 2)], "A-B FS-5", data_date=at("2026-01-07T00:00"))

    assert yard.dates("A")[0] == "2026-01-07 08:00"
    assert yard.dates("B")[0] == "2026-01-07 08:00"


def test_a_positive_lag_lands_on_a_finish_and_only_then_the_successor_takes_its_next_start() -> None:
    """Friday 17:00 + 1 day on the predecessor's calendar is Monday 17:00, a working instant of the other calendar."""
    yard = site(
        [days("A", 5), task("B", 60, calendar_uid="all")],
        "A-B FS+1",
        calendars=[Calendar("workdays", "", (DAY,) * 5 + ((), ())), ALL_DAY],
    )

    assert yard.dates("B") == ("2026-01-12 17:00", "2026-01-12 18:00")


def test_a_lag_runs_on_the_calendar_that_the_project_names() -> None:
    """From Friday 17:00, one day: on six days it ends Saturday, round the clock on Saturday 01:00."""
    calendars = [Calendar("workdays", "", (DAY,) * 5 + ((), ())), SIX_DAYS]
    finishes = {}
    for choice in (LagCalendar.PREDECESSOR, LagCalendar.SUCCESSOR, LagCalendar.ELAPSED):
        yard = site(
            [days("A", 5), days("B", 1, calendar_uid="six")],
            "A-B FS+1",
            calendars=calendars,
            options={"lag_calendar": choice},
        )
        finishes[choice] = yard.dates("B")[0]

    assert finishes == {
        LagCalendar.PREDECESSOR: "2026-01-13 08:00",
        LagCalendar.SUCCESSOR: "2026-01-12 08:00",
        LagCalendar.ELAPSED: "2026-01-10 08:00",
    }


def test_finish_to_finish_pulls_the_start_back_from_the_required_finish() -> None:
    yard = site([days("A", 5), days("B", 4)], "A-B FF+3")

    assert yard.dates("B") == ("2026-01-09 08:00", "2026-01-14 17:00")


def test_a_finish_milestone_keeps_the_finish_of_its_predecessor() -> None:
    yard = site([days("A", 5), milestone("M")], "A-M")

    assert yard.dates("M") == ("2026-01-09 17:00", "2026-01-09 17:00")


def test_a_start_milestone_stands_at_the_next_work_start() -> None:
    yard = site([days("A", 5), task("M", 0, kind=ActivityKind.START_MILESTONE)], "A-M")

    assert yard.dates("M")[0] == "2026-01-12 08:00"


def test_mandatory_start_fixes_early_and_late_dates_against_logic() -> None:
    yard = site(
        [days("A", 5), days("B", 4, constraint=limit(ConstraintKind.MANDATORY_START, "2026-01-07T08:00"))], "A-B"
    )

    assert yard.dates("B") == ("2026-01-07 08:00", "2026-01-12 17:00")
    assert yard.dates("B", "late_start")[0] == "2026-01-07 08:00"
    assert yard.column("total_float")["A"] == -3 * 480


def test_finish_on_or_before_binds_the_backward_pass_only() -> None:
    yard = site([days("A", 5, constraint=limit(ConstraintKind.FINISH_ON_OR_BEFORE, "2026-01-07T17:00"))])

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-09 17:00")
    assert yard.column("total_float")["A"] == -2 * 480


def test_start_on_holds_back_the_start_and_logic_may_push_it_later() -> None:
    held = limit(ConstraintKind.START_ON, "2026-01-08T08:00")

    alone = site([days("A", 1, constraint=held)])
    pushed = site([days("P", 5), days("A", 1, constraint=held)], "P-A")

    assert alone.dates("A")[0] == "2026-01-08 08:00"
    assert pushed.dates("A")[0] == "2026-01-12 08:00"


def test_as_late_as_possible_uses_the_free_float_and_delays_nobody() -> None:
    late = limit(ConstraintKind.AS_LATE_AS_POSSIBLE)
    yard = site([days("A", 5), days("B", 1, constraint=late), days("C", 2)], "A-C, B-C")

    assert yard.dates("B") == ("2026-01-09 08:00", "2026-01-09 17:00")
    assert yard.dates("C")[0] == "2026-01-12 08:00"


def test_running_work_goes_on_at_the_data_date_for_its_remaining_duration() -> None:
    yard = site(
        [days("A", 5, remaining_minutes=960, actual_minutes=1440, actual_start=at("2026-01-05T08:00")), days("B", 1)],
        "A-B",
        data_date=at("2026-01-12T08:00"),
    )

    assert yard.dates("A", "start", "early_start", "early_finish") == (
        "2026-01-05 08:00",
        "2026-01-12 08:00",
        "2026-01-13 17:00",
    )
    assert yard.dates("B")[0] == "2026-01-14 08:00"


def test_retained_logic_waits_for_the_predecessor_and_progress_override_does_not() -> None:
    def finish(logic: ProgressLogic) -> str:
        begun = days("B", 3, remaining_minutes=480, actual_start=at("2026-01-05T08:00"))
        yard = site([days("A", 5), begun], "A-B", data_date=at("2026-01-12T08:00"), options={"progress_logic": logic})
        return yard.dates("B")[1]

    assert finish(ProgressLogic.RETAINED_LOGIC) == "2026-01-19 17:00"
    assert finish(ProgressLogic.PROGRESS_OVERRIDE) == "2026-01-12 17:00"


def out_of_sequence(logic: ProgressLogic, **done: Any) -> Site:
    """Of A - B - C, a day of float behind each, B has begun though A has not."""
    begun = days("B", 3, actual_start=at("2026-01-07T08:00"), **done)
    return site(
        [days("A", 5), begun, days("C", 2), days("Z", 6)],
        "A-B, B-C",
        data_date=at("2026-01-12T08:00"),
        options={"progress_logic": logic},
    )


def test_work_finished_out_of_sequence_passes_logic_on_only_where_it_is_retained() -> None:
    done = {"actual_finish": at("2026-01-09T17:00")}

    assert out_of_sequence(ProgressLogic.RETAINED_LOGIC, **done).dates("C")[0] == "2026-01-19 08:00"
    assert out_of_sequence(ProgressLogic.PROGRESS_OVERRIDE, **done).dates("C")[0] == "2026-01-12 08:00"
    assert out_of_sequence(ProgressLogic.ACTUAL_DATES, **done).dates("C")[0] == "2026-01-12 08:00"
    later = {"actual_finish": at("2026-01-13T17:00")}  # reported before it came
    assert out_of_sequence(ProgressLogic.ACTUAL_DATES, **later).dates("C")[0] == "2026-01-14 08:00"


def test_by_actual_dates_the_overtaken_predecessor_is_late_and_by_override_it_is_free() -> None:
    """B began Wednesday 8:00: A should have been done by Tuesday 17:00 and ends on Friday of the week after, 8 days later."""
    running = {"remaining_minutes": 480}
    override = out_of_sequence(ProgressLogic.PROGRESS_OVERRIDE, **running)
    actual = out_of_sequence(ProgressLogic.ACTUAL_DATES, **running)

    assert override.dates("B") == actual.dates("B") == ("2026-01-12 08:00", "2026-01-12 17:00")
    assert override.column("total_float")["A"] == 480
    assert actual.dates("A", "late_finish")[0] == "2026-01-06 17:00"
    assert actual.column("total_float")["A"] == -8 * 480
    assert actual.column("free_float")["A"] == 480  # it holds nobody


def test_a_start_to_start_lag_counts_from_the_early_or_the_actual_start() -> None:
    """A began on the 5th, stood still, and goes on at the data date, the 19th; SS + 8 days, 2 of them worked."""

    def start(rule: SsLagRule) -> Site:
        begun = days("A", 10, actual_start=at("2026-01-05T08:00"), remaining_minutes=8 * 480, actual_minutes=2 * 480)
        data_date = at("2026-01-19T08:00")
        return site([begun, days("B", 1)], "A-B SS+8", data_date=data_date, options={"ss_lag_rule": rule})

    assert start(SsLagRule.EARLY_START).dates("B")[0] == "2026-01-27 08:00"
    assert start(SsLagRule.ACTUAL_START).dates("B")[0] == "2026-01-19 08:00"
    assert start(SsLagRule.ACTUAL_START).dates("A", "late_finish")[0] == "2026-01-28 17:00"


def test_resource_dependent_work_spans_what_its_resources_work() -> None:
    """Five days of one crew, of another three on mornings only: six mornings, until Monday noon."""
    mornings = Calendar("mornings", "", (((480, 720),),) * 5 + ((), ()), kind="resource")
    yard = site(
        [days("A", 5, kind=ActivityKind.RESOURCE_DEPENDENT), days("B", 1)],
        "A-B",
        calendars=[Calendar("workdays", "", (DAY,) * 5 + ((), ())), mornings],
        resources=[Resource("1", "crew", calendar_uid="workdays"), Resource("2", "fitter", calendar_uid="mornings")],
        assignments=[Assignment("1", "A", "1", 1.0, 5 * 480), Assignment("2", "A", "2", 1.0, 6 * 240)],
    )

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-12 12:00")
    assert yard.dates("B") == ("2026-01-12 13:00", "2026-01-13 12:00")


def test_finished_work_keeps_its_actual_dates_and_has_no_float() -> None:
    done = days("A", 2, actual_start=at("2025-12-15T08:00"), actual_finish=at("2025-12-16T17:00"))
    yard = site([done, days("B", 1)], "A-B", start=at("2025-12-01T08:00"), data_date=at("2026-01-05T00:00"))

    assert yard.dates("A", "start", "finish") == ("2025-12-15 08:00", "2025-12-16 17:00")
    assert yard.dates("A") == ("2026-01-05 00:00", "2026-01-05 00:00")
    assert yard.dates("A", "late_finish")[0] == "2026-01-05 08:00"
    assert (yard.column("total_float")["A"], yard.column("critical")["A"]) == (-(2**31), False)


def test_of_a_lag_after_finished_work_only_what_is_left_counts() -> None:
    """Finished Wednesday 17:00, two days have passed until Monday: of 5 days three are left."""
    done = days("A", 2, actual_start=at("2025-12-30T08:00"), actual_finish=at("2025-12-31T17:00"))
    yard = site([done, days("B", 1)], "A-B FS+5", data_date=at("2026-01-05T00:00"))

    assert yard.dates("B")[0] == "2026-01-08 08:00"


def test_must_finish_by_is_where_the_backward_pass_begins() -> None:
    yard = site([days("A", 5)], must_finish_by=at("2026-01-07T17:00"))

    assert yard.column("total_float")["A"] == -2 * 480


def test_critical_by_longest_path_needs_no_zero_float() -> None:
    yard = site(
        [days("A", 5), days("B", 1)],
        must_finish_by=at("2026-01-16T17:00"),
        options={"critical_rule": CriticalRule.LONGEST_PATH},
    )

    assert yard.column("longest_path") == {"A": True, "B": False}
    assert yard.column("critical") == {"A": True, "B": False}


def test_driving_relations_are_those_that_decide_the_successor() -> None:
    yard = site([days("A", 5), days("B", 2), days("C", 1)], "A-C, B-C, A-C SS+1")

    assert yard.calculated.picture.driving.tolist() == [True, False, False]


def test_level_of_effort_spans_what_it_is_tied_to_and_drives_nothing() -> None:
    yard = site(
        [days("A", 5), days("B", 3), days("L", 1, kind=ActivityKind.LEVEL_OF_EFFORT), days("C", 1)],
        "A-B, A-L SS, B-L FF, L-C",
    )

    assert yard.dates("L") == ("2026-01-05 08:00", "2026-01-14 17:00")
    assert yard.dates("C")[0] == "2026-01-05 08:00"


def test_a_wbs_row_spans_its_children() -> None:
    yard = site([wbs("W"), days("A", 5, parent_uid="W"), days("B", 3, parent_uid="W")], "A-B")

    assert yard.dates("W") == ("2026-01-05 08:00", "2026-01-14 17:00")
    assert yard.column("critical")["W"]


def test_an_external_date_holds_work_back_and_another_caps_it() -> None:
    yard = site(
        [
            days("A", 1, external_early_start=at("2026-01-08T08:00")),
            days("B", 1, external_late_finish=at("2026-01-05T17:00")),
        ]
    )

    assert yard.dates("A")[0] == "2026-01-08 08:00"
    assert yard.column("total_float")["B"] == 0


def test_an_expected_finish_sets_the_remaining_duration() -> None:
    yard = site([days("A", 2, expected_finish=at("2026-01-09T17:00"))])

    assert yard.dates("A") == ("2026-01-05 08:00", "2026-01-09 17:00")
    assert yard.column("free_float")["A"] == 0
