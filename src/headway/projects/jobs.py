"""Periodic work of projects: grace periods that end, holiday notices that come with a new version."""

from __future__ import annotations

from procrastinate.contrib.django import app

from headway.kernel.clock import now
from headway.projects.actions import ensure_national_calendars, make_picture, purge_deleted_projects
from headway.projects.queries.files import get_file


@app.periodic(cron="17 3 * * *")
@app.task(name="headway.projects.jobs.purge_deleted_projects_job", queue="upkeep", queueing_lock="purge-projects")
def purge_deleted_projects_job(timestamp: int) -> None:
    """Every night: remove projects that were deleted longer ago than the grace."""
    purge_deleted_projects(now=now())


@app.periodic(cron="7 * * * *")
@app.task(name="headway.projects.jobs.national_calendars_job", queue="upkeep", queueing_lock="national-calendars")
def national_calendars_job(timestamp: int) -> None:
    """After an upgrade that brings a new notice: the national calendars get a new version."""
    ensure_national_calendars(now=now())


@app.task(name="headway.projects.jobs.file_picture_job", queue="files")
def file_picture_job(file_id: int) -> None:
    """After an upload: the small picture of a file, if it is one. Twice has no second effect."""
    file = get_file(file_id)
    if file is not None:
        make_picture(file=file, now=now())
