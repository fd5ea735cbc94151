"""Photos of a crew's link that was taken back: they follow the entries that it handed over, and nothing else comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from headway.field.actions.uploads import Begun, Piece, Wanted, begin_upload, take_chunk
from headway.field.queries.late_photos import get_late_upload, get_sender_of

if TYPE_CHECKING:
    from headway.field.models import Upload


@transaction.atomic
def begin_late_upload(*, token: str, wanted: Wanted, now: datetime) -> Begun:
    """Begin to send, by a closed link, a content that an entry of it names which the desk has or carried out.

    Raises CrewLinkInvalid, PhotoNotOwed, and what `begin_upload` refuses.
    """
    account = get_sender_of(token, wanted.project_id, wanted.device_id, wanted.sha256, now=now)
    return begin_upload(user=account, wanted=replace(wanted, session_device=None), now=now)


def take_late_chunk(*, token: str, upload_id: UUID, piece: Piece, now: datetime) -> Upload:
    """Add one piece by a closed link. Raises CrewLinkInvalid, NotFound, PhotoNotOwed, and what `take_chunk` refuses."""
    account, _upload = get_late_upload(token, upload_id, now=now)
    return take_chunk(user=account, upload_id=upload_id, piece=piece, now=now)
