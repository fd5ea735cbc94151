"""Channels as their keepers see them: never a secret, and what became of what they sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from headway.kernel.secrets import CannotOpen, masked, open_secret
from headway.notify.models import Channel, Delivery


@dataclass(frozen=True)
class ChannelSeen:
    """`hint`: the last signs of the address, or the mail server's name. The counts are of deliveries."""

    channel: Channel
    hint: str
    has_secret: bool
    keeper: str
    waiting: int
    dead: int


def list_channels(organization_id: UUID, project_id: int | None) -> list[ChannelSeen]:
    """The mail server of a firm (no project), or the robots of a project. Permission is the caller's matter."""
    rows = Channel.objects.filter(organization_id=organization_id, project_id=project_id, removed_at=None)
    rows = rows.select_related("keeper").order_by("pk")
    counts = _counts(organization_id, project_id)
    return [
        ChannelSeen(
            row, _hint(row), bool(row.secret), row.keeper.display_name,
            *counts.get(row.pk if project_id is not None else None, (0, 0)),
        )
        for row in rows
    ]  # fmt: skip


def _counts(organization_id: UUID, project_id: int | None) -> dict[int | None, tuple[int, int]]:
    rows = Delivery.objects.filter(organization_id=organization_id, state__in=("waiting", "dead"))
    rows = rows.filter(way="mail") if project_id is None else rows.filter(channel__project_id=project_id)
    waiting, dead = Count("pk", filter=Q(state="waiting")), Count("pk", filter=Q(state="dead"))
    told = rows.values_list("channel_id").annotate(waiting=waiting, dead=dead)
    return {number: (some, lost) for number, some, lost in told}


def _hint(row: Channel) -> str:
    if row.kind == "mail":
        return f"{row.settings['host']}:{row.settings['port']}"
    try:
        return masked(open_secret(row.address))
    except CannotOpen:
        return "?"


@dataclass(frozen=True)
class DeadLetter:
    """A delivery that a person decides about."""

    id: int
    way: str
    channel: str
    recipient: str
    kind: str
    project_id: int
    error: str
    tries: int
    made_at: datetime


def list_dead_letters(
    organization_id: UUID, project_id: int | None, *, before: int | None, size: int
) -> list[DeadLetter]:
    """The latest first; of a firm all, of a project those of its robots."""
    rows = Delivery.objects.filter(organization_id=organization_id, state="dead")
    rows = rows if project_id is None else rows.filter(channel__project_id=project_id)
    rows = rows if before is None else rows.filter(pk__lt=before)
    columns = ("pk", "way", "channel__name", "recipient__display_name", "message__kind", "message__project_id",
               "error", "tries", "made_at")  # fmt: skip
    return [
        DeadLetter(number, way, channel or "", person or "", kind, project, error, tries, made)
        for number, way, channel, person, kind, project, error, tries, made in rows.order_by("-pk").values_list(
            *columns
        )[:size]
    ]
