"""Network: a plan made ready for the passes: calendar tables, nodes in topological order, relations as CSR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.calendars import CalendarTables, build_calendar_tables
from headway.engine.columns import (
    FLAG_DURATION_ELAPSED,
    FLAG_INACTIVE,
    KINDS,
    LAG_CALENDARS,
    NO_INSTANT,
    NO_ROW,
    PlanColumns,
)
from headway.engine.document import ActivityKind, LagCalendar, Profile, ProgressLogic, ScheduleOptions
from headway.engine.errors import CalendarWithoutWork, InstantOutOfRange, LoopFound
from headway.engine.gates import Gates, gates_of
from headway.engine.graph import choose_lag_calendars, lay_relations, longest_span, loops_of, rerank, topological
from headway.engine.plan import EARLIEST, INSTANTS, LATEST, Plan, plan_of
from headway.engine.profile_msp import fill_msp
from headway.engine.profile_p6 import fill_p6, mark_progress, overtaken
from headway.engine.refusals import refuse_circles, refuse_finish_before_start
from headway.engine.segments import Segments, no_segments, resource_dependent, segments_of
from headway.engine.shared_time import without_shared_time

Ints = NDArray[np.int32]
_DAY = 1440
_WBS = KINDS.index(ActivityKind.WBS)
_SPANNING = (KINDS.index(ActivityKind.LEVEL_OF_EFFORT), KINDS.index(ActivityKind.WBS_SUMMARY_ACTIVITY))
# Days that a calendar's holidays may add beside the estimate of the longest path, on both sides
_MARGIN_DAYS = 420
_HOLIDAY_SHARE = 1.15  # a long programme on a calendar with up to 13 % of its working days off


@dataclass(frozen=True, slots=True)
class Network:
    """What the kernels need, and nothing that a calculation changes.

    Nodes 0..size-1 are the activities in their order; after them the start gates of linked summaries.
    `slot_relation` gives for each kernel relation its position in the plan's relations, -1 if internal.
    """

    plan: Plan
    tables: CalendarTables
    act: Ints  # [ACT_ROWS, nodes]
    rel: Ints  # [REL_ROWS, relations], by successor
    pointer: Ints  # [nodes + 1]
    order: Ints  # [nodes]
    slot_relation: Ints
    segments: Segments
    gates: Gates
    project_start: int
    data_date: int

    @property
    def size(self) -> int:
        """Number of activities, WBS rows included."""
        return self.plan.size

    @property
    def profile(self) -> Profile:
        return self.plan.columns.options.profile

    def bytes(self) -> int:
        """What it holds in memory beside the columns that it was given, about."""
        tables = self.tables
        return (
            self.act.nbytes + self.rel.nbytes + tables.cumulative.nbytes + tables.pattern.nbytes + tables.inverse.nbytes
        )

    @property
    def is_widest(self) -> bool:
        """Whether the calendars cover all years that the engine calculates in."""
        return self.tables.first_minute <= EARLIEST and self.tables.last_minute >= LATEST

    def widened(self) -> Network:
        """The same network with calendars over a horizon three times as long, as far as the years go."""
        tables = self.tables
        first, last = tables.first_day, tables.first_day + tables.days
        return build(
            self.plan.columns,
            horizon=(
                min(first, max(first - tables.days, EARLIEST // _DAY - 1)),
                max(last, min(last + tables.days, LATEST // _DAY + 1)),
            ),
        )


def build(columns: PlanColumns, horizon: tuple[int, int] | None = None, earlier: Network | None = None) -> Network:
    """The network of `columns`; `horizon` = first and last day since the epoch, None = from the data.

    `earlier`: a network of the plan before an edit; what did not change is taken from it: columns and calendars
    that are the same objects (so they are never changed in place), calendar tables, the order of the nodes.

    Raises LoopFound, CalendarWithoutWork, InstantOutOfRange, UnknownCalendar and others of `errors`.
    """
    plan = plan_of(columns, earlier.plan if earlier else None)
    refuse_circles(plan)
    refuse_finish_before_start(plan)
    calendar = _calendar_of(plan)
    gates = gates_of(plan)
    takes_part = _takes_part(plan, gates)
    rel, pointer, slot_relation = _relations(plan, gates, takes_part)
    order = _order(plan, gates, pointer, rel, earlier)
    floor = _start(plan)
    tables = None
    if earlier and horizon is None and _covers(earlier, plan, floor):
        tables = without_shared_time(earlier.tables)
    if tables is None:
        first, last = horizon or _horizon(plan, floor, calendar, order, pointer, rel)
        tables = build_calendar_tables(columns.calendars, first, last - first)
    calendar = _own_calendars(plan, calendar, tables, takes_part)
    act = _nodes(plan, gates, takes_part, calendar, tables)
    segments = no_segments(act.shape[1])
    if columns.options.profile is Profile.MSP:
        fill_msp(plan, tables, gates, act, floor)
        segments, tables = segments_of(plan, tables, act)
    else:
        fill_p6(plan, act, floor)
        segments = resource_dependent(plan, tables, act)
    if _gives_open_ends_no_float(columns.options):
        act[layout.A_MODE] |= layout.M_OPEN_END
    _lags(plan, tables, act, rel, slot_relation)
    return Network(plan, tables, act, rel, pointer, order, slot_relation, segments, gates, floor, columns.data_date)


def _gives_open_ends_no_float(options: ScheduleOptions) -> bool:
    """P6: make open-ended activities critical; MS Project: multiple critical paths."""
    return options.multiple_critical_paths if options.profile is Profile.MSP else options.open_ends_critical


def _covers(earlier: Network, plan: Plan, start: int) -> bool:
    """Whether the tables of `earlier` are of the same calendars and reach well past everything that is given."""
    tables, before, now = earlier.tables, earlier.plan.columns.calendars, plan.columns.calendars
    if len(before) != len(now) or not all(a is b or a == b for a, b in zip(before, now, strict=True)):
        return False
    known, margin = _known_instants(plan, start), _MARGIN_DAYS * _DAY
    return tables.first_minute + margin <= min(known) and max(known) + margin <= tables.last_minute


def _start(plan: Plan) -> int:
    """Where unstarted work may begin: the later of project start and data date (P6), the start (MS Project).

    Source: Oracle's documentation of the data date; MS Project's status date moves no work by itself.
    """
    columns = plan.columns
    known = [columns.project_start]
    if columns.options.profile is not Profile.MSP:
        known.append(columns.data_date)
    start = max(known)
    if start != NO_INSTANT:
        return start
    given = [int(values.min()) for name in INSTANTS if len(values := _given(getattr(plan, name)))]
    return min(given, default=0)


def _given(values: Ints) -> Ints:
    return np.asarray(values[values != NO_INSTANT], np.int32)


def _calendar_of(plan: Plan) -> Ints:
    default = plan.columns.default_calendar
    if default == NO_ROW:
        default = len(plan.columns.calendars)  # the standard week stands after the given calendars
    calendar = np.where(plan.calendar == NO_ROW, default, plan.calendar).astype(np.int32)
    elapsed = (plan.flags & FLAG_DURATION_ELAPSED) != 0
    calendar[elapsed] = len(plan.columns.calendars) + 1
    return calendar


def _takes_part(plan: Plan, gates: Gates) -> NDArray[np.bool_]:
    part = (plan.kind != _WBS) & ((plan.flags & FLAG_INACTIVE) == 0)
    for kind in _SPANNING:
        part &= plan.kind != kind
    part = np.concatenate([part, np.ones(len(gates.summary), np.bool_)])
    part[gates.summary] = True
    return part


def _relations(plan: Plan, gates: Gates, takes_part: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """Relations between nodes that take part, sorted by successor; those of summaries lead to their gates."""
    before, after = gates.redirected(plan)
    kind, lag = plan.relation_type, plan.lag
    source = np.arange(len(before), dtype=np.int32)
    overridden = _overridden(plan)
    if overridden is not None:
        source = np.flatnonzero(~overridden).astype(np.int32)
        before, after, kind, lag = before[source], after[source], kind[source], lag[source]
    if extra := len(gates.inner_from):
        before, after = np.concatenate([before, gates.inner_from]), np.concatenate([after, gates.inner_to])
        kind, lag = np.concatenate([kind, gates.inner_type]), np.concatenate([lag, np.zeros(extra, np.int32)])
        source = np.concatenate([source, np.full(extra, -1, np.int32)])
    pointer = np.zeros(len(takes_part) + 1, np.int32)
    rel = np.empty((layout.REL_ROWS, len(after)), np.int32, order="F")
    slots = np.empty(len(after), np.int32)
    count = lay_relations(before, after, kind, lag, source, takes_part, pointer, rel.T, slots)
    return rel[:, :count], pointer, slots[:count]


def _overridden(plan: Plan) -> NDArray[np.bool_] | None:
    """P6, progress override: work that has begun is no longer tied to unfinished predecessors (H)."""
    options = plan.columns.options
    if options.profile is Profile.MSP or options.progress_logic is not ProgressLogic.PROGRESS_OVERRIDE:
        return None
    return overtaken(plan, plan.predecessor, plan.successor)


def _order(plan: Plan, gates: Gates, pointer: Ints, rel: Ints, earlier: Network | None) -> Ints:
    """Nodes with predecessors first; the order of `earlier` is mended where it still has the same nodes."""
    nodes = len(pointer) - 1
    before, after = np.ascontiguousarray(rel[layout.R_FROM]), rel[layout.R_TO]
    if earlier is not None and len(earlier.order) == nodes:
        order = earlier.order.copy()
        if rerank(pointer, before, order):
            return order
    order = np.empty(nodes, np.int32)
    if topological(pointer, before, order) < len(order):
        groups = loops_of(len(order), before, after)
        rows = [list(dict.fromkeys(gates.row_of(node, plan.size) for node in group)) for group in groups]
        raise LoopFound([[plan.uid(row) for row in group] for group in rows])
    return order


def _horizon(  # noqa: PLR0917 - the whole network, before it has a name
    plan: Plan, start: int, calendar: Ints, order: Ints, pointer: Ints, rel: Ints
) -> tuple[int, int]:
    """First and last day that calendars must cover: all given instants and the longest path on both sides."""
    slowness = np.array([*(_slowness(week) for week in _weeks(plan)), 10080 / 2400, 1.0])
    nodes = len(order)
    length = np.zeros(nodes)
    length[: plan.size] = np.maximum(plan.duration, plan.remaining) * slowness[calendar]
    length[: plan.size] += np.where(plan.levelling_delay > 0, plan.levelling_delay, 0)
    lag = np.maximum(rel[layout.R_LAG], 0) * float(slowness.max(initial=1.0))
    span = longest_span(order, pointer, np.ascontiguousarray(rel[layout.R_FROM]), length, lag)
    known = _known_instants(plan, start)
    reach = int(span * _HOLIDAY_SHARE / _DAY) + _MARGIN_DAYS
    most = 2 * (LATEST - EARLIEST) // _DAY
    if reach > most:
        raise InstantOutOfRange("calculated", int(min(span, 2**62)))
    return min(known) // _DAY - reach, max(known) // _DAY + reach


def _known_instants(plan: Plan, start: int) -> list[int]:
    """Start and ends of what is given, and the earliest and latest instant of each column."""
    known = [start, *(int(v) for v in (plan.columns.must_finish_by, plan.columns.project_finish) if v != NO_INSTANT)]
    for name in INSTANTS:
        values = getattr(plan, name)
        if getattr(plan.columns, name) is not None and len(given := _given(values)):
            known += [int(given.min()), int(given.max())]
    return known


def _weeks(plan: Plan) -> list[int]:
    """Working minutes of each calendar's week, parents included."""
    calendars = plan.columns.calendars
    by_uid = {calendar.uid: calendar for calendar in calendars}
    totals = []
    for calendar in calendars:
        total = 0
        for weekday in range(7):
            source, steps = calendar, 0
            while source.week[weekday] is None and source.parent_uid in by_uid and steps < len(calendars):
                source, steps = by_uid[source.parent_uid], steps + 1
            total += sum(finish - start for start, finish in source.week[weekday] or ())
        totals.append(total)
    return totals


