"""What one person tells many, and who has read it."""

from __future__ import annotations

from django.db import models


class Announcement(models.Model):
    """Words to the people of a firm or of a project, by role. Never changed: what is wrong is withdrawn."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=120)
    words = models.TextField()
    roles = models.JSONField(default=list)  # empty: everybody
    must_confirm = models.BooleanField(default=False)
    author = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.Account", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["organization_id", "-id"], name="announcements_of_a_firm")]


class AnnouncementReading(models.Model):
    """That one person was to read it, under which role, and when he did."""

    id = models.BigAutoField(primary_key=True)
    announcement = models.ForeignKey(Announcement, on_delete=models.CASCADE, related_name="readings")
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=30)
    read_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    reminded = models.IntegerField(default=0)  # so many times

    class Meta:
        constraints = [models.UniqueConstraint(fields=["announcement", "account"], name="one_reading_per_person")]
