"""Orders the fold of a project: a job that takes everything that is due, so that many orders cost one run."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from procrastinate.contrib.django import app

from headway.kernel.priorities import AWAITED

TASK = "headway.progress.jobs.fold_job"
QUEUE = "plans"
GATHERED, GATHERED_IN_A_RUSH = timedelta(seconds=5), timedelta(seconds=20)
"""So long an order waits for others: what is accepted meanwhile goes along. Longer when a run was less than a minute
ago: where reports keep coming, a run is not paid for a handful of them (rule 6.59)."""
_ORDERED = """
SELECT EXISTS (SELECT FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo'
                AND (args ->> 'project_id')::bigint = %s AND scheduled_at > now() + interval '2 seconds')
"""
_RUN_LATELY = """
SELECT EXISTS (SELECT FROM progress_folded WHERE project_id = %s AND at > now() - interval '1 minute')
"""


def order_fold(project_id: int) -> None:
    """Have accepted facts folded after this transaction, unless a run that will see them is ordered already.

    A run that begins within two seconds may miss what is not committed yet, so it is not counted on; the sweep of
    every minute finds whatever slips through.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ORDERED, [TASK, project_id])
        if cursor.fetchone()[0]:
            return
        cursor.execute(_RUN_LATELY, [project_id])
        wait = GATHERED_IN_A_RUSH if cursor.fetchone()[0] else GATHERED
    app.configure_task(
        TASK,
        queue=QUEUE,
        priority=AWAITED,
        lock=f"fold {project_id}",
        schedule_in={"seconds": int(wait.total_seconds())},
        allow_unknown=True,
    ).defer(project_id=project_id)
