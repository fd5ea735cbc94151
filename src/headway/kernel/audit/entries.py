"""Lists the audit trail, newest first, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from headway.kernel.models import AuditEntry
from headway.kernel.rules import Entry

LARGEST_PAGE = 200


@dataclass(frozen=True)
class EntryFilter:
    """What is wanted; `action` is the whole name or its beginning up to a dot ("people")."""

    organization_id: UUID | None = None
    actor_id: UUID | None = None
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None


def list_entries(*, wanted: EntryFilter, before: int | None = None, limit: int = LARGEST_PAGE) -> list[Entry]:
    """At most `limit` (never over LARGEST_PAGE) entries older than the entry `before`, newest first."""
    rows = AuditEntry.objects.all()
    if wanted.organization_id is not None:
        rows = rows.filter(organization_id=wanted.organization_id)
    if wanted.actor_id is not None:
        rows = rows.filter(actor_id=wanted.actor_id)
    if wanted.action:
        whole = rows.filter(action=wanted.action)
        rows = whole | rows.filter(action__startswith=f"{wanted.action}.")
    if wanted.since is not None:
        rows = rows.filter(at__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(at__lt=wanted.until)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    columns = ("id", "organization_id", "actor_id", "action", "subject", "source", "at")
    return [Entry(*row) for row in rows.order_by("-pk").values_list(*columns)[: max(1, min(limit, LARGEST_PAGE))]]
