"""The site diary: written field by field until it is signed, then added to only."""

from __future__ import annotations

from django.db import models


class Diary(models.Model):
    """One per project and site day, days of stoppage included. `fields`: what people wrote (`rules.diary.EMPTY`)."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    fields = models.JSONField()
    version = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "day"], name="one_diary_per_day")]


class DiaryChange(models.Model):
    """Somebody wrote one field. Append-only."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="changes")
    version = models.IntegerField()
    field = models.CharField(max_length=30)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=80)
    device = models.CharField(max_length=36, blank=True)
    op_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["diary", "version", "field"], name="field_once_per_version")]


class DiarySignature(models.Model):
    """A diary as it was signed, with the hash of its content; never changed, one per diary."""

    diary = models.OneToOneField(Diary, on_delete=models.CASCADE, primary_key=True, related_name="signature")
    organization_id = models.UUIDField()
    content = models.JSONField()
    hash = models.CharField(max_length=64)  # sha256 of the content (`rules.diary.content_hash`)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    reporter = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    entry_uid = models.UUIDField()  # the fact in the log


class DiaryAddendum(models.Model):
    """What was added to a signed diary. Append-only."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    diary = models.ForeignKey(Diary, on_delete=models.CASCADE, related_name="addenda")
    text = models.TextField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()
    entry_uid = models.UUIDField(unique=True)
