"""Prints on their way: from the view that a person wants on paper to the file."""

from __future__ import annotations

from django.db import models

from headway.schedule.models.plan import Plan


class PrintRun(models.Model):
    """One wish of one person; its state moves only along `rules.prints.PRINT_WAY`. Kept for a day."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    actor_id = models.UUIDField()
    kind = models.CharField(max_length=4)  # pdf, svg, png
    page = models.IntegerField(default=1)  # of an svg or png
    view = models.JSONField()
    state = models.CharField(max_length=20, default="queued")
    progress = models.FloatField(default=0.0)
    attempts = models.IntegerField(default=0)
    pages = models.IntegerField(null=True)
    error = models.JSONField(null=True)  # {"code", "parameters"}
    file_name = models.CharField(max_length=255, blank=True)
    size_bytes = models.BigIntegerField(null=True)
    content = models.BinaryField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="print_age")]
