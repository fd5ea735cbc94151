"""Tables of the kernel. They hold people and organisations as plain ids: nothing points upwards."""

from __future__ import annotations

from django.db import models
from django.db.models import Func

from headway.kernel.clock import uuid7
from headway.kernel.fields import TransactionId


class OutboxEvent(models.Model):
    """Something that happened, recorded in the transaction in which it happened."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=80)
    organization_id = models.UUIDField()
    project_id = models.BigIntegerField(null=True)
    subject = models.JSONField(default=dict)  # ids and revisions only, never text or values
    at = models.DateTimeField()
    # rows become visible in the order of commits, not of ids: live streams resume by the transaction
    transaction_id = TransactionId(db_default=Func(function="pg_current_xact_id"), editable=False)

    class Meta:
        indexes = [models.Index(fields=["transaction_id"], name="outbox_by_transaction")]


class IdempotencyKey(models.Model):
    """The answer once given to a write, so that the same write asked again has no second effect."""

    id = models.BigAutoField(primary_key=True)
    actor_id = models.UUIDField()
    key = models.UUIDField()
    fingerprint = models.CharField(max_length=64)  # sha256 of method, path and body
    status = models.IntegerField(null=True)  # null while the first request is still at work
    answer = models.BinaryField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_id", "key"], name="one_answer_per_key")]


class AuditEntry(models.Model):
    """Who did what; the serving role may insert and read, never change or delete."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField(null=True)
    actor_id = models.UUIDField(null=True)
    action = models.CharField(max_length=80)
    subject = models.JSONField(default=dict)
    source = models.CharField(max_length=45, blank=True)  # network address
    at = models.DateTimeField()
    transaction_id = TransactionId(db_default=Func(function="pg_current_xact_id"), editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["transaction_id"], name="audit_by_transaction"),
            models.Index(fields=["organization_id", "id"], name="audit_of_organization"),
        ]


class AuditSeal(models.Model):
    """The place of an audit entry in the hash chain of its organisation; append-only like the entries.

    `hash` is SHA-256 over the hash before it and the entry's canonical form (`kernel.rules.canonical`).
    Every transaction before `horizon` has its entries sealed.
    """

    id = models.BigAutoField(primary_key=True)
    chain = models.UUIDField()  # the organisation; all zeros for entries without one
    number = models.BigIntegerField()  # from 1, without gaps
    entry_id = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)
    horizon = TransactionId()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="one_seal_per_number")]


class Attachment(models.Model):
    """A stored file, known by what it contains."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    organization_id = models.UUIDField()
    actor_id = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    file_name = models.CharField(max_length=255)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organization_id", "sha256"])]


class AttachedFile(models.Model):
    """A stored file hangs on something of a project; taken off, it stays as a mark and can be hung up again."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()  # of the project
    project_id = models.BigIntegerField()
    owner_kind = models.CharField(max_length=40)  # a kind of `kernel.subjects`
    owner_id = models.BigIntegerField()
    attachment_id = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    size_bytes = models.BigIntegerField()
    file_name = models.CharField(max_length=255)
    added_by_id = models.UUIDField()
    added_by_name = models.CharField(max_length=80)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by_id = models.UUIDField(null=True)
    removed_by_name = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["project_id", "owner_kind", "owner_id"], name="files_of_owner")]
