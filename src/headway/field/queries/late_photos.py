"""What a crew's link that was taken back may still send of photos, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from headway.field.models import Device, Upload
from headway.field.queries.blobs import get_upload_for, list_owed
from headway.field.queries.crew_links import get_closed_link
from headway.field.upload_errors import PhotoNotOwed
from headway.people.queries import get_account

if TYPE_CHECKING:
    from datetime import datetime

    from headway.people.models import Account


def get_sender_of(token: str, project_id: int, device_id: UUID | None, sha256: str, *, now: datetime) -> Account:
    """The account of a closed link one of whose phones handed over an entry that names this content.

    Raises CrewLinkInvalid, PhotoNotOwed: a content that nobody knows, one of another link's or another phone's, one
    of an entry that was carried out before or given back are answered alike.
    """
    account = get_account(get_closed_link(token, now=now).account_id)
    _require_owed(account, project_id, device_id, sha256)
    return account


def get_late_upload(token: str, upload_id: UUID, *, now: datetime) -> tuple[Account, Upload]:
    """An upload that a closed link may go on with. Raises CrewLinkInvalid, NotFound, PhotoNotOwed."""
    account = get_account(get_closed_link(token, now=now).account_id)
    upload = get_upload_for(account, upload_id)
    _require_owed(account, upload.project_id, upload.device_id, upload.sha256)
    return account, upload


def _require_owed(account: Account, project_id: int, device_id: UUID | None, sha256: str) -> None:
    if device_id is None:
        raise PhotoNotOwed
    device = Device.objects.filter(device_id=device_id).values("pk")
    if not list_owed(account, project_id, sha256).filter(sent_by_id=account.pk, device_id__in=device).exists():
        raise PhotoNotOwed
