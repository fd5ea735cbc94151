"""Reasons: why each computed date of a plan stands where it stands.

The terms of the passes are weighed anew for one activity by the passes' own code, so that a reason is what the
calculation did, not what looks likely.
"""

from __future__ import annotations

import numpy as np

from headway.engine import layout
from headway.engine.columns import FLAG_INACTIVE, KINDS, NO_INSTANT, NO_ROW
from headway.engine.cpm import calculated_passes
from headway.engine.document import ActivityKind
from headway.engine.network import Network
from headway.engine.why.early import Early
from headway.engine.why.late import Late
from headway.engine.why.reasons import Bound, DateName, Driver, DriverKind, Reason, Standing

_WBS = KINDS.index(ActivityKind.WBS)
_LEVEL_OF_EFFORT = KINDS.index(ActivityKind.LEVEL_OF_EFFORT)
_WBS_ACTIVITY = KINDS.index(ActivityKind.WBS_SUMMARY_ACTIVITY)
_STARTS = (DateName.START, DateName.EARLY_START, DateName.LATE_START)
_LATES = (DateName.LATE_START, DateName.LATE_FINISH)
_FROM_FINISH = (layout.FS, layout.FF)


class Reasons:
    """Reasons for all dates of one network. Building it calculates the plan once; each reason then is cheap.

    Raises what `calculate` raises.
    """

    def __init__(self, network: Network) -> None:
        self.network, self.passed, self.picture = calculated_passes(network)
        self.plan = self.network.plan
        self._early = Early(self.network, self.passed)
        self._late = Late(self.network, self.passed, self._early)

    def reason(self, row: int, date: DateName) -> Reason:
        """Why `date` of the activity in `row` stands where it stands; no drivers where it has no such date."""
        at = int(getattr(self.picture, date.value)[row])
        if at == NO_INSTANT or self.plan.flags[row] & FLAG_INACTIVE:
            return Reason(row, date, at)
        return Reason(row, date, at, self._drivers(row, date, at))

    def _drivers(self, row: int, date: DateName, at: int) -> tuple[Driver, ...]:
        of_finish, kind = date not in _STARTS, self.plan.kind[row]
        if (fact := self._actual(row, date)) is not None:
            return (fact,)
        if kind in (_WBS, _WBS_ACTIVITY):
            return self._children(row, date, at)
        if kind == _LEVEL_OF_EFFORT:
            return self._accompanied(row, date, at)
        side = self._late if date in _LATES else self._early
        return side.drivers(row, of_finish=of_finish)

    def _actual(self, row: int, date: DateName) -> Driver | None:
        if date not in (DateName.START, DateName.FINISH) or self.plan.kind[row] == _WBS:
            return None
        of_finish = date is DateName.FINISH
        at = int((self.plan.actual_finish if of_finish else self.plan.actual_start)[row])
        known = at != NO_INSTANT
        return Driver(DriverKind.ACTUAL, at, Bound.EXACT, holds_finish=of_finish, row=row) if known else None

    def works(self, calendar: int, instants: list[int]) -> list[int]:
        """Working minutes of a calendar (by position) from the horizon's first day to each instant."""
        return self._early.works(calendar, instants)

    # -- rows that only span others

    def _children(self, row: int, date: DateName, at: int) -> tuple[Driver, ...]:
        """The activities under a WBS that give it its first start or last finish."""
        top = row if self.plan.kind[row] == _WBS else int(self.plan.parent[row])
        dates, of_finish = getattr(self.picture, date.value), date not in _STARTS
        leaves = [
            one
            for one in np.flatnonzero((dates == at) & (self.plan.kind != _WBS)).tolist()
            if one != row and not self.plan.flags[one] & FLAG_INACTIVE and self._stands_under(one, top)
        ]
        bound = Bound.FLOOR if of_finish else Bound.CAP
        return tuple(Driver(DriverKind.CHILD, at, bound, holds_finish=of_finish, row=one) for one in leaves)

    def _stands_under(self, row: int, top: int) -> bool:
        seen: set[int] = set()
        above = int(self.plan.parent[row])
        while above not in {NO_ROW, top} and above not in seen:
            if self.plan.flags[above] & FLAG_INACTIVE:
                return False
            seen.add(above)
            above = int(self.plan.parent[above])
        return above == top

    def _accompanied(self, row: int, date: DateName, at: int) -> tuple[Driver, ...]:
        """What a level of effort accompanies: the relations from which its first start or last finish comes."""
        plan, of_finish = self.plan, date not in _STARTS
        starts, finishes = (
            (self.picture.late_start, self.picture.late_finish)
            if date in _LATES
            else (self.picture.early_start, self.picture.early_finish)
        )
        found = []
        for k in np.flatnonzero((plan.successor == row) | (plan.predecessor == row)).tolist():
            kind, into = int(plan.relation_type[k]), bool(plan.successor[k] == row)
            other = int(plan.predecessor[k] if into else plan.successor[k])
            own_finish = kind in ((layout.FF, layout.SF) if into else (layout.FS, layout.FF))
            their_finish = kind in ((layout.FS, layout.FF) if into else (layout.FF, layout.SF))
            if own_finish == of_finish and int((finishes if their_finish else starts)[other]) == at:
                bound = Bound.FLOOR if of_finish else Bound.CAP
                found.append(
                    Driver(
                        DriverKind.SPANNED, at, bound, holds_finish=of_finish, row=other, relation=k, relation_type=kind
                    )
                )
        return tuple(found) or (self._early.floors.start_of_all(),)

    # -- walks

    def chain(self, row: int, most: int, date: DateName | None = None) -> tuple[list[Reason], bool]:
        """Reasons from a date of `row` back to where its chain begins, at most `most`; True = it goes on.

        `date`: the start, or the finish of work under way, unless named. Of several drivers the first is followed.
        """
        at_date = date or (DateName.FINISH if self._is_running(row) else DateName.START)
        found: list[Reason] = []
        seen: set[tuple[int, DateName]] = set()
        while row != NO_ROW and (row, at_date) not in seen and len(found) < most:
            seen.add((row, at_date))
            reason = self.reason(row, at_date)
            found.append(reason)
            row, at_date = self.before(reason)
        return found, row != NO_ROW and (row, at_date) not in seen

    def before(self, reason: Reason) -> tuple[int, DateName]:
        """The activity and its date that a reason leads back to; NO_ROW at the start of a chain."""
        for driver in reason.drivers:
            if driver.kind is DriverKind.RELATION and driver.bound is Bound.FLOOR:
                at_finish = driver.relation_type in _FROM_FINISH
                return driver.row, self._date_of(driver.row, at_finish=at_finish)
            if driver.kind is DriverKind.CHILD:
                return driver.row, reason.date
            if driver.kind is DriverKind.SPANNED:
                return driver.row, self._date_of(driver.row, at_finish=driver.holds_finish)
            if driver.kind is not DriverKind.LEVELLING_DELAY:
                break
        return NO_ROW, reason.date

    def _date_of(self, row: int, *, at_finish: bool) -> DateName:
        """The date of a predecessor that a relation counts from: of begun work in P6 that of the rest."""
        if at_finish:
            return DateName.FINISH
        return DateName.EARLY_START if self._is_running(row) else DateName.START

    def _is_running(self, row: int) -> bool:
        return bool(self.plan.actual_start[row] != NO_INSTANT and self.plan.actual_finish[row] == NO_INSTANT)

    def standing(self, row: int, most: int = 500) -> Standing:
        """Why the activity is critical or not: the path that bounds its late finish, and where that has float."""
        path: list[Reason] = []
        seen: set[int] = set()
        at = row
        while at != NO_ROW and at not in seen and len(path) < most:
            seen.add(at)
            reason = self.reason(at, DateName.LATE_FINISH)
            path.append(reason)
            followed = self._followed(reason)
            at = NO_ROW if followed is None else followed.row
        meets = self._meets(path)
        parallel = self.chain(meets, most)[0] if meets != NO_ROW else []
        return Standing(
            row=row,
            total_float=int(self.picture.total_float[row]),
            critical=bool(self.picture.critical[row]),
            longest_path=bool(self.picture.longest_path[row]),
            path=tuple(path),
            meets=meets,
            parallel=tuple(parallel),
        )

    @staticmethod
    def _followed(reason: Reason) -> Driver | None:
        return next((driver for driver in reason.drivers if driver.kind is DriverKind.RELATION), None)

    def _meets(self, path: list[Reason]) -> int:
        """Where the path loses most of its float: the activity to which a longer one leads as well; NO_ROW = nowhere."""
        floats = [int(self.picture.total_float[reason.row]) for reason in path]
        most, meets = 0, NO_ROW
        for at, reason in enumerate(path[:-1]):
            followed = self._followed(reason)
            lost = floats[at] - floats[at + 1]
            if followed is not None and not self.picture.driving[followed.relation] and lost > most:
                most, meets = lost, path[at + 1].row
        if self._ends_with_all(path[-1]) and floats[-1] > most:
            on_path = self.passed.on_path[: self.plan.size]
            meets = int(np.argmax(np.where(on_path, self.picture.early_finish, NO_INSTANT)))
        return meets

    @staticmethod
    def _ends_with_all(reason: Reason) -> bool:
        return any(driver.kind is DriverKind.PROJECT_FINISH for driver in reason.drivers)
