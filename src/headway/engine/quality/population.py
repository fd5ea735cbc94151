"""Who is looked at: the activities and relations of a plan that a check counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.columns import FLAG_INACTIVE, KINDS, NO_INSTANT, NO_ROW
from headway.engine.document import ActivityKind, Profile
from headway.engine.lookups import work_between
from headway.engine.network import Network
from headway.engine.picture import Picture
from headway.engine.quality.check import Facts, Ints, Mask

TASKS = (KINDS.index(ActivityKind.TASK), KINDS.index(ActivityKind.RESOURCE_DEPENDENT))
MILESTONES = (KINDS.index(ActivityKind.START_MILESTONE), KINDS.index(ActivityKind.FINISH_MILESTONE))
WBS = KINDS.index(ActivityKind.WBS)
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Population:
    """A calculated plan and the parts of it that are counted.

    `tasks`: what DCMA-EA PAM 200.1 (October 2012) counts, section 4.0: no level of effort, no summaries, no milestones
    (work without duration is one); `open_tasks`: of these the unfinished. `open_work`: unfinished tasks and milestones.
    `links`: positions of the relations that hold dates; `open_links`: of these the ones into `open_tasks`.
    """

    network: Network
    picture: Picture
    facts: Facts
    tasks: Mask
    open_tasks: Mask
    open_work: Mask
    links: Ints
    open_links: Ints

    @property
    def minutes_per_day(self) -> int:
        """What a working day counts, as the plan shows its durations and floats."""
        return self.network.plan.columns.options.minutes_per_day

    @property
    def data_date(self) -> int:
        return self.network.data_date

    @property
    def without(self) -> str:
        """Why nothing is left to count."""
        return "all_complete" if self.tasks.any() else "empty_plan"

    def linked(self, *, before: bool, kinds: tuple[int, ...] | None = None) -> Mask:
        """Which activities have a predecessor (`before`) or a successor, by a relation of one of `kinds`.

        A relation of a summary holds for everything under it. Relations with other projects count.
        """
        plan, links = self.network.plan, self.links
        if kinds is not None:
            links = links[np.isin(plan.relation_type[links], kinds)]
        found = np.zeros(plan.size, np.bool_)
        found[(plan.successor if before else plan.predecessor)[links]] = True
        outside = self.facts.external_before if before else self.facts.external_after
        if outside is not None:
            found |= outside
        return self._handed_down(found)

    def _handed_down(self, found: Mask) -> Mask:
        parent = self.network.plan.parent
        if not found[self.network.plan.kind == WBS].any():
            return found
        for _ in range(_DEEPEST):
            grown = found | (found[parent] & (parent != NO_ROW))
            if (grown == found).all():
                break
            found = grown
        return found

    def is_later(self, rows: Ints, instants: Ints, than: Ints | int) -> Mask:
        """Whether working time of each row's calendar lies between `than` and the later instant.

        Without an instant nothing is later. So the end of a day and the start of the next are one instant.
        """
        bounds = np.broadcast_to(np.asarray(than, np.int32), instants.shape).astype(np.int32)
        out = np.zeros(len(rows), np.int64)
        calendars = np.ascontiguousarray(self.network.act[layout.A_CALENDAR, rows])
        work_between(self.network.tables.for_kernels, calendars, bounds, np.ascontiguousarray(instants, np.int32), out)
        return np.asarray((out > 0) & (instants != NO_INSTANT) & (bounds != NO_INSTANT), np.bool_)


def population_of(network: Network, picture: Picture, facts: Facts) -> Population:
    """The parts of a calculated plan that the checks count."""
    plan = network.plan
    active = (plan.flags & FLAG_INACTIVE) == 0
    works = np.isin(plan.kind, (*TASKS, *MILESTONES)) & active
    tasks = np.isin(plan.kind, TASKS) & active & (plan.duration > 0)
    holds = works | ((plan.kind == WBS) & active & (network.profile is Profile.MSP))
    links = np.flatnonzero(holds[plan.predecessor] & holds[plan.successor]).astype(np.int32)
    open_tasks = tasks & ~plan.complete
    return Population(
        network=network,
        picture=picture,
        facts=facts,
        tasks=tasks,
        open_tasks=open_tasks,
        open_work=works & ~plan.complete,
        links=links,
        open_links=links[open_tasks[plan.successor[links]]],
    )


def rows_of(mask: NDArray[np.bool_]) -> Ints:
    """Positions where `mask` holds."""
    return np.flatnonzero(mask).astype(np.int32)
