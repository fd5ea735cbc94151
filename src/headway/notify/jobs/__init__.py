"""Background work of notify. Each job may run twice and on any host."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from headway.kernel.priorities import AWAITED

_HOUSEKEEPING = "housekeeping"
_OUTGOING = "outgoing"


@app.periodic(cron="* * * * * */5")
@app.task(name="headway.notify.jobs.plan_job", queue=_HOUSEKEEPING, queueing_lock="notify-plan")
def plan_job(timestamp: int) -> None:
    """Write the deliveries of new messages, and order the sending of what is due, a line at a time."""
    from headway.kernel.clock import now
    from headway.notify.actions.planning import plan_deliveries
    from headway.notify.actions.sending import list_due_lines, take_up_again

    plan_deliveries(now=now())
    take_up_again(now=now())
    for line in list_due_lines(now=now()):
        name = f"send {line.organization_id} {line.way} {line.channel_id or ''}"
        order_line(str(line.organization_id), line.way, line.channel_id, name)


def order_line(organization_id: str, way: str, channel_id: int | None, name: str) -> None:
    """One sending of a line waits at most; two of the same line never run at once."""
    from procrastinate.exceptions import AlreadyEnqueued

    task = app.configure_task(
        "headway.notify.jobs.send_job", queue=_OUTGOING, priority=AWAITED, lock=name, queueing_lock=name
    )
    try:
        task.defer(organization_id=organization_id, way=way, channel_id=channel_id)
    except AlreadyEnqueued:
        return


@app.task(name="headway.notify.jobs.send_job", queue=_OUTGOING)
def send_job(organization_id: str, way: str, channel_id: int | None) -> None:
    """Send what is due on one line."""
    from headway.kernel.clock import now
    from headway.notify.actions.sending import Line, send_line

    send_line(Line(UUID(organization_id), way, channel_id), clock=now)


@app.periodic(cron="37 * * * *")
@app.task(name="headway.notify.jobs.tidy_job", queue=_HOUSEKEEPING, queueing_lock="notify-tidy")
def tidy_job(timestamp: int) -> None:
    """Once an hour: forget wrong keys of yesterday and calendar entries that were told long ago."""
    from headway.kernel.clock import now
    from headway.notify.actions.calendar import forget_old_entries
    from headway.notify.actions.wrong_keys import forget_wrong_keys

    forget_wrong_keys(now=now())
    forget_old_entries(now=now())
