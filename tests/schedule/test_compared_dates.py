"""The list of dates in the import report: what it shows, in which order, with which counts."""

from __future__ import annotations

from typing import Any

import pytest

from engine.site import at, days, site
from headway.engine.document import RecordedDates
from headway.interchange.comparison import compare_recorded
from headway.schedule.rules.differences import chosen_lines, compare_dates, counts_of

pytestmark = pytest.mark.quick


def line(code: str, name: str, days: float | None, *, critical: bool = False, recorded: str = "2026-11-22") -> Any:
    moved = "2026-11-24" if days else recorded
    return {
        "code": code, "name": name, "critical": critical, "recorded_start": None, "calculated_start": "2026-11-20",
        "recorded_finish": recorded, "calculated_finish": moved, "difference_days": days,
    }  # fmt: skip


LINES = [
    line("B", "样板间涂料", 3.0),
    line("A", "铝模安装", 2.0, critical=True),
    line("C", "喷淋支管", 0.0, critical=True),
]


@pytest.mark.parametrize(
    ("shown", "order", "codes"),
    [
        ("differing", "size", ["B", "A"]),
        ("differing", "code", ["A", "B"]),
        ("critical", "size", ["A"]),
        ("all", "name", ["C", "B", "A"]),
    ],
)
def test_a_planner_sees_what_differs_what_of_it_is_critical_or_all(shown: str, order: str, codes: list[str]) -> None:
    assert [one["code"] for one in chosen_lines(LINES, shown, order)] == codes


def test_one_cause_can_be_looked_at_alone() -> None:
    lines = [one | {"cause": cause} for one, cause in zip(LINES, ["calendar", "runs_on", None], strict=True)]

    assert [one["code"] for one in chosen_lines(lines, "differing", "size", "runs_on")] == ["A"]
    assert counts_of(lines) == {"differing": 2, "critical": 1, "all": 3}


def test_what_has_no_cause_agrees_whatever_the_minute_says() -> None:
    """The end of a day and the start of the next are one instant, so the comparison gave it no cause."""
    next_morning = line("E", "养护", 0.6) | {"cause": None}

    assert counts_of([next_morning])["differing"] == 0


def test_every_filter_says_how_many_it_holds() -> None:
    assert counts_of(LINES) == {"differing": 2, "critical": 1, "all": 3}


def test_a_minute_is_a_difference_and_a_date_that_was_not_recorded_is_none() -> None:
    by_a_minute = line("D", "验收", 0.0) | {
        "recorded_finish": "2026-11-22T17:00",
        "calculated_finish": "2026-11-22T17:01",
    }

    assert counts_of([by_a_minute, LINES[2]])["differing"] == 1


def test_a_line_says_why_it_differs_and_whom_it_follows() -> None:
    """A is recorded a day later than we calculate, B behind it; C agrees (it ends at 08:00 of the next working day)."""
    yard = site([days("A", 1), days("B", 1), days("C", 1)], "A-B")
    told = {
        "A": RecordedDates(start=at("2026-01-06 08:00"), finish=at("2026-01-06 17:00")),
        "B": RecordedDates(start=at("2026-01-07 08:00"), finish=at("2026-01-07 17:00")),
        "C": RecordedDates(start=at("2026-01-05 08:00"), finish=at("2026-01-06 08:00")),
    }
    assert yard.calculated is not None
    comparison = compare_recorded(yard.project, yard.calculated, told)

    agree, lines = compare_dates(yard.project, yard.calculated.picture, told, comparison)

    why = {one["code"]: (one["cause"], one["follows"], one["difference_days"]) for one in lines}
    assert (agree, why) == (1, {"A": ("unknown", None, -1.0), "B": ("unknown", "A", -1.0), "C": (None, None, 0.0)})
