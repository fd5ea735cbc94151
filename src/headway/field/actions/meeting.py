"""A device comes by: it is known or made known, its sign of life is kept, its epoch has a watermark.

By hand, because it happens at every exchange of everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction

if TYPE_CHECKING:
    from headway.people.models import Account


@dataclass(frozen=True)
class Browser:
    """What the signed cookie of a browser proves: who it is, and accounts that were signed in with it."""

    id: str
    accounts: frozenset[str]


@dataclass(frozen=True)
class SignOfLife:
    """What a device tells of itself; counts ≥ 0, bytes."""

    app_version: str
    schema_version: int
    label: str
    offset_ms: int
    pending_ops: int
    pending_photos: int
    pending_bytes: int
    oldest_pending_at: datetime | None
    used_bytes: int | None
    quota_bytes: int | None
    is_persisted: bool | None


@dataclass(frozen=True)
class Met:
    """A device that came by. `browsers`: (account, browser) pairs that were signed in on it."""

    device_pk: int
    watermark_id: int
    last_seq: int
    held: int
    is_revoked: bool
    is_foreign: bool
    users: frozenset[tuple[UUID, str]]
    taken: int  # entries that came by it today

    def was_here(self, account_id: UUID, browser: Browser) -> bool:
        """Whether an account really was signed in on this device: its browser proves it, or did so before."""
        return str(account_id) in browser.accounts or (browser.id != "" and (account_id, browser.id) in self.users)


_KNOWN = """
SELECT d.device_id, d.id, d.revoked_at IS NOT NULL, u.account_id, u.browser_id
  FROM field_device d LEFT JOIN field_deviceuser u ON u.device_id = d.id WHERE d.device_id = ANY(%s::uuid[])
"""
_SEEN = """
INSERT INTO field_device AS d
  (device_id, organization_id, label, app_version, schema_version, first_at, seen_at, clock_offset_ms, pending_ops,
   pending_photos, pending_bytes, oldest_pending_at, used_bytes, quota_bytes, is_persisted)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (device_id) DO UPDATE SET
  label = EXCLUDED.label, app_version = EXCLUDED.app_version, schema_version = EXCLUDED.schema_version,
  seen_at = EXCLUDED.seen_at, clock_offset_ms = EXCLUDED.clock_offset_ms, pending_ops = EXCLUDED.pending_ops,
  pending_photos = EXCLUDED.pending_photos, pending_bytes = EXCLUDED.pending_bytes,
  oldest_pending_at = EXCLUDED.oldest_pending_at, used_bytes = EXCLUDED.used_bytes,
  quota_bytes = EXCLUDED.quota_bytes, is_persisted = EXCLUDED.is_persisted
RETURNING d.id, CASE WHEN d.taken_on = %s THEN d.taken ELSE 0 END
"""
_COUNT = """
UPDATE field_device SET taken = CASE WHEN taken_on = %(day)s THEN taken ELSE 0 END + %(count)s, taken_on = %(day)s
 WHERE id = %(device)s
"""
_MARK = """
INSERT INTO field_watermark AS w (device_id, epoch, last_seq, held, last_monotonic_ms) VALUES (%s, %s, 0, 0, 0)
ON CONFLICT (device_id, epoch) DO UPDATE SET last_seq = w.last_seq RETURNING id, last_seq, held
"""
_USER = """
INSERT INTO field_deviceuser (device_id, account_id, browser_id, first_at) VALUES (%s, %s, %s, %s)
ON CONFLICT DO NOTHING
"""


@transaction.atomic
def meet_device(
    *,
    sender: Account,
    device_id: UUID,
    session_device: UUID | None,
    epoch: UUID,
    browser: Browser,
    life: SignOfLife,
    now: datetime,
) -> Met:
    """Know the device; the first account on it makes it known, another one only in a browser that proves its users.

    session_device: the device that this session spoke for first: once that is revoked, no other name helps.
    """
    known = _run(_KNOWN, [[device_id, session_device]])
    device_pk, taken = next((row[1] for row in known if row[0] == device_id), None), 0
    users = frozenset((account, browser_id) for one, *_, account, browser_id in known if account and one == device_id)
    is_foreign = device_pk is not None and not _belongs(sender, browser, users)
    if device_pk is None or not is_foreign:
        device_pk, taken = _see(sender, device_id, life, now)
        if (sender.pk, browser.id) not in users:
            _run(_USER, [device_pk, sender.pk, browser.id, now])
    watermark_id, last_seq, held = _run(_MARK, [device_pk, epoch])[0]
    is_revoked = any(row[2] for row in known)
    users |= {(sender.pk, browser.id)}
    return Met(device_pk, watermark_id, last_seq, held, is_revoked, is_foreign, users, taken)


def count_taken(device_pk: int, count: int, now: datetime) -> None:
    """So many entries have come by a device today."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"device": device_pk, "count": count, "day": now.date()})


def _belongs(sender: Account, browser: Browser, users: frozenset[tuple[UUID, str]]) -> bool:
    return any(
        account_id == sender.pk or str(account_id) in browser.accounts or (browser_id and browser_id == browser.id)
        for account_id, browser_id in users
    )


def _see(sender: Account, device_id: UUID, life: SignOfLife, now: datetime) -> tuple[int, int]:
    values = [
        device_id, sender.organization_id, life.label, life.app_version, life.schema_version, now, now, life.offset_ms,
        life.pending_ops, life.pending_photos, life.pending_bytes, life.oldest_pending_at, life.used_bytes,
        life.quota_bytes, life.is_persisted, now.date(),
    ]  # fmt: skip
    device_pk, taken = _run(_SEEN, values)[0]
    return device_pk, taken


def _run(statement: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
