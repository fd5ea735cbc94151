"""Links by which a crew without accounts reports: what each is for, and who opened it."""

from __future__ import annotations

from django.db import models


class CrewLink(models.Model):
    """A link for one crew, some activities and a window of days. Only the hash of its token is kept.

    `account_id` is its own account: whoever opens the link acts as it. `activity_ids` empty: what is assigned to
    the crew. `revoked_at` ends it; a row is never removed.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()  # of the project
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    account_id = models.UUIDField(unique=True)
    crew_id = models.BigIntegerField()
    crew_name = models.CharField(max_length=200)
    activity_ids = models.JSONField(default=list)
    first_day = models.DateField()
    last_day = models.DateField()
    photos_allowed = models.BooleanField(default=True)
    token_hash = models.CharField(max_length=64, unique=True)  # sha256
    made_by_id = models.UUIDField()
    made_by_name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by_id = models.UUIDField(null=True)  # null: its time was over
    revoked_by_name = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")), name="crew_link_window_forward"
            )
        ]
        indexes = [models.Index(fields=["project", "-id"], name="crew_links_of_project")]


class CrewLinkOpening(models.Model):
    """Somebody opened a link on a phone and said who he is. Append-only."""

    id = models.BigAutoField(primary_key=True)
    link = models.ForeignKey(CrewLink, on_delete=models.CASCADE, related_name="openings")
    reporter = models.CharField(max_length=80)
    source = models.CharField(max_length=45, blank=True, default="")  # network address
    browser = models.CharField(max_length=200, blank=True, default="")  # as the browser calls itself
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["link", "-id"], name="openings_of_link")]
