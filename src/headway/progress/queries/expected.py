"""How far an activity should be: by the active baseline, by the plan itself where there is none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from headway.progress.rules.expected import expected_percent
from headway.schedule.queries.site_activities import SiteActivity, SiteTime
from headway.schedule.queries.window import active_baseline_of

if TYPE_CHECKING:
    from headway.schedule.models import Plan


@dataclass(frozen=True)
class Expected:
    """Start and finish that were intended, by activity; `on_baseline`: whether a baseline says so."""

    spans: Mapping[int, tuple[int | None, int | None]]
    on_baseline: bool
    time: SiteTime

    def percent(self, activity: SiteActivity, day: date) -> float | None:
        """Share of the intended working time that has passed at the end of a day of the site, 0–1."""
        start, finish = self.spans[activity.activity_id]
        return expected_percent(start, finish, day, self.time.of(activity.calendar_id).work_between)


def get_expected(plan: Plan, activities: Mapping[int, SiteActivity], time: SiteTime | None = None) -> Expected:
    """What was intended of these activities of a plan."""
    ids = list(activities)
    frozen = active_baseline_of(plan, np.array(ids, dtype=np.int32)) if ids else None
    own = {number: (one.start, one.finish) for number, one in activities.items()}
    if frozen is None:
        return Expected(own, False, time or SiteTime(plan))
    starts, finishes = _listed(frozen["start"]), _listed(frozen["finish"])
    spans = {
        number: (starts[place], finishes[place]) if starts[place] is not None else own[number]
        for place, number in enumerate(ids)
    }
    return Expected(spans, True, time or SiteTime(plan))


def _listed(column: Collection[int | None]) -> list[int | None]:
    return [None if value is None else int(value) for value in column]
