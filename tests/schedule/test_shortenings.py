"""What the panel says could be shortened so that an activity comes earlier: each gain is calculated (rule 4.54)."""

from __future__ import annotations

import pytest
from two_storeys import DAY, again, edit, number_of

from headway.kernel.errors import NotFound
from headway.people.models import Account
from headway.schedule.models import Plan
from headway.schedule.queries.shortenings import get_shortenings

pytestmark = pytest.mark.django_db


def test_what_stands_before_an_activity_brings_it_forward_day_by_day(plan: Plan) -> None:
    told = get_shortenings(plan, number_of(plan, "B3"), 1)

    assert (told["date"], told["before"], told["together"]) == ("start", "2026-03-23T08:00", None)
    gains = [(one["code"], one["days"], one["after"], one["gain_minutes"]) for one in told["alone"]]
    assert gains == [("B2", 1, "2026-03-20T08:00", DAY), ("B1", 1, "2026-03-20T08:00", DAY)]
    assert {one["project_gain_minutes"] for one in told["alone"]} == {DAY}
    assert told["late_by_a_day"] == {"project_after": "2026-03-26T17:00", "project_loss_minutes": DAY}


def test_a_parallel_path_takes_the_gain_and_several_are_shortened_together(plan: Plan, planner: Account) -> None:
    """B3 waits for B2 and, no less long, for a second frame: one of them alone brings nothing."""
    b1, b3 = number_of(plan, "B1"), number_of(plan, "B3")
    edit(
        plan, planner,
        {"kind": "add_activity", "parent_id": number_of(plan, "B"), "values": {
            "code": "B9", "name": "钢梁", "duration_minutes": 10 * DAY}},
    )  # fmt: skip
    b9 = number_of(plan, "B9")
    edit(
        plan, planner,
        {"kind": "add_relation", "predecessor_id": b1, "successor_id": b9, "values": {}},
        {"kind": "add_relation", "predecessor_id": b9, "successor_id": b3, "values": {}},
        {"kind": "change_activity", "activity_id": b1, "values": {"duration_minutes": DAY}},
    )  # fmt: skip

    told = get_shortenings(again(plan), b3, 2)

    assert told["alone"] == []
    together = told["together"]
    assert (together["reached"], together["proven"]) == (True, True)
    assert sorted((one["code"], one["days"]) for one in together["shortened"]) == [("B2", 2), ("B9", 2)]


def test_work_of_others_is_not_told(plan: Plan) -> None:
    plan.scope = frozenset({number_of(plan, "B3")})

    told = get_shortenings(plan, number_of(plan, "B3"), 1)

    assert (told["alone"], told["hidden"]) == ([], True)
    with pytest.raises(NotFound):
        get_shortenings(plan, number_of(plan, "B1"), 1)
