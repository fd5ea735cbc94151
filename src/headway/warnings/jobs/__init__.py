"""Background work of warnings. Each job may run twice and on any host."""

from __future__ import annotations

from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="headway.warnings.jobs.remind_job", queue="housekeeping", queueing_lock="warnings-remind")
def remind_job(timestamp: int) -> None:
    """Every five minutes: look at all projects for what somebody ought to be reminded of."""
    from headway.kernel.clock import now
    from headway.warnings.actions.remind import remind_all

    remind_all(now=now())
