"""What-if gain: the cheapest set of shortenings that brings a date forward, floats of the parallels respected.

Every candidate is calculated by the engine itself, so calendars, lags and constraints count as they do in the
plan. A candidate that comes too late leaves its chain, and the chain is a *cut*: whatever does not shorten one of
its activities further comes just as late. The cheapest set that meets all cuts so far (see `cheapest`) is the
next candidate; the first one that is early enough is the cheapest of all. Source: implicit hitting sets
(Reiter 1987; Moreno-Centeno and Karp 2013). JGJ/T 121-2015 calls it 费用优化: of the longest path the activity of
the lowest rate first; that step alone misses sets in which a dearer activity serves two paths.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from headway.engine import layout
from headway.engine.columns import KINDS, NO_INSTANT, NO_ROW, PlanColumns
from headway.engine.document import ActivityKind
from headway.engine.network import Network, build
from headway.engine.plan import plan_of
from headway.engine.why.cheapest import Cut, cheapest
from headway.engine.why.explain import Reasons
from headway.engine.why.reasons import Bound, DateName, DriverKind, Reason

MOST_TRIES = 300
"""Candidates that are calculated before the search gives up, unless the caller says so."""
MOST_CHOICES = 12
"""Across calendars a chain of more activities counts the missing days as if all were on one: near, and not proven."""
_TASKS = (KINDS.index(ActivityKind.TASK), KINDS.index(ActivityKind.RESOURCE_DEPENDENT))
_AS_PLANNED = (DriverKind.RELATION, DriverKind.DATA_DATE, DriverKind.PROJECT_START, DriverKind.CONSTRAINT,
               DriverKind.EXTERNAL, DriverKind.RESUME)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Room:
    """How far an activity may be shortened: at most `days` whole days, each at `cost` (in any one currency)."""

    days: int
    cost: float = 1.0


@dataclass(frozen=True, slots=True)
class Shortening:
    """The cheapest set. `days`: row -> days taken off it; empty when there is none.

    `before`, `after`: the wanted date as it is and as calculated with the set. `blocked`: where no set reaches it,
    the chain on which nothing can be shortened further. `proven`: no cheaper set exists; False where the search
    gave up, or work as late as possible or held by a cap stands on a chain, whose dates need not follow.
    """

    days: Mapping[int, int]
    cost: float
    before: int
    after: int
    reached: bool
    proven: bool
    blocked: tuple[Reason, ...] = ()


def default_room(columns: PlanColumns) -> dict[int, Room]:
    """Every unfinished activity down to one day of what remains of it; the price is one per day: fewest days win."""
    plan, day = plan_of(columns), columns.options.minutes_per_day
    rest = np.where(plan.remaining > 0, plan.remaining, plan.duration)
    rest = np.where(plan.complete | ~np.isin(plan.kind, _TASKS), 0, rest)
    return {row: Room(int((rest[row] - 1) // day)) for row in np.flatnonzero(rest > day).tolist()}


def shorten(
    network: Network,
    row: int,
    days: int,
    room: Mapping[int, Room] | None = None,
    date: DateName = DateName.FINISH,
    *,
    most_tries: int = MOST_TRIES,
) -> Shortening:
    """The cheapest shortenings that bring `date` of the activity in `row` forward by `days` working days.

    `row` NO_ROW: the finish of the project. A day is the plan's minutes per day, counted on the calendar of the
    activity. Example: pit 2 - long 5 - roof, pit - short 4 - roof, two days wanted at 1 a day: one off pit and one
    off long, for 2; taking two off long would make short the longer one.
    """
    room = default_room(network.plan.columns) if room is None else room
    return _Search(network, row, days, room, date).run(most_tries)


class _Search:
    def __init__(self, network: Network, row: int, days: int, room: Mapping[int, Room], date: DateName) -> None:
        self.first = Reasons(network)
        self.network = self.first.network
        self.day = self.network.plan.columns.options.minutes_per_day
        self.room = {one: each for one, each in room.items() if each.days > 0}
        self.row, self.date = row, date
        if row == NO_ROW:
            self.row, self.date = _last_row(self.first), DateName.FINISH
        self.of_project = row == NO_ROW
        self.wanted = self.reached(self.first) - days * self.day
        self.is_exact = True

    def run(self, most_tries: int) -> Shortening:
        before = self.at(self.first)
        cuts: list[Cut] = []
        costs = {one: each.cost for one, each in self.room.items()}
        most = {one: each.days for one, each in self.room.items()}
        taken: dict[int, int] = {}
        reasons = self.first
        for _ in range(most_tries):
            if self.reached(reasons) <= self.wanted:
                if not self.is_exact:
                    taken, reasons = self._trimmed(taken, reasons)
                cost = sum(costs[one] * count for one, count in taken.items())
                return Shortening(taken, cost, before, self.at(reasons), reached=True, proven=self.is_exact)
            cut, chain = self._cut(reasons, taken)
            cuts.append(cut)
            found = cheapest(cuts, costs, most)
            if found is None:
                return Shortening({}, 0.0, before, before, reached=False, proven=self.is_exact, blocked=chain)
            taken, is_cheapest = found
            self.is_exact &= is_cheapest
            reasons = self.shortened(taken)
        return Shortening({}, 0.0, before, before, reached=False, proven=False)

    def _trimmed(self, taken: dict[int, int], reasons: Reasons) -> tuple[dict[int, int], Reasons]:
        """The set without the days that it does not need, the dearest first."""
        for row in sorted(taken, key=lambda row: -self.room[row].cost):
            while taken.get(row, 0):
                fewer = {one: count - (one == row) for one, count in taken.items() if count > (one == row)}
                tried = self.shortened(fewer)
                if self.reached(tried) > self.wanted:
                    break
                taken, reasons = fewer, tried
        return taken, reasons

    def shortened(self, taken: Mapping[int, int]) -> Reasons:
        return Reasons(shortened(self.network, {row: count * self.day for row, count in taken.items()}))

    # -- the wanted date

    def _goal(self, reasons: Reasons) -> int:
        return _last_row(reasons) if self.of_project else self.row

    def at(self, reasons: Reasons) -> int:
        return int(getattr(reasons.picture, self.date.value)[self._goal(reasons)])

    def reached(self, reasons: Reasons) -> int:
        """Working minutes of the wanted date, on the calendar of the activity that was last at first."""
        return self._works(int(self.network.act[layout.A_CALENDAR, self.row]), self.at(reasons))

    def _works(self, calendar: int, instant: int) -> int:
        return self.first.works(calendar, [instant])[0]

    # -- cuts

    def _cut(self, reasons: Reasons, taken: Mapping[int, int]) -> tuple[Cut, tuple[Reason, ...]]:
        """What the chain of a date that comes too late says of every set that brings it forward."""
        chain = tuple(reasons.chain(self._goal(reasons), reasons.plan.size + 1, self.date)[0])
        longer, shorter = self.lengths(reasons, chain)
        last = chain[-1].drivers[:1]
        if last and (last[0].kind is DriverKind.AS_LATE or last[0].bound is Bound.CAP):
            self.is_exact = False
        have = sum(taken.get(row, 0) for row in longer) - sum(taken.get(row, 0) for row in shorter)
        is_exact = self._is_on_one_calendar(reasons, chain)
        if is_exact or len(longer) > MOST_CHOICES:
            self.is_exact &= is_exact
            missing = -(-(self.reached(reasons) - self.wanted) // self.day)
            return Cut(longer, have + missing, shorter), chain
        beyond = {row: taken.get(row, 0) + 1 for row in longer}
        return Cut(longer, None, shorter, beyond, {row: taken.get(row, 0) for row in shorter}), chain

    def lengths(self, reasons: Reasons, chain: tuple[Reason, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Activities whose duration makes the chain longer, and those that it enters at the finish and leaves at the
        start: a shorter one of these starts later."""
        longer, shorter = [], []
        segments = reasons.network.segments[0]
        for reason in chain:
            row = reason.row
            if row not in self.room or not reason.drivers or segments[row] < segments[row + 1]:
                continue
            leading = next((d for d in reason.drivers if d.kind is not DriverKind.LEVELLING_DELAY), reason.drivers[0])
            leaves_at_finish = reason.date in (DateName.FINISH, DateName.EARLY_FINISH)
            is_rest = leading.kind is DriverKind.ACTUAL and reason.at != leading.at
            if leading.kind not in _AS_PLANNED and not is_rest:
                continue
            if leaves_at_finish and not leading.holds_finish:
                longer.append(row)
            elif leading.holds_finish and not leaves_at_finish:
                shorter.append(row)
        return tuple(longer), tuple(shorter)

    def _is_on_one_calendar(self, reasons: Reasons, chain: tuple[Reason, ...]) -> bool:
        """A day less on the chain is then a day less at its end, and no more."""
        act = reasons.network.act
        calendars = {int(act[layout.A_CALENDAR, reason.row]) for reason in chain}
        for reason in chain:
            driver = reason.drivers[0] if reason.drivers else None
            if driver is not None and driver.lag:
                calendars.add(driver.lag_calendar)
            if driver is not None and driver.kind in (DriverKind.LEVELLING_DELAY, DriverKind.CHILD, DriverKind.SPANNED):
                return False
        calendars.add(int(act[layout.A_CALENDAR, self.row]))
        return len(calendars) == 1 and reasons.plan.lag_percent is None


