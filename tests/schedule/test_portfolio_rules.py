"""The figures of a portfolio from plain columns: planned percent, the main cause, the light."""

from typing import Any

import numpy as np
import pytest

from headway.schedule.rules.packed import NONE
from headway.schedule.rules.portfolio import (
    Slip,
    Standing,
    Work,
    figures_of,
    greatest_slip,
    planned_percent,
    state_of,
)

DAY = 1440


def work(*rows: dict[str, int]) -> Work:
    nothing = {"actual_finish": NONE, "kind": 1, "duration": 480, "critical": 1, "longest_path": 1}
    nothing |= {"start": 0, "finish": 0, "baseline_start": NONE, "baseline_finish": NONE}
    told = [nothing | {"ids": number} | row for number, row in enumerate(rows, 1)]
    return Work(**{name: np.array([row[name] for row in told], dtype=np.int32) for name in Work.__dataclass_fields__})


def test_rule_4_28_planned_percent_weighs_by_duration() -> None:
    done = {"duration": 10 * 480, "baseline_start": 0, "baseline_finish": 10 * DAY}
    half = {"duration": 30 * 480, "baseline_start": 0, "baseline_finish": 40 * DAY}
    unknown_to_the_baseline = {"duration": 99 * 480}

    assert planned_percent(work(done, half, unknown_to_the_baseline), 20 * DAY) == pytest.approx(0.625)
    assert planned_percent(work(unknown_to_the_baseline), 20 * DAY) is None


def test_rule_4_29_the_main_cause_adds_most_to_the_lateness_at_the_end_of_the_longest_path() -> None:
    piles = {"start": 0, "finish": 12 * DAY, "baseline_finish": 10 * DAY}
    pit = {"start": 12 * DAY, "finish": 31 * DAY, "baseline_finish": 20 * DAY}
    over_the_holiday = {"start": 31 * DAY, "finish": 54 * DAY, "baseline_finish": 25 * DAY}
    slab = {"start": 54 * DAY, "finish": 62 * DAY, "baseline_finish": 50 * DAY}
    beside_the_path = {"start": 0, "finish": 90 * DAY, "baseline_finish": 10 * DAY, "longest_path": 0}

    assert greatest_slip(work(slab, beside_the_path, pit, piles, over_the_holiday)) == Slip(activity_id=3, days=11)
    assert greatest_slip(work(beside_the_path | {"longest_path": 1, "actual_finish": 90 * DAY})) is None


def standing(**told: Any) -> Standing:
    usual = {"activity_count": 9, "unfinished_count": 5, "lateness_days": 0, "percent_complete": 0.4}
    return Standing(**(usual | {"planned_percent": 0.45, "data_date_age_days": 3} | told))


@pytest.mark.parametrize(
    ("told", "light", "reason"),
    [
        ({"activity_count": 0}, "unknown", "no_plan"),
        ({"lateness_days": None}, "unknown", "nothing_to_compare"),
        ({"lateness_days": 6}, "red", "late"),
        ({"lateness_days": 5}, "amber", "late"),
        ({"planned_percent": 0.5}, "amber", "behind"),
        ({"planned_percent": 0.49}, "green", "on_time"),
        ({"data_date_age_days": 15}, "amber", "stale"),
        ({"lateness_days": -2}, "green", "early"),
        ({"unfinished_count": 0, "data_date_age_days": 400}, "green", "finished"),
    ],
)
def test_rule_4_30_one_reason_decides_the_light(told: dict[str, Any], light: str, reason: str) -> None:
    state = state_of(standing(**told))

    assert (state.light, state.reason) == (light, reason)


def test_a_plan_without_activities_has_no_figures() -> None:
    figures = figures_of(work(), None)

    assert (figures.unfinished_count, figures.planned_percent, figures.slip, figures.next_milestone_id) == (
        0, None, None, None,
    )  # fmt: skip
