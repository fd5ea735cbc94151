"""What was said to a robot in its group."""

from __future__ import annotations

from django.db import models

from headway.notify.models.channels import Channel


class InboundPost(models.Model):
    """One message of a group to our robot; `key` is the vendor's, so that a second call of the same does nothing.

    outcome: comment (it stands with an activity), inbox (the project's managers were told), empty (no words).
    """

    id = models.BigAutoField(primary_key=True)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="inbound_posts")
    organization_id = models.UUIDField()
    project_id = models.BigIntegerField()
    key = models.CharField(max_length=64)  # sha256 of the vendor's number of the message
    sender = models.CharField(max_length=80, blank=True, default="")  # as the group names him
    account = models.ForeignKey("people.Account", on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=2000, blank=True, default="")
    outcome = models.CharField(max_length=12, default="empty")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "key"], name="one_inbound_post_per_key")]
        indexes = [models.Index(fields=["project_id", "-id"], name="inbound_of_a_project")]
