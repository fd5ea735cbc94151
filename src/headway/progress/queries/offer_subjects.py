"""Offers of work as what messages are about: who is asked reads the name of the activity before he sees it in the plan."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from headway.kernel.subjects import Described, Subject
from headway.progress.models import AssignmentOffer
from headway.progress.queries.assignments import offers_for
from headway.progress.queries.site_work import name_activities
from headway.projects.queries import visible_projects
from headway.schedule.queries.subjects import ACTIVITY

if TYPE_CHECKING:
    from headway.people.models import Account

OFFER = "assignment_offer"


def describe_offers(account: Account, subjects: Collection[Subject]) -> dict[Subject, Described]:
    """Those offers that `account` made, was asked, or sees with the whole project; their place is the activity."""
    found: dict[Subject, Described] = {}
    wanted = {subject.project_id for subject in subjects}
    for project in visible_projects(account).filter(pk__in=wanted):
        numbers = [subject.id for subject in subjects if subject.project_id == project.pk]
        offers: list[AssignmentOffer] = list(offers_for(account, project).filter(pk__in=numbers))
        activities = name_activities(project, {one.activity_id for one in offers})
        for one in offers:
            activity = activities.get(one.activity_id)
            found[Subject(OFFER, project.pk, one.pk)] = Described(
                project=project.name,
                code=activity.code if activity else "",
                name=activity.name if activity else "",
                place=Subject(ACTIVITY, project.pk, one.activity_id),
            )
    return found
