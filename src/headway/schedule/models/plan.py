"""A plan and what belongs to it once: settings, calendars, the resources it uses."""

from __future__ import annotations

from django.db import models


class Plan(models.Model):
    """The live plan of a project, or a scenario with a parent; `revision` grows by one with every edit."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="scenarios")
    parent_revision = models.IntegerField(null=True)  # where a scenario left its parent
    author_id = models.UUIDField(null=True)  # of a scenario
    author_name = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=300)
    revision = models.IntegerField(default=0)
    profile = models.CharField(max_length=10, default="p6")
    options = models.JSONField(default=dict)  # every field of ScheduleOptions
    time_zone = models.CharField(max_length=60, default="Asia/Shanghai")
    default_calendar_id = models.IntegerField(null=True)
    start = models.IntegerField(null=True)
    data_date = models.IntegerField(null=True)
    must_finish_by = models.IntegerField(null=True)
    finish = models.IntegerField(null=True)  # when it is scheduled from its finish
    created_at = models.DateTimeField()

    scope: frozenset[int] | None = None
    """Set by the query that fetches: the activities that the reader may see, None for all."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(parent=None), name="one_live_plan_per_project"
            )
        ]


class ScenarioEnd(models.Model):
    """A scenario that is no longer worked on: promoted into its parent by an edit, or given up."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, primary_key=True, related_name="end")
    organization_id = models.UUIDField()
    edit_id = models.BigIntegerField(null=True)  # of the parent; null = given up
    author_id = models.UUIDField(null=True)
    author_name = models.CharField(max_length=80)
    at = models.DateTimeField()


class RowNumbers(models.Model):
    """The next number of a table's rows within a project; no number is given twice, not even after an undo."""

    pk = models.CompositePrimaryKey("project_id", "table")
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+", db_index=False)
    table = models.CharField(max_length=20)
    next_number = models.IntegerField()


class PlanCalendar(models.Model):
    """Working time of a plan: a week of shifts and exceptions; `parent_id` inherits."""

    pk = models.CompositePrimaryKey("plan_id", "calendar_id")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False)
    calendar_id = models.IntegerField()
    organization_id = models.UUIDField()
    parent_id = models.IntegerField(null=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    week = models.JSONField()  # seven lists of [start, finish], null = as the parent
    exceptions = models.JSONField()  # [first day, last day, shifts, name, weekdays]; days since 1970-01-01
    minutes_per_day = models.IntegerField()
    minutes_per_week = models.IntegerField()
    minutes_per_month = models.IntegerField()
    source_uid = models.TextField()
    pinned_source_id = models.BigIntegerField(null=True)  # the national or organisation calendar it was taken from …
    pinned_version = models.IntegerField(null=True)  # … and the version of it


class PlanResource(models.Model):
    """A resource as this plan uses it, with the calendar of its crew here."""

    pk = models.CompositePrimaryKey("plan_id", "resource_id")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+", db_index=False)
    resource = models.ForeignKey("projects.Resource", on_delete=models.PROTECT, related_name="+")
    organization_id = models.UUIDField()
    calendar_id = models.IntegerField(null=True)
    source_uid = models.TextField()
