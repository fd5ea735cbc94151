"""Weekly progress meetings: what was told at each becomes one edit of the plan, through the door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from headway.schedule.actions import apply_edit
from headway.schedule.actions.operations import ChangeActivity, ChangeSettings, Operation, RecordProgress
from headway.schedule.demo.happened import Week
from headway.schedule.models import Activity
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.schedule.models import Plan


def hold_meetings(*, plan: Plan, weeks: Iterable[Week], author: Account) -> None:
    """Record each week in the plan, told by `author` half an hour after its data date."""
    numbers = dict(Activity.objects.filter(plan=plan).values_list("source_uid", "activity_id"))
    for week in weeks:
        operations = list(_operations(plan.pk, week, numbers))
        applied = apply_edit(
            bases={plan.pk: plan.revision},
            operations=operations,
            author=author,
            source="office",
            reason=text("schedule.demo.meeting", week=week.data_date.isocalendar().week),
            now=told_at(week.data_date, plan.time_zone),
        )[0]
        plan = applied.plan


def told_at(data_date: datetime, time_zone: str) -> datetime:
    """Half an hour after a local data date."""
    return data_date.replace(tzinfo=ZoneInfo(time_zone)) + timedelta(minutes=30)


def _operations(plan_id: int, week: Week, numbers: dict[str, int]) -> Iterator[Operation]:
    yield ChangeSettings(plan_id=plan_id, values={"data_date": _spelt(week.data_date)})
    for uid, minutes in week.durations.items():
        yield ChangeActivity(plan_id=plan_id, activity_id=numbers[uid], values={"duration_minutes": minutes})
    for uid, told in week.progress.items():
        values = {name: _spelt(value) for name, value in told.items()}
        yield RecordProgress(plan_id=plan_id, activity_id=numbers[uid], values=values)


def _spelt(value: Any) -> Any:
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value


def change_durations(*, plan: Plan, minutes: Mapping[str, int], author: Account, now: datetime) -> None:
    """Other durations for the activities of these codes, as one edit."""
    numbers = Activity.objects.filter(plan=plan, code__in=minutes).values_list("code", "activity_id")
    operations = [
        ChangeActivity(plan_id=plan.pk, activity_id=number, values={"duration_minutes": minutes[code]})
        for code, number in numbers
    ]
    apply_edit(bases={plan.pk: plan.revision}, operations=operations, author=author, source="office", now=now)
