"""Points 1 to 11 of the DCMA's assessment of a schedule: what can be counted in the plan itself.

Source: DCMA-EA PAM 200.1, *Earned Value Management System Program Analysis Pamphlet*, October 2012, sections 4.0 to
4.11. Counted are unfinished tasks (no level of effort, summaries, milestones: 4.0) and the relations into them. Days
are working days of the plan (its hours per day). At exactly a limit a plan passes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.engine import layout
from headway.engine.columns import CONSTRAINTS, NO_FLOAT, NO_INSTANT
from headway.engine.document import ConstraintKind
from headway.engine.quality.check import Check, Mask, Rule, Unit
from headway.engine.quality.population import Population, rows_of

LONG_DAYS = 44  # 4.6, 4.8: two months of working days
HARD = (
    ConstraintKind.START_ON,
    ConstraintKind.START_ON_OR_BEFORE,
    ConstraintKind.FINISH_ON,
    ConstraintKind.FINISH_ON_OR_BEFORE,
    ConstraintKind.MANDATORY_START,
    ConstraintKind.MANDATORY_FINISH,
)
"""4.5: must start on, must finish on, start no later than, finish no later than; P6 has each under its own name."""

LOGIC = Rule("logic", 1, Unit.SHARE, 0.05)
LEADS = Rule("leads", 2, of_relations=True)
LAGS = Rule("lags", 3, Unit.SHARE, 0.05, of_relations=True)
FINISH_TO_START = Rule("finish_to_start", 4, Unit.SHARE, 0.90, at_least=True, of_relations=True)
HARD_CONSTRAINTS = Rule("hard_constraints", 5, Unit.SHARE, 0.05)
HIGH_FLOAT = Rule("high_float", 6, Unit.SHARE, 0.05)
NEGATIVE_FLOAT = Rule("negative_float", 7)
HIGH_DURATION = Rule("high_duration", 8, Unit.SHARE, 0.05)
INVALID_DATES = Rule("invalid_dates", 9)
RESOURCES = Rule("resources", 10, Unit.SHARE, None)
MISSED_TASKS = Rule("missed_tasks", 11, Unit.SHARE, 0.05)


def logic(people: Population) -> Check:
    """4.1: unfinished tasks without a predecessor or without a successor, at most 5 %."""
    both = people.linked(before=True) & people.linked(before=False)
    return _of_open(people, LOGIC, ~both)


def leads(people: Population) -> Check:
    """4.2: relations with a negative lag, none."""
    links = people.open_links
    return LEADS.found(links[_lags(people)[links] < 0], len(links), without="no_relations")


def lags(people: Population) -> Check:
    """4.3: relations with a positive lag, at most 5 %."""
    links = people.open_links
    return LAGS.found(links[_lags(people)[links] > 0], len(links), without="no_relations")


def finish_to_start(people: Population) -> Check:
    """4.4: finish-to-start relations, at least 90 %; the findings are the others."""
    links = people.open_links
    plain = people.network.plan.relation_type[links] == layout.FS
    return FINISH_TO_START.counted(int(plain.sum()), links[~plain], len(links), without="no_relations")


def hard_constraints(people: Population) -> Check:
    """4.5: unfinished tasks whose dates are held against logic, at most 5 %."""
    plan, codes = people.network.plan, [CONSTRAINTS.index(kind) + 1 for kind in HARD]
    return _of_open(
        people, HARD_CONSTRAINTS, np.isin(plan.constraint, codes) | np.isin(plan.secondary_constraint, codes)
    )


def high_float(people: Population) -> Check:
    """4.6: unfinished tasks with more than 44 days of total float, at most 5 %."""
    return _of_open(people, HIGH_FLOAT, people.picture.total_float > LONG_DAYS * people.minutes_per_day)


def negative_float(people: Population) -> Check:
    """4.7: unfinished tasks with less than no total float, none."""
    total = people.picture.total_float
    return _of_open(people, NEGATIVE_FLOAT, (total < 0) & (total != NO_FLOAT))


def high_duration(people: Population) -> Check:
    """4.8: unfinished tasks planned longer than 44 days, at most 5 %.

    The pamphlet leaves out what lies beyond the detailed planning period; plans do not say where that ends.
    """
    return _of_open(people, HIGH_DURATION, people.network.plan.duration > LONG_DAYS * people.minutes_per_day)


def invalid_dates(people: Population) -> Check:
    """4.9: forecast work before the data date, actual work after it; none."""
    plan, picture, now = people.network.plan, people.picture, people.data_date
    if now == NO_INSTANT:
        return INVALID_DATES.not_applicable("no_data_date")
    rows = rows_of(people.tasks)
    instants = np.full(len(rows), now, np.int32)
    unstarted = people.open_tasks[rows] & (plan.actual_start[rows] == NO_INSTANT)
    wrong = unstarted & people.is_later(rows, instants, picture.start[rows])
    wrong |= people.open_tasks[rows] & people.is_later(rows, instants, picture.finish[rows])
    wrong |= people.is_later(rows, plan.actual_start[rows], now) | people.is_later(rows, plan.actual_finish[rows], now)
    return INVALID_DATES.found(rows[wrong], len(rows), without=people.without)


def resources(people: Population) -> Check:
    """4.10: unfinished tasks of a day or more without any resource; no limit is set.

    A plan without resources is no bad plan (the pamphlet does not ask for them), so there it does not apply.
    """
    assigned = people.facts.assigned
    if assigned is None or not assigned.any():
        return RESOURCES.not_applicable("no_resources")
    worth = people.open_tasks & (people.network.plan.duration >= people.minutes_per_day)
    return RESOURCES.found(rows_of(worth & ~assigned), int(worth.sum()), without=people.without)


def missed_tasks(people: Population) -> Check:
    """4.11: of the tasks that the baseline wanted finished by the data date, those later than that; at most 5 %."""
    due = due_by_now(people)
    if isinstance(due, str):
        return MISSED_TASKS.not_applicable(due)
    baseline = people.facts.baseline_finish
    assert baseline is not None
    rows = rows_of(due)
    late = people.is_later(rows, people.picture.finish[rows], baseline[rows])
    return MISSED_TASKS.found(rows[late], len(rows), without="nothing_due")


def due_by_now(people: Population) -> Mask | str:
    """Tasks whose baseline finish lies at or before the data date, or why nobody can say."""
    baseline = people.facts.baseline_finish
    if baseline is None:
        return "no_baseline"
    if people.data_date == NO_INSTANT:
        return "no_data_date"
    return np.asarray(people.tasks & (baseline != NO_INSTANT) & (baseline <= people.data_date), np.bool_)


def _of_open(people: Population, rule: Rule, wrong: Mask) -> Check:
    return rule.found(rows_of(people.open_tasks & wrong), int(people.open_tasks.sum()), without=people.without)


def _lags(people: Population) -> NDArray[Any]:
    """Lags of all relations; a percent lag counts by its sign."""
    plan = people.network.plan
    if plan.lag_percent is None:
        return plan.lag
    return np.where(np.isnan(plan.lag_percent), plan.lag, np.nan_to_num(plan.lag_percent))


POINTS: tuple[Callable[[Population], Check], ...] = (
    logic,
    leads,
    lags,
    finish_to_start,
    hard_constraints,
    high_float,
    negative_float,
    high_duration,
    invalid_dates,
    resources,
    missed_tasks,
)
