"""What somebody is reminded of, and each thing that was done about it."""

from __future__ import annotations

from django.db import models


class Reminder(models.Model):
    """One case of one kind, from when it was found until it is gone.

    States: open, snoozed; then acted (what was asked for was done) or withdrawn (`reason` says why: gone, moved,
    passed, rule_off). A closed row stays as it is; the same case may open again as a new row.
    """

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()  # of the project
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    case_key = models.CharField(max_length=200)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    parameters = models.JSONField(default=dict)  # of the text, as at the last look
    people = models.JSONField(default=list)  # accounts that are responsible, as text
    since = models.DateTimeField()  # when the reason began
    opened_at = models.DateTimeField()
    ladder_from = models.DateTimeField()  # opened_at, later by what it was put off
    rung = models.IntegerField(default=0)  # step of the ladder that comes next
    tellings = models.IntegerField(default=0)
    next_at = models.DateTimeField(null=True)  # null: the top is reached
    state = models.CharField(max_length=12, default="open")
    snoozed_until = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "case_key"],
                condition=models.Q(closed_at=None),
                name="one_open_reminder_per_case",
            )
        ]
        indexes = [
            models.Index(fields=["project"], condition=models.Q(closed_at=None), name="open_reminders"),
            models.Index(fields=["project", "-closed_at"], name="closed_reminders"),
        ]


class ReminderStep(models.Model):
    """Somebody was told, or put it off. Append-only.

    `what`: told (by a message of his own), gathered (in the digest of his day), snoozed (he put it off, `until`).
    """

    id = models.BigAutoField(primary_key=True)
    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="steps")
    organization_id = models.UUIDField()
    project_id = models.BigIntegerField()
    number = models.IntegerField()  # the telling, from 1; of a snooze the one before it
    what = models.CharField(max_length=10)
    rung = models.CharField(max_length=12, blank=True, default="")  # the step's word: person, foreman, …
    account_id = models.UUIDField()
    key = models.CharField(max_length=200, blank=True, default="")  # of the message
    until = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reminder", "number", "account_id"],
                condition=models.Q(what__in=["told", "gathered"]),
                name="told_once_per_step",
            )
        ]
        indexes = [
            models.Index(fields=["account_id", "-at"], name="steps_of_a_person"),
            models.Index(fields=["project_id", "-at"], name="steps_of_a_project"),
            models.Index(fields=["key"], condition=models.Q(what="gathered"), name="steps_of_a_digest"),
        ]
