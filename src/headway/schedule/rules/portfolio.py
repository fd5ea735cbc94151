"""What a plan tells whoever answers for many projects: is it late, how far is it, what holds it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from headway.schedule.rules.packed import NONE
from headway.schedule.rules.progress import MILESTONES
from headway.schedule.rules.summaries import WBS, WEIGHTLESS

Int32 = NDArray[np.int32]
Light = Literal["red", "amber", "green", "unknown"]
MINUTES_PER_DAY = 1440

LATE_AFTER_DAYS = 3
"""Counted as late from the fourth calendar day: assumption, a weekend's work makes up for three."""
RED_AFTER_DAYS = 5
"""Red from the sixth calendar day: assumption, more than a working week is not won back without a decision."""
BEHIND_BY = 0.10
"""Amber when ten points behind the baseline's progress: assumption, the finish has then rarely moved yet, but will."""
STALE_AFTER_DAYS = 14
"""Amber when the data date is older: assumption, plans are brought up to date weekly, two turns were missed."""
MILESTONES_OVER_DAYS = 365
"""Milestones that fell due in this many days before the data date make the share that was on time."""


@dataclass(frozen=True)
class Work:
    """The activities of a plan (no WBS rows) as columns; instants in local minutes, NONE where there is none."""

    ids: Int32
    kind: Int32
    duration: Int32
    actual_finish: Int32
    start: Int32
    finish: Int32
    critical: Int32
    longest_path: Int32
    baseline_start: Int32
    baseline_finish: Int32

    @property
    def unfinished(self) -> NDArray[np.bool_]:
        """Without an actual finish."""
        return np.asarray(self.actual_finish == NONE)


@dataclass(frozen=True)
class Slip:
    """An activity that holds the finish up, and by how many calendar days it misses its baseline finish."""

    activity_id: int
    days: int


@dataclass(frozen=True)
class WorkFigures:
    """What is counted over the activities of one plan at one revision against its active baseline."""

    unfinished_count: int = 0
    critical_count: int = 0
    late_count: int = 0
    planned_percent: float | None = None
    slip: Slip | None = None
    driving_id: int | None = None
    milestones_due: int = 0
    milestones_on_time: int = 0
    next_milestone_id: int | None = None
    next_milestone_finish: int | None = None
    next_milestone_days: int | None = None


def without_wbs_rows(work: Work) -> Work:
    """The same columns without WBS rows."""
    kept = work.kind != WBS
    return Work(**{name: getattr(work, name)[kept] for name in Work.__dataclass_fields__})


def figures_of(work: Work, data_date: int | None) -> WorkFigures:
    """All figures of the activities of a plan."""
    unfinished = work.unfinished
    due, on_time = milestones_on_time(work, data_date)
    milestone_id, finish, days = next_milestone(work)
    return WorkFigures(
        unfinished_count=int(unfinished.sum()),
        critical_count=int((unfinished & (work.critical == 1)).sum()),
        late_count=int((unfinished & (_days_after_baseline(work) > 0)).sum()),
        planned_percent=planned_percent(work, data_date),
        slip=greatest_slip(work),
        driving_id=_first_driving(work),
        milestones_due=due,
        milestones_on_time=on_time,
        next_milestone_id=milestone_id,
        next_milestone_finish=finish,
        next_milestone_days=days,
    )


def planned_percent(work: Work, data_date: int | None) -> float | None:
    """How much the baseline wanted done at the data date, as a fraction weighed by duration; None without a baseline.

    An activity progresses evenly over the calendar time between its baseline dates. What the baseline does not know
    has no say. Example: 10 days that should be done and 30 days half of whose baseline span has passed:
    (10 · 1 + 30 · 0.5) ÷ 40 = 62.5 %.
    """
    known = (work.baseline_finish != NONE) & (work.baseline_start != NONE) & ~np.isin(work.kind, WEIGHTLESS)
    weight = work.duration.astype(np.float64) * known
    if data_date is None or not weight.sum():
        return None
    start, finish = work.baseline_start.astype(np.float64), work.baseline_finish.astype(np.float64)
    share = np.clip((data_date - start) / np.maximum(finish - start, 1), 0, 1)
    return float((share * weight).sum() / weight.sum())


def greatest_slip(work: Work) -> Slip | None:
    """The unfinished activity of the longest path that adds most to the lateness at its end; None when it ends in time.

    Of each one's days after its baseline count those that every later one has, too: what a holiday in between adds
    and takes back is nobody's. Example, in order of time: piles +2, pit +11, frame over the holiday +29, slab +12 keep
    2, 11, 12, 12; they add 2, 9, 1, 0, so the pit, which is 11 days late.
    """
    rows = _driving_rows(work)
    late = _days_after_baseline(work)[rows]
    if not len(rows):
        return None
    kept = np.maximum(np.minimum.accumulate(late[::-1])[::-1], 0)
    if kept[-1] == 0:
        return None
    row = int(np.argmax(np.diff(kept, prepend=0)))
    return Slip(int(work.ids[rows[row]]), int(late[row]))


