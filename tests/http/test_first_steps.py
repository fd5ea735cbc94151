"""The first day of a planner: each step is ticked by what happened in the plans that he may edit."""

from __future__ import annotations

from typing import Any

import pytest
from world import World, build_world, client_of

from headway.people.models import Account
from headway.schedule.actions import change_baseline, remove_baseline
from headway.schedule.errors import BaselineActive
from headway.schedule.models import Activity, Baseline, Relation

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build_world()


def steps(account: Account) -> dict[str, Any]:
    return dict(client_of(account).get("/api/first-steps").json())


def test_steps_are_ticked_by_what_happened(world: World) -> None:
    plan, planner = world.ours.plan, world.people["planner"]
    assert steps(planner) == {
        "project_id": world.ours.project.pk,
        "has_activities": True,
        "has_relations": True,
        "has_baseline": True,
        "has_progress": Activity.objects.filter(plan=plan, actual_start__isnull=False).exists(),
        "may_create": True,
    }

    Activity.objects.filter(plan=plan).update(actual_start=None)
    Relation.objects.filter(plan=plan).delete()
    Baseline.objects.filter(plan=plan).delete()

    told = steps(planner)
    assert [told[name] for name in ("has_activities", "has_relations", "has_baseline", "has_progress")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_who_edits_nothing_has_taken_no_step(world: World) -> None:
    assert steps(world.people["client"])["has_activities"] is False
    assert steps(world.people["client"])["may_create"] is False


def test_a_baseline_is_deleted_when_it_is_not_the_active_one(world: World) -> None:
    from world import NOW

    plan, planner, number = world.ours.plan, world.people["planner"], world.ours.baseline_id
    with pytest.raises(BaselineActive):
        remove_baseline(user=planner, plan_id=plan.pk, baseline_id=number, now=NOW)

    change_baseline(user=planner, plan_id=plan.pk, baseline_id=number, name=None, is_active=False, now=NOW)
    remove_baseline(user=planner, plan_id=plan.pk, baseline_id=number, now=NOW)

    assert not Baseline.objects.filter(pk=number).exists()
