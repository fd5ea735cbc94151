"""Worked examples of network textbooks under the profile of JGJ/T 121 (integer units, end-of-unit instants)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.site import MONDAY, Site, task, textbook

pytestmark = pytest.mark.quick


def test_six_activities_take_17_and_A_B_D_F_are_critical() -> None:
    yard = textbook(
        [task("A", 3), task("B", 5), task("C", 4), task("D", 6), task("E", 2), task("F", 3)],
        "A-B, A-C, B-D, B-E, C-E, D-F, E-F",
    )

    assert max(yard.column("early_finish").values()) - yard.calculated.picture.project_start == 17
    assert [uid for uid, critical in yard.column("critical").items() if critical] == ["A", "B", "D", "F"]
    assert (yard.column("total_float")["C"], yard.column("free_float")["C"]) == (5, 1)
    assert (yard.column("total_float")["E"], yard.column("free_float")["E"]) == (4, 4)


def test_two_links_of_one_pair_both_hold() -> None:
    """搭接: i(10) -> j(4) with STS 2 and FTF 3; keeping only the first link would give 2 / 6."""
    yard = textbook([task("i", 10), task("j", 4)], "i-j SS+2, i-j FF+3")

    assert yard.units("j") == (9, 13)


def test_a_negative_start_is_held_at_the_virtual_start() -> None:
    """搭接: FTF 5 from i(10) to j(22) gives a raw start of -7; the virtual start node holds it at 0."""
    yard = textbook([task("i", 10), task("j", 22)], "i-j FF+5")

    assert yard.units("j") == (0, 22)


def test_a_finish_after_the_last_successor_is_the_end_of_the_network() -> None:
    """搭接: the virtual end follows every activity, also one that no link joins to it."""
    yard = textbook([task("i", 30), task("j", 5)], "i-j SS+3")

    assert yard.calculated.picture.project_finish - yard.calculated.picture.project_start == 30
    assert yard.units("j", "late_start", "late_finish") == (25, 30)


def test_start_to_finish_holds_the_finish_only() -> None:
    yard = textbook([task("i", 10), task("j", 4)], "i-j SF+9")

    assert yard.units("j") == (5, 9)


def test_with_a_required_end_the_smallest_float_is_critical_whatever_its_sign() -> None:
    """JGJ/T 121: Tp - Tc where a required duration is given; here Tc = 8, Tr = 6."""
    yard = textbook([task("A", 3), task("B", 5), task("C", 1)], "A-B", must_finish_by=MONDAY + timedelta(minutes=6))

    assert yard.column("total_float") == {"A": -2, "B": -2, "C": 5}
    assert [uid for uid, critical in yard.column("critical").items() if critical] == ["A", "B"]


def flow(rhythms: dict[str, list[int]]) -> Site:
    """流水施工: one activity per crew, and for each zone a link "not in a zone before the crew ahead has left it".

    Crew j enters zone k after sum(j, 1..k-1), crew i leaves it after sum(i, 1..k): start to start with
    the difference as lag, one link per zone. The engine keeps them all; the largest is the step K
    (累加、错位、取大差).
    """
    crews = [task(crew, sum(zones)) for crew, zones in rhythms.items()]
    pairs = list(zip(rhythms.items(), list(rhythms.items())[1:], strict=False))
    steps = [
        f"{ahead}-{crew} SS{sum(before[: zone + 1]) - sum(after[:zone]):+d}"
        for (ahead, before), (crew, after) in pairs
        for zone in range(len(before))
    ]
    return textbook(crews, ", ".join(steps))


def test_crews_without_a_common_rhythm_take_the_largest_difference_as_step() -> None:
    """流水 甲 3,5,2,4 乙 4,3,3,3 丙 5,2,4,2: K = 4, 4 and T = 4 + 4 + 13 = 21."""
    yard = flow({"jia": [3, 5, 2, 4], "yi": [4, 3, 3, 3], "bing": [5, 2, 4, 2]})

    assert [yard.units(crew)[0] for crew in ("jia", "yi", "bing")] == [0, 4, 8]
    assert yard.units("bing")[1] == 21


def test_a_published_step_of_2_is_really_6() -> None:
    """The trap: a web page gives K = 2 for 2,5,7,8 / 3,5,9,11; with 2 the second crew overtakes the first."""
    assert flow({"jia": [2, 5, 7, 8], "yi": [3, 5, 9, 11]}).units("yi")[0] == 6


@pytest.mark.parametrize(("remaining", "mark"), [(3, 5), (4, 4)])
def test_the_front_line_by_share_and_by_remaining_duration_may_disagree(remaining: int, mark: int) -> None:
    """前锋线: ES 3, D 5, check at 6, 40 % done (3 of 5 remain), but the foreman says 4 days are left.

    The delay is the finish of the update against that of the plan; the mark stands that far before the check.
    """
    check = MONDAY + timedelta(minutes=6)
    planned = textbook([task("before", 3), task("work", 5)], "before-work")
    started = task(
        "work", 5, actual_start=MONDAY + timedelta(minutes=3), remaining_minutes=remaining, actual_minutes=5 - remaining
    )
    done = task("before", 3, actual_start=MONDAY, actual_finish=MONDAY + timedelta(minutes=3), percent_complete=1.0)
    updated = textbook([done, started], "before-work", data_date=check)

    delay = updated.units("work")[1] - planned.units("work")[1]

    assert 6 - delay == mark
