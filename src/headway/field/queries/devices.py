"""Devices: whose they are, what they have not sent, which are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from headway.field.models import Device

if TYPE_CHECKING:
    from headway.people.models import Account


def is_device_of(user: Account, *, device_id: UUID, session_device: UUID | None) -> tuple[bool, bool]:
    """Whether an account was met on a device, and whether that (or the one its session spoke for) is revoked."""
    rows = Device.objects.filter(Q(device_id=device_id) | Q(device_id=session_device))
    found = list(rows.filter(users__account_id=user.pk).values_list("device_id", "revoked_at").distinct())
    return any(one == device_id for one, _ in found), any(revoked is not None for _, revoked in found)
