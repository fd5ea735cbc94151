"""What a reason is made of: plain values, so that whoever shows them needs no arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from headway.engine.columns import NO_INSTANT, NO_ROW
from headway.engine.document import ConstraintKind


class DriverKind(StrEnum):
    RELATION = "relation"
    CONSTRAINT = "constraint"
    DATA_DATE = "data_date"
    PROJECT_START = "project_start"
    EXTERNAL = "external"  # the instant that relations from outside the project left in the file
    RESUME = "resume"  # where the rest of begun work goes on
    ACTUAL = "actual"
    MANUAL = "manual"
    EXPECTED_FINISH = "expected_finish"
    LEVELLING_DELAY = "levelling_delay"
    AS_LATE = "as_late"
    RESOURCE_CALENDAR = "resource_calendar"
    CHILD = "child"  # of a WBS row, or of an activity that sums a WBS
    SPANNED = "spanned"  # what a level of effort accompanies
    DEADLINE = "deadline"
    MUST_FINISH_BY = "must_finish_by"
    PROJECT_FINISH = "project_finish"
    OPEN_END = "open_end"  # nothing follows, and the plan's options give it no float


class Bound(StrEnum):
    """What a driver does to a date: with a floor removed it moves earlier, with a cap removed later."""

    FLOOR = "floor"
    CAP = "cap"
    EXACT = "exact"


class DateName(StrEnum):
    START = "start"
    FINISH = "finish"
    EARLY_START = "early_start"
    EARLY_FINISH = "early_finish"
    LATE_START = "late_start"
    LATE_FINISH = "late_finish"


@dataclass(frozen=True, slots=True)
class Driver:
    """One thing that holds a date. `at`: the instant that it allows or sets, its lag included.

    `holds_finish`: `at` bounds the activity's finish, not its start. `row`: the other activity, or the summary
    that carries a constraint. `relation`: position in the plan's relations. `lag`: minutes as counted, that is
    what progress left of it, on the calendar `lag_calendar` (position; n and n + 1 are the standard week and
    round the clock). `through`: the summary by which it holds its children. `own`: the other activity's date
    before the lag, the actual one where it has happened.
    """

    kind: DriverKind
    at: int
    bound: Bound = Bound.FLOOR
    holds_finish: bool = False
    row: int = NO_ROW
    relation: int = -1
    relation_type: int = 0  # position in RELATION_TYPES
    lag: int = 0
    lag_calendar: int = -1
    constraint: ConstraintKind | None = None
    secondary: bool = False
    through: int = NO_ROW
    own: int = NO_INSTANT


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a date of an activity stands where it stands.

    `drivers` all hold it equally, the one that a chain follows first; without any the activity takes no part
    (inactive, an empty summary). Between the latest of them and the date lies rest time only: that is the calendar.
    """

    row: int
    date: DateName
    at: int
    drivers: tuple[Driver, ...] = ()

    @property
    def waits_from(self) -> int | None:
        """The instant from which only rest time keeps it waiting; None where it begins at once."""
        floors = [d.at for d in self.drivers if d.bound is Bound.FLOOR and d.at != NO_INSTANT]
        known = self.at != NO_INSTANT and floors and max(floors) < self.at
        return max(floors) if known else None


@dataclass(frozen=True, slots=True)
class Standing:
    """Why an activity is critical, or why not.

    `path`: late-finish reasons from the activity along what bounds it to what bounds the last. `total_float`:
    working minutes, NO_FLOAT for completed work under P6's rules. `parallel`: where it has float, the chain of
    the longer path that meets its own at `meets` (first the activity that both lead to), else empty.
    """

    row: int
    total_float: int
    critical: bool
    longest_path: bool
    path: tuple[Reason, ...]
    meets: int = NO_ROW
    parallel: tuple[Reason, ...] = ()
