"""Physical progress 形象进度: which named states of the building are reached, by what was accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from headway.progress.models import Standing
from headway.progress.queries.site_settings import list_physical_states
from headway.progress.queries.site_work import name_activities
from headway.progress.rules.site_settings import PhysicalState
from headway.progress.rules.states import ActivityShare, StateReached, reached

if TYPE_CHECKING:
    from headway.projects.models import Project


@dataclass(frozen=True)
class StateLine:
    """A named state and how far it is."""

    state: PhysicalState
    reached: StateReached


def list_state_lines(project: Project) -> list[StateLine]:
    """The states of a project fetched with permission to see it whole, in their order."""
    states = list_physical_states(project)
    numbers = {number for state in states for number in state.activity_ids}
    activities = name_activities(project, numbers)
    accepted = dict(
        Standing.objects.filter(project=project, activity_id__in=numbers).values_list("activity_id", "accepted")
    )
    shares = {
        number: ActivityShare(
            percent=(accepted.get(number) or {}).get("percent", one.percent),
            quantity=one.quantity,
            unit=one.unit,
            duration_minutes=one.duration,
        )
        for number, one in activities.items()
    }
    return [StateLine(state, reached(state.activity_ids, shares, state.rule)) for state in states]
