"""The log of facts: entries of people with their facts, the decisions on them, and the chain that seals both."""

from __future__ import annotations

from django.db import models
from django.db.models import Func

from headway.kernel.fields import TransactionId


def this_transaction() -> TransactionId:
    """The transaction that inserts the row; the sealing goes by it."""
    return TransactionId(db_default=Func(function="pg_current_xact_id"), editable=False)


class Entry(models.Model):
    """One report of one person: one or several facts of one day. Never changed afterwards.

    `uid` is made on the device and is the id of the record `entry`. Within an activity the order of `id` is the
    order in which entries came to stand. An entry without an activity is a fact of the project.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    activity_id = models.IntegerField(null=True)  # number in the project's plan
    day = models.DateField()  # of the site, told by the person
    source = models.CharField(max_length=10)  # site, office, import
    author_id = models.UUIDField(null=True)  # null: the installation itself
    author_name = models.CharField(max_length=80)
    reporter = models.CharField(max_length=80, blank=True)  # who signed on a crew's link
    device_id = models.UUIDField(null=True)
    op_id = models.UUIDField(null=True)
    feed_sequence = models.BigIntegerField(null=True)  # the number under which devices are sent it
    seen = models.BigIntegerField(null=True)  # up to which number the device had read the project
    supersedes_id = models.BigIntegerField(null=True)  # an earlier entry of the same activity
    flags = models.JSONField(default=list)  # of the sync log: clock_off, gap, imported
    at = models.DateTimeField()
    transaction_id = this_transaction()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["op_id"], condition=models.Q(op_id__isnull=False), name="one_entry_per_operation"
            )
        ]
        indexes = [
            models.Index(fields=["project", "activity_id", "id"], name="entries_of_activity"),
            models.Index(fields=["project", "day"], name="entries_of_day"),
            models.Index(fields=["project", "author_id", "-id"], name="entries_of_author"),
        ]


class Fact(models.Model):
    """One thing that an entry says: `kind` and its values (`rules.fact_kinds`)."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=30)
    values = models.JSONField()
    sequence = models.SmallIntegerField()  # within the entry, from 0
    at = models.DateTimeField()
    transaction_id = this_transaction()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "sequence"], name="one_fact_per_place")]
        indexes = [
            models.Index(fields=["project", "kind", "id"], name="facts_of_kind"),
            models.Index(fields=["transaction_id"], name="fact_by_transaction"),
        ]


class Decision(models.Model):
    """What became of an entry: accepted as told, accepted with other values, returned, set aside. One per entry."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+", db_index=False)
    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="decision")
    decision = models.CharField(max_length=15)  # accept, accept_other, return, set_aside
    values = models.JSONField(null=True)  # of accept_other: what was accepted instead
    reason_code = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    doubts = models.JSONField(default=list)  # those that the person saw
    by_id = models.UUIDField(null=True)  # null: by rule
    by_name = models.CharField(max_length=80, blank=True)
    way = models.CharField(max_length=12)  # person, substitute, rule, office, import, conflict
    at = models.DateTimeField()
    transaction_id = this_transaction()

    class Meta:
        indexes = [
            models.Index(fields=["project", "id"], name="decisions_of_project"),
            models.Index(fields=["transaction_id"], name="decision_by_transaction"),
            models.Index(fields=["project", "at"], condition=models.Q(decision="return"), name="returned_reports"),
        ]


class FactSeal(models.Model):
    """The place of a fact or decision in the hash chain of its project.

    `hash` is SHA-256 over the hash before it and the row's canonical form (`kernel.rules.canonical`). Every transaction
    before `horizon` has its rows sealed.
    """

    id = models.BigAutoField(primary_key=True)
    project_id = models.BigIntegerField()  # the chain
    number = models.BigIntegerField()  # from 1, without gaps
    sealed = models.CharField(max_length=8)  # fact, decision
    row_id = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    horizon = TransactionId()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project_id", "number"], name="one_fact_seal_per_number"),
            models.UniqueConstraint(fields=["sealed", "row_id"], name="sealed_once"),
        ]
