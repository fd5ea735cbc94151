"""The outbox of a phone that cannot sync any more comes as a file: it goes through the very door of an exchange."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from headway.field.actions.blobs import keep_content
from headway.field.actions.bringing import Bringing, sent_now
from headway.field.actions.exchange import take_sent
from headway.field.errors import OutboxDeviceUnknown, OutboxUnreadable
from headway.field.models import Device, DeviceUser, Upload, Watermark
from headway.field.queries.blobs import parts_folder, states_of
from headway.field.queries.devices import get_device_for, list_projects_looked_after
from headway.field.queries.log import Answer
from headway.field.rules.outbox_file import NotAnOutbox, OutboxFile, read_outbox
from headway.field.rules.wire import author_of, project_of
from headway.kernel.actions import record_audit
from headway.kernel.clock import uuid7
from headway.kernel.errors import NotFound, Refusal
from headway.people.queries import find_accounts

if TYPE_CHECKING:
    from headway.people.models import Account
    from headway.projects.models import Project

IMPORTED = "imported"
"""The flag in the log of what came as a file; who brought it stands there as the sender."""


@dataclass
class OutboxImported:
    """What came of a file. elsewhere: entries of projects whose devices the importer does not look after."""

    device: int
    answers: list[Answer] = field(default_factory=list)
    elsewhere: int = 0
    photos: int = 0
    photos_refused: int = 0


def import_outbox(*, user: Account, stream: BinaryIO, now: datetime) -> OutboxImported:
    """Take in the outbox of a device that `user` looks after, with the rights that its authors have now.

    Exactly once: what the phone sends later all the same gets the answers that were given here. An author counts as
    one when he was signed in on that device before; otherwise his entries are parked. Entries of projects that
    `user` does not look after stay in the file. Raises OutboxUnreadable, OutboxDeviceUnknown.
    """
    try:
        outbox = read_outbox(stream, largest_blob=settings.MAX_FILE_BYTES)
    except NotAnOutbox as fault:
        raise OutboxUnreadable(fault=fault.fault[:80]) from None
    device = _device_of(user, outbox.device_id)
    projects = list_projects_looked_after(user)
    here = [(epoch, raw) for epoch, raw in outbox.operations if project_of(raw) in projects]
    came = OutboxImported(device.pk, elsewhere=len(outbox.operations) - len(here))
    users = set(DeviceUser.objects.filter(device=device).values_list("account_id", flat=True))
    for epoch in dict.fromkeys(epoch for epoch, _ in here):
        raws = [raw for one, raw in here if one == epoch]
        came.answers += _take(user, device, epoch, raws=raws, was_here=users.__contains__, now=now)
    _keep_photos(outbox, here, projects=projects, users=users, came=came, now=now)
    _record(user, device, came, now)
    return came


def _device_of(user: Account, device_id: UUID) -> Device:
    """Raises OutboxDeviceUnknown: never seen here, or one that he does not look after."""
    number = Device.objects.filter(device_id=device_id).values_list("pk", flat=True).first()
    try:
        with transaction.atomic():
            return get_device_for(user, number or 0)
    except NotFound:
        raise OutboxDeviceUnknown from None


def _take(
    user: Account,
    device: Device,
    epoch: UUID,
    *,
    raws: list[dict[str, Any]],
    was_here: Callable[[UUID], bool],
    now: datetime,
) -> list[Answer]:
    mark, _ = Watermark.objects.get_or_create(device=device, epoch=epoch)
    bringing = Bringing(
        device_pk=device.pk,
        device_id=device.device_id,
        epoch=epoch,
        watermark_id=mark.pk,
        sender=user,
        is_proven=was_here,
        offset_ms=device.clock_offset_ms,
        now=now,
        refused_as="device_revoked" if device.revoked_at is not None else "",
        held=mark.held,
        last_seq=mark.last_seq,
    )
    return take_sent(bringing, [replace(sent_now(bringing, raw), flags=frozenset({IMPORTED})) for raw in raws])


def _keep_photos(
    outbox: OutboxFile,
    here: list[tuple[UUID, dict[str, Any]]],
    *,
    projects: dict[int, Project],
    users: set[UUID],
    came: OutboxImported,
    now: datetime,
) -> None:
    """Photos that entries name which were taken in: for their authors, in their projects."""
    authors = find_accounts(users)
    for _epoch, raw in here:
        author_id, project = author_of(raw), projects[project_of(raw) or 0]
        named = [sha256 for sha256 in _named(raw) if sha256 in outbox.blobs]
        author = authors.get(author_id) if author_id else None
        if author is None or not named:
            continue
        there = states_of(project.pk, named)
        for sha256 in (one for one in named if there[one] == "pending"):
            if _keep_photo(outbox, author, project, sha256, now):
                came.photos += 1
            else:
                came.photos_refused += 1


def _keep_photo(outbox: OutboxFile, author: Account, project: Project, sha256: str, now: datetime) -> bool:
    path = parts_folder() / str(uuid7())
    path.parent.mkdir(parents=True, exist_ok=True)
    upload = Upload(project=project, sha256=sha256, size_bytes=outbox.blobs[sha256])
    try:
        with path.open("xb") as file:
            for piece in outbox.read_blob(sha256):
                file.write(piece)
        with transaction.atomic():
            keep_content(author, upload, path, now)
    except (NotAnOutbox, Refusal):
        return False
    finally:
        path.unlink(missing_ok=True)
    return True


def _record(user: Account, device: Device, came: OutboxImported, now: datetime) -> None:
    record_audit(
        action="field.outbox_imported",
        actor_id=user.pk,
        organization_id=user.organization_id,
        subject={"device": device.pk, "entries": len(came.answers), "photos": came.photos, "elsewhere": came.elsewhere},
        now=now,
    )


def _named(raw: dict[str, Any]) -> list[str]:
    blobs = raw.get("blobs")
    told = blobs if isinstance(blobs, list) else []
    return list(dict.fromkeys(str(one.get("sha256")) for one in told if isinstance(one, dict)))
