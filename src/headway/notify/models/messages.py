"""What people were told. A channel (the inbox today; mail, push, robots) shows or sends these rows, each its own way."""

from __future__ import annotations

from django.db import models


class Message(models.Model):
    """One thing told to one person: ids and parameters, never the finished sentence or the name of what it is about.

    The names are read when somebody looks, with his rights of that moment. The inbox is the channel that needs no
    delivery: its state stands here.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()  # of the recipient
    recipient = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    project_id = models.BigIntegerField()
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    parameters = models.JSONField(default=dict)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80, blank=True, default="")
    key = models.CharField(max_length=200)  # what was told: the same is never told twice
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)
    hold_until = models.DateTimeField(null=True)  # other channels wait for it: the site is closed
    withdrawn_at = models.DateTimeField(null=True)  # the reason is gone
    ways = models.JSONField(default=list)  # how who has not chosen for the kind himself is told; none: as usual
    is_planned = models.BooleanField(default=False)  # its deliveries are written

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "key"], name="told_once")]
        indexes = [
            models.Index(fields=["recipient", "-id"], condition=models.Q(archived_at=None), name="inbox"),
            models.Index(fields=["recipient"], condition=models.Q(archived_at=None, read_at=None), name="inbox_unread"),
            models.Index(fields=["project_id"], name="messages_about"),
            models.Index(fields=["id"], condition=models.Q(is_planned=False), name="messages_to_plan"),
            models.Index(fields=["key"], name="messages_of_a_key"),
        ]
