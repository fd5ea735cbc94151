"""Projects that are calculated together, because relations lead from one into the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.calendars import CalendarTables, inverse_of
from headway.engine.columns import LAG_CALENDARS, NO_INSTANT, RELATION_TYPES, PlanColumns, columns_of
from headway.engine.cpm import (
    Finishes,
    Passed,
    at_the_edge,
    calculate,
    late_finish_of,
    passes,
    picture_of,
    refuse_absurd,
)
from headway.engine.crossing import crossing_bounds
from headway.engine.document import Profile, ProgressLogic, RelationType, ScheduleProject
from headway.engine.errors import LoopFound
from headway.engine.graph import loops_of, topological
from headway.engine.network import Network, build
from headway.engine.picture import Picture
from headway.engine.profile_p6 import mark_progress, overtaken

Ints = NDArray[np.int32]
_DAY = 1440


@dataclass(frozen=True, slots=True)
class CrossRelation:
    """A relation from the activity in `row` of one project to that of another. Projects: positions. Lag: minutes."""

    before_project: int
    before_row: int
    after_project: int
    after_row: int
    type: RelationType = RelationType.FS
    lag_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Together:
    """The networks and pictures of the projects in their order; per relation between them whether it drives, and its bounds.

    `early`: the external early start that the relation leaves its successor, `late`: the external late finish that it
    leaves its predecessor. With these a project calculated by itself has the same dates. NO_INSTANT: it binds nobody.
    """

    networks: list[Network]
    pictures: list[Picture]
    driving: NDArray[np.bool_]
    early: Ints
    late: Ints


@dataclass(frozen=True, slots=True)
class _Progress:
    """What the rules of progress ask of the ends of relations, for the activities of all projects."""

    complete: NDArray[np.bool_]
    in_progress: NDArray[np.bool_]
    actual_start: Ints
    actual_finish: Ints
    actual: Ints


def calculate_together(networks: Sequence[Network], cross: Sequence[CrossRelation]) -> Together:
    """One forward and one backward pass over all `networks` and the relations `cross` between them (rules of P6).

    Each project keeps its data date, calendars and options; lags between projects run on the calendar that the
    successor's project names. The backward pass begins at each project's own finish, or at the latest of all where
    its option says so (`float_to_own_project_finish` off). Source: O (scheduling several projects).
    Raises LoopFound (uids of all projects) for a loop across projects, InstantOutOfRange.
    """
    first = min(network.tables.first_day for network in networks)
    last = max(network.tables.first_day + network.tables.days for network in networks)
    while True:
        one = [build(network.plan.columns, horizon=(first, last)) for network in networks]
        joined = _Joined(one, cross)
        parts = joined.passed()
        if not at_the_edge(joined.network, joined.out):
            break
        first, last = first - (last - first), last + (last - first)
    pictures = []
    for network, own in zip(one, parts, strict=True):
        refuse_absurd(network, own)
        pictures.append(picture_of(network, own))
    return Together(one, pictures, joined.cross_driving(), *joined.bounds())


class _Joined:
    """All networks as one. `nodes`, `places`: where each project's nodes and relations begin."""

    def __init__(self, networks: Sequence[Network], cross: Sequence[CrossRelation]) -> None:
        self.networks = networks
        self.nodes = np.cumsum([0, *(network.act.shape[1] for network in networks)])
        calendars = np.cumsum([0, *(len(network.tables.cumulative) for network in networks)])
        tables = _tables([network.tables for network in networks])
        act = np.asfortranarray(np.concatenate([network.act for network in networks], axis=1))
        rels = []
        for place, network in enumerate(networks):
            own = slice(self.nodes[place], self.nodes[place + 1])
            act[layout.A_CALENDAR, own] += calendars[place]
            rel = network.rel.copy()
            rel[layout.R_FROM] += self.nodes[place]
            rel[layout.R_TO] += self.nodes[place]
            rel[layout.R_LAG_CALENDAR] += calendars[place]
            rels.append(rel)
        self.progress = _progress(networks, int(self.nodes[-1]))
        rels.append(self._cross(cross, tables, act, calendars))
        self.places = np.cumsum([0, *(rel.shape[1] for rel in rels)])
        self.order = np.argsort(np.concatenate([rel[layout.R_TO] for rel in rels]), kind="stable")
        rel = np.asfortranarray(np.concatenate(rels, axis=1)[:, self.order])
        pointer = np.zeros(act.shape[1] + 1, np.int32)
        np.add.at(pointer, rel[layout.R_TO] + 1, 1)
        pointer = np.cumsum(pointer).astype(np.int32)
        self.network = replace(
            networks[0],
            tables=tables,
            act=act,
            rel=rel,
            pointer=pointer,
            order=self._ordered(pointer, rel),
            slot_relation=np.full(rel.shape[1], -1, np.int32),
            segments=_segments(networks, calendars),
        )

    def _cross(
        self, cross: Sequence[CrossRelation], tables: CalendarTables, act: Ints, calendars: NDArray[np.int64]
    ) -> Ints:
        """The relations between projects as columns, after progress has done to them what it does to others."""
        rel = np.full((layout.REL_ROWS, len(cross)), 0, np.int32, order="F")
        rel[layout.R_RULE], rel[layout.R_AT] = layout.W_LOGIC, NO_INSTANT
        for k, one in enumerate(cross):
            rel[layout.R_FROM, k] = self.nodes[one.before_project] + one.before_row
            rel[layout.R_TO, k] = self.nodes[one.after_project] + one.after_row
            rel[layout.R_TYPE, k], rel[layout.R_LAG, k] = RELATION_TYPES.index(one.type), one.lag_minutes
        dropped = np.zeros(len(cross), np.bool_)
        for place, network in enumerate(self.networks):
            rows = np.array([k for k, one in enumerate(cross) if one.after_project == place], np.intp)
            if not len(rows):
                continue
            options, own = network.plan.columns.options, rel[:, rows]
            default = network.plan.columns.default_calendar
            choices = np.array([
                act[layout.A_CALENDAR, own[layout.R_FROM]],
                act[layout.A_CALENDAR, own[layout.R_TO]],
                np.full(len(rows), calendars[place] + (default if default >= 0 else network.tables.standard)),
                np.full(len(rows), calendars[place] + network.tables.round_the_clock),
            ])  # fmt: skip
            own[layout.R_LAG_CALENDAR] = choices[LAG_CALENDARS.index(options.lag_calendar)]
            mark_progress(self.progress, options, tables, own, network.project_start)
            rel[:, rows] = own
            if options.progress_logic is ProgressLogic.PROGRESS_OVERRIDE:
                dropped[rows] = overtaken(self.progress, own[layout.R_FROM], own[layout.R_TO])
        out = act[layout.A_MODE] & layout.M_OUT != 0
        self.kept = np.flatnonzero(~dropped & ~out[rel[layout.R_FROM]] & ~out[rel[layout.R_TO]])
        self.count = len(cross)
        return rel[:, self.kept]

    def _ordered(self, pointer: Ints, rel: Ints) -> Ints:
        order = np.empty(len(pointer) - 1, np.int32)
        before = np.ascontiguousarray(rel[layout.R_FROM])
        if topological(pointer, before, order) == len(order):
            return order
        loops = loops_of(len(order), before, rel[layout.R_TO])
        raise LoopFound([[self._uid(node) for node in loop] for loop in loops])

    def _uid(self, node: int) -> str:
        place = int(np.searchsorted(self.nodes, node, side="right")) - 1
        network = self.networks[place]
        return network.plan.uid(network.gates.row_of(node - int(self.nodes[place]), network.size))

    def passed(self) -> list[Passed]:
        """Both passes, and what they leave of each project; the backward pass begins where its options say."""
        finish, late = [0], [0]

        def finishes(out: Ints) -> Finishes:
            taking_part = self.network.act[layout.A_MODE] & (layout.M_OUT | layout.M_GATE) == 0
            finish[:] = [self._latest(out, taking_part, place) for place in range(len(self.networks))]
            counted = [self._counts_to(one, own, max(finish)) for one, own in zip(self.networks, finish, strict=True)]
            late[:] = [late_finish_of(one, to) for one, to in zip(self.networks, counted, strict=True)]
            sizes = np.diff(self.nodes)
            own, to, begin = (np.repeat(values, sizes).astype(np.int32) for values in (finish, counted, late))
            return Finishes(own, to, begin)

        self.out, joint, on_path, _ = passes(self.network, finishes)
        self.driving = np.empty(len(joint), np.bool_)
        self.driving[self.order] = joint
        return [self._part(place, on_path, finish[place], late[place]) for place in range(len(self.networks))]

    @staticmethod
    def _counts_to(network: Network, own: int, latest: int) -> int:
        return own if network.plan.columns.options.float_to_own_project_finish else latest

    def _latest(self, out: Ints, taking_part: NDArray[np.bool_], place: int) -> int:
        own = slice(int(self.nodes[place]), int(self.nodes[place + 1]))
        finishes = out[layout.O_EF, own][taking_part[own]]
        return int(finishes.max()) if len(finishes) else self.networks[place].project_start

    def _part(self, place: int, on_path: NDArray[np.bool_], finish: int, late_finish: int) -> Passed:
        nodes = slice(int(self.nodes[place]), int(self.nodes[place + 1]))
        relations = slice(int(self.places[place]), int(self.places[place + 1]))
        act = self.networks[place].act
        return Passed(self.out[:, nodes], self.driving[relations], on_path[nodes], finish, late_finish, act)

    def cross_driving(self) -> NDArray[np.bool_]:
        """Which relations between projects drive; those that take no part do not."""
        found = np.zeros(self.count, np.bool_)
        found[self.kept] = self.driving[int(self.places[-2]) :]
        return found

    def bounds(self) -> tuple[Ints, Ints]:
        """What each relation between projects leaves at its ends."""
        places = np.empty(len(self.order), np.int64)
        places[self.order] = np.arange(len(self.order))
        early, late = (np.full(self.count, NO_INSTANT, np.int32) for _ in range(2))
        found = np.empty((2, len(self.kept)), np.int32)
        network, out = self.network, self.out.copy(order="F")
        crossing_bounds(
            network.tables.for_kernels, network.act.T, network.rel.T, out.T, places[int(self.places[-2]) :], *found
        )
        early[self.kept], late[self.kept] = found
        return early, late


