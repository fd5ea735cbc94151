"""Housekeeping that the worker does by the clock. Each job may run twice and on any host."""

from __future__ import annotations

from django.conf import settings
from procrastinate.contrib.django import app

from headway.kernel.audit import anchor_chains, anchor_path, seal_audit
from headway.kernel.clock import now
from headway.kernel.pruning import prune_events, prune_idempotency_keys

HOUSEKEEPING = "housekeeping"
"""The queue of short periodic work; the worker does not count it as being busy."""


@app.periodic(cron="* * * * * */10")
@app.task(name="headway.kernel.jobs.seal_audit_job", queue=HOUSEKEEPING, queueing_lock="seal_audit")
def seal_audit_job(timestamp: int) -> None:
    """Seal what the audit trail has gained and anchor the chains in this host's data folder."""
    instant = now()
    seal_audit(now=instant)
    anchor_chains(path=anchor_path(settings.DATA_FOLDER), now=instant)


@app.periodic(cron="17 * * * *")
@app.task(name="headway.kernel.jobs.prune_job", queue=HOUSEKEEPING, queueing_lock="prune")
def prune_job(timestamp: int) -> None:
    """Once an hour: remove what has served its time, and look for entries that the sealing may have passed by."""
    instant = now()
    prune_events(now=instant)
    prune_idempotency_keys(now=instant)
    seal_audit(now=instant, whole=True)
