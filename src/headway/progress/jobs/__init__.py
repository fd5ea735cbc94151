"""Background work of progress. A job takes ids and may run twice; what calculates runs in a child process."""

from __future__ import annotations

from procrastinate.contrib.django import app

from headway.kernel.child import run_in_child

_HOUSEKEEPING = "housekeeping"


@app.task(name="headway.progress.jobs.fold_job", queue="plans", retry=3)
def fold_job(project_id: int) -> None:
    """Fold accepted facts of a project into its plan; ordered by `order_fold`, one run of a project at a time."""
    run_in_child("headway.progress.jobs.fold_work", str(project_id))


@app.periodic(cron="* * * * *")
@app.task(name="headway.progress.jobs.sweep_job", queue=_HOUSEKEEPING, queueing_lock="progress-sweep")
def sweep_job(timestamp: int) -> None:
    """Every minute: order the fold of whatever an order has missed."""
    from headway.progress.actions.sweep import sweep_folds

    sweep_folds()


@app.task(name="headway.progress.jobs.touch_job", queue=_HOUSEKEEPING, retry=3)
def touch_job(project_id: int, activities: list[int]) -> None:
    """Have devices read many activities anew after an edit that moved them."""
    from headway.kernel.clock import now
    from headway.progress.actions.office import touch_moved

    touch_moved(project_id=project_id, activities=activities, now=now())


@app.periodic(cron="* * * * * */15")
@app.task(name="headway.progress.jobs.seal_facts_job", queue=_HOUSEKEEPING, queueing_lock="seal-facts")
def seal_facts_job(timestamp: int) -> None:
    """Seal what the logs of facts have gained."""
    from headway.kernel.clock import now
    from headway.progress.actions.sealing import seal_facts

    seal_facts(now=now())


@app.periodic(cron="23 2 * * *")
@app.task(name="headway.progress.jobs.anchor_facts_job", queue=_HOUSEKEEPING, queueing_lock="anchor-facts")
def anchor_facts_job(timestamp: int) -> None:
    """Once a day: seal what the sealing may have passed by, and take the ends of the chains down in the audit trail."""
    from headway.kernel.clock import now
    from headway.progress.actions.sealing import anchor_facts, seal_facts

    instant = now()
    seal_facts(now=instant, whole=True)
    anchor_facts(now=instant)
