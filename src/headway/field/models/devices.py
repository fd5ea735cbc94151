"""Phones and browsers that enter facts, who was signed in on them, and how far each has been read."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class ServerEpoch(models.Model):
    """Which life of the database this is; the one row changes when a backup is restored."""

    id = models.IntegerField(primary_key=True, default=1)
    epoch = models.UUIDField()
    began_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_server_epoch")]


class Device(models.Model):
    """A phone or browser with an outbox. `device_id` is known to it and us alone; people name it by `id`."""

    id = models.BigAutoField(primary_key=True)
    device_id = models.UUIDField(unique=True)
    organization_id = models.UUIDField()  # of who used it first
    label = models.CharField(max_length=200, blank=True, default="")  # as the browser calls itself
    app_version = models.CharField(max_length=40, blank=True, default="")
    schema_version = models.IntegerField(default=1)
    first_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    clock_offset_ms = models.BigIntegerField(default=0)  # its clock ahead of ours; behind: negative
    pending_ops = models.IntegerField(default=0)
    pending_photos = models.IntegerField(default=0)
    pending_bytes = models.BigIntegerField(default=0)
    oldest_pending_at = models.DateTimeField(null=True)
    used_bytes = models.BigIntegerField(null=True)
    quota_bytes = models.BigIntegerField(null=True)
    is_persisted = models.BooleanField(null=True)
    revoked_at = models.DateTimeField(null=True)  # repeats the row of DeviceRevocation
    taken_on = models.DateField(null=True)  # the day (UTC) of `taken`
    taken = models.IntegerField(db_default=0)  # entries that came by it on that day

    class Meta:
        indexes = [models.Index(fields=["seen_at"], name="devices_by_last_sign_of_life")]


class DeviceUser(models.Model):
    """An account was signed in on a device, in the browser that its signed cookie names."""

    id = models.BigAutoField(primary_key=True)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="users")
    account_id = models.UUIDField()
    browser_id = models.CharField(max_length=32, blank=True, default="")
    first_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device", "account_id", "browser_id"], name="user_of_a_device_once")
        ]
        indexes = [models.Index(fields=["account_id", "device"], name="devices_of_a_user")]


class DeviceRevocation(models.Model):
    """Somebody took a device's right away. Append-only."""

    id = models.BigAutoField(primary_key=True)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="revocations")
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()


class Watermark(models.Model):
    """Up to which number the operations of one life of a device were answered finally, in order."""

    id = models.BigAutoField(primary_key=True)
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="watermarks")
    epoch = models.UUIDField()
    last_seq = models.BigIntegerField(default=0)
    held = models.IntegerField(default=0)  # how many rows of HeldOperation wait behind it
    last_client_time = models.DateTimeField(null=True)
    last_monotonic_ms = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "epoch"], name="one_watermark_per_epoch")]


class HeldOperation(models.Model):
    """An operation that came before one that the same device made earlier; it waits for that one."""

    id = models.BigAutoField(primary_key=True)
    watermark = models.ForeignKey(Watermark, on_delete=models.CASCADE, related_name="waiting")
    seq = models.BigIntegerField()
    op_id = models.UUIDField()
    payload = models.JSONField()
    payload_hash = models.CharField(max_length=64)
    sent_by_id = models.UUIDField()
    author_is_proven = models.BooleanField()
    clock_offset_ms = models.BigIntegerField(default=0)
    flags = models.JSONField(default=list)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["watermark", "op_id"], name="held_once")]
        indexes = [models.Index(fields=["watermark", "seq"], name="held_in_order"), models.Index(fields=["at"])]