def _slowness(week_minutes: int) -> float:
    """Elapsed minutes per working minute; a calendar that works on exceptions only counts as 10."""
    return 10080 / week_minutes if week_minutes else 10.0


def _own_calendars(plan: Plan, calendar: Ints, tables: CalendarTables, takes_part: NDArray[np.bool_]) -> Ints:
    """Each activity's calendar; work on a calendar that never works is refused, a milestone there runs 24 h."""
    idle = (tables.cumulative[:, -1] == 0)[calendar]
    if not idle.any():
        return calendar
    working = idle & takes_part[: plan.size] & ((plan.duration > 0) | (plan.remaining > 0))
    if working.any():
        rows = np.flatnonzero(working)
        row = int(calendar[rows[0]])
        activities = [plan.uid(int(found)) for found in rows[calendar[rows] == row]]
        raise CalendarWithoutWork(plan.columns.calendars[row].uid, activities)
    return np.where(idle, tables.round_the_clock, calendar).astype(np.int32)


def _nodes(plan: Plan, gates: Gates, takes_part: NDArray[np.bool_], calendar: Ints, tables: CalendarTables) -> Ints:
    """`act` with calendars and modes only; instants empty."""
    act = np.full((layout.ACT_ROWS, len(takes_part)), NO_INSTANT, np.int32, order="F")
    act[layout.A_CALENDAR] = tables.round_the_clock
    act[layout.A_CALENDAR, : plan.size] = calendar
    act[layout.A_DURATION] = 0
    act[layout.A_DELAY] = 0
    act[layout.A_MODE] = np.where(takes_part, 0, layout.M_OUT)
    act[layout.A_MODE, plan.size :] = layout.M_GATE
    act[layout.A_MODE, gates.summary] = layout.M_GATE
    act[layout.A_CALENDAR, gates.summary] = tables.round_the_clock
    return act


def _lags(plan: Plan, tables: CalendarTables, act: Ints, rel: Ints, slot_relation: Ints) -> None:
    """Lag calendars per relation; under P6's rules what is left of the lags after progress."""
    options = plan.columns.options
    # MS Project counts lags on the successor's calendar whatever the file says
    default = LAG_CALENDARS.index(LagCalendar.SUCCESSOR if options.profile is Profile.MSP else options.lag_calendar)
    project = plan.columns.default_calendar
    project = project if project != NO_ROW else tables.standard
    choose_lag_calendars(rel.T, act.T, slot_relation, plan.lag_calendar, default, project, tables.round_the_clock)
    if options.profile is not Profile.MSP and (plan.actual_start != NO_INSTANT).any():
        mark_progress(plan, options, tables, rel, _start(plan))
