"""A relation to another project, made over the API: only to a project that the person may see."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob
from world import NOW, UNKNOWN, World, client_of, send

from headway.people.actions import ensure_account
from headway.people.models import Account
from headway.people.roles import EDIT
from headway.people.rules import may
from headway.projects.actions import create_project
from headway.schedule.actions import apply_edit, ensure_live_plan
from headway.schedule.actions.operations import AddActivity
from headway.schedule.models import Activity, ExternalRelation, Plan

pytestmark = pytest.mark.django_db


def other_plan(author: Account, code: str) -> tuple[Plan, int]:
    plan = ensure_live_plan(project=create_project(user=author, code=code, name="场外预制", now=NOW), now=NOW)
    operation = AddActivity(plan_id=plan.pk, values={"code": "P1", "name": "预制", "duration_minutes": 960})
    apply_edit(bases={plan.pk: 0}, operations=[operation], author=author, source="office", now=NOW)
    return plan, Activity.objects.get(plan=plan).activity_id


def leaf(world: World) -> int:
    return Activity.objects.filter(plan=world.ours.plan, kind=1).order_by("activity_id")[0].activity_id


def tie(world: World, person: Account, project_id: int, activity_id: int) -> Any:
    plan = Plan.objects.get(pk=world.ours.plan.pk)
    operation = {
        "kind": "add_external_relation", "activity_id": leaf(world), "other_project_id": project_id,
        "other_activity_id": activity_id, "values": {"type": "SS", "lag_minutes": 480},
    }  # fmt: skip
    body = {"base_revision": plan.revision, "operations": [operation]}
    return send(client_of(person), "POST", f"/api/plans/{plan.pk}/edits", body)


def test_a_planner_ties_his_project_to_another_of_his_and_a_job_follows(world: World) -> None:
    planner = world.people["planner"]
    other, activity = other_plan(planner, "PRE-1")

    answer = tie(world, planner, other.project_id, activity)

    assert answer.status_code == 200, answer.content
    row = ExternalRelation.objects.get(plan=world.ours.plan, other_plan_id=other.pk)
    assert (row.other_activity_id, row.type, row.lag) == (activity, 1, 480)
    assert (
        ProcrastinateJob.objects.filter(task_name="headway.schedule.jobs.carry_dates_job", status="todo").count() == 1
    )
    told = send(client_of(planner), "GET", f"/api/plans/{world.ours.plan.pk}/activities/{leaf(world)}").json()
    assert [(one["state"], one["code"]) for one in told["external_relations"]] == [("tied", "P1")]


def test_a_project_that_he_may_not_see_is_answered_like_one_that_is_not_there(world: World) -> None:
    """Of the own organisation, and of another; whoever may edit the plan."""
    home = world.people["planner"].organization
    colleague = ensure_account(username="far", display_name="远", role="planner", organization=home, now=NOW)
    hidden, activity = other_plan(colleague, "PRE-2")
    planner = world.people["planner"]
    answers, counts = [], []
    for project_id, number in (
        (hidden.project_id, activity), (world.theirs.project.pk, world.theirs.activity_id), (UNKNOWN, activity),
    ):  # fmt: skip
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = tie(world, planner, project_id, number)
        answers.append((answer.status_code, answer.json()))
        counts.append(len(asked))

    assert answers[0][0] == 404 and answers[0] == answers[1] == answers[2]
    assert len(set(counts)) == 1
    assert not ExternalRelation.objects.filter(other_plan_id__in=[hidden.pk, world.theirs.plan.pk]).exists()


def test_who_may_not_edit_the_plan_ties_nothing(world: World) -> None:
    planner = world.people["planner"]
    other, activity = other_plan(planner, "PRE-3")
    for role, person in world.people.items():
        if not may(role, EDIT):
            assert tie(world, person, other.project_id, activity).status_code in (403, 404), role
    assert not ExternalRelation.objects.filter(other_plan_id=other.pk).exists()
