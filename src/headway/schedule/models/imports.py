"""Imports on their way: from the uploaded file through the report to the plan."""

from __future__ import annotations

from django.db import models

from headway.schedule.models.history import Edit
from headway.schedule.models.plan import Plan


class ImportRun(models.Model):
    """One file handed over by one person; its state moves only along `rules.imports.IMPORT_WAY`."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    actor_id = models.UUIDField()
    actor_name = models.CharField(max_length=80)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, null=True, related_name="+")
    project_code = models.CharField(max_length=80)
    project_name = models.CharField(max_length=300)
    file_name = models.CharField(max_length=255)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20, default="queued")
    stage = models.CharField(max_length=40, blank=True)
    progress = models.FloatField(default=0.0)
    attempts = models.IntegerField(default=0)
    report = models.JSONField(null=True)
    error = models.JSONField(null=True)  # {"code", "parameters"}
    project_index = models.IntegerField(null=True)
    choice = models.JSONField(null=True)  # of an update: {"match", "missing"}; null = the plan is replaced
    plan = models.ForeignKey(Plan, on_delete=models.SET_NULL, null=True, related_name="+")
    edit = models.ForeignKey(Edit, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organization_id", "sha256"], name="import_same_file")]


class ImportPart(models.Model):
    """One project of a file that was read: its document, the dates that differ, its own baselines."""

    pk = models.CompositePrimaryKey("run_id", "index")
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="+", db_index=False)
    index = models.IntegerField()
    organization_id = models.UUIDField()
    document = models.BinaryField()
    differences = models.BinaryField()
    baselines = models.BinaryField(null=True)
