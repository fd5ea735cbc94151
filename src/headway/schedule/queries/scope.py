"""Which activities of a plan a person may see and touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headway.schedule.models import Plan

if TYPE_CHECKING:
    from headway.people.models import Account


def get_scope(user: Account | None, plan: Plan) -> frozenset[int] | None:
    """Numbers of the activities that `user` may see, None for all of a plan fetched by `get_plan_for`."""
    return None
