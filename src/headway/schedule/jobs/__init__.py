"""Background work of plans. A job takes ids, may run twice, and does its heavy part in a child process.

numba and a large document leave a process large for good; the worker stays small because both live in
the child, which ends with the job.
"""

from __future__ import annotations

import json

from procrastinate.contrib.django import app

from headway.kernel.child import ChildFailed, run_in_child

_HOUSEKEEPING = "housekeeping"  # as in kernel.jobs, which a child cannot import before Django is set up


@app.task(name="headway.schedule.jobs.read_import_job", queue="imports")
def read_import_job(run_id: int) -> None:
    """Read the file of an import."""
    run_in_child("headway.schedule.jobs.import_work", "read", str(run_id))


@app.task(name="headway.schedule.jobs.write_import_job", queue="imports")
def write_import_job(run_id: int) -> None:
    """Write the plan of an import."""
    run_in_child("headway.schedule.jobs.import_work", "write", str(run_id))


@app.task(name="headway.schedule.jobs.write_checkpoint_job", queue="plans")
def write_checkpoint_job(plan_id: int) -> None:
    """Keep a checkpoint of a plan that was edited a hundred times since the last one."""
    from headway.schedule.actions import keep_history

    keep_history(plan_id=plan_id)


@app.task(name="headway.schedule.jobs.carry_dates_job", queue="plans", retry=3)
def carry_dates_job(plan_id: int, freed: list[list[int | str]]) -> None:
    """Carry the dates of a plan over to the projects that relations tie it to, and back."""
    run_in_child("headway.schedule.jobs.links_work", str(plan_id), json.dumps(freed))


@app.task(name="headway.schedule.jobs.draw_print_job", queue="prints")
def draw_print_job(print_id: int) -> None:
    """Draw a print; one whose child dies has failed, so that its person is told."""
    try:
        run_in_child("headway.schedule.jobs.print_work", str(print_id))
    except ChildFailed:
        from headway.schedule.actions import fail_print

        fail_print(print_id=print_id)
        raise


@app.periodic(cron="43 * * * *")
@app.task(name="headway.schedule.jobs.prune_prints_job", queue=_HOUSEKEEPING, queueing_lock="prune_prints")
def prune_prints_job(timestamp: int) -> None:
    """Once an hour: remove prints that were kept long enough."""
    from headway.kernel.clock import now
    from headway.schedule.actions import prune_prints

    prune_prints(now=now())


@app.task(name="headway.schedule.jobs.write_export_job", queue="imports")
def write_export_job(run_id: int) -> None:
    """Write the file of an export; one whose child dies has failed, so that its person is told."""
    try:
        run_in_child("headway.schedule.jobs.export_work", str(run_id))
    except ChildFailed:
        from headway.schedule.actions import fail_export

        fail_export(run_id=run_id)
        raise


@app.periodic(cron="23 * * * *")
@app.task(name="headway.schedule.jobs.prune_exports_job", queue="upkeep", queueing_lock="prune-exports")
def prune_exports_job(timestamp: int) -> None:
    """Once an hour: remove files of exports that have stood for a day."""
    from headway.kernel.clock import now
    from headway.schedule.actions import prune_exports

    prune_exports(now=now())
