"""The whole calculation, its preparation, the pass alone and the floor, by size; one edit at 10,000 activities."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from engine_parts.networks import random_plan
from engine_parts.timing import Figures, figure, median_ms, to_floor
from headway.engine import build_network_from_columns, calculate, layout, revised_network
from headway.engine.columns import PlanColumns
from headway.engine.cpm import pass_through
from headway.engine.network import Network

WHOLE_MS = {10_000: 8.0, 100_000: 150.0, 1_000_000: 1500.0}  # preparation included
PASS_TO_FLOOR = 10.0  # the pass alone takes at most ten times the floor
EDIT_SIZE, EDIT_MS = 10_000, 3.0


def measure_size(size: int, rounds: int, floor: Callable[..., None]) -> Figures:
    plan = random_plan(size)
    network = build_network_from_columns(plan)
    arrays = [np.ascontiguousarray(network.rel[row]) for row in (layout.R_FROM, layout.R_TYPE, layout.R_LAG)]
    duration = np.ascontiguousarray(network.act[layout.A_DURATION])
    early, late = np.zeros(size, np.int32), np.zeros(size, np.int32)

    base = median_ms(lambda: floor(network.order, network.pointer, *arrays, duration, early, late), rounds)
    passes = median_ms(lambda: pass_through(network), rounds)
    prepare = median_ms(lambda: build_network_from_columns(plan), rounds)
    whole = median_ms(lambda: calculate(build_network_from_columns(plan)), rounds)
    label = f"{size // 1000}k"
    return {
        f"whole_{label}": figure(whole, "ms", WHOLE_MS.get(size), **to_floor(whole, base)),
        f"prepare_{label}": figure(prepare, "ms", **to_floor(prepare, base)),
        f"pass_{label}": figure(passes, "ms", PASS_TO_FLOOR * base, **to_floor(passes, base)),
        f"floor_{label}": figure(base, "ms"),
    }


def measure_edits(rounds: int) -> Figures:
    """One change after another, each from the network before it: a duration, a relation that is added, one that turns."""
    plan = random_plan(EDIT_SIZE)
    return {
        f"edit_{name}_10k": figure(_median_edit(plan, change, rounds), "ms", EDIT_MS)
        for name, change in (("duration", longer), ("relation", one_more_relation), ("order", one_relation_back))
    }


def _median_edit(plan: PlanColumns, change: Callable[[Network, int], PlanColumns], rounds: int) -> float:
    network, times = build_network_from_columns(plan), []
    for number in range(rounds + 1):
        columns = change(network, number)
        began = time.process_time_ns()
        network = revised_network(network, columns)
        calculate(network)
        times.append((time.process_time_ns() - began) / 1e6)
    return statistics.median(times[1:])


def longer(network: Network, number: int) -> PlanColumns:
    columns = network.plan.columns
    duration = np.array(columns.duration)
    duration[(number * 997) % network.size] += 240
    return replace(columns, duration=duration)


def one_more_relation(network: Network, number: int) -> PlanColumns:
    """From an activity to one 200 rows below it."""
    first = (number * 991) % (network.size - 200)
    return _with_relation(network.plan.columns, first, first + 200)


def one_relation_back(network: Network, number: int) -> PlanColumns:
    """From an activity to the one before it in the order, where no loop forbids it: the order must change."""
    place = (number * 983) % (network.size - 2)
    while True:
        first, second = int(network.order[place]), int(network.order[place + 1])
        if not (network.rel[layout.R_FROM, network.pointer[second] : network.pointer[second + 1]] == first).any():
            return _with_relation(network.plan.columns, second, first)
        place = (place + 1) % (network.size - 2)


def _with_relation(columns: PlanColumns, before: int, after: int) -> PlanColumns:
    def longer(column: object, value: int) -> np.ndarray:
        return np.append(np.asarray(column, np.int32), np.int32(value))

    return replace(
        columns,
        predecessor=longer(columns.predecessor, before),
        successor=longer(columns.successor, after),
        relation_type=longer(columns.relation_type, 0),
        lag=longer(columns.lag, 0),
    )
