"""Calendars as versioned sources: of the nation and of an organisation. A plan pins a version."""

from __future__ import annotations

from django.db import models


class CalendarSource(models.Model):
    """A calendar that lives on; what it says stands in its versions. Without an organisation it is national."""

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=40, null=True)  # of a national calendar
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], name="one_national_calendar_per_key")]


class CalendarVersion(models.Model):
    """What a calendar said from then on; append-only. Forms of `week` and `exceptions` as in a plan's calendar."""

    id = models.BigAutoField(primary_key=True)
    source = models.ForeignKey(CalendarSource, on_delete=models.CASCADE, related_name="versions")
    version = models.IntegerField()
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    week = models.JSONField()  # seven lists of [start, finish] in minutes, null = as the parent
    exceptions = models.JSONField()  # [first day, last day, shifts, name, weekdays]; days since 1970-01-01
    minutes_per_day = models.IntegerField()
    minutes_per_week = models.IntegerField()
    minutes_per_month = models.IntegerField()
    holiday_pack = models.CharField(max_length=60, blank=True)
    author_id = models.UUIDField(null=True)
    author_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "version"], name="one_version_per_number")]
