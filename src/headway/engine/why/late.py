"""What bounds late dates: the terms of the backward pass, and which of them decide."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from headway.engine import layout
from headway.engine.columns import NO_INSTANT
from headway.engine.cpm import Passed
from headway.engine.document import Profile
from headway.engine.network import Network
from headway.engine.terms import UNBOUND, late_terms
from headway.engine.why.early import Early
from headway.engine.why.reasons import Bound, Driver, DriverKind

_Term = tuple[int, Driver]


class Late:
    """Drivers of the late dates of one calculated network; `early` is asked for the dates that are fixed."""

    def __init__(self, network: Network, passed: Passed, early: Early) -> None:
        self.network, self.passed, self.early = network, passed, early
        self.act, self.floors = passed.act, early.floors
        self.is_msp = network.profile is Profile.MSP
        self.slate = passed.out.copy(order="F")
        self.pointer = network.pointer.copy()

    def drivers(self, row: int, *, of_finish: bool) -> tuple[Driver, ...]:
        """What the late start or finish of an activity that takes part is bounded by."""
        mode = int(self.act[layout.A_MODE, row])
        if mode & layout.M_FIXED_LATE:
            return self.early.drivers(row, of_finish=of_finish)
        if mode & layout.M_FIXED_LATE_START and not of_finish:
            return self.early.drivers(row, of_finish=False)
        terms = self._terms(row)
        least = min(work for work, _ in terms)
        return tuple(dict.fromkeys(driver for work, driver in terms if work == least))

    def _terms(self, node: int) -> list[_Term]:
        """Work indices on the node's calendar by which it must be done, each with what asks for it."""
        return [*self._caps(node), *self._relations(node), self._end(node)]

    def _caps(self, node: int) -> list[_Term]:
        caps, duration = self.floors.late_caps(node), int(self.passed.out[layout.O_DURATION, node])
        works = self._works(node, [cap.at for cap in caps])
        return [(work if cap.holds_finish else work + duration, cap) for cap, work in zip(caps, works, strict=True)]

    def _relations(self, node: int) -> list[_Term]:
        network, rel = self.network, self.network.rel
        slots = np.flatnonzero(rel[layout.R_FROM] == node).astype(np.int32)
        done = np.zeros(len(slots), np.int64)
        tables = network.tables.for_kernels
        late_terms(tables, self.pointer, self.act.T, rel.T, self.slate.T, slots, self.is_msp, done)
        self.slate[:] = self.passed.out
        found: list[_Term] = []
        for k, work in zip(slots.tolist(), done.tolist(), strict=True):
            if work == UNBOUND:
                continue
            if network.slot_relation[k] >= 0:
                found.append((work, self._relation(k)))
            else:
                found += self._through_summary(k, node, work)
        return found

    def _through_summary(self, k: int, node: int, work: int) -> list[_Term]:
        """What bounds a summary's end bounds what stands under it (MS Project)."""
        above = int(self.network.rel[layout.R_TO, k])
        summary = self.network.gates.row_of(above, self.network.size)
        if self.act[layout.A_MODE, above] & layout.M_GATE == 0:
            return [(work, self._relation(k))]
        bounds = self._terms(above)
        least = min(index for index, _ in bounds)
        return [(work, replace(driver, through=summary)) for index, driver in bounds if index == least]

    def _relation(self, k: int) -> Driver:
        rel, size = self.network.rel, self.network.size
        kind, after = int(rel[layout.R_TYPE, k]), int(rel[layout.R_TO, k])
        to_start = kind in (layout.FS, layout.SS)
        own = int(self.passed.out[layout.O_LS if to_start else layout.O_LF, after])
        return Driver(
            DriverKind.RELATION,
            own,
            Bound.CAP,
            holds_finish=kind in (layout.FS, layout.FF),
            row=self.network.gates.row_of(after, size),
            relation=int(self.network.slot_relation[k]),
            relation_type=kind,
            lag=int(rel[layout.R_LAG, k]),
            lag_calendar=int(rel[layout.R_LAG_CALENDAR, k]),
            own=own,
        )

    def _end(self, node: int) -> _Term:
        """The finish of the project, which bounds everything; an open end without float bounds itself."""
        columns, options = self.network.plan.columns, self.network.plan.columns.options
        at = self.passed.late_finish
        work = self._works(node, [at])[0]
        open_ends = options.multiple_critical_paths if self.is_msp else options.open_ends_critical
        followed = (self.network.rel[layout.R_FROM] == node) & (self.network.rel[layout.R_INTERNAL] == 0)
        own = int(self.passed.out[layout.O_EARLY_DONE, node])
        if open_ends and not followed.any() and own < work:
            return own, Driver(
                DriverKind.OPEN_END, int(self.passed.out[layout.O_EF, node]), Bound.EXACT, holds_finish=True
            )
        by_date = columns.must_finish_by != NO_INSTANT and at == columns.must_finish_by
        kind = DriverKind.MUST_FINISH_BY if by_date else DriverKind.PROJECT_FINISH
        return work, Driver(kind, at, Bound.CAP, holds_finish=True)

    def _works(self, node: int, instants: list[int]) -> list[int]:
        return self.early.works(int(self.act[layout.A_CALENDAR, node]), instants)
