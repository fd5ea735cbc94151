"""The hospital's question: what would another clean-room subcontractor and two shifts below bring?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from headway.schedule.actions import branch_scenario
from headway.schedule.demo import DATA_DATE
from headway.schedule.demo.meetings import change_durations, told_at
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.schedule.models import Plan

FASTER_DAYS = {
    # panels ready cut from the workshop, a second gang; two shifts in the entrance hall and in emergency
    "SS-7-01": 4,
    "SS-8-01": 3,
    "SS-6-04": 3,
    "SS-7-04": 3,
    "SS-8-04": 3,
    "SS-4-08": 3,
    "SS-5-08": 3,
    "SS-6-08": 3,
    "SS-7-08": 3,
    "SS-8-08": 3,
    "SS-Y-02": 4,
    "SS-Y-03": 3,
    "SS-6-02": 2,
    "SS-8-02": 2,
    "SS-7-02": 2,
    "DT-10": 4,
    "DT-12": 3,
    "DT-11": 3,
    "JZ-09": 6,
    "JZ-10": 4,
    "JZ-12": 3,
    "JZ-11": 3,
    "JZ-13": 3,
    "DT-09": 7,
}


def branch_change_of_firm(live: Plan, planner: Account) -> None:
    """A scenario of the live plan in which the theatres and the ground floor go faster."""
    at = told_at(DATA_DATE, live.time_zone)
    scenario = branch_scenario(user=planner, plan_id=live.pk, name=text("schedule.demo.scenario"), now=at)
    change_durations(plan=scenario, minutes={c: 480 * d for c, d in FASTER_DAYS.items()}, author=planner, now=at)
