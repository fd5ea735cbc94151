"""The audit trail of the own organisation, for those who may see it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import AwareDatetime, Field

from headway.kernel.audit import EntryFilter, list_entries
from headway.kernel.audit.entries import LARGEST_PAGE
from headway.kernel.errors import NotAllowed
from headway.kernel.rules import Entry, visible
from headway.people.http import account_of
from headway.people.http.asking import language_of
from headway.people.queries import name_accounts
from headway.people.roles import SEE_AUDIT
from headway.people.rules import may
from headway.words import has_text, text

router = Router(tags=["audit"])
LARGEST_ID = 2**63 - 1


class AuditAskedIn(Schema):
    before: Annotated[int | None, Field(ge=1, le=LARGEST_ID)] = None
    limit: Annotated[int, Field(ge=1)] = LARGEST_PAGE
    action: Annotated[str, Field(max_length=80)] = ""
    actor_id: UUID | None = None
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None


class AuditEntryOut(Schema):
    """One line. `what` is the action in words; `details` the ids that it concerned, one line, nothing hidden in it."""

    id: int
    at: datetime
    actor_id: str | None
    actor: str
    action: str
    what: str
    details: str
    source: str


class AuditOut(Schema):
    """A page, newest first; `next` is the `before` of the following page, null after the last one."""

    entries: list[AuditEntryOut]
    next: int | None


@router.get("/audit", response=AuditOut)
def get_audit(request: HttpRequest, asked: Query[AuditAskedIn]) -> dict[str, object]:
    """Who did what and when in the own organisation, newest first, at most 200 lines at once."""
    account = account_of(request)
    if not may(account.role, SEE_AUDIT):
        raise NotAllowed
    limit = min(asked.limit, LARGEST_PAGE)
    wanted = EntryFilter(
        organization_id=account.organization_id,
        actor_id=asked.actor_id,
        action=asked.action,
        since=asked.since,
        until=asked.until,
    )
    entries = list_entries(wanted=wanted, before=asked.before, limit=limit)
    names = name_accounts({entry.actor_id for entry in entries if entry.actor_id is not None})
    language = language_of(request)
    return {
        "entries": [_line(entry, names, language) for entry in entries],
        "next": entries[-1].id if len(entries) == limit else None,
    }


def _line(entry: Entry, names: dict[UUID, str], language: str) -> dict[str, object]:
    return {
        "id": entry.id,
        "at": entry.at,
        "actor_id": str(entry.actor_id) if entry.actor_id else None,
        "actor": visible(names.get(entry.actor_id, "")) if entry.actor_id else "",
        "action": visible(entry.action),
        "what": action_in_words(entry.action, language),
        "details": details_of(entry),
        "source": visible(entry.source),
    }


def action_in_words(action: str, language: str) -> str:
    """The action as the catalogue says it, else its own name."""
    key = f"audit.action.{action}"
    return text(key, language) if has_text(key) else visible(action)


def details_of(entry: Entry) -> str:
    """What the entry concerned, on one line: `plan_id=3 revision=7`."""
    return visible(" ".join(f"{name}={value}" for name, value in entry.subject.items()))[:500]
