"""Plans that cannot be calculated are refused with the name of what stops them, never silently."""

from __future__ import annotations

import pytest

from engine.site import WORKDAYS, at, days, links, milestone, site, wbs
from headway.engine import build_network_from_columns
from headway.engine.columns import PlanColumns
from headway.engine.document import Calendar, Profile, ScheduleOptions
from headway.engine.errors import CalendarWithoutWork, InstantOutOfRange, LoopFound

pytestmark = pytest.mark.quick
IDLE = Calendar("idle", "never works", ((),) * 7)


def test_every_loop_is_named_with_all_its_activities() -> None:
    plan = [days(uid, 1) for uid in "ABCDEFG"]

    with pytest.raises(LoopFound) as refused:
        site(plan, "A-B, B-C, C-A, D-E, E-D, F-F, A-G")

    assert [sorted(loop) for loop in refused.value.loops] == [["A", "B", "C"], ["D", "E"], ["F"]]
    assert refused.value.loops[0] == ["A", "B", "C"]
    assert refused.value.code == "loop_found" and refused.value.parameters["count"] == 3


def test_a_loop_through_a_summary_is_named() -> None:
    """In MS Project a link to a summary holds for its children: S waits for A, A stands in S."""
    with pytest.raises(LoopFound) as refused:
        site([wbs("S"), days("A", 1, parent_uid="S"), days("B", 1)], "A-B, B-S", profile=Profile.MSP)

    assert set(refused.value.loops[0]) >= {"A", "B", "S"}


def test_work_on_a_calendar_that_never_works_is_refused_and_a_milestone_there_is_not() -> None:
    with pytest.raises(CalendarWithoutWork) as refused:
        site([days("A", 1, calendar_uid="idle")], calendars=[WORKDAYS, IDLE])
    yard = site([days("A", 1), milestone("M", calendar_uid="idle")], "A-M", calendars=[WORKDAYS, IDLE])

    assert refused.value.uid == "idle"
    assert yard.dates("M")[0] == "2026-01-05 17:00"


def test_an_absurd_lag_is_refused() -> None:
    with pytest.raises(InstantOutOfRange) as refused:
        site([days("A", 1), days("B", 1)], "A-B FS+2083334")  # 1e9 minutes

    assert refused.value.what == "lag"


@pytest.mark.parametrize("year", [1823, 2345])
def test_a_date_outside_the_engines_years_is_refused_with_its_activity(year: int) -> None:
    with pytest.raises(InstantOutOfRange) as refused:
        site([days("A", 1), days("B", 1, deadline=at(f"{year}-01-01T00:00"))])

    assert (refused.value.what, refused.value.uid) == ("deadline", "B")


def test_a_plan_that_runs_past_the_last_year_is_refused_with_its_activity() -> None:
    plan = [days(f"A{n}", 20_000) for n in range(4)]

    with pytest.raises(InstantOutOfRange) as refused:
        site(plan, "A0-A1, A1-A2, A2-A3")

    assert (refused.value.what, refused.value.uid) == ("calculated", "A2")


def test_a_calendar_that_works_one_day_a_year_still_gets_its_horizon() -> None:
    """The estimate of the horizon is too short here; the engine widens it instead of cutting dates off."""
    from datetime import date

    from headway.engine.document import CalendarException

    yearly = [CalendarException(date(year, 6, 1), date(year, 6, 1), ((480, 960),)) for year in range(2026, 2060)]
    yard = site([days("A", 20)], calendars=[Calendar("rare", "", ((),) * 7, yearly)])

    assert yard.dates("A") == ("2026-06-01 08:00", "2045-06-01 16:00")


def test_relations_with_an_unknown_end_are_left_out() -> None:
    yard = site([days("A", 1), days("B", 1)], "A-B, A-ghost, ghost-B")

    assert yard.calculated.relations == [0]
    assert len(yard.calculated.picture.driving) == 1
    assert len(links("A-B, A-ghost")) == 2


def test_an_empty_plan_has_an_empty_picture() -> None:
    yard = site([])

    assert len(yard.calculated.picture.start) == 0


def test_plain_lists_are_columns_too() -> None:
    columns = PlanColumns(
        options=ScheduleOptions(),
        calendars=[WORKDAYS],
        kind=[1, 1],
        parent=[-1, -1],
        calendar=[0, -1],
        duration=[480, 480],
        predecessor=[0],
        successor=[1],
        project_start=29_453_760 + 480,
    )

    assert build_network_from_columns(columns).size == 2
