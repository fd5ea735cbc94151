"""Telling people, and what they do with what they were told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from headway.kernel.actions import record_event
from headway.kernel.subjects import Subject
from headway.notify.models import Delivery, Message
from headway.notify.rules import INBOX_CHANGED, KINDS
from headway.people.queries import list_active_organizations

if TYPE_CHECKING:
    from headway.people.models import Account


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
    assert kind in KINDS, kind
    wanted = set(recipients) - {actor.pk if actor else None}
    homes = list_active_organizations(wanted)
    told = [
        Message(
            organization_id=homes[account_id],
            recipient_id=account_id,
            kind=kind,
            project_id=subject.project_id,
            subject_kind=subject.kind,
            subject_id=subject.id,
            parameters=parameters or {},
            actor_id=actor.pk if actor else None,
            actor_name=actor.display_name if actor else "",
            key=key[:200],
            at=now,
            hold_until=hold_until,
        )
        for account_id in sorted(homes)
    ]
    known = _told_already(homes, key[:200])
    Message.objects.bulk_create(told, ignore_conflicts=True)
    new = homes.keys() - known
    for account_id in sorted(new):
        announce(account_id, homes[account_id], now)
    return len(new)


@transaction.atomic
def mark_messages(*, user: Account, ids: Collection[int], is_read: bool, now: datetime) -> int:
    """Mark messages of the own inbox as read or unread; ids of nobody's or others' messages are passed over."""
    mine = Message.objects.filter(recipient=user, pk__in=ids, archived_at=None)
    changed = mine.filter(read_at=None).update(read_at=now) if is_read else mine.update(read_at=None)
    return _changed(user, changed, now)


@transaction.atomic
def mark_all_read(*, user: Account, until: int, now: datetime) -> int:
    """Mark everything up to the message `until` as read: what came since the person looked stays unread."""
    mine = Message.objects.filter(recipient=user, pk__lte=until, archived_at=None, read_at=None)
    return _changed(user, mine.update(read_at=now), now)


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
        announce(account_id, homes[account_id], now)
    return len(rows)


def forget_project(project_id: int) -> None:
    """Remove the messages about a project that goes for good. Inside the caller's transaction."""
    Message.objects.filter(project_id=project_id).delete()


def _told_already(homes: dict[UUID, UUID], key: str) -> set[UUID]:
    return set(Message.objects.filter(recipient_id__in=homes, key=key).values_list("recipient_id", flat=True))


def _changed(user: Account, count: int, now: datetime) -> int:
    if count:
        announce(user.pk, user.organization_id, now)
    return count


def announce(account_id: UUID, organization_id: UUID, now: datetime) -> None:
    """Have the badge of a person's open pages move."""
    record_event(
        kind=INBOX_CHANGED,
        organization_id=organization_id,
        project_id=None,
        subject={"account_id": str(account_id)},
        now=now,
    )
