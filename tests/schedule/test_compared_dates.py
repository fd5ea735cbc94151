"""The list of dates in the import report: what it shows, in which order, with which counts."""

from __future__ import annotations

from typing import Any

import pytest

from headway.schedule.rules.differences import chosen_lines, counts_of

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


def test_every_filter_says_how_many_it_holds() -> None:
    assert counts_of(LINES) == {"differing": 2, "critical": 1, "all": 3}


def test_a_minute_is_a_difference_and_a_date_that_was_not_recorded_is_none() -> None:
    by_a_minute = line("D", "验收", 0.0) | {
        "recorded_finish": "2026-11-22T17:00",
        "calculated_finish": "2026-11-22T17:01",
    }

    assert counts_of([by_a_minute, LINES[2]])["differing"] == 1
