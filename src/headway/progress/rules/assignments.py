"""Offers of work: what an answer makes of one, who may give it, whether shares fit into the quantity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headway.schedule.rules.loads import ResourceWork

OPEN_STATES = ("offered", "proposed")
STATES = (*OPEN_STATES, "accepted", "refused", "withdrawn")
ANSWERS = ("accept", "refuse", "propose")
"""Of who is asked."""
DECISIONS = ("take", "decline", "withdraw")
"""Of who asks: take the proposal or not, or take the whole offer back."""
LONGEST_WINDOW_DAYS = 400
_AFTER = {
    ("offered", "accept"): "accepted", ("offered", "refuse"): "refused", ("offered", "propose"): "proposed",
    ("proposed", "accept"): "accepted", ("proposed", "refuse"): "refused", ("proposed", "propose"): "proposed",
    ("proposed", "take"): "accepted", ("proposed", "decline"): "offered",
    ("accepted", "refuse"): "refused", ("refused", "accept"): "accepted",
    ("offered", "withdraw"): "withdrawn", ("proposed", "withdraw"): "withdrawn", ("refused", "withdraw"): "withdrawn",
    ("accepted", "withdraw"): "withdrawn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """What was offered, or what was agreed on: both days counted; without a quantity the whole activity."""

    first_day: date
    last_day: date
    quantity: float | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Other days or another quantity; None: as offered."""

    first_day: date | None = None
    last_day: date | None = None
    quantity: float | None = None


def state_after(state: str, answer: str) -> str | None:
    """The state of an offer after an answer or a decision; None when it is not open to that (rule 6.80).

    An accepted one may still be refused (a crew that falls ill), a refused one accepted; a withdrawn one is over.
    """
    return _AFTER.get((state, answer))


def agreed(offered: Terms, proposal: Proposal | None) -> Terms:
    """The terms after a proposal was taken."""
    if proposal is None:
        return offered
    return Terms(
        proposal.first_day or offered.first_day,
        proposal.last_day or offered.last_day,
        offered.quantity if proposal.quantity is None else proposal.quantity,
    )


def terms_fault(terms: Terms) -> str | None:
    """What is wrong with days and quantity; None when they can be offered."""
    if terms.last_day < terms.first_day:
        return "days"
    if (terms.last_day - terms.first_day).days >= LONGEST_WINDOW_DAYS:
        return "window"
    if terms.quantity is not None and not 0 < terms.quantity < 1e12:
        return "quantity"
    return None


@dataclass(frozen=True, slots=True)
class Share:
    """Part of an activity that somebody was offered."""

    activity_id: int
    assignee: str
    state: str
    quantity: float | None


def overfull(shares: Iterable[Share], quantities: dict[int, float | None]) -> dict[int, float]:
    """Activities of which more is given out than there is, with the excess (rule 6.82).

    Refused and withdrawn shares do not count; an activity without a quantity has no shares to sum. A share without a
    quantity is the whole activity and leaves nothing for others.
    Example: 120 m³ of which one crew has 80 and another is offered 60: 20 too many.
    """
    given: dict[int, float] = {}
    for share in shares:
        whole = quantities.get(share.activity_id)
        if share.state in {"refused", "withdrawn"} or whole is None:
            continue
        part = whole if share.quantity is None else share.quantity
        given[share.activity_id] = given.get(share.activity_id, 0.0) + part
    return {
        activity: round(total - (quantities[activity] or 0.0), 6)
        for activity, total in given.items()
        if total > (quantities[activity] or 0.0) * (1 + 1e-9)
    }


@dataclass(frozen=True, slots=True)
class Assignee:
    """Who is asked: a person (`account`), a crew (`resource_id`) or a subcontractor."""

    kind: str
    account: str | None = None
    resource_id: int | None = None
    subcontractor_id: int | None = None

    def key(self) -> str:
        return f"{self.kind}:{self.account or self.resource_id or self.subcontractor_id}"


@dataclass(slots=True)
class DayLoad:
    """Load of one resource on one day, in hours; `other_hours` comes from other projects."""

    hours: float = 0.0
    other_hours: float = 0.0


def workload(
    works: Iterable[ResourceWork], *, project_id: int, first: date, last: date
) -> dict[int, dict[date, DayLoad]]:
    """Hours by resource and day within the window (rule 6.83).

    Work is spread evenly over the activity's working days; without work the units take whole days. Example: 40 h
    left over 5 days are 8 h a day; a crew with units 1 on an 8-hour calendar is 8 h a day.
    """
    loads: dict[int, dict[date, DayLoad]] = {}
    for work in works:
        if not work.days:
            continue
        per_day = work.work_hours / len(work.days) if work.work_hours > 0 else work.units * work.hours_per_day
        for day in work.days:
            if first <= day <= last:
                load = loads.setdefault(work.resource_id, {}).setdefault(day, DayLoad())
                if work.project_id == project_id:
                    load.hours += per_day
                else:
                    load.other_hours += per_day
    return loads
