"""The first day of a planner: which steps are taken."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from headway.people.http import account_of
from headway.people.roles import CREATE_PROJECT
from headway.projects.queries import may
from headway.schedule.queries.first_steps import get_first_steps

router = Router()


class FirstStepsOut(Schema):
    """`project_id`: where the next step is taken; null before there is a project."""

    project_id: int | None
    has_activities: bool
    has_relations: bool
    has_baseline: bool
    has_progress: bool
    may_create: bool


@router.get("/first-steps", response=FirstStepsOut)
def list_first_steps(request: HttpRequest) -> dict[str, Any]:
    """What has happened in the plans that the person may edit."""
    user = account_of(request)
    return asdict(get_first_steps(user, may_create=may(user, CREATE_PROJECT)))
