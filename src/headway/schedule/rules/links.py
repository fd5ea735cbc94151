"""Relations between plans of two projects, and the external dates that they leave at their ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from headway.engine.columns import NO_INSTANT, RELATION_TYPES, PlanColumns
from headway.engine.document import Profile
from headway.engine.network import build
from headway.engine.together import CrossRelation, Together, calculate_together
from headway.schedule.rules.changes import RowChange
from headway.schedule.rules.network import columns_of_state, options_of
from headway.schedule.rules.state import PlanState

EARLY, LATE = "external_early_start", "external_late_finish"
End = tuple[int, int, str]
"""Plan, number of the activity, and the column that the relation writes there."""
States = Mapping[int, PlanState]


@dataclass(frozen=True, slots=True)
class Link:
    """A relation from an activity of one plan to that of another; its row stands in the plan `after`."""

    before_plan: int
    before_activity: int
    after_plan: int
    after_activity: int
    type: int
    lag: int

    @property
    def ends(self) -> tuple[End, End]:
        return (self.before_plan, self.before_activity, LATE), (self.after_plan, self.after_activity, EARLY)


def takes_links(options: object) -> bool:
    """Whether a plan with these settings is moved by relations to other projects: P6's rules, not told to ignore them."""
    told = options_of(options)
    return told.profile is not Profile.MSP and not told.ignores_external_relations


def ends_of(links: Iterable[Link]) -> set[End]:
    """Where relations write."""
    return {end for link in links for end in link.ends}


def reaching(states: States, links: Iterable[Link]) -> list[Link]:
    """The relations of which both ends are there."""
    return [link for link in links if _reaches(states, link)]


def carried(states: States, links: Sequence[Link]) -> dict[End, int | None]:
    """The external date that each end of `links` should hold; all plans in `states` are calculated together.

    A link that leads to no activity of `states` (another project was archived or deleted, or no longer has it) holds
    what stands at its end. Raises LoopFound and other ScheduleErrors; activities are named `plan:number`.
    """
    tied = reaching(states, links)
    held = ends_of(link for link in links if not _reaches(states, link))
    joint = together(states, tied, held)
    found: dict[End, int | None] = {end: _current(states, end) for end in held if end[0] in states}
    for link, early, late in zip(tied, joint.early.tolist(), joint.late.tolist(), strict=True):
        for end, value, tighter in zip(link.ends, (late, early), (min, max), strict=True):
            told = None if value == NO_INSTANT else value
            earlier = found.get(end)
            found[end] = told if earlier is None else earlier if told is None else tighter(told, earlier)
    return found


def together(states: States, links: Sequence[Link], held: Iterable[End] = ()) -> Together:
    """All plans in one pass: the relations between them in place of the external dates, but for those in `held`."""
    order = sorted(states)
    explained = ends_of(links) - set(held)
    networks = [build(_columns(plan_id, states[plan_id], explained)) for plan_id in order]
    place = {plan_id: number for number, plan_id in enumerate(order)}
    cross = [
        CrossRelation(
            place[link.before_plan],
            states[link.before_plan].activity.position(link.before_activity),
            place[link.after_plan],
            states[link.after_plan].activity.position(link.after_activity),
            RELATION_TYPES[link.type],
            link.lag,
        )
        for link in links
    ]
    return calculate_together(networks, cross)


def changes_for(plan_id: int, state: PlanState, wanted: Mapping[End, int | None]) -> list[RowChange]:
    """What has to change in a plan so that its linked activities hold the dates that are `wanted` of them."""
    fields: dict[int, dict[str, tuple[int | None, int | None]]] = {}
    for end, value in wanted.items():
        _, number, column = end
        if end[0] != plan_id or state.activity.position(number) < 0:
            continue
        current = _current({plan_id: state}, end)
        if current != value:
            fields.setdefault(number, {})[column] = current, value
    return [
        RowChange(
            "activity", number, {name: old for name, (old, _) in told.items()}, {n: new for n, (_, new) in told.items()}
        )
        for number, told in sorted(fields.items())
    ]


def _reaches(states: States, link: Link) -> bool:
    ends = ((link.before_plan, link.before_activity), (link.after_plan, link.after_activity))
    return all(plan in states and states[plan].activity.position(number) >= 0 for plan, number in ends)


def _current(states: States, end: End) -> int | None:
    plan_id, number, column = end
    place = states[plan_id].activity.position(number)
    value = NO_INSTANT if place < 0 else int(states[plan_id].activity[column][place])
    return None if value == NO_INSTANT else value


def _columns(plan_id: int, state: PlanState, explained: set[End]) -> PlanColumns:
    """The columns of one plan, floats counted to its own finish: so it is calculated by itself, too."""
    columns = columns_of_state(state)
    return replace(
        columns,
        uids=[f"{plan_id}:{number}" for number in state.activity.ids.tolist()],
        options=replace(columns.options, float_to_own_project_finish=True),
        external_early_start=_without(plan_id, state, EARLY, explained),
        external_late_finish=_without(plan_id, state, LATE, explained),
    )


def _without(plan_id: int, state: PlanState, name: str, explained: set[End]) -> NDArray[np.int32]:
    """A column of external dates without those that relations explain."""
    dates = state.activity[name].copy()
    rows = [state.activity.position(number) for plan, number, column in explained if (plan, column) == (plan_id, name)]
    dates[rows] = NO_INSTANT
    return dates
