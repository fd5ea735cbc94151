"""Devices over HTTP: what they have not sent, and their revocation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from headway.field.actions.devices import revoke_device
from headway.field.queries.devices import DeviceLine, list_devices, list_devices_at_home
from headway.field.rules.order import SILENT_AFTER
from headway.kernel.clock import now
from headway.people.http import account_of
from headway.projects.http.bodies import StrictIn

router = Router()


class RevokedOut(Schema):
    at: datetime
    by: str
    reason: str


class DeviceOut(Schema):
    """A device by its number; counts are what it said of itself when it was last there. `clock_offset_ms`: its clock
    ahead of the server's."""

    device: int
    label: str
    users: list[str]
    app_version: str
    first_at: datetime
    seen_at: datetime
    is_silent: bool
    clock_offset_ms: int
    pending_ops: int
    pending_photos: int
    pending_bytes: int
    oldest_pending_at: datetime | None
    used_bytes: int | None
    quota_bytes: int | None
    is_persisted: bool | None
    revoked: RevokedOut | None


class DevicesOut(Schema):
    """A device with something to send is silent after `silent_after_hours` without a sign of life."""

    silent_after_hours: int
    devices: list[DeviceOut]


class RevocationIn(StrictIn):
    reason: Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]


@router.get("/projects/{int:project_id}/devices", response=DevicesOut)
def get_devices(request: HttpRequest, project_id: int) -> dict[str, Any]:
    """The devices of a project's members, the longest silent first."""
    return _told(list_devices(account_of(request), project_id, now=now()))


@router.get("/devices", response=DevicesOut)
def get_devices_at_home(request: HttpRequest) -> dict[str, Any]:
    """The devices of the whole firm and its guests, for who looks after them."""
    return _told(list_devices_at_home(account_of(request), now=now()))


@router.post("/devices/{int:device}/revocations", response={204: None})
def post_revocation(request: HttpRequest, device: int, body: RevocationIn) -> tuple[int, None]:
    """Take a device's right away: no data any more, what it still sends is parked, it is told to forget all."""
    revoke_device(user=account_of(request), number=device, reason=body.reason, now=now())
    return 204, None


def _told(lines: list[DeviceLine]) -> dict[str, Any]:
    return {"silent_after_hours": SILENT_AFTER // timedelta(hours=1), "devices": [_device(line) for line in lines]}


def _device(line: DeviceLine) -> dict[str, Any]:
    row = line.row
    told = {
        name: getattr(row, name)
        for name in (
            "label", "app_version", "first_at", "seen_at", "clock_offset_ms", "pending_ops", "pending_photos",
            "pending_bytes", "oldest_pending_at", "used_bytes", "quota_bytes", "is_persisted",
        )
    }  # fmt: skip
    revoked = {"at": row.revoked_at, "by": line.revoked_by, "reason": line.reason} if row.revoked_at else None
    return told | {"device": row.pk, "users": line.users, "is_silent": line.is_silent, "revoked": revoked}
