"""What changed for devices, in the order in which it became visible."""

from __future__ import annotations

from django.db import models


class FeedCounter(models.Model):
    """The last number given to a record of a project; its row is locked from the giving to the commit."""

    project = models.OneToOneField("projects.Project", on_delete=models.CASCADE, primary_key=True, related_name="+")
    last = models.BigIntegerField(default=0)


class FeedEntry(models.Model):
    """A record that devices keep, and the number of its latest change. Its value is read anew for each reader.

    `gone_at`: a tombstone; it stays for good, so that the longest absence ends with the removal.
    """

    id = models.BigAutoField(primary_key=True)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=120)
    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "kind", "record_id"], name="one_entry_per_record"),
            models.UniqueConstraint(fields=["project", "sequence"], name="one_record_per_number"),
        ]
