"""What waits for an operation that may never come."""

from __future__ import annotations

from procrastinate.contrib.django import app

from headway.field.actions.devices import carry_out_waiting
from headway.kernel.clock import now
from headway.kernel.jobs import HOUSEKEEPING


@app.periodic(cron="27 * * * *")
@app.task(
    name="headway.field.jobs.exchanges.carry_out_waiting_job", queue=HOUSEKEEPING, queueing_lock="carry_out_waiting"
)
def carry_out_waiting_job(timestamp: int) -> None:
    """Once an hour: what waited five days behind a gap is carried out, marked as such."""
    carry_out_waiting(now=now())
