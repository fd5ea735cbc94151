"""Saved views of a project's plan: what is shown and how, never what stands in the plan."""

from __future__ import annotations

from django.db import models


class SavedView(models.Model):
    """Columns, filters, order and zoom under a name, of one person; others see it when it is shared.

    `removed_at`: deleted, and can be taken back for a while.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    is_shared = models.BooleanField(default=False)
    state = models.JSONField()
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "owner", "name"],
                condition=models.Q(removed_at=None),
                name="one_view_per_name_and_owner",
            )
        ]
        indexes = [models.Index(fields=["project", "is_shared"], name="views_of_a_project")]


class FirstView(models.Model):
    """The view with which the plan opens: for one person, or for a role. `built_in` names one of the product."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, null=True, related_name="+")
    role = models.CharField(max_length=30, blank=True)
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, null=True, related_name="+")
    built_in = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "account", "role"], nulls_distinct=False, name="one_first_view_each"
            ),
            models.CheckConstraint(
                condition=models.Q(account=None) ^ models.Q(role=""), name="first_view_of_person_or_role"
            ),
            models.CheckConstraint(
                condition=models.Q(view=None) ^ models.Q(built_in=""), name="first_view_saved_or_built_in"
            ),
        ]
