"""The engine: numbers only. A plan goes in as columns, its dates come out as columns.

Importing this package is cheap; numpy and numba are loaded by the first calculation, with the cache
of compiled kernels in its own folder (see `cache`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headway.engine.cache import KernelCacheState
    from headway.engine.columns import PlanColumns
    from headway.engine.document import RecordedBaseline, ScheduleProject
    from headway.engine.network import Network
    from headway.engine.picture import Picture
    from headway.engine.quality import Check
    from headway.engine.ranked_paths import FloatPaths
    from headway.engine.why.explain import Reasons
    from headway.engine.why.reasons import DateName, Reason
    from headway.engine.why.shorten import Room, Shortening


@dataclass(frozen=True, slots=True)
class CalculatedProject:
    """A network and its picture, rows in the order of the project's activities.

    `relations`: positions in `project.relations` of the relations of the network, the order of
    `picture.driving`; relations with an unknown end are left out.
    """

    network: Network
    picture: Picture
    relations: list[int]


def warm_kernels() -> float:
    """Have every kernel compiled and loaded; returns the seconds it took (about half a minute without a cache)."""
    from headway.engine import cache

    return cache.warm_kernels()


def kernel_cache_state() -> KernelCacheState:
    """Folder, writability, number and size of the compiled kernels, for `headway doctor`."""
    from headway.engine import cache

    return cache.kernel_cache_state()


def calculate_project(project: ScheduleProject) -> CalculatedProject:
    """Calculate one project of a document by its own profile and options."""
    from headway.engine.columns import known_relations

    network = build_network(project)
    return CalculatedProject(network=network, picture=calculate(network), relations=known_relations(project))


def calculate_projects(projects: Sequence[ScheduleProject]) -> list[CalculatedProject]:
    """Calculate all projects of a document; those that relations tie together in one pass (see `together`)."""
    from headway.engine import together
    from headway.engine.columns import known_relations

    return [
        CalculatedProject(network=network, picture=picture, relations=known_relations(project))
        for project, (network, picture) in zip(projects, together.calculate_projects(projects), strict=True)
    ]


def build_network(project: ScheduleProject) -> Network:
    """The network of one project of a document."""
    from headway.engine.columns import columns_of

    return build_network_from_columns(columns_of(project))


def build_network_from_columns(columns: PlanColumns) -> Network:
    """Calendars as tables, relations as CSR, activities in topological order.

    Raises a ScheduleError (see `errors`) for what cannot be calculated, with the uids of its activities.
    """
    from headway.engine import network

    return network.build(columns)


def revised_network(network: Network, columns: PlanColumns) -> Network:
    """The network after an edit: as `build_network_from_columns(columns)`, with what did not change taken from `network`.

    Columns and calendars that are the same objects count as unchanged, so none may be changed in place.
    `network` stays as it is, also when the edit is refused. Raises as `build_network_from_columns`.
    """
    from headway.engine.network import build

    return build(columns, earlier=network)


def calculate(network: Network) -> Picture:
    """Forward and backward pass, floats, criticality; deterministic, changes nothing in `network`."""
    from headway.engine import cpm

    return cpm.calculate(network)


def float_paths(network: Network, end: int, most: int = 10, rule: str = "free_float") -> FloatPaths:
    """The first `most` chains to the activity in row `end`, ranked by `rule`: free_float or total_float."""
    from headway.engine import ranked_paths

    return ranked_paths.float_paths(network, end, most, ranked_paths.PathRule(rule))


def reasons_of(network: Network) -> Reasons:
    """Ready to tell why each date of `network` stands where it stands; calculates it once."""
    from headway.engine.why.explain import Reasons

    return Reasons(network)


def explain(calculated: CalculatedProject, row: int, date: str = "start") -> Reason:
    """Why `date` (start, finish, early_start … late_finish) of the activity in `row` stands where it stands.

    For many activities of one plan take `reasons_of(calculated.network)` once. Positions of relations are those
    of `picture.driving`; `calculated.relations` turns them into positions in `project.relations`.
    """
    from headway.engine.why.reasons import DateName

    return reasons_of(calculated.network).reason(row, DateName(date))


def chain(calculated: CalculatedProject, row: int, most: int = 60) -> list[Reason]:
    """Reasons from the start of `row` (the finish of work under way) back to where its chain begins."""
    return reasons_of(calculated.network).chain(row, most)[0]


def shorten(
    network: Network, row: int, days: int, room: Mapping[int, Room] | None = None, date: DateName | None = None
) -> Shortening:
    """The cheapest set of shortenings that brings the finish of `row` (or `date` of it) forward by `days`.

    See `why.shorten.shorten`; `row` -1 is the finish of the project.
    """
    from headway.engine.why.reasons import DateName
    from headway.engine.why.shorten import shorten

    return shorten(network, row, days, room, date or DateName.FINISH)


def assess_project(
    project: ScheduleProject, calculated: CalculatedProject, baselines: Sequence[RecordedBaseline] = ()
) -> list[Check]:
    """How well a calculated project is built: the DCMA's fourteen points and more (see `quality.assess`).

    `baselines`: those of the file; rows of the findings are positions in `project.activities`, or in
    `calculated.relations` for checks of relations.
    """
    from headway.engine.quality import assess
    from headway.engine.quality.documents import facts_of_project

    return assess(calculated.network, calculated.picture, facts_of_project(project, baselines))
