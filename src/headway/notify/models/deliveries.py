"""The outbox of the channels: one row per message and way, and a row for each try."""

from __future__ import annotations

from django.db import models

from headway.notify.models.channels import Channel
from headway.notify.models.messages import Message


class Delivery(models.Model):
    """One message on one way: to a person by mail or push, to a group by a robot.

    Rows of one recipient and way that are due together leave as one piece: they share `batch`. States: waiting,
    sending (a worker holds it until `claimed_at` is too old), sent, dead (a person decides), dropped (`error` says
    why: withdrawn, out of sight, switched off, no address).
    """

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    organization_id = models.UUIDField()
    way = models.CharField(max_length=20)  # mail, push, dingtalk, wecom, feishu
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, null=True, related_name="+")
    recipient = models.ForeignKey("people.Account", on_delete=models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=200)  # the message's: a robot posts the same once, however many were told
    state = models.CharField(max_length=12, default="waiting")
    due_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    batch = models.UUIDField(null=True)
    error = models.CharField(max_length=60, blank=True, default="")
    sent_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "way"], condition=models.Q(channel=None), name="one_delivery_to_a_person"
            ),
            models.UniqueConstraint(fields=["channel", "key"], name="one_post_per_group"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="waiting"), name="deliveries_due"),
            models.Index(fields=["claimed_at"], condition=models.Q(state="sending"), name="deliveries_under_way"),
            models.Index(fields=["organization_id", "-id"], condition=models.Q(state="dead"), name="dead_letters"),
            models.Index(fields=["recipient", "way", "sent_at"], name="deliveries_of_a_day"),
        ]


class Attempt(models.Model):
    """One try of one piece; never changed afterwards. `error` is a code, never what the other side wrote."""

    id = models.BigAutoField(primary_key=True)
    batch = models.UUIDField(db_index=True)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, null=True, related_name="+")
    organization_id = models.UUIDField()
    way = models.CharField(max_length=20)
    outcome = models.CharField(max_length=12)  # sent, later, token, never, unsure
    error = models.CharField(max_length=60, blank=True, default="")
    milliseconds = models.IntegerField()
    at = models.DateTimeField()
