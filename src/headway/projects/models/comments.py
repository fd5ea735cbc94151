"""What people say to each other about the parts of a project. Append-only: a version is never overwritten."""

from __future__ import annotations

from django.db import models

from headway.projects.models.project import Project


class Comment(models.Model):
    """One comment on a subject (`kernel.subjects`), or an answer to one; its text stands in its versions."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    answers = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="+")  # always a first one
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=80)
    at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)
    deleted_by_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["project", "subject_kind", "subject_id", "id"], name="comments_on")]


class CommentVersion(models.Model):
    """What a comment said from `at` on; the one with the highest number is what it says now."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()
    text = models.TextField()
    mentions = models.JSONField(default=list)  # [{"account_id", "name"}]
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "number"], name="one_text_per_version")]
