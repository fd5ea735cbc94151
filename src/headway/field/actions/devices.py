"""Taking a device's right away, and what waited too long behind a gap."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from headway.field.actions.exchange import bring_held
from headway.field.errors import AlreadyRevoked, ReasonMissing
from headway.field.models import Device, DeviceRevocation, HeldOperation, Watermark
from headway.field.queries.devices import get_device_for
from headway.field.rules.order import HELD_FOR
from headway.kernel.actions import record_audit

if TYPE_CHECKING:
    from headway.people.models import Account


def revoke_device(*, user: Account, number: int, reason: str, now: datetime) -> None:
    """From now on the device gets no data; what it still sends is parked for review, and it is told to forget all.

    Inside the request's transaction. Raises NotFound, AlreadyRevoked, ReasonMissing.
    """
    device = get_device_for(user, number)
    if device.revoked_at is not None:
        raise AlreadyRevoked
    if not reason.strip():
        raise ReasonMissing
    DeviceRevocation.objects.create(
        device=device, by_id=user.pk, by_name=user.display_name, reason=reason.strip(), at=now
    )
    Device.objects.filter(pk=device.pk).update(revoked_at=now)
    record_audit(
        action="field.device_revoked",
        actor_id=user.pk,
        organization_id=device.organization_id,
        subject={"device": device.pk},
        now=now,
    )


def carry_out_waiting(*, now: datetime) -> int:
    """Operations that waited five days for one that never came are carried out in order, marked `gap`; how many."""
    overdue = HeldOperation.objects.filter(at__lt=now - HELD_FOR).values_list("watermark_id", flat=True).distinct()
    marks = Watermark.objects.filter(pk__in=list(overdue)).select_related("device").order_by("pk")
    return sum(bring_held(mark, now=now) for mark in marks)
