"""The critical path method on a network: forward and backward pass, floats, criticality, roll-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.backward import backward
from headway.engine.columns import NO_FLOAT, NO_INSTANT
from headway.engine.document import CriticalRule, FloatRule, Profile
from headway.engine.errors import InstantOutOfRange
from headway.engine.forward import forward, move_as_late
from headway.engine.network import Network
from headway.engine.paths import extremes, has_mode, latest_finish, longest_path, relate
from headway.engine.picture import Picture
from headway.engine.plan import EARLIEST, LATEST
from headway.engine.summaries import spanning_rows, summary_rows

Ints = NDArray[np.int32]
_LAST_MINUTES = 31 * 1440  # what is cut off at the end of the years stands at the last shift before it


@dataclass(slots=True)
class Passed:
    """What the passes leave: `out` [OUT_ROWS, nodes], `driving` per kernel relation, the finish used."""

    out: Ints
    driving: NDArray[np.bool_]
    on_path: NDArray[np.bool_]
    finish: int  # latest early finish
    late_finish: int  # where the backward pass began
    act: Ints  # the nodes as the last forward pass saw them: MS Project's late work has its late start as a floor


@dataclass(frozen=True, slots=True)
class Finishes:
    """By node: its project's latest early finish, the finish to which float without a successor counts, where late dates begin."""

    own: Ints
    counted: Ints
    late: Ints


def calculate(network: Network) -> Picture:
    """Dates, floats and criticality of `network` by its own profile.

    Raises InstantOutOfRange when a date would leave the years 1900-2200. Example: A 3 d -> B 5 d,
    C 4 d; B -> D 6 d on one calendar: finish after 14 days, A-B-D critical, C with float.
    """
    return calculated_passes(network)[2]


def calculated_passes(network: Network) -> tuple[Network, Passed, Picture]:
    """The picture of `network` with the passes behind it, and the network on the horizon that they needed."""
    passed = pass_through(network)
    while at_the_edge(network, passed.out):  # the horizon was estimated too short
        network = network.widened()
        passed = pass_through(network)
    refuse_absurd(network, passed)
    return network, passed, picture_of(network, passed)


def pass_through(network: Network) -> Passed:
    """Both passes and what follows from them, on the network's horizon."""
    finish = late_finish = network.project_start

    def finishes(out: Ints) -> Finishes:
        nonlocal finish, late_finish
        finish = _finish(network, out)
        late_finish = late_finish_of(network, finish)
        nodes = out.shape[1]
        own = np.full(nodes, finish, np.int32)
        return Finishes(own, own, np.full(nodes, late_finish, np.int32))

    out, driving, on_path, act = passes(network, finishes)
    return Passed(out, driving, on_path, finish, late_finish, act)


def passes(
    network: Network, finishes: Callable[[Ints], Finishes]
) -> tuple[Ints, NDArray[np.bool_], NDArray[np.bool_], Ints]:
    """Both passes and what follows: `out`, driving, longest path, and the nodes as the passes took them.

    `finishes(out)` is asked after each forward pass.
    """
    tables, options = network.tables.for_kernels, network.plan.columns.options
    out = np.full((layout.OUT_ROWS, network.act.shape[1]), NO_INSTANT, np.int32, order="F")
    act = network.act
    arguments = (tables, network.segments, network.order, network.pointer)
    rel, nodes = network.rel.T, out.T
    is_msp = options.profile is Profile.MSP
    allowed = np.zeros(network.rel.shape[1], np.int32)
    forward(*arguments, act.T, rel, nodes, allowed)
    ends = finishes(out)
    late_work_moves = options.schedules_from_finish or bool(has_mode(act.T, layout.M_AS_LATE))
    if late_work_moves and not is_msp:
        move_as_late(*arguments, act.T, rel, nodes, ends.counted)
    backward(*arguments, act.T, rel, nodes, ends.late, is_msp)
    if late_work_moves and is_msp:
        act = _late_floors(network, out)
        forward(*arguments, act.T, rel, nodes, allowed)
        ends = finishes(out)
        backward(*arguments, act.T, rel, nodes, ends.late, is_msp)
    driving = np.zeros(network.rel.shape[1], np.bool_)
    stale = late_work_moves and not is_msp
    relate(tables, act.T, rel, nodes, allowed, ends.counted, driving, stale, is_msp)
    on_path = np.zeros(act.shape[1], np.bool_)
    longest_path(network.order, network.pointer, act.T, rel, nodes, driving, ends.own, on_path)
    return out, driving, on_path, act


def _finish(network: Network, out: Ints) -> int:
    return int(latest_finish(network.act.T, out.T, network.project_start))


def late_finish_of(network: Network, finish: int) -> int:
    """Where the backward pass begins: a must-finish-by date, else `finish`."""
    columns = network.plan.columns
    if columns.options.schedules_from_finish and columns.project_finish != NO_INSTANT:
        return columns.project_finish
    return columns.must_finish_by if columns.must_finish_by != NO_INSTANT else finish


def _late_floors(network: Network, out: Ints) -> Ints:
    """MS Project: as-late-as-possible work starts at its late start and pushes its successors from there."""
    act = network.act.copy(order="F")
    open_work = act[layout.A_MODE] & (layout.M_OUT | layout.M_FIXED_EARLY | layout.M_GATE) == 0
    late = open_work & (act[layout.A_MODE] & layout.M_AS_LATE != 0)
    if network.plan.columns.options.schedules_from_finish:
        late = open_work
    act[layout.A_START_FLOOR] = np.where(
        late, np.maximum(act[layout.A_START_FLOOR], out[layout.O_LS]), act[layout.A_START_FLOOR]
    )
    return act


