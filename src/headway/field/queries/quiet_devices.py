"""Devices that hold back what was entered on them: silent, or there and not sending. Two statements for all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from headway.field.models import Device, DeviceUser


@dataclass(frozen=True, slots=True)
class QuietDevice:
    """`pending`: entries and photos that it had to send when it was last there; `oldest_at`: the oldest of them."""

    id: int
    label: str
    seen_at: datetime
    pending: int
    oldest_at: datetime | None
    users: frozenset[UUID]  # who was signed in on it


def list_quiet_devices(*, not_after: datetime) -> list[QuietDevice]:
    """Devices with something to send that were last there, or whose oldest entry was made, at or before `not_after`.

    The revoked are left out: nothing of theirs is taken any more.
    """
    waiting = Q(pending_ops__gt=0) | Q(pending_photos__gt=0)
    late = Q(seen_at__lte=not_after) | Q(oldest_pending_at__lte=not_after)
    rows = list(Device.objects.filter(waiting, late, revoked_at=None).order_by("pk"))
    users: dict[int, set[UUID]] = {}
    for device, account in DeviceUser.objects.filter(device_id__in=[row.pk for row in rows]).values_list(
        "device_id", "account_id"
    ):
        users.setdefault(device, set()).add(account)
    return [
        QuietDevice(
            row.pk, row.label, row.seen_at, row.pending_ops + row.pending_photos, row.oldest_pending_at,
            frozenset(users.get(row.pk, ())),
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeviceNow:
    """A device as it is now."""

    is_revoked: bool
    seen_at: datetime
    pending: int


def list_devices_now(numbers: Collection[int]) -> dict[int, DeviceNow]:
    """These devices as they are; what became of those that were quiet."""
    rows = Device.objects.filter(pk__in=list(numbers))
    return {
        row.pk: DeviceNow(row.revoked_at is not None, row.seen_at, row.pending_ops + row.pending_photos) for row in rows
    }
