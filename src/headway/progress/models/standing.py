"""The picture of the log: what stands of each activity today. Thrown away and rebuilt from the log at any time."""

from __future__ import annotations

from django.db import models


class Standing(models.Model):
    """Accepted and claimed values of an activity, as the replay of its entries gives them (`rules.replay`)."""

    pk = models.CompositePrimaryKey("project_id", "activity_id")
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+", db_index=False)
    activity_id = models.IntegerField()
    organization_id = models.UUIDField()
    version = models.IntegerField(default=1)  # grows with every entry and decision
    accepted = models.JSONField(null=True)  # values, with entry, day, at, by
    claimed = models.JSONField(null=True)
    waiting = models.IntegerField(default=0)  # entries without a decision that nothing superseded
    due = models.DateField(null=True)  # day of the oldest accepted entry that has not met the plan

    class Meta:
        indexes = [
            models.Index(fields=["project", "due"], condition=models.Q(due__isnull=False), name="standings_to_fold"),
            models.Index(fields=["project"], condition=models.Q(waiting__gt=0), name="standings_waiting"),
        ]