def _tables(parts: Sequence[CalendarTables]) -> CalendarTables:
    """The tables of all projects, one after another, over the same days."""
    patterns = np.cumsum([0, *(part.minutes.shape[1] for part in parts)])
    cumulative = np.concatenate([part.cumulative for part in parts])
    pattern = np.concatenate([part.pattern + np.int16(patterns[place]) for place, part in enumerate(parts)])
    minutes = np.concatenate([part.minutes for part in parts], axis=1)
    return CalendarTables(parts[0].first_day, parts[0].days, cumulative, pattern, minutes, inverse_of(cumulative))


def _segments(networks: Sequence[Network], calendars: NDArray[np.int64]) -> tuple[Ints, Ints, Ints]:
    counts = [np.diff(network.segments[0]) for network in networks]
    pointer = np.concatenate([[0], np.cumsum(np.concatenate(counts))]).astype(np.int32)
    calendar = np.concatenate([network.segments[1] + calendars[place] for place, network in enumerate(networks)])
    work = np.concatenate([network.segments[2] for network in networks])
    return pointer, calendar.astype(np.int32), work.astype(np.int32)


def _progress(networks: Sequence[Network], count: int) -> _Progress:
    """By node; the gates of summaries have no progress."""
    actual_start = np.full(count, NO_INSTANT, np.int32)
    actual_finish, actual = actual_start.copy(), np.zeros(count, np.int32)
    first = 0
    for network in networks:
        own = slice(first, first + network.size)
        actual_start[own], actual_finish[own] = network.plan.actual_start, network.plan.actual_finish
        actual[own] = network.plan.actual
        first += network.act.shape[1]
    complete = actual_finish != NO_INSTANT
    return _Progress(complete, (actual_start != NO_INSTANT) & ~complete, actual_start, actual_finish, actual)


