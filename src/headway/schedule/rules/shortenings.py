"""What shortening brings an activity forward, calculated on a plan's state (rule 4.54)."""

from __future__ import annotations

from dataclasses import dataclass

from headway.engine import build_network_from_columns
from headway.engine.columns import NO_INSTANT
from headway.engine.why.reasons import DateName
from headway.engine.why.shorten import Gain, Shortening, gains, lateness, shorten
from headway.schedule.rules.network import columns_of_state
from headway.schedule.rules.state import PlanState
from headway.schedule.rules.summaries import WBS

MOST_TRIES, MOST_ALONE = 40, 12
"""Plans that one request calculates, for sets and for single activities; a screen waits for them."""
MOST_ROWS = 400_000
"""Rows of all those plans together: a plan of 100,000 activities is calculated four times for sets."""


@dataclass(frozen=True)
class Shortenings:
    """`date`: start, or finish of begun work and of a summary. `alone`: one activity each, the greatest gain first.

    `late`: what one day more of this activity does to the project. `together`: the fewest days that bring the whole of it; None where one activity alone does, or nothing can be found.
    """

    date: DateName
    before: int
    project_before: int
    alone: list[Gain]
    late: tuple[int, int] | None  # finish of the project if it takes a day longer, minutes lost; None for what has none
    together: Shortening | None


def shortenings_of(state: PlanState, row: int, days: int) -> Shortenings:
    """What brings the activity in `row` forward by `days` working days; durations only, no prices are known."""
    begun = int(state.activity["actual_start"][row]) != NO_INSTANT or int(state.activity["kind"][row]) == WBS
    date = DateName.FINISH if begun else DateName.START
    network = build_network_from_columns(columns_of_state(state))
    tries = max(1, MOST_ROWS // max(1, network.size))
    alone, before, project_before = gains(network, row, days, date, most=min(MOST_ALONE, tries))
    wanted = days * network.plan.columns.options.minutes_per_day
    together = None
    if not any(gain.minutes >= wanted for gain in alone):
        together = shorten(network, row, days, date=date, most_tries=min(MOST_TRIES, tries))
    is_open = int(state.activity["actual_finish"][row]) == NO_INSTANT and int(state.activity["duration"][row]) > 0
    late = lateness(network, row, 1) if is_open and int(state.activity["kind"][row]) != WBS else None
    return Shortenings(date, before, project_before, alone, late, together)
