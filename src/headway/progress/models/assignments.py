"""Offers of work. The answers are facts of the log; what the last one made of an offer stands in its row."""

from __future__ import annotations

from django.db import models

from headway.kernel.clock import uuid7


class AssignmentOffer(models.Model):
    """An activity, or a share of its quantity, offered to a person, a crew or a subcontractor for a window of days.

    `first_day`, `last_day`, `quantity`: as agreed on, until then as offered; the rest of the row repeats the last
    answer, which stands in the log with those before it.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(unique=True, default=uuid7)  # of the record that devices keep
    organization_id = models.UUIDField()
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    activity_id = models.IntegerField()  # number in the project's plan
    account_id = models.UUIDField(null=True)
    crew = models.ForeignKey("projects.Resource", on_delete=models.CASCADE, null=True, related_name="+")
    subcontractor = models.ForeignKey("projects.Subcontractor", on_delete=models.CASCADE, null=True, related_name="+")
    quantity = models.FloatField(null=True)  # null: the whole activity
    first_day = models.DateField()
    last_day = models.DateField()
    message = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, default="offered")
    version = models.IntegerField(default=1)
    reason = models.CharField(max_length=500, blank=True)
    proposed_first = models.DateField(null=True)
    proposed_last = models.DateField(null=True)
    proposed_quantity = models.FloatField(null=True)
    answered_by_id = models.UUIDField(null=True)
    answered_by_name = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True)
    edit_id = models.BigIntegerField(null=True)  # by which the plan took the assignment over

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account_id__isnull=False, crew=None, subcontractor=None)
                | models.Q(account_id=None, crew__isnull=False, subcontractor=None)
                | models.Q(account_id=None, crew=None, subcontractor__isnull=False),
                name="offered_to_one",
            ),
            models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")), name="offer_days_in_order"),
            models.CheckConstraint(
                condition=models.Q(quantity=None) | models.Q(quantity__gt=0), name="offered_quantity_positive"
            ),
        ]
        indexes = [models.Index(fields=["project", "activity_id"], name="offers_of_activity")]
