"""Rows of a plan. Columns follow `engine.document`; codes of kinds and types follow `engine.columns`.

Composite keys (plan, small number) hold the tables and the packed dates together; the foreign keys
between them are written in SQL in the first migration, because Django has none over two columns.
"""

from __future__ import annotations

from django.db import models

from headway.schedule.models.plan import Plan


class Activity(models.Model):
    """A WBS row or an activity; `sort_key` is the outline order, with gaps for rows to come."""

    pk = models.CompositePrimaryKey("plan_id", "activity_id")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False)
    activity_id = models.IntegerField()
    organization_id = models.UUIDField()
    parent_id = models.IntegerField(null=True)
    sort_key = models.BigIntegerField()
    kind = models.SmallIntegerField()
    code = models.TextField()
    name = models.TextField()
    calendar_id = models.IntegerField(null=True)

    duration = models.IntegerField()
    remaining = models.IntegerField()
    actual = models.IntegerField()
    flags = models.IntegerField()  # FLAG_* of engine.columns, ESTIMATED
    percent_complete = models.FloatField()
    percent_kind = models.CharField(max_length=10)
    actual_start = models.IntegerField(null=True)
    actual_finish = models.IntegerField(null=True)
    stop = models.IntegerField(null=True)
    suspend = models.IntegerField(null=True)
    resume = models.IntegerField(null=True)
    splits = models.JSONField(null=True)  # [[start, finish], …]

    constraint = models.SmallIntegerField()
    constraint_at = models.IntegerField(null=True)
    secondary_constraint = models.SmallIntegerField()
    secondary_constraint_at = models.IntegerField(null=True)
    deadline = models.IntegerField(null=True)
    expected_finish = models.IntegerField(null=True)
    external_early_start = models.IntegerField(null=True)
    external_late_finish = models.IntegerField(null=True)
    manual_start = models.IntegerField(null=True)
    manual_finish = models.IntegerField(null=True)
    levelling_delay = models.IntegerField()
    priority = models.IntegerField()

    quantity = models.FloatField(null=True)
    unit = models.TextField()
    weight = models.FloatField(null=True)
    location = models.TextField()
    trade = models.TextField()
    responsible = models.TextField()
    notes = models.TextField()
    codes = models.JSONField(null=True)  # dictionary -> value
    custom = models.JSONField(null=True)

    import_run_id = models.BigIntegerField(null=True)  # the file it came from …
    source_uid = models.TextField()
    source_row = models.IntegerField(null=True)  # … and the row there

    class Meta:
        indexes = [
            models.Index(fields=["plan_id", "sort_key"], name="activity_outline"),
            models.Index(fields=["plan_id", "parent_id"], name="activity_children"),
        ]


class Relation(models.Model):
    """A link between two activities of a plan; several between the same two are kept."""

    pk = models.CompositePrimaryKey("plan_id", "relation_id")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    relation_id = models.IntegerField()
    organization_id = models.UUIDField()
    predecessor_id = models.IntegerField()
    successor_id = models.IntegerField()
    type = models.SmallIntegerField()
    lag = models.IntegerField()
    lag_percent = models.FloatField(null=True)
    lag_calendar = models.SmallIntegerField()  # -1 = the plan's option
    source_uid = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["plan_id", "predecessor_id"], name="relation_from"),
            models.Index(fields=["plan_id", "successor_id"], name="relation_to"),
        ]


class Assignment(models.Model):
    """A resource works on an activity."""

    pk = models.CompositePrimaryKey("plan_id", "assignment_id")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    assignment_id = models.IntegerField()
    organization_id = models.UUIDField()
    activity_id = models.IntegerField()
    resource_id = models.BigIntegerField()
    units = models.FloatField()
    work = models.IntegerField()
    remaining_work = models.IntegerField()
    actual_work = models.IntegerField()
    quantity = models.FloatField(null=True)
    delay = models.IntegerField()
    drives_dates = models.BooleanField()
    cost = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    source_uid = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["plan_id", "activity_id"], name="assignment_of"),
            models.Index(fields=["plan_id", "resource_id"], name="assignment_by"),
        ]


class ExternalRelation(models.Model):
    """A link whose other end lies in another project: of a file (texts only), or of this organisation (rule 4.47).

    The other plan may be gone or hold the activity no longer: then the link holds the dates that it carried last.
    """

    pk = models.CompositePrimaryKey("plan_id", "external_relation_id")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    external_relation_id = models.IntegerField()
    organization_id = models.UUIDField()
    activity_id = models.IntegerField()
    other_project = models.TextField()
    other_activity = models.TextField()
    direction = models.CharField(max_length=12)
    type = models.SmallIntegerField()
    lag = models.IntegerField()
    other_plan_id = models.BigIntegerField(null=True)  # live plan of another project
    other_activity_id = models.IntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["plan_id", "activity_id"], name="external_relation_of"),
            models.Index(
                fields=["other_plan_id", "other_activity_id"],
                condition=models.Q(other_plan_id__isnull=False),
                name="external_relation_out",
            ),
        ]