def milestones_on_time(work: Work, data_date: int | None) -> tuple[int, int]:
    """Milestones whose baseline day lies in the year up to the data date, and those of them reached by that day."""
    if data_date is None:
        return 0, 0
    since = data_date - MILESTONES_OVER_DAYS * MINUTES_PER_DAY
    due = np.isin(work.kind, MILESTONES) & (work.baseline_finish > since) & (work.baseline_finish <= data_date)
    reached = due & ~work.unfinished & (_days(work.actual_finish) <= _days(work.baseline_finish))
    return int(due.sum()), int(reached.sum())


def next_milestone(work: Work) -> tuple[int | None, int | None, int | None]:
    """The unfinished milestone that comes first: its number, its finish, its days after the baseline."""
    rows = np.flatnonzero(work.unfinished & np.isin(work.kind, MILESTONES) & (work.finish != NONE))
    if not len(rows):
        return None, None, None
    row = rows[np.argmin(work.finish[rows])]
    days = int(_days_after_baseline(work)[row]) if work.baseline_finish[row] != NONE else None
    return int(work.ids[row]), int(work.finish[row]), days


def _days(instants: Int32) -> Int32:
    """Site days: work that ends at midnight ended the day before."""
    return np.asarray((instants.astype(np.int64) - 1) // MINUTES_PER_DAY, dtype=np.int32)


def _days_after_baseline(work: Work) -> Int32:
    """Calendar days; 0 where one of the two is not known."""
    known = (work.finish != NONE) & (work.baseline_finish != NONE)
    return np.where(known, _days(work.finish) - _days(work.baseline_finish), 0).astype(np.int32)


def _driving_rows(work: Work) -> NDArray[np.intp]:
    """Unfinished activities of the longest path, in its absence the critical ones, in order of time."""
    open_work = work.unfinished & (work.start != NONE) & ~np.isin(work.kind, WEIGHTLESS)
    rows = np.flatnonzero(open_work & (work.longest_path == 1))
    if not len(rows):
        rows = np.flatnonzero(open_work & (work.critical == 1))
    return rows[np.argsort(work.start[rows], kind="stable")]


def _first_driving(work: Work) -> int | None:
    rows = _driving_rows(work)
    return int(work.ids[rows[0]]) if len(rows) else None


@dataclass(frozen=True)
class Standing:
    """What decides the light of a project; days are calendar days, shares fractions."""

    activity_count: int
    unfinished_count: int
    lateness_days: int | None
    percent_complete: float
    planned_percent: float | None
    data_date_age_days: int | None


@dataclass(frozen=True)
class State:
    """Red, amber or green, and the one reason that decided: the word of a text and its numbers."""

    light: Light
    reason: str
    days: int | None = None
    points: int | None = None


def state_of(standing: Standing) -> State:
    """The light of a project; the first line that fits decides.

    no plan, nothing to compare with: unknown · late over RED_AFTER_DAYS: red · late: amber · BEHIND_BY points behind
    the baseline: amber · data date older than STALE_AFTER_DAYS: amber · else green.
    """
    days, behind, age = standing.lateness_days, _points_behind(standing), standing.data_date_age_days
    if standing.activity_count == 0:
        return State("unknown", "no_plan")
    if days is None:
        return State("unknown", "nothing_to_compare")
    if days > 0:
        return State("red" if days > RED_AFTER_DAYS else "amber", "late", days=days)
    if standing.unfinished_count == 0:
        return State("green", "finished", days=-days)
    if behind >= round(BEHIND_BY * 100):
        return State("amber", "behind", points=behind)
    if age is not None and age > STALE_AFTER_DAYS:
        return State("amber", "stale", days=age)
    return State("green", "early" if days < 0 else "on_time", days=-days)


def _points_behind(standing: Standing) -> int:
    if standing.planned_percent is None:
        return 0
    return round((standing.planned_percent - standing.percent_complete) * 100)


@dataclass(frozen=True)
class PromisedFinish:
    """The day a project is measured against, and whose word it is."""

    day: date | None
    source: Literal["contract", "baseline"] | None


def promised_finish(contract_finish: date | None, baseline_finish: date | None) -> PromisedFinish:
    """The contract's finish (要求工期); without one the active baseline's."""
    if contract_finish is not None:
        return PromisedFinish(contract_finish, "contract")
    return PromisedFinish(baseline_finish, "baseline" if baseline_finish else None)
