"""Why an activity stands where it stands: the engine's reasons, for the rows of a plan's state (rule 4.41)."""

from __future__ import annotations

from dataclasses import dataclass

from headway.engine import build_network_from_columns, reasons_of
from headway.engine.document import Profile
from headway.engine.why.explain import Reasons
from headway.engine.why.reasons import Driver, DriverKind, Reason
from headway.engine.why.rests import Rests, goes_on_from, rests_of
from headway.schedule.rules.network import columns_of_state
from headway.schedule.rules.state import PlanState

_WORDS = {
    DriverKind.PROJECT_START: "plan_start",
    DriverKind.AS_LATE: "late",
    DriverKind.SPANNED: "spanning",
}


@dataclass(frozen=True)
class Step:
    """One activity of the chain with what holds it: `driver` leads back, `delay` minutes of levelling come on top.

    `kind`: relation, summary (a relation or constraint of the summary above), constraint, data_date, plan_start,
    external, progress, begun, actual, manual, expected_finish, resource_calendar, late, spanning, child, none.
    """

    row: int
    kind: str
    driver: Driver | None
    delay: int
    others: int  # further relations that hold it just as fast
    rests: Rests


def chain_of(state: PlanState, row: int, most: int) -> tuple[list[Step], bool]:
    """The chain from the activity in `row` back to where it begins, at most `most` steps; True = it goes on.

    Example: foundation Mon-Fri, frame from Monday, FS: [frame: relation, waited Sat-Sun] [foundation: data date].
    """
    reasons = reasons_of(build_network_from_columns(columns_of_state(state)))
    found, more = reasons.chain(row, most)
    return [_step(reasons, reason) for reason in found], more


def _step(reasons: Reasons, reason: Reason) -> Step:
    drivers = [driver for driver in reason.drivers if driver.kind is not DriverKind.LEVELLING_DELAY]
    leading = drivers[0] if drivers else None
    return Step(
        row=reason.row,
        kind=_kind(reasons, reason, leading),
        driver=leading,
        delay=sum(driver.lag for driver in reason.drivers if driver.kind is DriverKind.LEVELLING_DELAY),
        others=sum(driver.kind is DriverKind.RELATION for driver in drivers[1:]),
        rests=rests_of(reasons, reason),
    )


def _kind(reasons: Reasons, reason: Reason, leading: Driver | None) -> str:
    if leading is None:
        return "none"
    if leading.through >= 0:
        return "summary"
    if leading.kind is not DriverKind.RELATION and goes_on_from(reasons, reason) is not None:
        return "progress"
    is_begun = reasons.network.profile is Profile.MSP and leading.kind is DriverKind.ACTUAL
    if is_begun and reason.at != leading.at:
        return "begun"  # all of its duration counts from its actual start
    return _WORDS.get(leading.kind, leading.kind.value)
