"""What a project has decided about its progress. Rows are added, never changed: the last one counts."""

from __future__ import annotations

from django.db import models


class SiteReporting(models.Model):
    """From then on progress comes from facts (on), or is again a field of the plan (off)."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    is_on = models.BooleanField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()


class ProgressRules(models.Model):
    """Who accepts what, by when, and what counts as doubtful (`rules.settings`), from then on."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()  # 1, 2, …
    values = models.JSONField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="one_version_of_progress_rules")]
