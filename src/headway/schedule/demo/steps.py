"""Chains of steps: what is done at one place, one after the other, written as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headway.schedule.demo.builder import Place, PlanBuilder
from headway.schedule.demo.calendars import SITE


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `amount` is a quantity when `by` is a norm, else days of an activity of the trade `by`.

    It follows the step before it: finish to start with `days` or `hours` between, or, with `along`, from that
    many days after its start (and, with `ends`, until at least that many days after its finish).
    """

    name: str
    by: str
    amount: float
    calendar: str = SITE
    days: float = 0
    hours: float = 0
    along: float | None = None
    ends: float | None = None


def write_steps(
    plan: PlanBuilder, prefix: str, place: Place, steps: Sequence[Step], *, team: str = "", named: str = "{}"
) -> list[str]:
    """Write the steps as `prefix-01`, `prefix-02`, …, each linked to the one before. Returns their codes."""
    codes: list[str] = []
    for number, step in enumerate(steps, start=1):
        plan.works_on(step.calendar)
        code, name = f"{prefix}-{number:02d}", named.format(step.name)
        if step.by in plan.norms:
            plan.work(code, name, step.by, step.amount, place, team=team)
        else:
            plan.step(code, name, int(step.amount), step.by, place)
        if codes:
            _follow(plan, code, codes[-1], step)
        codes.append(code)
    return codes


def _follow(plan: PlanBuilder, code: str, before: str, step: Step) -> None:
    if step.along is None:
        plan.after(code, before, days=step.days, hours=step.hours)
    else:
        plan.along(code, before, start_days=step.along, finish_days=step.ends)
