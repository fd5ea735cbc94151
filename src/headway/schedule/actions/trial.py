"""Tries operations on a plan in memory: what would move, and which of them would be refused. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headway.engine.errors import ScheduleError
from headway.kernel.errors import Refusal
from headway.schedule.actions.draft import Draft
from headway.schedule.actions.operations import RowOperation
from headway.schedule.models import Plan
from headway.schedule.queries.calculation import calculated_state
from headway.schedule.queries.state import get_state
from headway.schedule.rules.state import PlanState, with_changes


@dataclass(frozen=True)
class Trial:
    """The plan as it stands and as it would be; `refused`: operations that could not be carried out, and why."""

    before: PlanState
    after: PlanState
    refused: Sequence[tuple[RowOperation, Refusal | ScheduleError]] = ()


def try_operations(plan: Plan, operations: Sequence[RowOperation]) -> Trial:
    """Carry out what can be carried out of operations on rows that are there already, and calculate.

    Raises ScheduleError when the plan that came of it cannot be calculated.
    """
    before = get_state(plan)
    draft = Draft(plan, before, None, None)
    draft.announce(key for one in operations for key in one.wanted())
    refused: list[tuple[RowOperation, Refusal | ScheduleError]] = []
    for operation in operations:
        try:
            operation.carry_out(draft)
        except (Refusal, ScheduleError) as refusal:
            refused.append((operation, refusal))
    changes = draft.changes()
    if not changes:
        return Trial(before, before, refused)
    after = with_changes(before, changes, plan.revision)
    assert after is not None  # rows of the outline are not moved by a trial
    return Trial(before, calculated_state(after, before)[0], refused)
