"""Telling people, and what they do with what they were told."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction

from headway.kernel.actions import record_event
from headway.kernel.subjects import Subject
from headway.notify.models import Announcement, AnnouncementReading, Channel, Delivery, Message
from headway.notify.rules import INBOX_CHANGED, KINDS
from headway.people.queries import list_active_organizations

if TYPE_CHECKING:
    from headway.people.models import Account

_WRITE = """
INSERT INTO notify_message (organization_id, recipient_id, kind, project_id, subject_kind, subject_id, parameters,
  actor_id, actor_name, key, at, hold_until, is_planned, ways)
SELECT home, recipient, kind, project, subject_kind, subject, parameters, actor, actor_name, left(key, 200), %(now)s,
       hold_until, false, ways
  FROM jsonb_to_recordset(%(told)s::jsonb) AS told(home uuid, recipient uuid, kind text, project bigint,
       subject_kind text, subject bigint, parameters jsonb, actor uuid, actor_name text, key text,
       hold_until timestamptz, ways jsonb)
ON CONFLICT (recipient_id, key) DO NOTHING RETURNING recipient_id, organization_id
"""


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


def tell(
    *,
    recipients: Iterable[UUID],
    kind: str,
    subject: Subject,
    actor: Account | None,
    key: str,
    now: datetime,
    parameters: dict[str, str | int | float] | None = None,
    hold_until: datetime | None = None,
) -> int:
    """Tell people that something happened; returns how many were told anew.

    Called inside the caller's transaction: with it the messages stand, and the badges of open pages move, or
    neither. recipients: ids of accounts; the actor himself and disabled accounts are left out. kind: one of
    `rules.KINDS`, which names the text `notify.told.<kind>`. subject: what it is about; each reader is shown its
    name and the message only while he may see it. parameters: further values of the text, never a name that the
    subject's describer gives, never a value that the recipient might not see. key: names what happened
    (`comment:31`); the same person is never told the same key twice, also when he has put the message away.
    hold_until: mail, push and robots wait for it (a site is closed); the inbox does not.
    """
    wanted = sorted(set(recipients) - {actor.pk if actor else None})
    tellings = [Telling(one, kind, subject, key, parameters or {}, hold_until) for one in wanted if one is not None]
    return tell_many(tellings=tellings, actor=actor, now=now)


def tell_many(*, tellings: Sequence[Telling], now: datetime, actor: Account | None = None) -> int:
    """Tell people many things in as many statements as it takes for one, and an event per person; as in `tell`.

    Without an actor it is nobody's doing.
    """
    assert all(one.kind in KINDS for one in tellings)
    homes = list_active_organizations({one.recipient for one in tellings})
    told = [_row(one, homes[one.recipient], actor) for one in tellings if one.recipient in homes]
    if not told:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, {"told": json.dumps(told, default=str), "now": now})
        new = cursor.fetchall()
    for account_id, home in sorted(set(new)):
        move_badge(account_id, home, now)
    return len(new)


def _row(one: Telling, home: UUID, actor: Account | None) -> dict[str, Any]:
    return {
        "home": home, "recipient": one.recipient, "kind": one.kind, "project": one.subject.project_id,
        "subject_kind": one.subject.kind, "subject": one.subject.id, "parameters": dict(one.parameters),
        "actor": actor.pk if actor else None, "actor_name": actor.display_name if actor else "", "key": one.key,
        "hold_until": one.hold_until, "ways": sorted(one.ways),
    }  # fmt: skip


@transaction.atomic
def mark_messages(*, user: Account, ids: Collection[int], is_read: bool, now: datetime) -> int:
    """Mark messages of the own inbox as read or unread; ids of nobody's or others' messages are passed over."""
    mine = Message.objects.filter(recipient=user, pk__in=ids, archived_at=None)
    changed = mine.filter(read_at=None).update(read_at=now) if is_read else mine.update(read_at=None)
    _note_readings(user, now)
    return _changed(user, changed, now)


@transaction.atomic
def mark_all_read(*, user: Account, until: int, now: datetime) -> int:
    """Mark everything up to the message `until` as read: what came since the person looked stays unread."""
    mine = Message.objects.filter(recipient=user, pk__lte=until, archived_at=None, read_at=None)
    changed = mine.update(read_at=now)
    _note_readings(user, now)
    return _changed(user, changed, now)


@transaction.atomic
def archive_messages(*, user: Account, ids: Collection[int], is_archived: bool, now: datetime) -> int:
    """Put messages of the own inbox away, or take them back (as read)."""
    mine = Message.objects.filter(recipient=user, pk__in=ids)
    if is_archived:
        changed = mine.filter(archived_at=None).update(archived_at=now)
    else:
        changed = mine.exclude(archived_at=None).update(archived_at=None)
    return _changed(user, changed, now)


def withdraw(*, keys: Collection[str], now: datetime) -> int:
    """The reason is gone: put the messages of these keys away and drop what has not left yet; returns how many.

    In the caller's transaction. What was sent stays sent; the inbox shows it among what was put away, as settled.
    """
    rows = list(Message.objects.filter(key__in=keys, withdrawn_at=None).values_list("pk", "recipient_id"))
    if not rows:
        return 0
    ids = [number for number, _ in rows]
    homes = dict(Message.objects.filter(pk__in=ids).values_list("recipient_id", "organization_id"))
    Message.objects.filter(pk__in=ids).update(withdrawn_at=now)
    Message.objects.filter(pk__in=ids, archived_at=None).update(archived_at=now)
    Delivery.objects.filter(message_id__in=ids, state="waiting").update(state="dropped", error="withdrawn")
    for account_id in sorted(homes):
        move_badge(account_id, homes[account_id], now)
    return len(rows)


def forget_project(project_id: int) -> None:
    """Remove messages, announcements and robots of a project that goes for good. Inside the caller's transaction."""
    Message.objects.filter(project_id=project_id).delete()
    Announcement.objects.filter(project_id=project_id).delete()
    Channel.objects.filter(project_id=project_id).delete()


def _note_readings(user: Account, now: datetime) -> None:
    """Whoever reads an announcement in his inbox has read it."""
    read = Message.objects.filter(recipient=user, kind="announced", read_at__isnull=False).values("subject_id")
    AnnouncementReading.objects.filter(account=user, read_at=None, announcement_id__in=read).update(read_at=now)


def _changed(user: Account, count: int, now: datetime) -> int:
    if count:
        move_badge(user.pk, user.organization_id, now)
    return count


def move_badge(account_id: UUID, organization_id: UUID, now: datetime) -> None:
    """Have the badge of a person's open pages move."""
    record_event(
        kind=INBOX_CHANGED,
        organization_id=organization_id,
        project_id=None,
        subject={"account_id": str(account_id)},
        now=now,
    )
