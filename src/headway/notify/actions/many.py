"""Telling many people many things at once, in as many statements as it takes for one, and an event per person."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from headway.kernel.subjects import Subject
from headway.notify.actions.messages import move_badge
from headway.notify.models import Message
from headway.notify.rules import KINDS
from headway.people.queries import list_active_organizations


@dataclass(frozen=True)
class Telling:
    """One thing for one person; as in `tell`. `ways`: how he is told unless he has chosen himself; none: as usual."""

    recipient: UUID
    kind: str
    subject: Subject
    key: str
    parameters: Mapping[str, str | int | float] = field(default_factory=dict)
    hold_until: datetime | None = None
    ways: Collection[str] = ()


def tell_many(*, tellings: Sequence[Telling], now: datetime) -> int:
    """Tell people what happened without anybody's doing; returns how much of it was new.

    In the caller's transaction. The same person is never told the same key twice.
    """
    assert all(one.kind in KINDS for one in tellings)
    homes = list_active_organizations({one.recipient for one in tellings})
    wanted = [one for one in tellings if one.recipient in homes]
    if not wanted:
        return 0
    told = Message.objects.filter(key__in={one.key for one in wanted}).values_list("recipient_id", "key")
    known = set(told)
    new = [one for one in wanted if (one.recipient, one.key) not in known]
    Message.objects.bulk_create([_message(one, homes[one.recipient], now) for one in new], ignore_conflicts=True)
    for account_id in sorted({one.recipient for one in new}):
        move_badge(account_id, homes[account_id], now)
    return len(new)


def _message(one: Telling, organization_id: UUID, now: datetime) -> Message:
    return Message(
        organization_id=organization_id, recipient_id=one.recipient, kind=one.kind, project_id=one.subject.project_id,
        subject_kind=one.subject.kind, subject_id=one.subject.id, parameters=dict(one.parameters), key=one.key, at=now,
        hold_until=one.hold_until, ways=sorted(one.ways),
    )  # fmt: skip
