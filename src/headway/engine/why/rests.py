"""Days without work in and before the span of an explained activity, by name."""

from __future__ import annotations

from dataclasses import dataclass

from headway.engine import layout
from headway.engine.columns import KINDS, NO_INSTANT
from headway.engine.document import ActivityKind
from headway.engine.why.explain import Reasons
from headway.engine.why.reasons import Bound, DriverKind, Reason
from headway.engine.why.working_time import IdleDays, WorkingTime, working_time

_WBS = KINDS.index(ActivityKind.WBS)
_REST_GOES_ON = (DriverKind.DATA_DATE, DriverKind.PROJECT_START, DriverKind.RESUME, DriverKind.RELATION)


@dataclass(frozen=True, slots=True)
class Rests:
    """`within`: days that the activity skips; `before`: days between what it waited for and its own date."""

    within: list[IdleDays]
    before: list[IdleDays]


def rests_of(reasons: Reasons, reason: Reason) -> Rests:
    """Example: frame Mon-Fri after a foundation that ends on Friday: nothing within, Saturday and Sunday before."""
    row, plan = reason.row, reasons.plan
    if reason.at == NO_INSTANT or not reason.drivers or plan.kind[row] == _WBS:
        return Rests([], [])
    working = calendar_of(reasons, row)
    start, finish = int(reasons.picture.start[row]), int(reasons.picture.finish[row])
    if goes_on_from(reasons, reason) is not None:
        start = int(reasons.picture.early_start[row]) if plan.resume[row] == NO_INSTANT else int(plan.resume[row])
    within = working.idle_days(start, finish) if NO_INSTANT not in (start, finish) else []
    leading = next((d for d in reason.drivers if d.kind is not DriverKind.LEVELLING_DELAY), reason.drivers[0])
    if leading.bound is not Bound.FLOOR or leading.at == NO_INSTANT or leading is not reason.drivers[0]:
        return Rests(within, [])
    reached = finish if leading.holds_finish else int(reasons.picture.early_start[row])
    return Rests(within, working.idle_days(leading.at, reached) if reached > leading.at else [])


def goes_on_from(reasons: Reasons, reason: Reason) -> int | None:
    """The instant from which what remains of begun work is counted, where that is what holds it."""
    plan, row = reasons.plan, reason.row
    if plan.actual_start[row] == NO_INSTANT or plan.actual_finish[row] != NO_INSTANT or not reason.drivers:
        return None
    leading = reason.drivers[0]
    return leading.at if leading.kind in _REST_GOES_ON else None


def calendar_of(reasons: Reasons, row: int) -> WorkingTime:
    """The working time by which an activity is calculated: its own, or that of its only resources."""
    return working_time(reasons.plan.columns.calendars, int(reasons.network.act[layout.A_CALENDAR, row]))
