"""The live plan of a project, and baselines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from headway.engine.columns import NO_INSTANT
from headway.schedule.models import Activity, Baseline, Plan
from headway.schedule.rules.packed import pack_columns

if TYPE_CHECKING:
    from headway.projects.models import Project


def ensure_live_plan(*, project: Project, now: datetime) -> Plan:
    """The project's live plan; an empty one at revision 0 is made when it has none."""
    return Plan.objects.get_or_create(
        project=project,
        parent=None,
        defaults={
            "organization_id": project.organization_id,
            "name": project.name,
            "time_zone": project.time_zone,
            "created_at": now,
        },
    )[0]


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
