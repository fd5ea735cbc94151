"""What each person chose about being told, and the keys that let him be reached or act from outside."""

from __future__ import annotations

from django.db import models


class Preferences(models.Model):
    """Choices of one person; who has no row is told by the defaults of `rules.preferences`.

    `ways`: kind -> list of ways. Minutes of the day are local to `zone`; quiet_from == quiet_until: never quiet.
    """

    account = models.OneToOneField("people.Account", on_delete=models.CASCADE, primary_key=True, related_name="+")
    ways = models.JSONField(default=dict)
    quiet_from = models.IntegerField()
    quiet_until = models.IntegerField()
    digest_at = models.IntegerField()
    most_per_day = models.IntegerField()
    zone = models.CharField(max_length=60)
    changed_at = models.DateTimeField()


class PushSubscription(models.Model):
    """A browser that a person allowed to wake him. The endpoint is the secret of that browser, so it is sealed."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    endpoint_hash = models.CharField(max_length=64, unique=True)  # sha256
    endpoint = models.TextField()  # sealed
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=60)
    browser = models.CharField(max_length=200, blank=True, default="")
    is_field = models.BooleanField(default=False)  # allowed in the field app: a tap opens its pages
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class CalendarFeed(models.Model):
    """The address under which a calendar program reads a person's dates; only the hash of its key is kept."""

    account = models.OneToOneField("people.Account", on_delete=models.CASCADE, primary_key=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    hour_began = models.DateTimeField(null=True)  # in which `reads` are counted
    reads = models.IntegerField(default=0)


class ActionLink(models.Model):
    """A link in a message that does one thing once, in the name of its recipient, after he has confirmed it.

    Only the hash of its key is kept. `action` names what a room above registered (`notify.action_links`).
    """

    id = models.BigAutoField(primary_key=True)
    token_hash = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey("notify.Message", on_delete=models.CASCADE, related_name="+")
    action = models.CharField(max_length=40)
    parameters = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "action"], name="one_link_per_action")]
