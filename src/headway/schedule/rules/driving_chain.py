"""Why an activity stands where it stands: from it back along what holds it, step by step.

Only what the picture says (`driving` relations) and what the calendar proves by arithmetic is told; where neither
gives a reason, the step says so (rule 4.41). The explaining of alternatives is no matter of this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from headway.engine.columns import CONSTRAINTS, FLAG_DURATION_ELAPSED, FLAG_MANUAL, KINDS, RELATION_TYPES
from headway.engine.document import ActivityKind, ConstraintKind, Profile, RelationType
from headway.schedule.rules.packed import NONE
from headway.schedule.rules.state import PlanState
from headway.schedule.rules.summaries import WBS
from headway.schedule.rules.working_days import IdleDays, WorkingTime, working_time

SPANNING = (KINDS.index(ActivityKind.LEVEL_OF_EFFORT), KINDS.index(ActivityKind.WBS_SUMMARY_ACTIVITY))
_START_TO = (RELATION_TYPES.index(RelationType.SS), RELATION_TYPES.index(RelationType.SF))
_TO_FINISH = (RELATION_TYPES.index(RelationType.FF), RELATION_TYPES.index(RelationType.SF))
_FLOORS_OF_START = (ConstraintKind.START_ON, ConstraintKind.START_ON_OR_AFTER)
_FLOORS_OF_FINISH = (ConstraintKind.FINISH_ON, ConstraintKind.FINISH_ON_OR_AFTER)
_CAPS = (ConstraintKind.START_ON_OR_BEFORE, ConstraintKind.FINISH_ON_OR_BEFORE)


@dataclass(frozen=True)
class Reason:
    """What holds an activity. `kind`: relation, constraint, data_date, plan_start, external, progress, begun,
    actual, manual, late, spanning, summary, child, unknown. `at`: the instant that decides; `follows`: the row that comes
    next in the chain, -1 = none."""

    kind: str
    at: int | None = None
    follows: int = -1
    relation: int = -1  # row of the relation
    constraint: int = 0  # code
    others: int = 0  # further relations that hold it just as fast


@dataclass(frozen=True)
class Step:
    """One activity of the chain: its row, its reason, and the days without work in its span and before it."""

    row: int
    reason: Reason
    skipped: list[IdleDays]
    waited: list[IdleDays]


def chain_of(state: PlanState, row: int, most: int) -> tuple[list[Step], bool]:
    """The chain from the activity in `row` back to where it begins, at most `most` steps; True = it goes on.

    Example: foundation Mon-Fri, frame from Monday, FS: [frame: relation, waited Sat-Sun] [foundation: data date].
    """
    network = _Network(state)
    steps: list[Step] = []
    seen: set[int] = set()
    by_start = False
    while row >= 0 and row not in seen and len(steps) < most:
        seen.add(row)
        reason = network.reason(row, by_start=by_start)
        steps.append(network.step(row, reason))
        by_start = reason.relation >= 0 and int(state.relation["type"][reason.relation]) in _START_TO
        by_start = by_start or reason.kind == "child"
        row = reason.follows
    return steps, row >= 0 and row not in seen


class _Network:
    """What the walk asks of a state."""

    def __init__(self, state: PlanState) -> None:
        self.state = state
        self.activity = state.activity
        self.relation = state.relation
        self.picture = state.picture

    def instant(self, name: str, row: int) -> int | None:
        column = self.picture[name] if name in self.picture else self.activity[name]
        value = int(column[row])
        return None if value == NONE else value

    def setting(self, name: str) -> int | None:
        value = self.state.settings[name]
        return None if value is None else int(value)

    @cached_property
    def _driving(self) -> dict[int, list[int]]:
        """Rows of driving relations by the number of their successor."""
        found: dict[int, list[int]] = {}
        driving = self.picture.get("driving")
        if driving is None or len(driving) != len(self.relation):
            return found
        rows = np.flatnonzero(driving == 1)
        for relation, successor in zip(rows.tolist(), self.relation["successor_id"][rows].tolist(), strict=True):
            found.setdefault(successor, []).append(relation)
        return found

    def working(self, row: int) -> WorkingTime:
        number = int(self.activity["calendar_id"][row])
        default: int | None = self.state.settings["default_calendar_id"]
        elapsed = bool(int(self.activity["flags"][row]) & FLAG_DURATION_ELAPSED)
        return working_time(self.state.calendars, default if number == NONE else number, elapsed=elapsed)

    # -- reasons

    def reason(self, row: int, *, by_start: bool) -> Reason:
        kind = int(self.activity["kind"][row])
        if kind == WBS:
            return self._first_child(row)
        if kind in SPANNING:
            return Reason("spanning")
        if (finished := self.instant("actual_finish", row)) is not None:
            return Reason("actual", self.instant("actual_start", row) if by_start else finished)
        started = self.instant("actual_start", row)
        if started is not None and by_start:
            return Reason("actual", started)
        for found in self._reasons(row, running=started is not None):
            return found
        return Reason("unknown")

    def _reasons(self, row: int, *, running: bool) -> Iterator[Reason]:
        """In the order in which they hold: what logic cannot move, logic, then floors."""
        if int(self.activity["flags"][row]) & FLAG_MANUAL and not running:
            yield Reason("manual", self.instant("start", row))
        yield from self._constraint(row, fixed=True, running=running)
        if self._has_constraint(row, ConstraintKind.AS_LATE_AS_POSSIBLE) and not running:
            yield Reason("late")
        yield from self._relation(row)
        yield from self._constraint(row, fixed=False, running=running)
        if running:
            yield from self._remaining(row)
            return
        yield from self._floors(row)
        yield from self._summary(row)

    def _constraints(self, row: int) -> Iterator[tuple[int, int]]:
        for name in ("constraint", "secondary_constraint"):
            code, at = int(self.activity[name][row]), int(self.activity[f"{name}_at"][row])
            if code:
                yield code, at

    def _has_constraint(self, row: int, wanted: ConstraintKind) -> bool:
        return any(CONSTRAINTS[code - 1] is wanted for code, _ in self._constraints(row))

    def _constraint(self, row: int, *, fixed: bool, running: bool) -> Iterator[Reason]:
        for code, at in self._constraints(row):
            kind = CONSTRAINTS[code - 1]
            if at != NONE and self._holds(row, kind, at, fixed=fixed, running=running):
                yield Reason("constraint", at, constraint=code)

    def _holds(self, row: int, kind: ConstraintKind, at: int, *, fixed: bool, running: bool) -> bool:
        start, finish = self.instant("early_start", row), self.instant("early_finish", row)
        if fixed:
            pulls = self.state.settings["profile"] == Profile.MSP and kind in _CAPS
            if kind is ConstraintKind.MANDATORY_START or (pulls and kind is ConstraintKind.START_ON_OR_BEFORE):
                return not running and start == at
            return (kind is ConstraintKind.MANDATORY_FINISH or pulls) and finish == at
        if kind in _FLOORS_OF_START:
            return not running and self._stands_at(row, at, start)
        return kind in _FLOORS_OF_FINISH and self._stands_at(row, at, finish)

    def _stands_at(self, row: int, floor: int | None, reached: int | None) -> bool:
        """No working minute lies between a floor and the date that it holds."""
        if floor is None or reached is None or reached < floor:
            return False
        return self.working(row).work_between(floor, reached) == 0

    def _relation(self, row: int) -> Iterator[Reason]:
        held = self._driving.get(int(self.activity.ids[row]), [])
        rows = self.activity.positions(self.relation["predecessor_id"][np.array(held, dtype=np.int64)]).tolist()
        known = [(relation, before) for relation, before in zip(held, rows, strict=True) if before >= 0]
        if known:
            relation, before = max(known, key=lambda one: self._weight(*one))
            yield Reason("relation", self._end(relation, before), before, relation, others=len(known) - 1)

    def _weight(self, relation: int, before: int) -> tuple[int, int, int]:
        """Of several that hold it: on the longest path first, then the one that ends last."""
        return int(self.picture["longest_path"][before]), self._end(relation, before) or NONE, -relation

    def _end(self, relation: int, before: int) -> int | None:
        by_start = int(self.relation["type"][relation]) in _START_TO
        return self.instant("start" if by_start else "finish", before)

    def _remaining(self, row: int) -> Iterator[Reason]:
        """Work under way: what remains counted from the data date or the resuming, else all from its actual start."""
        finish, started = self.instant("early_finish", row), self.instant("actual_start", row)
        known = [at for at in (self.setting("data_date"), self.instant("resume", row)) if at is not None]
        for name, since, column in (
            ("progress", max(known, default=None), "remaining"),
            ("begun", started, "duration"),
        ):
            if since is not None and finish is not None:
                work = self.working(row).work_between(since, finish)
                if work == int(self.activity[column][row]):
                    yield Reason(name, since)

    def _floors(self, row: int) -> Iterator[Reason]:
        start = self.instant("early_start", row)
        external = self.instant("external_early_start", row)
        if self._stands_at(row, external, start):
            yield Reason("external", external)
        moves = self.state.settings["profile"] != Profile.MSP
        floors = [("data_date", self.setting("data_date"))] if moves else []
        floors.append(("plan_start", self.setting("start")))
        latest = max((at for _, at in floors if at is not None), default=None)
        for name, at in floors:
            if at == latest and self._stands_at(row, at, start):
                yield Reason(name, at)

    def _summary(self, row: int) -> Iterator[Reason]:
        """A relation into a summary holds what stands under it (MS Project)."""
        above = int(self.activity.position(int(self.activity["parent_id"][row])))
        while above >= 0:
            for reason in self._relation(above):
                at_once = int(self.relation["lag"][reason.relation]) == 0
                if at_once and self._stands_at(row, reason.at, self.instant("early_start", row)):
                    yield Reason("summary", reason.at, reason.follows, reason.relation, others=reason.others)
            above = int(self.activity.position(int(self.activity["parent_id"][above])))

    def _first_child(self, row: int) -> Reason:
        """A WBS row begins with the first activity under it."""
        parent, kind, start = self.state.parent.tolist(), self.activity["kind"].tolist(), self.picture["start"].tolist()
        inside, first = {row}, -1
        for place in range(row + 1, len(parent)):
            if parent[place] not in inside:
                if parent[place] < row:
                    break
                continue
            if kind[place] == WBS:
                inside.add(place)
            elif start[place] != NONE and (first < 0 or start[place] < start[first]):
                first = place
        return Reason("child", None if first < 0 else start[first], first) if first >= 0 else Reason("unknown")

    # -- what the steps tell

    def step(self, row: int, reason: Reason) -> Step:
        working = self.working(row)
        start, finish = self.instant("start", row), self.instant("finish", row)
        if reason.kind == "progress":
            start = reason.at
        skipped = working.idle_days(start, finish) if start is not None and finish is not None else []
        waited: list[IdleDays] = []
        if reason.kind == "relation" and int(self.relation["lag"][reason.relation]) == 0:
            to_finish = int(self.relation["type"][reason.relation]) in _TO_FINISH
            reached = finish if to_finish else self.instant("early_start", row)
            if reason.at is not None and reached is not None and reached > reason.at:
                waited = working.idle_days(reason.at, reached)
        elif reason.kind in ("data_date", "plan_start", "constraint") and None not in (reason.at, start):
            waited = working.idle_days(reason.at or 0, start or 0) if (start or 0) > (reason.at or 0) else []
        kind = int(self.activity["kind"][row])
        return Step(row, reason, [] if kind == WBS else skipped, waited)
