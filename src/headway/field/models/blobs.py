"""Photos and voice notes: contents known by their hash, and those that are still on their way."""

from __future__ import annotations

from django.db import models

from headway.kernel.clock import uuid7


class Upload(models.Model):
    """A content on its way in, piece by piece. `received_bytes` stand safely on the disk.

    One open upload per account, project and content: who asks again goes on with the one he has.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    organization_id = models.UUIDField()  # of the project
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    account_id = models.UUIDField()
    device_id = models.UUIDField(null=True)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    received_bytes = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account_id", "project", "sha256"],
                condition=models.Q(finished_at=None),
                name="one_open_upload_per_content",
            ),
            models.CheckConstraint(
                condition=models.Q(received_bytes__gte=0) & models.Q(received_bytes__lte=models.F("size_bytes")),
                name="received_within_size",
            ),
        ]
        indexes = [
            models.Index(fields=["account_id", "started_at"], name="uploads_of_account"),
            models.Index(fields=["device_id", "started_at"], name="uploads_of_device"),
            models.Index(fields=["expires_at"], name="uploads_by_expiry"),
        ]


class Blob(models.Model):
    """A content that a project has. Its bytes stand once, under their hash, whatever projects have it.

    Redacted: the bytes are gone, or were replaced by another content; the hash stays, with who, when and why.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()  # of the project
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    media_type = models.CharField(max_length=40)  # by its content
    width = models.IntegerField(null=True)  # pixels, as the picture says itself
    height = models.IntegerField(null=True)
    received_from_id = models.UUIDField()
    verified_at = models.DateTimeField()
    redacted_at = models.DateTimeField(null=True)
    redacted_by_id = models.UUIDField(null=True)
    redacted_by_name = models.CharField(max_length=80, blank=True, default="")
    redaction_reason = models.CharField(max_length=500, blank=True, default="")
    replaced_by = models.CharField(max_length=64, blank=True, default="")  # sha256 of a copy without what had to go

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "sha256"], name="a_content_once_per_project"),
            models.CheckConstraint(
                condition=models.Q(redacted_at=None, replaced_by="")
                | (models.Q(redacted_at__isnull=False) & ~models.Q(redaction_reason="")),
                name="redacted_for_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="blobs_by_content")]


class Possession(models.Model):
    """An account has shown that it has a content, by sending it whole; only then is it spared to send it again."""

    id = models.BigAutoField(primary_key=True)
    account_id = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    media_type = models.CharField(max_length=40)
    proved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account_id", "sha256"], name="possession_once")]