def cross_relations(projects: Sequence[ScheduleProject]) -> tuple[list[CrossRelation], list[set[tuple[str, str]]]]:
    """Relations between the projects of a document, and per project what they explain: (uid, direction).

    Each stands in the external relations of both its ends and is taken once, at its successor. An activity of which
    an external relation leads to no other project here is not explained: its external dates go on holding it.
    """
    place = {project.id: number for number, project in enumerate(projects)}
    rows = [{activity.uid: row for row, activity in enumerate(project.activities)} for project in projects]
    by_code = [{activity.code: row for row, activity in enumerate(project.activities)} for project in projects]
    found: list[CrossRelation] = []
    explained: list[set[tuple[str, str]]] = [set() for _ in projects]
    unexplained: list[set[tuple[str, str]]] = [set() for _ in projects]
    for number, project in enumerate(projects):
        for link in project.external_relations:
            other, end = place.get(link.other_project), (link.activity_uid, link.direction)
            mine = rows[number].get(link.activity_uid)
            theirs = (
                None if other is None else by_code[other].get(link.other_activity, rows[other].get(link.other_activity))
            )
            options = project.options
            ignored = options.ignores_external_relations or options.profile is Profile.MSP
            if other is None or other == number or theirs is None or mine is None or ignored:
                unexplained[number].add(end)
                continue
            explained[number].add(end)
            if link.direction == "predecessor":
                found.append(CrossRelation(other, theirs, number, mine, link.type, link.lag_minutes))
    return found, [known - unknown for known, unknown in zip(explained, unexplained, strict=True)]


