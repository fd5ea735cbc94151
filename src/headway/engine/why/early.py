"""Why early dates stand where they stand: the terms of the forward pass, and which of them decide."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from headway.engine import layout
from headway.engine.columns import NO_INSTANT
from headway.engine.cpm import Passed
from headway.engine.forward import forward
from headway.engine.lookups import work_between
from headway.engine.network import Network
from headway.engine.plan import Ints
from headway.engine.terms import early_terms, slacks
from headway.engine.why.floors import MUST_FINISH, MUST_START, Floors
from headway.engine.why.reasons import Bound, Driver, DriverKind


class Early:
    """Drivers of the early dates of one calculated network."""

    def __init__(self, network: Network, passed: Passed) -> None:
        self.network, self.out, self.act = network, passed.out, passed.act
        self.on_path = passed.on_path
        self.floors = Floors(network, passed.act)
        self.allowed = np.zeros(network.rel.shape[1], np.int32)
        self.instants = np.zeros(network.rel.shape[1], np.int64)
        self.before_late = self._before_late()

    def drivers(self, row: int, *, of_finish: bool) -> tuple[Driver, ...]:
        """What holds the early start or finish of an activity that takes part in the passes."""
        mode = int(self.act[layout.A_MODE, row])
        if mode & layout.M_FIXED_EARLY:
            return self._fixed(row, of_finish=of_finish)
        if self.out[layout.O_EARLY_WORK, row] > self.before_late[layout.O_EARLY_WORK, row]:
            return self._late(row)
        work, done, delayed, pulled = self._terms(row)
        if of_finish and self._is_expected(row, pulled, done):
            at = int(self.act[layout.A_EXPECTED, row])
            return (Driver(DriverKind.EXPECTED_FINISH, at, Bound.EXACT, holds_finish=True, row=row),)
        if pulled < delayed:
            found = (*self._caps(row, pulled), *self._deciding(row, pulled))
        else:
            found = self._deciding(row, work)
        if delayed != work and pulled == delayed:
            delay = int(self.act[layout.A_DELAY, row])
            found = (Driver(DriverKind.LEVELLING_DELAY, NO_INSTANT, row=row, lag=abs(delay)), *found)
        if mode & layout.M_AS_LATE and not self.floors.is_msp and not mode & layout.M_COMPLETE:
            # without room it stands where logic has it, but with less logic it would stand late again
            found += (Driver(DriverKind.AS_LATE, NO_INSTANT, row=row),)
        pointer = self.network.segments[0]
        if of_finish and pointer[row] < pointer[row + 1]:
            found += (self._segment(row),)
        return found

    # -- what decides

    def _terms(self, node: int) -> tuple[int, int, int, int]:
        network = self.network
        arrays = (network.pointer, self.act.T, network.rel.T, self.before_late.T)
        terms = early_terms(network.tables.for_kernels, *arrays, node, self.allowed, self.instants)
        return tuple(int(term) for term in terms)  # type: ignore[return-value]

    def _deciding(self, row: int, work: int) -> tuple[Driver, ...]:
        """Every relation and floor that asks for this work index (or more: then a cap pulls), as they are told."""
        duration, calendar = int(self.act[layout.A_DURATION, row]), int(self.act[layout.A_CALENDAR, row])
        found: list[Driver] = []
        pointer, kinds = self.network.pointer, self.network.rel[layout.R_TYPE]
        slots = range(int(pointer[row]), int(pointer[row + 1]))
        asked = {k: int(self.allowed[k]) for k in slots}
        for k, index in asked.items():
            at_start = kinds[k] in (layout.FS, layout.SS)
            if (index if at_start else index - duration) >= work:
                found += self._through_gate(k, calendar, work) if self._is_internal(k) else [self._relation(k)]
        floors = [*self.floors.of_start(row), *self.floors.of_finish(row)]
        works = self.works(calendar, [floor.at for floor in floors])
        for floor, index in zip(floors, works, strict=True):
            if (index - duration if floor.holds_finish else index) >= work:
                found.append(floor)
        return self._ordered(found)

    def _through_gate(self, k: int, calendar: int, work: int) -> list[Driver]:
        """What holds the start gate of a summary holds its children (MS Project), gates within gates included."""
        gate = int(self.network.rel[layout.R_FROM, k])
        summary = self.network.gates.row_of(gate, self.network.size)
        self._terms(gate)
        pointer = self.network.pointer
        asked = [(slot, int(self.instants[slot])) for slot in range(int(pointer[gate]), int(pointer[gate + 1]))]
        found: list[Driver] = []
        for slot, at in asked:
            if self.works(calendar, [at])[0] >= work:
                if self._is_internal(slot):
                    found += self._through_gate(slot, calendar, work)
                else:
                    found.append(replace(self._relation(slot, at), through=summary))
        for floor in self.floors.of_start(gate):
            if floor.kind is DriverKind.CONSTRAINT and self.works(calendar, [floor.at])[0] >= work:
                found.append(replace(floor, through=summary))
        return found

    def _relation(self, k: int, at: int | None = None) -> Driver:
        rel, size = self.network.rel, self.network.size
        kind, before = int(rel[layout.R_TYPE, k]), int(rel[layout.R_FROM, k])
        from_finish = kind in (layout.FS, layout.FF)
        return Driver(
            DriverKind.RELATION,
            int(self.instants[k]) if at is None else at,
            holds_finish=kind in (layout.FF, layout.SF),
            row=self.network.gates.row_of(before, size),
            relation=int(self.network.slot_relation[k]),
            relation_type=kind,
            lag=int(rel[layout.R_LAG, k]),
            lag_calendar=int(rel[layout.R_LAG_CALENDAR, k]),
            own=self._own_date(before, from_finish=from_finish),
        )

    def _own_date(self, node: int, *, from_finish: bool) -> int:
        """The predecessor's date as people know it: the actual one where it has happened."""
        plan = self.network.plan
        if node < plan.size:
            at = int((plan.actual_finish if from_finish else plan.actual_start)[node])
            if at != NO_INSTANT:
                return at
        return int(self.before_late[layout.O_EF if from_finish else layout.O_ES, node])

    def _is_internal(self, k: int) -> bool:
        return int(self.network.slot_relation[k]) < 0

    def _ordered(self, found: list[Driver]) -> tuple[Driver, ...]:
        """Unfinished predecessors first, those of the longest path before others and the later before the earlier;
        then constraints and floors; then relations from work that is done, which nobody waits for any more."""
        unique = list(dict.fromkeys(found))
        return tuple(sorted(unique, key=self._weight))

    def _weight(self, driver: Driver) -> tuple[int, int, int, int]:
        if driver.kind is not DriverKind.RELATION:
            is_start_of_all = driver.kind in (DriverKind.DATA_DATE, DriverKind.PROJECT_START)
            return (2 if is_start_of_all else 1, 0, 0, 0)
        is_done = self.network.plan.complete[driver.row] and not driver.lag
        return (3 if is_done else 0, -int(self.on_path[driver.row]), -driver.at, driver.relation)

    def works(self, calendar: int, instants: list[int]) -> list[int]:
        """Work indices of instants on a calendar."""
        out = np.zeros(len(instants), np.int64)
        tables = self.network.tables
        first = np.full(len(instants), tables.first_minute, np.int32)
        calendars = np.full(len(instants), calendar, np.int32)
        work_between(tables.for_kernels, calendars, first, np.array(instants, np.int32), out)
        return [int(value) for value in out]

    # -- what is no plain maximum

    def _fixed(self, row: int, *, of_finish: bool) -> tuple[Driver, ...]:
        """Dates that no logic moves: actual, typed by hand, mandatory."""
        plan, floors = self.network.plan, self.floors
        at = int(self.out[layout.O_EF if of_finish else layout.O_ES, row])
        if floors.has_begun(row):
            if of_finish and plan.in_progress[row]:
                return (self._remaining(row),)
            return (Driver(DriverKind.ACTUAL, at, Bound.EXACT, holds_finish=of_finish, row=row),)
        limits = [one for one in floors.limits(row) if one.kind in (MUST_START, MUST_FINISH)]
        if limits and not floors.is_msp:
            wanted = [one for one in limits if (one.kind is MUST_FINISH) == of_finish] or limits
            return tuple(one.driver(Bound.EXACT, row, holds_finish=one.kind is MUST_FINISH) for one in wanted)
        return (Driver(DriverKind.MANUAL, at, Bound.EXACT, holds_finish=of_finish, row=row),)

    def _remaining(self, row: int) -> Driver:
        """MS Project: the rest of begun work goes on at Resume, or all of it ran from its actual start."""
        plan = self.network.plan
        splits = plan.columns.options.splits_in_progress_tasks
        if splits and plan.resume[row] != NO_INSTANT:
            return Driver(DriverKind.RESUME, int(plan.resume[row]), Bound.EXACT, row=row)
        return Driver(DriverKind.ACTUAL, int(plan.actual_start[row]), Bound.EXACT, row=row)

    def _before_late(self) -> Ints:
        """The early dates before P6 moves work as late as possible: that comes after logic and delays nobody."""
        network = self.network
        if self.floors.is_msp or not (self.act[layout.A_MODE] & layout.M_AS_LATE).any():
            return self.out
        out = np.full_like(self.out, NO_INSTANT, order="F")
        arrays = (network.segments, network.order, network.pointer, self.act.T, network.rel.T, out.T)
        forward(network.tables.for_kernels, *arrays, self.allowed)
        return out

    def _late(self, row: int) -> tuple[Driver, ...]:
        """P6: work as late as possible stands where its successors' early dates, or the finish of all, let it."""
        network, rel = self.network, self.network.rel
        slots = np.flatnonzero(rel[layout.R_FROM] == row).astype(np.int32)
        left = np.zeros(len(slots), np.int64)
        slacks(network.tables.for_kernels, self.act.T, rel.T, self.out.T, slots, left)
        at = int(self.out[layout.O_ES, row])
        tight = [int(k) for k, minutes in zip(slots, left, strict=True) if minutes <= 0]
        if not tight:
            return (Driver(DriverKind.AS_LATE, at),)
        k = tight[0]
        return (
            Driver(
                DriverKind.AS_LATE,
                at,
                row=int(rel[layout.R_TO, k]),
                relation=int(network.slot_relation[k]),
                relation_type=int(rel[layout.R_TYPE, k]),
            ),
        )

    def _is_expected(self, row: int, work: int, done: int) -> bool:
        at = int(self.act[layout.A_EXPECTED, row])
        if at == NO_INSTANT or done >= 0:
            return False
        return self.works(int(self.act[layout.A_CALENDAR, row]), [at])[0] >= work

    def _caps(self, row: int, pulled: int) -> tuple[Driver, ...]:
        """MS Project honours constraint dates: the caps that pull it before what logic and floors ask."""
        caps, duration = self.floors.caps(row), int(self.act[layout.A_DURATION, row])
        works = self.works(int(self.act[layout.A_CALENDAR, row]), [cap.at for cap in caps])
        return tuple(
            cap
            for cap, work in zip(caps, works, strict=True)
            if (work - duration if cap.holds_finish else work) == pulled
        )

    def _segment(self, row: int) -> Driver:
        """The assignments' own calendars stretch the activity: its finish is that of the last of them."""
        finish = int(self.out[layout.O_EF, row])
        return Driver(DriverKind.RESOURCE_CALENDAR, finish, Bound.EXACT, holds_finish=True, row=row)
