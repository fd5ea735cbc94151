"""What groups said to their robots."""

from __future__ import annotations

from collections.abc import Collection

from headway.notify.models import InboundPost


def list_inbound_posts(numbers: Collection[int]) -> list[InboundPost]:
    """Rows by number; who sees them is decided by the room of projects."""
    return list(InboundPost.objects.filter(pk__in=numbers))
