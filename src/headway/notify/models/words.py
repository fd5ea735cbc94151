"""The words that an organisation chose for its messages."""

from __future__ import annotations

from django.db import models


class MessageWords(models.Model):
    """One version of the words of a kind in a language; never changed, the last one counts. Empty: the default."""

    id = models.BigAutoField(primary_key=True)
    organization_id = models.UUIDField()
    kind = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    version = models.IntegerField()
    title = models.CharField(max_length=200, blank=True, default="")
    words = models.CharField(max_length=1000, blank=True, default="")
    author = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization_id", "kind", "language", "version"], name="one_version_of_words"
            )
        ]
