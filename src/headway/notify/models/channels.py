"""Ways out of the house that an organisation set up."""

from __future__ import annotations

from django.db import models


class Channel(models.Model):
    """A mail server of an organisation, or the robot of a group in a messenger.

    `address` and `secret` are sealed (`kernel.secrets`): a robot's address holds its key. A robot belongs to one
    project and posts what its keeper may see there; `kinds` are the kinds of messages that it posts. The last three
    columns are the breaker: after failures in a row nothing is tried until `open_until`.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=20)  # mail, dingtalk, wecom, feishu
    name = models.CharField(max_length=80)
    settings = models.JSONField(default=dict)
    address = models.TextField(blank=True, default="")
    secret = models.TextField(blank=True, default="")
    inbound = models.TextField(blank=True, default="")  # sealed: what signs the messenger's calls to us
    inbound_token = models.CharField(max_length=64, unique=True, null=True)  # sha256 of the part of our address
    kinds = models.JSONField(default=list)
    language = models.CharField(max_length=10, default="zh-CN")
    is_on = models.BooleanField(default=True)
    keeper = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    failures = models.IntegerField(default=0)
    open_until = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization_id"],
                condition=models.Q(kind="mail", removed_at=None),
                name="one_mail_server_per_firm",
            )
        ]
        indexes = [models.Index(fields=["project_id"], condition=models.Q(removed_at=None), name="robots_of_a_project")]
