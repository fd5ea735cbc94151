"""Decisions of the kernel, from plain values: the form in which an audit entry is sealed, and its hash."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

NO_ORGANIZATION = UUID(int=0)
"""The chain of the entries that belong to no organisation."""
FIRST_HASH = "0" * 64
"""What stands before the first entry of a chain."""

# control characters, line and paragraph separators, marks that turn the direction of writing
_INVISIBLE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ud800-\\udfff]"
)


@dataclass(frozen=True)
class Entry:
    """One line of the audit trail."""

    id: int
    organization_id: UUID | None
    actor_id: UUID | None
    action: str
    subject: dict[str, object]
    source: str
    at: datetime

    @property
    def chain(self) -> UUID:
        return self.organization_id or NO_ORGANIZATION


def canonical(entry: Entry) -> bytes:
    """The one spelling of an entry: JSON, keys sorted, no spaces, UTF-8, the instant in UTC with microseconds."""
    content = {
        "id": entry.id,
        "organization_id": str(entry.organization_id) if entry.organization_id else None,
        "actor_id": str(entry.actor_id) if entry.actor_id else None,
        "action": entry.action,
        "subject": entry.subject,
        "source": entry.source,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def seal_hash(previous: str, entry: Entry) -> str:
    """SHA-256 in hex over the previous hash of the chain and the entry."""
    return hashlib.sha256(previous.encode() + b"\n" + canonical(entry)).hexdigest()


def visible(words: str) -> str:
    """The words on one line with nothing hidden in them: CR, LF, escape sequences and the like as `\\uXXXX`."""
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", words)