def shortened(network: Network, minutes: Mapping[int, int]) -> Network:
    """The network with minutes taken off the duration, and off what remains, of some activities."""
    plan, tables = network.plan, network.tables
    duration, remaining = plan.duration.copy(), plan.remaining.copy()
    for row, less in minutes.items():
        duration[row] = max(0, duration[row] - less)
        remaining[row] = max(0, remaining[row] - less)
    columns = replace(plan.columns, duration=duration, remaining=remaining)
    return build(columns, horizon=(tables.first_day, tables.first_day + tables.days))


def _last_row(reasons: Reasons) -> int:
    """The activity that finishes last; of several the first of the longest path."""
    finish = np.where(reasons.passed.on_path[: reasons.plan.size], reasons.picture.early_finish, NO_INSTANT)
    return int(np.argmax(finish))


@dataclass(frozen=True, slots=True)
class Gain:
    """What one activity brings when it alone is shortened by `days`, as calculated.

    `minutes`: working minutes by which the wanted date comes forward, on that activity's calendar;
    `project_minutes`: the same for the finish of the project. Both shrink to what parallel paths allow.
    """

    row: int
    days: int
    after: int
    minutes: int
    project_after: int
    project_minutes: int


def gains(
    network: Network, row: int, days: int, date: DateName = DateName.FINISH, *, most: int = 12
) -> tuple[list[Gain], int, int]:
    """Each of the nearest `most` activities on the chain shortened alone; those that bring nothing are left out.

    The greatest gain first, then in the order of the chain. Also the date and the project's finish as they are.
    """
    search = _Search(network, row, days, default_room(network.plan.columns), date)
    chain = tuple(search.first.chain(row, search.first.plan.size + 1, date)[0])
    longer, _ = search.lengths(search.first, chain)
    able = [one for one in longer if search.room[one].days >= days][:most]
    found = [gain for one in able if (gain := _gain(search, one, days)).minutes > 0]
    found.sort(key=lambda gain: -gain.minutes)
    return found, search.at(search.first), search.first.picture.project_finish


def lateness(network: Network, row: int, days: int) -> tuple[int, int]:
    """What it does to the project when an activity takes `days` longer: its finish then, and the working minutes lost.

    The minutes are counted on the calendar of the activity that finishes last as planned.
    """
    first, day = Reasons(network), network.plan.columns.options.minutes_per_day
    after = Reasons(shortened(first.network, {row: -days * day})).picture.project_finish
    calendar = int(first.network.act[layout.A_CALENDAR, _last_row(first)])
    ends = first.works(calendar, [first.picture.project_finish, after])
    return after, ends[1] - ends[0]


def _gain(search: _Search, row: int, days: int) -> Gain:
    first, after = search.first, search.shortened({row: days})
    calendar = int(first.network.act[layout.A_CALENDAR, _last_row(first)])
    ends = first.works(calendar, [first.picture.project_finish, after.picture.project_finish])
    return Gain(
        row=row,
        days=days,
        after=search.at(after),
        minutes=search.reached(first) - search.reached(after),
        project_after=after.picture.project_finish,
        project_minutes=ends[0] - ends[1],
    )
