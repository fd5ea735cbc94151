"""Rules of attendance, hours, offers, diary, weather and physical states, from plain values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.progress.rules.assignments import Proposal, Share, Terms, agreed, overfull, state_after, workload
from headway.progress.rules.attendance import Mark, Position, ShiftRules, distance_m, presence_of, worked_hours
from headway.progress.rules.diary import EMPTY, content_hash, field_fault, missing_days
from headway.progress.rules.hours import HoursLine, check_crew_hours, check_own_hours, prefilled
from headway.progress.rules.states import ActivityShare, reached
from headway.progress.rules.weather import LIMITS, DayWeather, workable
from headway.schedule.rules.loads import ResourceWork

pytestmark = pytest.mark.quick
RULES = ShiftRules()
MORNING = datetime(2026, 11, 22, 6, 52, tzinfo=UTC)


def mark(kind: str, minutes: int, **other: object) -> Mark:
    return Mark("zhou", kind, MORNING + timedelta(minutes=minutes), **other)  # type: ignore[arg-type]


def test_worked_hours_leave_the_break_out_of_long_shifts_only() -> None:
    """Rule 6.70: 06:52-17:46 are 9.4 h; a shift just over six hours is not shorter than six."""
    assert worked_hours(MORNING, MORNING + timedelta(minutes=654), RULES) == 9.4
    assert worked_hours(MORNING, MORNING + timedelta(hours=5), RULES) == 5.0
    assert worked_hours(MORNING, MORNING + timedelta(hours=7), RULES) == 6.0
    assert worked_hours(MORNING, MORNING - timedelta(hours=1), RULES) is None
    assert worked_hours(None, MORNING, RULES) is None


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["in", "out"]), st.integers(0, 1200)), max_size=6), st.randoms())
def test_the_record_of_a_shift_does_not_depend_on_the_order_of_its_marks(
    told: list[tuple[str, int]], random: object
) -> None:
    """Rule 6.70: phones send when they have a network."""
    marks = [mark(kind, minutes) for kind, minutes in told]
    shuffled = list(marks)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert presence_of(shuffled, RULES) == presence_of(marks, RULES)


def test_what_the_phone_is_unsure_of_is_no_travel() -> None:
    """Rule 6.72."""
    gate, far = Position(116.40, 39.90, 2_000), Position(116.43, 39.90, 1_000)
    assert 2_500 < distance_m(gate, far) < 2_600
    unsure = presence_of([mark("in", 0, position=gate), mark("out", 1, position=far)], RULES)
    sure = presence_of(
        [mark("in", 0, position=Position(116.40, 39.90, 5)), mark("out", 1, position=Position(116.43, 39.90, 5))], RULES
    )
    assert "impossible_travel" not in unsure.flags
    assert "impossible_travel" in sure.flags


@settings(max_examples=300, deadline=None)
@given(
    st.floats(0.1, 24).map(lambda hours: round(hours, 1)),
    st.lists(st.integers(0, 60), min_size=1, max_size=12),
)
def test_prefilled_hours_sum_to_attendance_exactly(attendance: float, heads: list[int]) -> None:
    """Rule 6.75."""
    lines = prefilled(attendance, list(enumerate(heads)))

    assert round(sum(line.hours for line in lines), 1) == attendance
    assert all(line.hours >= 0 for line in lines)
    assert check_own_hours(lines, attendance, 0.0).state == "confirmed"


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 8), st.integers(1, 30)), min_size=1, max_size=8),
    st.lists(st.floats(0, 16), max_size=20),
    st.floats(0, 2),
)
def test_a_sheet_is_within_the_tolerance_or_flagged(
    told: list[tuple[float, int]], attendance: list[float], tolerance: float
) -> None:
    """Rule 6.74, for people and for crews."""
    lines = [HoursLine(number, round(hours, 2), heads) for number, (hours, heads) in enumerate(told)]
    own = check_own_hours(lines, attendance[0] if attendance else None, tolerance)
    crew = check_crew_hours(lines, attendance, tolerance)

    for check, allowed in ((own, tolerance), (crew, tolerance * max(len(attendance), 1))):
        if check.attendance_hours is None:
            assert check.state == "without_attendance"
        else:
            within = abs(check.sum_hours - check.attendance_hours) <= allowed + 1e-9
            assert (check.state == "confirmed") == within


def test_prefilled_hours_of_a_worked_example() -> None:
    assert [line.hours for line in prefilled(9.4, [(1, 12), (2, 5), (3, 2)])] == [5.9, 2.5, 1.0]
    assert prefilled(9.4, []) == []


def test_an_offer_goes_from_state_to_state() -> None:
    """Rule 6.80."""
    assert state_after("offered", "accept") == "accepted"
    assert state_after("proposed", "take") == "accepted"
    assert state_after("proposed", "decline") == "offered"
    assert state_after("accepted", "refuse") == "refused"
    for over in ("accept", "refuse", "propose", "take", "decline", "withdraw"):
        assert state_after("withdrawn", over) is None
    assert state_after("offered", "take") is None
    first, last = date(2026, 11, 23), date(2026, 11, 27)
    assert agreed(Terms(first, last, 60.0), Proposal(quantity=40.0)) == Terms(first, last, 40.0)


def test_more_given_out_than_there_is_is_told_with_the_excess() -> None:
    """Rule 6.82."""
    shares = [Share(1, "a", "accepted", 80.0), Share(1, "b", "offered", 60.0), Share(1, "c", "refused", 90.0)]
    assert overfull(shares, {1: 120.0}) == {1: 20.0}
    assert overfull(shares[:1], {1: 120.0}) == {}
    assert overfull([Share(1, "a", "accepted", None), shares[1]], {1: 120.0}) == {1: 60.0}
    assert overfull(shares, {1: None}) == {}


def test_work_is_spread_over_the_working_days_and_other_projects_are_hours_only() -> None:
    """Rule 6.83."""
    week = [date(2026, 11, 23) + timedelta(days=number) for number in range(5)]
    works = [
        ResourceWork(7, 1, 11, 1.0, 40.0, week, 8.0),
        ResourceWork(7, 2, 12, 0.5, 0.0, week[:2], 8.0),
        ResourceWork(7, 1, 13, 1.0, 0.0, (), 8.0),
    ]
    days = workload(works, project_id=1, first=week[1], last=week[2])[7]
    assert {day: (load.hours, load.other_hours) for day, load in days.items()} == {
        week[1]: (8.0, 4.0),
        week[2]: (8.0, 0.0),
    }


def test_every_day_needs_a_diary() -> None:
    """Rule 6.89: the day itself is still being written."""
    written = [date(2026, 11, 20), date(2026, 11, 22)]
    assert missing_days(written, until=date(2026, 11, 24)) == [date(2026, 11, 21), date(2026, 11, 23)]
    assert missing_days([], until=date(2026, 11, 24)) == []


def test_the_hash_of_a_diary_is_of_its_content_and_no_order() -> None:
    """Rule 6.88."""
    assert content_hash({"a": 1, "b": "雨"}) == content_hash({"b": "雨", "a": 1})
    assert content_hash({"a": 1, "b": "雨"}) != content_hash({"a": 1, "b": "晴"})


def test_fields_of_the_diary_take_what_they_can_hold() -> None:
    assert field_fault(EMPTY) is None
    assert field_fault({"weather_am": "light_rain", "wind": 3, "headcount": [{"trade": "钢筋工", "count": 18}]}) is None
    wrong = (
        {"weather_am": "nice"}, {"wind": 18}, {"wind": 2.5}, {"temperature_low": "cold"}, {"is_stoppage": 1},
        {"remark": None}, {"headcount": [{"trade": "x"}]}, {"blocks": []}, {"temperature_high": True},
    )  # fmt: skip
    for told in wrong:
        assert field_fault(told) == next(iter(told))


def test_which_trades_could_work() -> None:
    """Rule 6.91."""
    assert workable(DayWeather("light_rain", "sunny", 8, 14, 3)) == {"concrete": 2, "crane": 2, "painting": 1}
    assert workable(DayWeather("sunny", "sunny", 8, 14, 6)) == {"concrete": 2, "crane": 0, "painting": 0}
    assert workable(DayWeather("heavy_rain", "fog", 8, 14, 2)) == {"concrete": 1, "crane": 0, "painting": 0}
    assert workable(DayWeather("cloudy", "cloudy", -6, 3, 2)) == {"concrete": 1, "crane": 2, "painting": 0}
    assert workable(DayWeather()) == {"concrete": None, "crane": None, "painting": None}
    assert all(limits.source for limits in LIMITS)


def test_a_state_is_reached_by_quantity_or_by_duration() -> None:
    """Rule 6.93."""
    slabs = {1: ActivityShare(1.0, 300, "m³", 480), 2: ActivityShare(0.5, 100, "m³", 4800)}
    half = reached([1, 2], slabs, 0.85)
    assert (half.share, half.by_quantity, half.quantity_done, half.is_reached) == (0.875, True, 350.0, True)
    assert not reached([1, 2], slabs, 1.0).is_reached
    mixed = slabs | {2: ActivityShare(0.5, 100, "t", 1440)}
    assert reached([1, 2], mixed, 1.0).share == (480 + 720) / 1920
    gone = reached([1, 3], slabs, 1.0)
    assert (gone.share, gone.missing, gone.is_reached) == (1.0, 1, False)
