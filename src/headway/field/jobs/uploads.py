"""After a photo has come, and when one never comes whole."""

from __future__ import annotations

from procrastinate.contrib.django import app

from headway.field.actions.blobs import draw_pictures
from headway.field.actions.crew_links import close_links_that_are_over
from headway.field.actions.uploads import clean_uploads
from headway.kernel.clock import now
from headway.kernel.jobs import HOUSEKEEPING


@app.task(name="headway.field.jobs.uploads.blob_picture_job", queue="files")
def blob_picture_job(blob_id: int) -> None:
    """The pictures of a photo that pages show."""
    draw_pictures(blob_id=blob_id, now=now())


@app.periodic(cron="37 * * * *")
@app.task(name="headway.field.jobs.uploads.clean_uploads_job", queue=HOUSEKEEPING, queueing_lock="clean_uploads")
def clean_uploads_job(timestamp: int) -> None:
    """Once an hour: forget uploads that nobody went on with for a day."""
    clean_uploads(now=now())


@app.periodic(cron="47 * * * *")
@app.task(name="headway.field.jobs.uploads.crew_links_job", queue=HOUSEKEEPING, queueing_lock="crew_links")
def crew_links_job(timestamp: int) -> None:
    """Once an hour: end crews' links whose days are over."""
    close_links_that_are_over(now=now())
