"""Who was on site, and for what his hours went: pictures of the log, thrown away and rebuilt from it at any time."""

from __future__ import annotations

from django.db import models


class Attendance(models.Model):
    """The one record of a person, day and shift, as its marks give it (`rules.attendance`).

    `person`: an account's id, or a name within its crew. `marks`: the check-ins and check-outs, as the log has them.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    person = models.CharField(max_length=120)
    account_id = models.UUIDField(null=True)
    name = models.CharField(max_length=80)
    crew_id = models.BigIntegerField(null=True)  # a resource
    day = models.DateField()  # of the site, told by the person; a night shift keeps the day on which it began
    shift = models.CharField(max_length=5)
    in_at = models.DateTimeField(null=True)
    out_at = models.DateTimeField(null=True)
    hours = models.FloatField(null=True)
    accuracy_m = models.FloatField(null=True)
    is_scanned = models.BooleanField(default=False)  # with the code of the site that was valid
    flags = models.JSONField(default=list)
    marks = models.JSONField(default=list)
    version = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "person", "day", "shift"], name="present_once_per_shift")
        ]
        indexes = [models.Index(fields=["project", "day", "shift"], name="present_on")]


class HoursSheet(models.Model):
    """The hours of a person, or of a crew, on one day as entered last, held against attendance."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    person = models.CharField(max_length=120)  # `crew:<id>` for a crew
    account_id = models.UUIDField(null=True)
    name = models.CharField(max_length=80)
    crew_id = models.BigIntegerField(null=True)  # the crew itself, or the one in which the person works
    is_of_crew = models.BooleanField(default=False)
    day = models.DateField()
    sum_hours = models.FloatField()
    attendance_hours = models.FloatField(null=True)
    state = models.CharField(max_length=20)
    version = models.IntegerField(default=1)
    entry_uid = models.UUIDField()  # the fact that it was entered by
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "person", "day"], name="one_sheet_per_day")]
        indexes = [models.Index(fields=["project", "day"], name="sheets_on")]


class WorkedHours(models.Model):
    """One line of a sheet: `hours` of each of `headcount` people on an activity (null: on no activity)."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+", db_index=False)
    sheet = models.ForeignKey(HoursSheet, on_delete=models.CASCADE, related_name="lines")
    day = models.DateField()
    activity_id = models.IntegerField(null=True)
    hours = models.FloatField()
    headcount = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(hours__gte=0) & models.Q(headcount__gte=1), name="hours_worked")
        ]
        indexes = [models.Index(fields=["project", "activity_id", "day"], name="hours_on_activity")]


class SiteCode(models.Model):
    """The code that is printed as a QR sign at the gate; the one with the highest number is valid."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    code = models.CharField(max_length=40)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="one_site_code_per_number")]


class SiteSetting(models.Model):
    """What a project has decided about its site (`rules.site_settings`). Rows are added; the last one counts."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20)  # attendance, physical_states
    number = models.IntegerField()
    values = models.JSONField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "name", "number"], name="one_site_setting_version")]
