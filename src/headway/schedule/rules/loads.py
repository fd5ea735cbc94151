"""Work of resources on activities, laid on the working days that are left of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ResourceWork:
    """A resource on one activity. `units`: 1 = the whole crew; `work_hours`: what is left, 0 = the units decide.

    `days`: working days of its calendar from the data date (or its later start) to its finish.
    """

    resource_id: int
    project_id: int
    activity_id: int
    units: float
    work_hours: float
    days: Sequence[date]
    hours_per_day: float
