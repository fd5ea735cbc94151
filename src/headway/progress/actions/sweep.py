"""Finds folds that no order has brought about."""

from __future__ import annotations

from headway.progress.actions.fold_orders import order_fold
from headway.progress.queries.folding import list_due_activities, list_projects_to_fold
from headway.progress.queries.settings import list_reporting
from headway.progress.rules.folding import last_known_day
from headway.projects.queries import get_project
from headway.schedule.queries.plans import get_live_plan


def sweep_folds() -> int:
    """Order the fold of every project where something is due; returns of how many. Closing a data date is apart."""
    ordered = 0
    for project_id in sorted(list_reporting(list_projects_to_fold())):
        project = get_project(project_id)
        plan = get_live_plan(project)
        if plan is not None and list_due_activities(project, last_known_day(plan.data_date)):
            order_fold(project_id)
            ordered += 1
    return ordered
