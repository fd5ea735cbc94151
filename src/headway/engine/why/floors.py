"""The floors and caps of an activity by name: what `profile_p6` and `profile_msp` merge into one number each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from headway.engine import layout
from headway.engine.columns import CONSTRAINTS, NO_INSTANT
from headway.engine.document import ConstraintKind, Profile
from headway.engine.network import Network
from headway.engine.plan import Ints
from headway.engine.why.reasons import Bound, Driver, DriverKind

_START_FLOORS = (ConstraintKind.START_ON_OR_AFTER, ConstraintKind.START_ON)
_FINISH_FLOORS = (ConstraintKind.FINISH_ON_OR_AFTER, ConstraintKind.FINISH_ON)
_START_CAPS = (ConstraintKind.START_ON_OR_BEFORE, ConstraintKind.START_ON)
_FINISH_CAPS = (ConstraintKind.FINISH_ON_OR_BEFORE, ConstraintKind.FINISH_ON)
MUST_START, MUST_FINISH = ConstraintKind.MANDATORY_START, ConstraintKind.MANDATORY_FINISH


@dataclass(frozen=True, slots=True)
class Limit:
    """One constraint with its date."""

    kind: ConstraintKind
    at: int
    secondary: bool

    def driver(self, bound: Bound, row: int, *, holds_finish: bool) -> Driver:
        return Driver(
            DriverKind.CONSTRAINT,
            self.at,
            bound,
            holds_finish=holds_finish,
            row=row,
            constraint=self.kind,
            secondary=self.secondary,
        )


class Floors:
    """Floors and caps of the nodes of one network. `act`: the nodes as the last forward pass saw them."""

    def __init__(self, network: Network, act: Ints) -> None:
        self.network, self.plan, self.act = network, network.plan, act
        self.is_msp = network.profile is Profile.MSP

    def limits(self, row: int) -> list[Limit]:
        """The constraints of an activity that have a date."""
        plan = self.plan
        pairs = [(plan.constraint, plan.constraint_at, False)]
        if not self.is_msp:  # MS Project has one
            pairs.append((plan.secondary_constraint, plan.secondary_constraint_at, True))
        return [
            Limit(CONSTRAINTS[int(kinds[row]) - 1], int(at[row]), secondary)
            for kinds, at, secondary in pairs
            if kinds[row] and at[row] != NO_INSTANT
        ]

    def has_begun(self, row: int) -> bool:
        return bool(self.plan.actual_start[row] != NO_INSTANT or self.plan.actual_finish[row] != NO_INSTANT)

    def start_of_all(self) -> Driver:
        """The floor under every node: the data date, or the start of the project."""
        columns, at = self.plan.columns, self.network.project_start
        by_data_date = not self.is_msp and columns.data_date != NO_INSTANT and columns.data_date == at
        return Driver(DriverKind.DATA_DATE if by_data_date else DriverKind.PROJECT_START, at)

    def of_start(self, node: int) -> list[Driver]:
        """What the start of a node may not precede."""
        found = [self.start_of_all()]
        if node >= self.plan.size:
            return [*found, *self._of_gate(node)]
        plan, row = self.plan, node
        if not self.is_msp and not plan.complete[row]:
            found.append(Driver(DriverKind.EXTERNAL, int(plan.external_early_start[row])))
            if plan.in_progress[row]:
                found.append(Driver(DriverKind.RESUME, int(plan.resume[row])))
        if not self.has_begun(row):
            kinds = (*_START_FLOORS, MUST_START) if self.is_msp else _START_FLOORS
            found += [one.driver(Bound.FLOOR, row, holds_finish=False) for one in self.limits(row) if one.kind in kinds]
        late = int(self.act[layout.A_START_FLOOR, row])
        if late != self.network.act[layout.A_START_FLOOR, row]:
            found.append(Driver(DriverKind.AS_LATE, late, row=row))
        return [driver for driver in found if driver.at != NO_INSTANT]

    def _of_gate(self, node: int) -> list[Driver]:
        """A summary's own constraint, where it lifts the gate before what stands under it."""
        row = self.network.gates.row_of(node, self.plan.size)
        kinds = (*_START_FLOORS, MUST_START)
        return [one.driver(Bound.FLOOR, row, holds_finish=False) for one in self.limits(row) if one.kind in kinds]

    def of_finish(self, row: int) -> list[Driver]:
        """What the finish of an activity may not precede."""
        kinds = (*_FINISH_FLOORS, MUST_FINISH) if self.is_msp else _FINISH_FLOORS
        return [
            one.driver(Bound.FLOOR, row, holds_finish=True)
            for one in self.limits(row)
            if one.kind in kinds and self.act[layout.A_FINISH_FLOOR, row] != NO_INSTANT
        ]

    def caps(self, row: int) -> list[Driver]:
        """What its start, or its finish, may not come after by its own constraints."""
        starts = (*_START_CAPS, MUST_START) if self.is_msp else _START_CAPS
        finishes = (*_FINISH_CAPS, MUST_FINISH) if self.is_msp else _FINISH_CAPS
        found = []
        for one in self.limits(row):
            if one.kind in starts and self.act[layout.A_START_CAP, row] != NO_INSTANT:
                found.append(one.driver(Bound.CAP, row, holds_finish=False))
            if one.kind in finishes and self.act[layout.A_FINISH_CAP, row] != NO_INSTANT:
                found.append(one.driver(Bound.CAP, row, holds_finish=True))
        return found

    def late_caps(self, node: int) -> list[Driver]:
        """What bounds late dates beside relations and the finish of all: constraints, deadline, relations from outside."""
        row = self.network.gates.row_of(node, self.plan.size)
        found = self.caps(row) if node < self.plan.size else []
        external = int(self.plan.external_late_finish[row])
        if not self.is_msp and external != NO_INSTANT and not self.plan.complete[row]:
            found.append(Driver(DriverKind.EXTERNAL, external, Bound.CAP, holds_finish=True))
        cap = int(self.act[layout.A_DEADLINE, node])
        if cap != NO_INSTANT:
            found += self._deadline(row, cap)
        held = int(self.act[layout.A_FINISH_CAP, node])
        if held != NO_INSTANT and not any(driver.holds_finish and driver.at == held for driver in found):
            # MS Project: begun work whose start is where it must be has no slack at its finish
            found += [replace(one.driver(Bound.CAP, row, holds_finish=True), at=held) for one in self.limits(row)]
        return found

    def _deadline(self, row: int, cap: int) -> list[Driver]:
        """A deadline, or the finish constraint of a summary, which holds on the backward pass only."""
        if self.plan.deadline[row] == cap:
            return [Driver(DriverKind.DEADLINE, cap, Bound.CAP, holds_finish=True, row=row)]
        return [one.driver(Bound.CAP, row, holds_finish=True) for one in self.limits(row) if one.at == cap]
