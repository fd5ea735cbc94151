"""What a plan was: edits with their inverses, computed dates, checkpoints, baselines."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from headway.schedule.models.plan import Plan


class Edit(models.Model):
    """One change of a plan through the door; `operations`, `changes` and `inverse` are JSON packed by zstd.

    `changes`: every row before and after; what takes the edit back are the same, turned round. An edit that
    replaces the whole plan (an import) has none and keeps the operation of its `inverse` instead.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="edits")
    base_revision = models.IntegerField()
    revision = models.IntegerField()
    kind = models.CharField(max_length=40)
    operations = models.BinaryField()
    changes = models.BinaryField(null=True)
    inverse = models.BinaryField(null=True)
    summary = models.JSONField(default=dict)  # parameters of the text schedule.edit.<kind>
    author_id = models.UUIDField(null=True)
    author_name = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=20)  # office, file, demo, site, …
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    touched = ArrayField(models.IntegerField(), default=list)  # activities, see rules.touched
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "revision"], name="one_edit_per_revision")]
        indexes = [
            models.Index(fields=["plan", "author_id", "revision"], name="edits_of_a_person"),
            GinIndex(fields=["touched"], name="edits_of_an_activity"),
        ]


class PlanDates(models.Model):
    """Dates of a plan at one revision as packed columns, and the few figures that lists show.

    The columns of old revisions are emptied (pruned), their figures stay.
    """

    pk = models.CompositePrimaryKey("plan_id", "revision")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False)
    revision = models.IntegerField()
    organization_id = models.UUIDField()
    columns = models.BinaryField()
    start = models.IntegerField(null=True)
    finish = models.IntegerField(null=True)
    activity_count = models.IntegerField()
    critical_count = models.IntegerField()
    percent_complete = models.FloatField()  # weighted by duration
    calculated_at = models.DateTimeField()
    calculation_ms = models.FloatField()


class Checkpoint(models.Model):
    """All rows of a plan at one revision (JSON of columns, zstd), so that any revision opens fast."""

    pk = models.CompositePrimaryKey("plan_id", "revision")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False)
    revision = models.IntegerField()
    organization_id = models.UUIDField()
    rows = models.BinaryField()
    at = models.DateTimeField()


class StandingBaselines(models.Manager["Baseline"]):
    """All but those that went with an edit that was undone."""

    def get_queryset(self) -> models.QuerySet[Baseline]:
        return super().get_queryset().filter(withdrawn_by=None)


class Baseline(models.Model):
    """The compared columns of a plan, frozen under a name; one is active.

    One that a file brought belongs to the edit that brought it. The undo of that edit withdraws it, the undo of
    the undo brings it back.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="baselines")
    name = models.CharField(max_length=200)
    revision = models.IntegerField(null=True)  # of the plan that was frozen
    is_active = models.BooleanField(default=True)
    columns = models.BinaryField()
    start = models.IntegerField(null=True)
    finish = models.IntegerField(null=True)
    author_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    brought_by = models.ForeignKey(Edit, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    withdrawn_by = models.ForeignKey(Edit, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)

    objects = StandingBaselines()
    with_withdrawn = models.Manager["Baseline"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(is_active=True, withdrawn_by=None),
                name="one_active_baseline_per_plan",
            )
        ]
