"""Exports: a plan on its way into a file of another tool."""

from __future__ import annotations

from django.db import models

from headway.schedule.models.plan import Plan


class ExportRun(models.Model):
    """One file that one person asked for. The file lies in the folder `exports` and is removed after a day."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    actor_id = models.UUIDField()
    file_format = models.CharField(max_length=10)
    with_baselines = models.BooleanField()
    state = models.CharField(max_length=10, default="queued")  # queued, writing, done, failed
    attempts = models.IntegerField(default=0)
    revision = models.IntegerField(null=True)  # of the plan that was written
    file_name = models.CharField(max_length=255, blank=True)
    size_bytes = models.BigIntegerField(default=0)
    report = models.JSONField(null=True)
    error = models.JSONField(null=True)  # {"code", "parameters"}
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="export_age")]
