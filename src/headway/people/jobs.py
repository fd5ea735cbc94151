"""Housekeeping of people."""

from __future__ import annotations

from datetime import timedelta

from procrastinate.contrib.django import app

from headway.kernel.clock import now
from headway.people.models import SignInAttempt

KEPT = timedelta(days=1)


@app.periodic(cron="23 * * * *")
@app.task(
    name="headway.people.jobs.forget_sign_in_attempts_job", queue="housekeeping", queueing_lock="sign_in_attempts"
)
def forget_sign_in_attempts_job(timestamp: int) -> None:
    """Once an hour: refused sign-ins count for a quarter of an hour and are kept for a day."""
    SignInAttempt.objects.filter(at__lt=now() - KEPT).delete()
