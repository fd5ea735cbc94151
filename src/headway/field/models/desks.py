"""What waits for a person: operations that could not be carried out, and values that did not know of each other."""

from __future__ import annotations

from django.db import models


class ParkedOperation(models.Model):
    """An operation that was not carried out, readable with its whole payload until somebody decides, and afterwards.

    `project_id` is the project at whose desk it lies; none when its author never belonged to the project he named.
    `is_open` repeats whether a decision stands.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project_id = models.BigIntegerField(null=True)
    op_id = models.UUIDField()
    payload_hash = models.CharField(max_length=64)
    payload = models.JSONField()
    author_id = models.UUIDField()
    sent_by_id = models.UUIDField()
    device_id = models.BigIntegerField()
    epoch = models.UUIDField()
    reason = models.CharField(max_length=80)
    parameters = models.JSONField(default=dict)
    clock_offset_ms = models.BigIntegerField(default=0)
    flags = models.JSONField(default=list)
    at = models.DateTimeField()
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["op_id", "payload_hash"], name="parked_once")]
        indexes = [
            models.Index(fields=["project_id", "is_open", "-id"], name="parked_of_project"),
            models.Index(fields=["author_id", "project_id"], name="parked_of_author"),
        ]


class ParkedRequest(models.Model):
    """What the author asks for from his phone. Append-only; the last one counts."""

    id = models.BigAutoField(primary_key=True)
    parked = models.ForeignKey(ParkedOperation, on_delete=models.CASCADE, related_name="requests")
    ask = models.CharField(max_length=20)  # carry_out, hand_over, keep
    by_id = models.UUIDField()
    at = models.DateTimeField()


class ParkedDecision(models.Model):
    """What became of a parked operation. Append-only."""

    id = models.BigAutoField(primary_key=True)
    parked = models.OneToOneField(ParkedOperation, on_delete=models.CASCADE, related_name="decision")
    action = models.CharField(max_length=20)  # carry_out, carry_out_as, give_back, keep
    corrected = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    version = models.BigIntegerField(null=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()


class Conflict(models.Model):
    """Two values of one field of a record, entered on devices that did not know of each other; both are kept."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project_id = models.BigIntegerField()
    record_kind = models.CharField(max_length=40)
    record_id = models.CharField(max_length=120)
    field = models.CharField(max_length=80)
    base = models.JSONField(null=True)
    mine = models.JSONField(null=True)
    theirs = models.JSONField(null=True)
    until_decided = models.JSONField(null=True)
    mine_op_id = models.UUIDField()
    their_op_id = models.UUIDField(null=True)
    mine_author_id = models.UUIDField()
    their_author_id = models.UUIDField(null=True)
    subject_kind = models.CharField(max_length=40, blank=True, default="")  # of `kernel.subjects`
    subject_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    is_open = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(fields=["project_id", "is_open", "-id"], name="conflicts_of_project"),
            models.Index(fields=["project_id", "record_kind", "record_id"], name="conflicts_on_record"),
        ]


class ConflictSettlement(models.Model):
    """What a person decided about a conflict, or that a later entry of a person overtook it. Append-only."""

    id = models.BigAutoField(primary_key=True)
    conflict = models.OneToOneField(Conflict, on_delete=models.CASCADE, related_name="settlement")
    choice = models.CharField(max_length=20)  # mine, theirs, neither, other, overtaken
    value = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()
