"""Rules of facts from plain values: doubts, the front line, folding, what stands (rules 6.40-6.63)."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.progress.rules.acceptance import accepters_of, is_accepted_by_rule, is_overdue, may_decide
from headway.progress.rules.doubts import Before, Claim, Doubt, doubts_of
from headway.progress.rules.expected import expected_percent
from headway.progress.rules.folding import Row, last_known_day, progress_told
from headway.progress.rules.front_line import front_mark
from headway.progress.rules.replay import Decided, Told, replay
from headway.progress.rules.settings import Settings, settings_of
from headway.schedule.rules.instants import day_number

pytestmark = pytest.mark.quick
DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
CLEAN = Claim(
    day=DAY, values={"percent": 0.45}, photos=1, entered_on=DAY, accepted={"percent": 0.4, "day": "2026-11-21"},
    duration_days=20, pace=[(DAY - timedelta(days=8), 0.05), (DAY - timedelta(days=1), 0.4)],
)  # fmt: skip


def codes(claim: Claim, rules: Settings | None = None) -> list[str]:
    return [doubt.code for doubt in doubts_of(claim, rules or Settings())]


def test_a_claim_as_usual_is_clean() -> None:
    assert codes(CLEAN) == []


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"values": {"finished_on": "2026-11-01", "percent": 1.0, "started_on": "2026-11-20"}}, "finish_before_start"),
        ({"values": {"percent": 0.3}}, "falling"),
        ({"before": [Before("隐检", 0, True)]}, "predecessor_open"),
        ({"before": [Before("隐检", 1, False)]}, "predecessor_open"),
        ({"values": {"percent": 1.0}, "photos": 0}, "photo_missing"),
        ({"values": {"percent": 0.75}}, "out_of_pace"),
        ({"values": {"percent": 0.55}, "hours": 20.0, "usual_hours": 84.6}, "out_of_hours"),
        ({"entered_on": DAY + timedelta(days=9)}, "late"),
        ({"facts": [("percent", {"percent": 0.45}), ("headcount", {"headcount": 9})],
          "earlier": [("percent", {"percent": 0.45}), ("headcount", {"headcount": 9})]}, "copy_of_yesterday"),
    ],
)  # fmt: skip
def test_each_doubt_is_found_before_anybody_looks(told: dict[str, Any], expected: str) -> None:
    """Rules 6.50-6.57."""
    assert expected in codes(replace(CLEAN, **told))


@pytest.mark.parametrize(
    "told",
    [
        {"before": [Before("隐检", 1, True)]},  # started, as start-to-start asks
        {"before": [Before("隐检", 2, False)]},  # finish-to-finish holds no start back
        {"values": {"percent": 0.399}},  # within rounding
        {"entered_on": DAY + timedelta(days=3)},
        {"values": {"percent": 0.49}, "hours": 84.6, "usual_hours": 84.6},
    ],
)
def test_what_is_no_doubt(told: dict[str, Any]) -> None:
    assert codes(replace(CLEAN, **told)) == []


def test_the_doubt_of_the_picture_one_day_35_percent_usually_5() -> None:
    claim = replace(CLEAN, values={"percent": 0.75})
    [doubt] = doubts_of(claim, Settings())

    assert (doubt.code, doubt.parameters) == ("out_of_pace", {"step": 35, "usual": 5})


def test_a_project_without_required_photos_asks_for_none() -> None:
    claim = replace(CLEAN, values={"percent": 1.0}, photos=0)

    assert "photo_missing" not in codes(claim, Settings(photo_required_at_100=False))


def test_who_decides_by_default_and_by_name() -> None:
    """Rule 6.47."""
    people = {"supervisors": ["sun"], "managers": ["wang"], "today": DAY}
    assert accepters_of(Settings(), "钢筋", **people).all == {"sun"}
    assert accepters_of(Settings(), "钢筋", **people | {"supervisors": []}).all == {"wang"}
    named = Settings(accepters={"钢筋": ["xu"], "": ["he"]})
    assert accepters_of(named, "钢筋", **people).all == {"xu"}
    assert accepters_of(named, "砌筑", **people).all == {"he"}
    line = {"for": "sun", "account": "qi", "first_day": "2026-11-22", "last_day": "2026-11-22"}
    assert accepters_of(settings_of({"substitutes": [line]}), "", **people).all == {"sun", "qi"}
    assert may_decide("wang", accepters_of(Settings(), "", **people), managers=["wang"], is_overdue=True)
    assert not is_overdue(AT, AT + timedelta(hours=24), Settings())


def test_what_needs_nobody() -> None:
    """Rule 6.48."""
    rules = Settings(auto_accept={"钢筋": 0.1})
    assert is_accepted_by_rule(rules, "钢筋", step=0.1, doubts=[])
    assert not is_accepted_by_rule(rules, "钢筋", step=0.11, doubts=[])
    assert not is_accepted_by_rule(rules, "钢筋", step=0.1, doubts=[Doubt("late")])
    assert not is_accepted_by_rule(rules, "砌筑", step=0.01, doubts=[])
    assert not is_accepted_by_rule(rules, "钢筋", step=0.0, doubts=[])


# -- the front line: days of 1440 minutes around the clock


def test_the_worked_example_of_the_front_line() -> None:
    """Rule 6.63: start day 3, 5 days, check day 6, 40 % done, 4 days left → marks 5 and 4, 1 and 2 days late."""
    mark = front_mark(
        start=3 * 1440, finish=8 * 1440, percent=0.4, remaining_minutes=4 * 1440, data_date=6 * 1440,
        minutes_per_day=1440, work_between=lambda a, b: b - a, after_work=lambda at, work: at + work,
    )  # fmt: skip
    assert mark is not None
    assert (mark.by_percent, mark.late_days) == (5 * 1440, 1)
    assert (mark.by_remaining, mark.late_days_by_remaining) == (4 * 1440, 2)
    assert mark.disagrees


@pytest.mark.parametrize(("percent", "data_date"), [(1.0, 6), (0.0, 3), (0.0, 2)])
def test_nothing_to_mark(percent: float, data_date: int) -> None:
    around = {"work_between": lambda a, b: b - a, "after_work": lambda at, work: at + work}
    told: dict[str, Any] = {"start": 3 * 1440, "finish": 8 * 1440, "remaining_minutes": None, "minutes_per_day": 1440}

    assert front_mark(percent=percent, data_date=data_date * 1440, **told, **around) is None  # type: ignore[arg-type]


def test_expected_percent_of_a_week_on_wednesday() -> None:
    monday = day_number(date(2026, 11, 16)) * 1440
    assert expected_percent(monday, monday + 5 * 1440, date(2026, 11, 18), lambda a, b: b - a) == 0.6


# -- folding


def test_the_last_known_day_of_a_data_date() -> None:
    """Rule 6.58."""
    friday = day_number(date(2026, 3, 6)) * 1440
    assert last_known_day(friday + 17 * 60) == date(2026, 3, 6)
    assert last_known_day(friday + 8 * 60) == date(2026, 3, 5)
    assert last_known_day(None) is None


def test_no_actual_instant_lies_after_the_data_date() -> None:
    friday = day_number(date(2026, 3, 6)) * 1440
    row = Row(actual_start=None, actual_finish=None, start=friday + 3000, minutes_per_day=480)
    accepted = {"percent": 1.0, "finished_on": "2026-03-06", "day": "2026-03-06"}
    told = progress_told(accepted, row, lambda day: (480, 1200), friday + 1020)

    assert told == {"actual_start": "2026-03-06T08:00", "actual_finish": "2026-03-06T17:00"}


# -- what stands

KINDS = st.sampled_from(["accept", "accept_other", "return", "set_aside", None])
ENTRY = st.tuples(
    st.integers(0, 4),  # day
    st.sampled_from(["zhou", "qian"]),
    st.sampled_from([0.1, 0.5, 0.9, 1.0]),
    KINDS,
    st.booleans(),  # corrects the author's entry before
)


def logged(rows: list[tuple[int, str, float, str | None, bool]]) -> list[Told]:
    log: list[Told] = []
    for number, (day, author, percent, decision, corrects) in enumerate(rows, start=1):
        mine = [one for one in log if one.author_id == author and one.supersedes_id is None]
        decided = None
        if decision is not None:
            values = {"percent": 0.3} if decision == "accept_other" else None
            decided = Decided(decision, AT, number, "sun", values)
        log.append(
            Told(
                id=number, uid=str(number), day=DAY + timedelta(days=day), author_id=author, author_name=author,
                reporter="", at=AT, facts=[("percent", {"percent": percent})], decided=decided,
                supersedes_id=mine[-1].id if corrects and mine else None,
            )
        )  # fmt: skip
    return log


@settings(max_examples=300, deadline=None)
@given(st.lists(ENTRY, max_size=8), st.randoms(use_true_random=False))
def test_the_order_in_which_the_log_is_read_does_not_matter(rows: Any, shuffled: random.Random) -> None:
    """sync.md I10: what stands is a function of the log alone."""
    log = logged(rows)
    mixed = list(log)
    shuffled.shuffle(mixed)

    assert replay(mixed) == replay(log)


@settings(max_examples=300, deadline=None)
@given(st.lists(ENTRY, max_size=8))
def test_every_entry_has_one_state_and_a_claim_never_counts(rows: Any) -> None:
    log = logged(rows)
    stands = replay(log)

    assert set(stands.states) == {one.id for one in log}
    assert all(stands.states[number] == "claimed" for number in stands.waiting)
    accepted = [one for one in log if stands.states[one.id] in ("accepted", "accepted_other")]
    assert (stands.accepted is None) == (not accepted)
    if accepted:
        last = max(accepted, key=lambda one: (one.day, one.decided.number if one.decided else 0))
        assert stands.accepted is not None and stands.accepted["entry"] == last.uid


def test_an_accepted_value_counts_until_its_correction_is_accepted() -> None:
    """Rule 6.42."""
    rows: list[tuple[int, str, float, str | None, bool]] = [
        (0, "zhou", 0.9, "accept", False),
        (0, "zhou", 0.5, None, True),
    ]
    assert (replay(logged(rows)).accepted or {})["percent"] == 0.9
    for decision, percent in (("return", 0.9), ("accept", 0.5)):
        decided = [rows[0], (*rows[1][:3], decision, True)]
        assert (replay(logged(decided)).accepted or {})["percent"] == percent


def test_a_late_fact_of_an_earlier_day_does_not_turn_a_later_one_back() -> None:
    rows = [(1, "zhou", 0.7, "accept", False), (0, "qian", 0.5, "accept", False)]

    assert (replay(logged(rows)).accepted or {})["percent"] == 0.7  # type: ignore[arg-type]


def test_less_than_100_percent_takes_a_finish_back() -> None:
    log = logged([(0, "zhou", 1.0, "accept", False), (1, "zhou", 0.9, "accept", False)])
    log[0] = replace(log[0], facts=[("finish", {"day": "2026-11-22"})])

    assert "finished_on" not in (replay(log).accepted or {})
    assert list(itertools.islice(replay(log).waiting, 1)) == []
