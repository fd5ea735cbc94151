"""How an organisation and its projects remind. Rows are added, never changed: the last one of a kind counts."""

from __future__ import annotations

from django.db import models


class ReminderRule(models.Model):
    """From then on one kind (or `general`) is reminded of so; without a project, in all of the organisation.

    `values` as `rules.settings` tells them; null: again as the organisation has it, or as it comes.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    number = models.IntegerField()  # 1, 2, … of the kind there
    values = models.JSONField(null=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization_id", "project", "kind", "number"],
                name="one_version_of_a_reminder_rule",
                nulls_distinct=False,
            )
        ]
