"""Keys of addresses that stand outside of a session: the wrong ones, and what a calendar program was told."""

from __future__ import annotations

from django.db import models


class WrongKey(models.Model):
    """Somebody tried a key that opens nothing; counted per network, kept for a day."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=45)  # the network, behind the name of the door where it is not that of people
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["source", "at"], name="wrong_keys_of_a_network")]


class CalendarEntry(models.Model):
    """One entry of a person's calendar as it was last told: `sequence` grows when its content (`digest`) changes."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    uid = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)  # sha256 of what is told
    sequence = models.IntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "uid"], name="one_calendar_entry_per_uid")]