def at_the_edge(network: Network, out: Ints) -> bool:
    """Whether a date may have been cut off where the calendars end, and they can be had for longer."""
    return not network.is_widest and bool(extremes(network.tables.for_kernels, network.act.T, out.T)[2])


def refuse_absurd(network: Network, passed: Passed) -> None:
    """Dates outside the years of the engine, or cut off at their end, are a mistake in the plan, not a result."""
    earliest, latest, is_cut = extremes(network.tables.for_kernels, network.act.T, passed.out.T)
    limit = LATEST - _LAST_MINUTES if is_cut else LATEST
    if earliest >= EARLIEST and latest <= limit:
        return
    taking_part = network.act[layout.A_MODE] & layout.M_OUT == 0
    dates = np.where(taking_part, passed.out[: layout.O_LF + 1], network.project_start).astype(np.int64)
    outside = (dates < EARLIEST) | (dates > limit)
    distance = np.where(outside, np.maximum(EARLIEST - dates, dates - limit), 2**62)
    row, node = np.unravel_index(int(np.argmin(distance)), distance.shape)  # where the plan leaves them first
    uid = network.plan.uid(network.gates.row_of(int(node), network.size))
    raise InstantOutOfRange("calculated", int(dates[row, node]), uid)


def picture_of(network: Network, passed: Passed) -> Picture:
    """What the passes found, as columns of the plan."""
    plan, size = network.plan, network.size
    out = passed.out
    early_start, early_finish, late_start, late_finish = (out[row, :size].copy() for row in range(4))
    out_of_network = network.act[layout.A_MODE, :size] & (layout.M_OUT | layout.M_GATE) != 0
    for column in (early_start, early_finish, late_start, late_finish):
        column[out_of_network] = NO_INSTANT
    total, free = _floats(network, passed)
    start = np.where(plan.actual_start != NO_INSTANT, plan.actual_start, early_start).astype(np.int32)
    finish = np.where(plan.actual_finish != NO_INSTANT, plan.actual_finish, early_finish).astype(np.int32)
    total[out_of_network], free[out_of_network] = NO_FLOAT, NO_FLOAT
    longest = passed.on_path[:size] & ~out_of_network
    picture = Picture(
        start=start,
        finish=finish,
        early_start=early_start,
        early_finish=early_finish,
        late_start=late_start,
        late_finish=late_finish,
        total_float=total,
        free_float=free,
        critical=_critical(network, total, longest) & ~out_of_network,
        longest_path=longest,
        driving=_driving(network, passed),
        project_start=_earliest(start[~out_of_network], network.project_start),
        project_finish=passed.finish,
    )
    spanning_rows(network, picture, passed.late_finish)
    summary_rows(network, picture)
    return picture


def _earliest(starts: Ints, otherwise: int) -> int:
    given = starts[starts != NO_INSTANT]
    return int(given.min()) if len(given) else otherwise


def _floats(network: Network, passed: Passed) -> tuple[Ints, Ints]:
    """Total float by the project's rule, free float; none for completed work under P6's rules."""
    size, out = network.size, passed.out[:, : network.size]
    of_start = out[layout.O_LATE_WORK] - out[layout.O_EARLY_WORK]
    of_finish = out[layout.O_LATE_DONE] - out[layout.O_EARLY_DONE]
    mode = network.act[layout.A_MODE, :size]
    started = mode & layout.M_STARTED != 0
    complete = mode & layout.M_COMPLETE != 0
    rule = FloatRule.SMALLEST if network.profile is Profile.MSP else network.plan.columns.options.float_rule
    chosen = {
        FloatRule.START: of_start,
        FloatRule.FINISH: of_finish,
        FloatRule.SMALLEST: np.minimum(of_start, of_finish),
    }[rule]
    total = np.where(started, of_finish, chosen).astype(np.int32)
    free = out[layout.O_FREE].copy()
    if network.profile is Profile.MSP:
        total[complete], free[complete] = 0, 0
    else:
        total[complete], free[complete] = NO_FLOAT, NO_FLOAT
        zero = (mode & layout.M_FIXED_LATE != 0) & ~complete & (network.act[layout.A_FIX_FINISH, :size] != NO_INSTANT)
        zero |= (network.act[layout.A_EXPECTED, :size] != NO_INSTANT) & ~complete
        free[zero] = 0
    return total, free


def _critical(network: Network, total: Ints, longest: NDArray[np.bool_]) -> NDArray[np.bool_]:
    options, mode = network.plan.columns.options, network.act[layout.A_MODE, : network.size]
    is_open = (mode & layout.M_COMPLETE == 0) & (total != NO_FLOAT)
    if network.profile is Profile.JGJ121:
        # JGJ/T 121-2015: the activities of the smallest total float, whatever its sign
        return np.asarray(is_open & (total == total[is_open].min(initial=2**31 - 1)), np.bool_)
    if options.critical_rule is CriticalRule.LONGEST_PATH:
        return np.asarray(is_open & longest, np.bool_)
    return np.asarray(is_open & (total <= options.critical_float_minutes), np.bool_)


def _driving(network: Network, passed: Passed) -> NDArray[np.bool_]:
    driving = np.zeros(len(network.plan.predecessor), np.bool_)
    slots = network.slot_relation
    own = slots >= 0
    driving[slots[own]] = passed.driving[own]
    return driving
