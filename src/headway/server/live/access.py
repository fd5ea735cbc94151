"""What a stream may carry."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import orjson

from headway.kernel.events import changes_access, is_personal, register_access_change
from headway.kernel.outbox import Event

register_access_change("people.access_changed", "projects.members_changed", "projects.state_changed")


@dataclass(frozen=True, slots=True)
class Access:
    """Read from Django's answer to `GET /api/events`."""

    account_id: str
    organization_id: UUID
    projects: frozenset[int]
    kinds: frozenset[str]

    @classmethod
    def of(cls, body: bytes) -> Access:
        found = orjson.loads(body)
        return cls(
            account_id=found["account_id"],
            organization_id=UUID(found["organization_id"]),
            projects=frozenset(found["project_ids"]),
            kinds=frozenset(found["kinds"]),
        )

    def sees(self, event: Event) -> bool:
        """Whether the event may be passed on to this account."""
        if is_personal(event.kind):
            return str(event.subject.get("account_id")) == self.account_id
        if event.project_id is not None:
            return event.project_id in self.projects
        return event.organization_id == self.organization_id and event.kind in self.kinds

    def is_touched_by(self, event: Event) -> bool:
        """Whether the account may see more or less after this event."""
        if not changes_access(event.kind):
            return False
        named = event.subject.get("account_id")
        if named is not None:
            return str(named) == self.account_id
        return event.project_id in self.projects or event.organization_id == self.organization_id
