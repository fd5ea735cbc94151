"""What of a project is to be folded into its plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from headway.progress.models import Folded, Snapshot, Standing
from headway.progress.queries.log import list_log
from headway.progress.rules.folding import Row, Shifts, progress_told
from headway.progress.rules.replay import counted_values, replay
from headway.schedule.queries.site_activities import SiteActivity, SiteTime, list_site_activities

if TYPE_CHECKING:
    from headway.projects.models import Project
    from headway.schedule.models import Plan


@dataclass(frozen=True)
class Due:
    """An activity with accepted entries that the plan does not know. `told`: values of `record_progress`."""

    activity_id: int
    activity: SiteActivity | None  # None: no longer in the plan
    entries: Sequence[int]
    told: dict[str, Any] = field(default_factory=dict)
    first_day: date | None = None  # of the entries


def list_due_activities(project: Project, until: date | None) -> list[int]:
    """Numbers of the activities with accepted entries up to `until` that have not met the plan."""
    if until is None:
        return []
    rows = Standing.objects.filter(project=project, due__lte=until).order_by("activity_id")
    return list(rows.values_list("activity_id", flat=True))


def list_projects_to_fold() -> list[int]:
    """Projects with anything that may be due; what waits for its data date is among them."""
    return list(Standing.objects.filter(due__isnull=False).values_list("project_id", flat=True).distinct())


def list_due(project: Project, plan: Plan, numbers: Collection[int], *, until: date, data_date: int) -> list[Due]:
    """What the plan is to be told of these activities, as accepted up to `until`, in outline order."""
    logs = list_log(project.pk, numbers)
    activities = list_site_activities(plan, numbers)
    time = SiteTime(plan)
    order = {number: place for place, number in enumerate(activities)}
    found: list[Due] = []
    for number in sorted(numbers, key=lambda one: (order.get(one, len(order)), one)):
        known = [entry for entry in logs.get(number, ()) if entry.day <= until]
        stands = replay(known)
        entries = [
            entry.id
            for entry in known
            if stands.states[entry.id] in ("accepted", "accepted_other")
            and not entry.is_folded
            and counted_values(entry)
        ]
        if not entries:
            continue
        activity = activities.get(number)
        told = {}
        if activity is not None and stands.accepted is not None:
            told = progress_told(stands.accepted, row_of(activity), shifts_of(time, activity), data_date)
        days = [entry.day for entry in known if entry.id in set(entries)]
        found.append(Due(number, activity, entries, told, min(days)))
    return found


def row_of(activity: SiteActivity) -> Row:
    """An activity as folding needs it."""
    return Row(
        activity.actual_start, activity.actual_finish, activity.start, activity.minutes_per_day, activity.suspend,
        activity.duration,
    )  # fmt: skip


def shifts_of(time: SiteTime, activity: SiteActivity) -> Shifts:
    """First and last working minute of a day in the activity's calendar."""

    def shifts(day: int) -> tuple[int, int] | None:
        told = time.of(activity.calendar_id).shifts_on(day)[0]
        return (told[0][0], told[-1][1]) if told else None

    return shifts


def is_folded_edit(plan_id: int, edit_id: int) -> bool:
    """Whether an edit brought reports into the plan."""
    return Folded.objects.filter(plan_id=plan_id, edit_id=edit_id).exists()


def is_closing_edit(plan_id: int, edit_id: int) -> bool:
    """Whether an edit closed a data date."""
    return Snapshot.objects.filter(plan_id=plan_id, edit_id=edit_id).exists()
