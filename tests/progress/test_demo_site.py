"""The demo's sites have something on every screen: accepted, waiting with doubts, returned, not yet in the dates."""

from __future__ import annotations

from collections import Counter

import pytest

from headway.kernel.clock import now
from headway.people.queries import find_account
from headway.progress.models import Standing
from headway.progress.queries.acceptance import list_reports
from headway.progress.queries.layer import get_layer
from headway.projects.queries import visible_projects
from headway.schedule.models import PlanDates
from headway.schedule.queries.plans import get_plan_for
from headway.server.demo import load_demo

pytestmark = pytest.mark.django_db


def test_the_demo_reports_from_its_sites_and_its_dates_stay() -> None:
    lines = list(load_demo())
    supervisor = find_account("demo-supervisor")
    assert supervisor is not None
    project = visible_projects(supervisor).get(code="YQ-3")
    told = list_reports(supervisor, project.pk, state="waiting", day=None, now=now())
    doubts = Counter(doubt["code"] for report in told["reports"] for doubt in report["doubts"])
    states = Counter(
        one["state"] for one in list_reports(supervisor, project.pk, state="decided", day=None, now=now())["reports"]
    )

    assert told["counts"]["clean"] >= 3
    assert {"falling", "out_of_pace", "photo_missing", "late", "predecessor_open"} <= set(doubts)
    assert states["accepted"] > 30 and states["returned"] >= 1
    assert any(photo["state"] == "verified" for report in told["reports"] for photo in report["photos"])
    plan = get_plan_for(supervisor, _plan_of(project.pk))
    layer = get_layer(plan)
    assert any(layer["activities"]["not_yet_in_dates"])
    assert any(layer["activities"]["mark"])
    assert not Standing.objects.filter(project=project, due__lte="2026-11-20").exists()
    assert PlanDates.objects.filter(plan=plan).count() == plan.revision  # nothing was folded anew
    assert list(load_demo()) != lines  # a second run writes nothing


def _plan_of(project_id: int) -> int:
    from headway.schedule.models import Plan

    return Plan.objects.get(project_id=project_id, parent=None).pk
