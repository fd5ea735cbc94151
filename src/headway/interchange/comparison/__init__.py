"""Recorded against calculated: which dates differ, where each chain of differences begins, and why.

A difference is *carried* when our rules give the recorded date as soon as the neighbours stand where the file says
they stand (`engine.comparison.neighbours`). What is left differs by itself: it is the *first* of its chain, and gets
the cause that can be proved for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from headway.engine import CalculatedProject, layout
from headway.engine.columns import NO_INSTANT
from headway.engine.comparison.neighbours import Supposed, early_behind, late_before, without_neighbours
from headway.engine.document import RecordedDates, ScheduleProject
from headway.interchange.comparison.causes import Cause, cause_of_early
from headway.interchange.comparison.recorded import Beside, Ints, Mask, beside

__all__ = ["Cause", "Comparison", "Group", "compare_recorded"]


@dataclass(slots=True)
class Group:
    """Differences of one cause: rows that differ by themselves, and those that only follow them.

    `late`: only late dates differ. Rows are positions in the project's activities, in their order.
    """

    cause: Cause
    late: bool
    first: list[int] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs of a project. `cause_of` and `first_of` by row: why, and with which row its chain begins (-1 = itself
    or nobody knows). Activities that agree in all recorded dates have no cause.
    """

    compared: int
    agree: int
    groups: list[Group]
    cause_of: dict[int, Cause]
    first_of: dict[int, int]


def compare_recorded(
    project: ScheduleProject, calculated: CalculatedProject, recorded: Mapping[str, RecordedDates]
) -> Comparison:  # fmt: skip
    """Group the activities whose recorded dates differ from the calculated ones by their cause, the largest first.

    Two instants are equal when no working minute of the activity's calendar lies between them. An activity whose
    early dates (or its start and finish) differ counts there; one whose late dates alone differ is told apart.
    """
    told = beside(project, calculated, recorded)
    early = told.differing("start", "finish", "early_start", "early_finish")
    late = told.differing("late_start", "late_finish") & ~early
    found = [*_early_groups(told, early), *_late_groups(told, late, early)]
    missing = np.flatnonzero(told.missing).tolist()
    if missing:
        found.append((Group(Cause.MISSING, late=False, first=missing), {}))
    groups = sorted((group for group, _ in found), key=lambda g: (g.late, -len(g.first) - len(g.carried)))
    first_of = {row: first for _, chain in found for row, first in chain.items()}
    return Comparison(
        compared=int(told.compared.sum()),
        agree=int((told.compared & ~early & ~late).sum()),
        groups=groups,
        cause_of={row: group.cause for group in groups for row in (*group.first, *group.carried)},
        first_of=first_of,
    )


Found = list[tuple[Group, dict[int, int]]]


def _early_groups(told: Beside, differing: Mask) -> Found:
    if not differing.any():
        return []
    network = told.calculated.network
    start, finish = _scheduled(told)
    told.columns["early_start"], told.columns["early_finish"] = start, finish
    expected = early_behind(network, Supposed(start, finish))
    alone = without_neighbours(network)
    follows = differing & told.same(start, expected.start) & told.same(finish, expected.finish)
    causes = {
        row: cause_of_early(told, row, (int(expected.start[row]), int(expected.finish[row])), int(alone.start[row]))
        for row in np.flatnonzero(differing & ~follows).tolist()
    }
    return _grouped(_chains(told, follows, set(causes), forward=True), causes, late=False)


def _scheduled(told: Beside) -> tuple[Ints, Ints]:
    """Where the file's tool scheduled each activity: its early dates, else its start and finish."""
    pairs = (("early_start", "start"), ("early_finish", "finish"))
    start, finish = (np.where(told.columns[a] != NO_INSTANT, told.columns[a], told.columns[b]) for a, b in pairs)
    return start.astype(np.int32), finish.astype(np.int32)


