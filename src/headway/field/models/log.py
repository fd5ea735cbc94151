"""Every operation that was answered finally, once, as it was sent. The serving role may add and read, nothing else."""

from __future__ import annotations

from django.db import models


class OperationEntry(models.Model):
    """One operation in the order in which it was answered (`id`). Plain ids: it outlives what it speaks of.

    `payload` is the whole operation with fields that we do not know, `payload_hash` covers what a person entered,
    not how it was sent. `status`: applied, applied_with_conflict or parked (then `reason`).
    """

    id = models.BigAutoField(primary_key=True)
    op_id = models.UUIDField(unique=True)
    payload_hash = models.CharField(max_length=64)
    organization_id = models.UUIDField()  # of the project; of the author where there is none
    project_id = models.BigIntegerField(null=True)
    author_id = models.UUIDField()
    sent_by_id = models.UUIDField()  # whose session brought it
    device_id = models.BigIntegerField()
    epoch = models.UUIDField()
    seq = models.BigIntegerField()
    record_kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    payload = models.JSONField()
    status = models.CharField(max_length=24)
    reason = models.CharField(max_length=80, blank=True, default="")
    parameters = models.JSONField(default=dict)  # of the reason's text
    version = models.BigIntegerField(null=True)
    conflict_id = models.BigIntegerField(null=True)
    parked_id = models.BigIntegerField(null=True)
    flags = models.JSONField(default=list)
    clock_offset_ms = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["project_id", "id"], name="operations_of_project"),
            models.Index(fields=["project_id", "record_kind", "record_id", "id"], name="operations_on_record"),
            models.Index(fields=["device_id", "epoch", "seq"], name="operations_of_device"),
        ]
