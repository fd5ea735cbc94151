"""The engine: numbers only. A plan goes in as columns, its dates come out as columns.

Importing this package is cheap; numpy and numba are loaded by the first calculation, with the cache
of compiled kernels in its own folder (see `cache`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headway.engine.cache import KernelCacheState
    from headway.engine.columns import PlanColumns
    from headway.engine.document import RecordedBaseline, ScheduleProject
    from headway.engine.network import Network
    from headway.engine.picture import Picture
    from headway.engine.quality import Check


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


def build_network(project: ScheduleProject) -> Network:
    """The network of one project of a document."""
    from headway.engine.columns import columns_of

    return build_network_from_columns(columns_of(project))


def build_network_from_columns(columns: PlanColumns) -> Network:
    """Calendars as tables, relations as CSR, activities in topological order.

    Raises LoopFound, CalendarWithoutWork, InstantOutOfRange, UnknownCalendar.
    """
    from headway.engine import network

    return network.build(columns)


def calculate(network: Network) -> Picture:
    """Forward and backward pass, floats, criticality; deterministic, changes nothing in `network`."""
    from headway.engine import cpm

    return cpm.calculate(network)


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