def _late_groups(told: Beside, differing: Mask, early: Mask) -> Found:
    if not differing.any():
        return []
    network, picture = told.calculated.network, told.calculated.picture
    recorded = Supposed(told.columns["late_start"], told.columns["late_finish"])
    ends = told.compared & ~_has_successor(told) & (recorded.finish != NO_INSTANT)
    ours = int(picture.late_finish[ends].max(initial=NO_INSTANT))
    ours = ours if ours != NO_INSTANT else picture.project_finish
    theirs = _most_frequent(recorded.finish[ends & differing], ours)
    to_theirs = differing & _explained(told, recorded, late_before(network, _nobody(told), theirs))
    follows = differing & ~to_theirs & ~ends & _explained(told, recorded, late_before(network, recorded, ours))
    unknown = dict.fromkeys(np.flatnonzero(differing & ~to_theirs & ~follows).tolist(), Cause.UNKNOWN)
    begun = {*unknown, *np.flatnonzero(early).tolist()}  # an early difference moves the late dates before it
    found = _grouped(_chains(told, follows, begun, forward=False), unknown, late=True)
    if to_theirs.any():
        last = np.flatnonzero(to_theirs & ends).tolist()
        chains = _chains(told, to_theirs & ~ends, set(last), forward=False)
        found.append((Group(Cause.OTHER_FINISH, late=True, first=last, carried=list(chains)), chains))
    return found


def _nobody(told: Beside) -> Supposed:
    nothing = np.full(len(told.compared), NO_INSTANT, np.int32)
    return Supposed(nothing, nothing)


def _explained(told: Beside, recorded: Supposed, expected: Supposed) -> Mask:
    return told.same(recorded.start, expected.start) & told.same(recorded.finish, expected.finish)


def _most_frequent(instants: Ints, otherwise: int) -> int:
    if not len(instants):
        return otherwise
    values, counts = np.unique(instants, return_counts=True)
    return int(values[counts.argmax()])


def _has_successor(told: Beside) -> Mask:
    """Activities with a successor, their own or that of a summary above them."""
    network = told.calculated.network
    found = np.zeros(network.act.shape[1], np.bool_)
    internal = network.rel[layout.R_INTERNAL] == 1
    found[network.rel[layout.R_FROM, ~internal]] = True
    inside = network.rel[:, internal]
    for _ in range(network.size):
        grown = found.copy()
        grown[inside[layout.R_FROM, found[inside[layout.R_TO]]]] = True
        if (grown == found).all():
            break
        found = grown
    return found[: network.size]


def _chains(told: Beside, follows: Mask, firsts: set[int], *, forward: bool) -> dict[int, int]:
    """The first row of the chain of each row that follows; -1 where none is found among the activities."""
    network = told.calculated.network
    rel = network.rel
    near, far = (layout.R_TO, layout.R_FROM) if forward else (layout.R_FROM, layout.R_TO)
    sources: dict[int, list[int]] = {}
    for row, other in zip(rel[near].tolist(), rel[far].tolist(), strict=True):
        sources.setdefault(row, []).append(other)
    order = network.order.tolist()
    first: dict[int, int] = {row: row for row in firsts}
    for node in order if forward else reversed(order):
        if node in first:
            continue
        if node < network.size and not follows[node] and not network.act[layout.A_MODE, node] & layout.M_GATE:
            continue
        known = next((first[other] for other in sources.get(node, ()) if first.get(other, -1) >= 0), -1)
        first[node] = known
    return {row: first.get(row, -1) for row in np.flatnonzero(follows).tolist()}


def _grouped(chains: dict[int, int], causes: dict[int, Cause], *, late: bool) -> Found:
    groups: dict[Cause, Group] = {}
    for row, cause in causes.items():
        groups.setdefault(cause, Group(cause, late)).first.append(row)
    for row, first in chains.items():
        cause = causes.get(first, Cause.CARRIED)
        groups.setdefault(cause, Group(cause, late)).carried.append(row)
    return [(group, {row: chains[row] for row in group.carried}) for group in groups.values()]