def calculate_projects(projects: Sequence[ScheduleProject]) -> list[tuple[Network, Picture]]:
    """All projects of a document; those that relations tie together in one pass, each of the others by itself.

    External dates are what P6 left of relations to projects that were not open; where the other project is here, its
    relation says it anew and the date is left aside. Only projects under P6's rules are tied.
    """
    cross, explained = cross_relations(projects)
    columns = [_without(columns_of(project), own) for project, own in zip(projects, explained, strict=True)]
    networks = [build(each) for each in columns]
    done: dict[int, tuple[Network, Picture]] = {}
    for group in _groups(projects, cross):
        position = {number: at for at, number in enumerate(group)}
        if len(group) == 1:
            done[group[0]] = (networks[group[0]], calculate(networks[group[0]]))
            continue
        within = [
            replace(one, before_project=position[one.before_project], after_project=position[one.after_project])
            for one in cross
            if one.before_project in position
        ]
        result = calculate_together([networks[number] for number in group], within)
        done |= dict(zip(group, zip(result.networks, result.pictures, strict=True), strict=True))
    return [done[number] for number in range(len(projects))]


def _without(columns: PlanColumns, explained: set[tuple[str, str]]) -> PlanColumns:
    """The columns without external dates that relations within the document explain."""
    if not explained:
        return columns
    uids = [str(uid) for uid in columns.uids or ()]
    early, late = np.array(columns.external_early_start, np.int64), np.array(columns.external_late_finish, np.int64)
    early[[(uid, "predecessor") in explained for uid in uids]] = NO_INSTANT
    late[[(uid, "successor") in explained for uid in uids]] = NO_INSTANT
    return replace(columns, external_early_start=early, external_late_finish=late)


def _groups(projects: Sequence[ScheduleProject], cross: Sequence[CrossRelation]) -> list[list[int]]:
    """Projects that relations tie together, or the option to count float to the last finish of all; in their order."""
    count = len(projects)
    leader = list(range(count))

    def first(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    far = [
        number
        for number, project in enumerate(projects)
        if not project.options.float_to_own_project_finish and project.options.profile is not Profile.MSP
    ]
    for pair in [*((one.before_project, one.after_project) for one in cross), *pairwise(far)]:
        low, high = sorted(first(number) for number in pair)
        leader[high] = low
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(first(number), []).append(number)
    return list(groups.values())
