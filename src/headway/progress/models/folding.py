"""Accepted facts on their way into the plan, and the closed data dates."""

from __future__ import annotations

from django.db import models


class Folded(models.Model):
    """An accepted entry met the plan: by which edit, or why it could not. One per entry, never changed."""

    entry = models.OneToOneField("progress.Entry", on_delete=models.CASCADE, primary_key=True, related_name="folded")
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+", db_index=False)
    plan_id = models.BigIntegerField()
    edit_id = models.BigIntegerField(null=True)  # null: it could not be folded
    refusal = models.JSONField(null=True)  # {"code", "parameters"}
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["plan_id", "edit_id"], name="folded_by_edit"),
            models.Index(fields=["project", "at"], name="folded_lately"),
        ]


class Snapshot(models.Model):
    """A data date that was closed: the compared columns of the plan as they stood then."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    plan_id = models.BigIntegerField()
    revision = models.IntegerField()
    edit_id = models.BigIntegerField()
    former_data_date = models.IntegerField(null=True)  # local minutes, as in plans
    data_date = models.IntegerField()
    start = models.IntegerField(null=True)
    finish = models.IntegerField(null=True)
    former_finish = models.IntegerField(null=True)
    figures = models.JSONField(default=dict)  # counts of what was folded, moved, left waiting
    columns = models.BinaryField()  # as of a baseline, with progress
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan_id", "data_date"], name="one_close_per_data_date")]
