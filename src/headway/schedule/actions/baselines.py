"""Baselines: the dates of a plan, frozen under a name, of which one is the active one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from headway.engine.columns import NO_INSTANT
from headway.kernel.actions import record_audit, record_event
from headway.people.roles import BASELINE
from headway.schedule.errors import BaselineActive, BaselineNameMissing, BaselineNameTaken, PlanWithoutDates
from headway.schedule.models import Activity, Baseline, Plan, PlanDates
from headway.schedule.queries.baselines import get_baseline_for
from headway.schedule.queries.plans import get_plan_for
from headway.schedule.rules.packed import pack_columns, unpack_columns

if TYPE_CHECKING:
    from headway.people.models import Account

COMPARED = ("activity", "start", "finish", "total_float", "critical")
"""The computed columns that a baseline keeps."""


@transaction.atomic
def freeze_current_dates(*, user: Account, plan_id: int, name: str, activate: bool, now: datetime) -> Baseline:
    """Keep the dates of the plan as it stands as a baseline.

    Raises NotFound, NotAllowed, BaselineNameMissing, BaselineNameTaken, PlanWithoutDates.
    """
    plan = get_plan_for(user, plan_id, BASELINE, lock=True)
    dates = PlanDates.objects.filter(plan=plan, revision=plan.revision).first()
    if dates is None or dates.activity_count == 0:
        raise PlanWithoutDates
    stored = unpack_columns(dates.columns)
    baseline = Baseline.objects.create(
        organization_id=plan.organization_id,
        plan=plan,
        name=_free_name(plan, name),
        revision=plan.revision,
        is_active=False,
        columns=pack_columns({column: stored[column] for column in COMPARED}),
        start=dates.start,
        finish=dates.finish,
        author_name=user.display_name,
        at=now,
    )
    if activate:
        _activate(baseline)
    _tell(user, baseline, "schedule.baseline_frozen", now)
    return baseline


@transaction.atomic
def change_baseline(
    *, user: Account, plan_id: int, baseline_id: int, name: str | None, is_active: bool | None, now: datetime
) -> Baseline:
    """Another name, or make it the active one (or none). What was frozen stays as it is.

    Raises NotFound, NotAllowed, BaselineNameMissing, BaselineNameTaken.
    """
    plan = get_plan_for(user, plan_id, BASELINE, lock=True)
    baseline = get_baseline_for(plan, baseline_id)
    if name is not None and name.strip() != baseline.name:
        baseline.name = _free_name(plan, name)
    if is_active:
        _activate(baseline)
    elif is_active is False:
        baseline.is_active = False
    baseline.save(update_fields=["name", "is_active"])
    _tell(user, baseline, "schedule.baseline_changed", now)
    return baseline


@transaction.atomic
def remove_baseline(*, user: Account, plan_id: int, baseline_id: int, now: datetime) -> None:
    """Delete a baseline that is not the active one. Raises NotFound, NotAllowed, BaselineActive."""
    plan = get_plan_for(user, plan_id, BASELINE, lock=True)
    baseline = get_baseline_for(plan, baseline_id)
    if baseline.is_active:
        raise BaselineActive(name=baseline.name)
    _tell(user, baseline, "schedule.baseline_removed", now)
    baseline.delete()


def _free_name(plan: Plan, name: str) -> str:
    name = name.strip()[:200]
    if not name:
        raise BaselineNameMissing
    if Baseline.objects.filter(plan=plan, name=name).exists():
        raise BaselineNameTaken(name=name)
    return name


def _activate(baseline: Baseline) -> None:
    Baseline.objects.filter(plan=baseline.plan, is_active=True).exclude(pk=baseline.pk).update(is_active=False)
    baseline.is_active = True
    baseline.save(update_fields=["is_active"])


def _tell(user: Account, baseline: Baseline, action: str, now: datetime) -> None:
    plan, subject = baseline.plan, {"plan_id": baseline.plan_id, "baseline_id": baseline.pk}
    record_event(
        kind="schedule.baselines_changed",
        organization_id=plan.organization_id,
        project_id=plan.project_id,
        subject={**subject},
        now=now,
    )
    record_audit(action=action, actor_id=user.pk, organization_id=plan.organization_id, subject={**subject}, now=now)


def freeze_baseline(
    *, plan: Plan, name: str, dates: Mapping[str, tuple[int, int]], author_name: str, now: datetime
) -> Baseline:
    """Make start and finish by source uid the plan's active baseline."""
    rows = Activity.objects.filter(plan=plan).order_by("sort_key").values_list("activity_id", "source_uid")
    nothing = (NO_INSTANT, NO_INSTANT)
    found = [(number, *dates.get(uid, nothing)) for number, uid in rows]
    known = [row for row in found if row[1] != NO_INSTANT]
    Baseline.objects.filter(plan=plan, is_active=True).update(is_active=False)
    return Baseline.objects.create(
        organization_id=plan.organization_id,
        plan=plan,
        name=name,
        revision=plan.revision,
        columns=pack_columns(
            {name: [row[i] for row in found] for i, name in enumerate(("activity", "start", "finish"))}
        ),
        start=min((row[1] for row in known), default=None),
        finish=max((row[2] for row in known), default=None),
        author_name=author_name,
        at=now,
    )
