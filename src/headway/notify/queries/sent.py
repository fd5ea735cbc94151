"""What left by mail, push and robots of the messages of reminders: for measuring what came of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from headway.notify.models import Delivery
from headway.notify.rules.messages import REMINDERS


def list_sent_reminders(project_ids: Collection[int], *, since: datetime) -> list[tuple[str, str, datetime]]:
    """(key of the message, way, when it left) of these projects, which were fetched with permission."""
    rows = Delivery.objects.filter(
        message__project_id__in=list(project_ids), message__kind__in=REMINDERS, state="sent", sent_at__gt=since
    )
    return [(key, way, at) for key, way, at in rows.values_list("key", "way", "sent_at") if at is not None]
