"""The address under which a calendar program reads a person's dates: made, renewed, taken back, read."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from headway.kernel.actions import record_audit
from headway.notify.actions.wrong_keys import count_wrong_key
from headway.notify.calendar_sources import CalendarItem, list_calendar_items
from headway.notify.errors import LinkUnknown, ReadTooOften
from headway.notify.models import CalendarEntry, CalendarFeed
from headway.notify.rules.calendar import READS_PER_HOUR, Entry, calendar_file, digest_of, etag_of, within
from headway.notify.rules.links import key_hash
from headway.people.queries import list_active_accounts_of, was_disabled_since
from headway.words import text

if TYPE_CHECKING:
    from headway.people.models import Account

_HOUR = timedelta(hours=1)
_FORGOTTEN = timedelta(days=800)


@dataclass(frozen=True)
class Feed:
    """The file, its entity tag, and when something of it changed last."""

    body: bytes
    etag: str
    changed_at: datetime


@transaction.atomic
def make_feed(*, user: Account, now: datetime) -> str:
    """A new address; an earlier one is void from now on. It is in this answer only, the table has its hash."""
    token = secrets.token_urlsafe(32)
    values = {"token_hash": key_hash(token), "made_at": now, "read_at": None, "reads": 0, "hour_began": now}
    CalendarFeed.objects.update_or_create(account=user, defaults=values)
    _record(user, "notify.calendar_made", now)
    return f"{settings.ADDRESS}/calendar/{token}.ics"


@transaction.atomic
def end_feed(*, user: Account, now: datetime) -> None:
    """The address is void; a second time changes nothing."""
    gone, _ = CalendarFeed.objects.filter(account=user).delete()
    if gone:
        _record(user, "notify.calendar_ended", now)


def read_feed(*, token: str, source: str, now: datetime) -> Feed:
    """What the person of this address may see now.

    Raises TooManyWrongKeys, LinkUnknown (never made, renewed, taken back, a disabled account: answered alike),
    ReadTooOften.
    """
    feed = CalendarFeed.objects.filter(token_hash=key_hash(token)).first()
    people = list_active_accounts_of([feed.account_id]) if feed else []
    if feed is None or not people or was_disabled_since(feed.account_id, feed.made_at):
        count_wrong_key(source=source, now=now)
        raise LinkUnknown
    _count(feed, now)
    user = people[0]
    entries = _entries(user, within(list_calendar_items(user, now), now), now)
    name = text("notify.calendar.name", user.language, name=user.display_name)
    host = settings.ADDRESS.rpartition("/")[2] or "headway"
    body = calendar_file(entries, name=name, address=settings.ADDRESS, host=host)
    return Feed(body, etag_of(body), max((one.changed_at for one in entries), default=feed.made_at))


def forget_old_entries(*, now: datetime) -> int:
    """Remove what was told so long ago that it lies behind every calendar's window; returns how many.

    An entry that is still told gets its row back with sequence 0 and a later LAST-MODIFIED, by which programs go, too.
    """
    return CalendarEntry.objects.filter(changed_at__lt=now - _FORGOTTEN).delete()[0]


def _count(feed: CalendarFeed, now: datetime) -> None:
    """Raises ReadTooOften."""
    is_new_hour = feed.hour_began is None or now - feed.hour_began >= _HOUR
    began, reads = (now, 0) if is_new_hour else (feed.hour_began, feed.reads)
    if reads >= READS_PER_HOUR:
        raise ReadTooOften
    CalendarFeed.objects.filter(pk=feed.pk).update(read_at=now, reads=reads + 1, hour_began=began)


@transaction.atomic
def _entries(user: Account, items: Sequence[CalendarItem], now: datetime) -> list[Entry]:
    """With the sequence of each: what differs from what was told last gets the next one."""
    known = {one.uid: one for one in CalendarEntry.objects.select_for_update().filter(account=user)}
    told: list[Entry] = []
    changed: list[CalendarEntry] = []
    for item in items:
        row, digest = known.get(item.uid), digest_of(item)
        if row is None or row.digest != digest:
            sequence = 0 if row is None else row.sequence + 1
            row = CalendarEntry(account=user, uid=item.uid, digest=digest, sequence=sequence, changed_at=now)
            changed.append(row)
        told.append(Entry(item, row.sequence, row.changed_at))
    CalendarEntry.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["account", "uid"],
        update_fields=["digest", "sequence", "changed_at"],
    )  # fmt: skip
    return told


def _record(user: Account, action: str, now: datetime) -> None:
    record_audit(action=action, actor_id=user.pk, organization_id=user.organization_id, now=now)
