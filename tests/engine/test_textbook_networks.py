"""Worked examples of network textbooks under the profile of JGJ/T 121 (integer units, end-of-unit instants)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.site import MONDAY, task, textbook

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
